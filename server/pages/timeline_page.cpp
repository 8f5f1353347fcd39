// The years and months of the archive: how many posts, how many words, each leading to what was written then.
#include <algorithm>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>

#include "pages/chart.h"
#include "pages/view.h"
#include "site/handlers.h"

namespace seogo::http {

namespace {

using nlohmann::json;

constexpr int most_figures = 10;  // above the columns of a chart

struct Written {
  std::uint64_t posts = 0, words = 0;
};

// By "2024" and "2024-05".
std::map<std::string, Written> written(const ArchiveStats& stats) {
  std::map<std::string, Written> times;
  for (const Count& month : stats.months) {
    times[month.value].posts += month.count;
    times[month.value.substr(0, 4)].posts += month.count;
  }
  for (const Count& month : stats.month_words) {
    times[month.value].words += month.count;
    times[month.value.substr(0, 4)].words += month.count;
  }
  return times;
}

std::string told(const Call& call, const std::string& time, const Written& what) {
  return say(call.language, "column_words",
             {{"time", shown_month(call.language, time)},
              {"posts", say_count(call.language, "posts", what.posts)},
              {"words", say_count(call.language, "words", what.words)}});
}

std::string time_link(const Call& call, const std::string& time) {
  return call.link("/search", {{"from", time}, {"to", time}, {"sort", "oldest"}});
}

// 0 to 5: how dark a month is, from one post to the most.
std::string shade(std::uint64_t posts, std::uint64_t most) {
  if (posts == 0) return "0";
  return std::to_string(most == 1 ? 5 : 1 + (posts - 1) * 4 / (most - 1));
}

std::uint64_t undated(const ArchiveStats& stats) {
  std::uint64_t dated = 0;
  for (const Count& month : stats.months) dated += month.count;
  return stats.posts - std::min(dated, stats.posts);
}

json month_view(const Call& call, const std::string& time, const Written& what, std::uint64_t most) {
  return {{"href", what.posts == 0 ? "" : time_link(call, time)},
          {"told", told(call, time, what)},
          {"count", what.posts == 0 ? "" : shown_number(what.posts)},
          {"shade", shade(what.posts, most)}};
}

json timeline_view(const Call& call, const std::map<std::string, Written>& times) {
  std::uint64_t fullest = 1;
  int first = 9999, last = 0;
  for (const auto& [time, what] : times) {
    if (time.size() == 7) fullest = std::max(fullest, what.posts);
    int year = 0;
    std::from_chars(time.data(), time.data() + 4, year);
    first = std::min(first, year);
    last = std::max(last, year);
  }
  const auto at = [&](const std::string& time) {
    const auto found = times.find(time);
    return found == times.end() ? Written{} : found->second;
  };
  // Figures of many years would run into each other.
  const auto above = [&](std::uint64_t count) {
    return count > 0 && last - first < most_figures ? shown_number(count) : std::string();
  };
  std::vector<Column> posts, words;
  json years = json::array();
  for (int year = first; year <= last; ++year) {
    const std::string time = std::to_string(year);
    const Written what = at(time);
    const std::string href = what.posts == 0 ? "" : time_link(call, time);
    const std::string label = last - first < 16 ? time : time.substr(2);
    posts.push_back({label, told(call, time, what), href, what.posts, false, above(what.posts)});
    words.push_back({label, told(call, time, what), href, what.words, false, above(what.words)});
    json months = json::array();
    for (int month = 1; month <= 12; ++month) {
      const std::string one = time + (month < 10 ? "-0" : "-") + std::to_string(month);
      months.push_back(month_view(call, one, at(one), fullest));
    }
    json row = {{"year", time},
                {"href", href},
                {"posts", shown_number(what.posts)},
                {"words", shown_number(what.words)},
                {"months", std::move(months)}};
    years.push_back(std::move(row));
  }
  json view = frame(call, "timeline", say(call.language, "timeline_title"));
  view["posts_chart"] = {{"columns", chart(posts)}};
  view["words_chart"] = {{"columns", chart(words)}};
  view["years"] = std::move(years);
  view["month_names"] = json::array();
  for (unsigned month = 1; month <= 12; ++month)
    view["month_names"].push_back(
        {{"name", shown_month_name(call.language, month)}, {"number", std::to_string(month)}});
  return view;
}

}  // namespace

Response timeline_page(const Call& call, const Library& library) {
  const auto stats = library.stats();
  if (!stats) return failed_page(call, stats.error());
  if (stats->posts == 0) return start_page(call, nullptr, 200);
  const std::map<std::string, Written> times = written(*stats);
  json view = times.empty() ? frame(call, "timeline", say(call.language, "timeline_title"))
                            : timeline_view(call, times);
  view["has_years"] = !times.empty();
  const std::uint64_t without_date = undated(*stats);
  view["undated"] = without_date == 0 ? "" : say_count(call.language, "undated_posts", without_date);
  return page_response(call, "timeline", view);
}

}  // namespace seogo::http
