// `seogo stats`: what the archive holds.
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <memory>

#include "cli/terminal.h"
#include "cli/verbs.h"
#include "seogo/archive.h"
#include "seogo/report_json.h"

namespace seogo::cli {

namespace {

std::string bytes_text(std::uint64_t bytes) {
  const char* const units[] = {"B", "KB", "MB", "GB", "TB"};
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; value >= 1000 && unit + 1 < std::size(units); ++unit) value /= 1000;
  return fmt::format("{:.{}f} {}", value, unit == 0 ? 0 : 1, units[unit]);
}

void print_bars(const Context& context, std::string_view heading, const std::vector<Count>& counts,
                std::size_t most = 100) {
  if (counts.empty()) return;
  fmt::print("\n{}\n", heading);
  const std::size_t shown = std::min(most, counts.size());
  std::uint64_t largest = 1;
  std::size_t widest = 1;
  for (std::size_t i = 0; i < shown; ++i) {
    largest = std::max(largest, counts[i].count);
    widest = std::max(widest, std::min<std::size_t>(display_width(counts[i].value), 30));
  }
  const std::size_t room = context.columns > widest + 20 ? context.columns - widest - 14 : 10;
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string name = shortened(counts[i].value, 30);
    const auto length = static_cast<std::size_t>(
        static_cast<double>(room) * static_cast<double>(counts[i].count) / static_cast<double>(largest));
    std::string bar;
    for (std::size_t n = 0; n < std::max<std::size_t>(length, 1); ++n) bar += "█";
    fmt::print("  {}{} {:>7} {}\n", name, std::string(widest - std::min(widest, display_width(name)), ' '),
               counts[i].count, bar);
  }
  if (counts.size() > shown) fmt::print("  … {}\n", counts.size() - shown);
}

void print_stats(const Context& context, const ArchiveStats& stats) {
  const auto line = [&](const char* en, const char* ko, const std::string& value) {
    fmt::print("{:>12}  {}\n", value, context.text(en, ko));
  };
  fmt::print("{}\n", context.archive.string());
  line("posts", "글", std::to_string(stats.posts));
  line("words", "어절", std::to_string(stats.words));
  line("pictures in posts", "글 속 그림", std::to_string(stats.images));
  line("of these with a copy here", "그 가운데 사본이 있는 그림", std::to_string(stats.images_held));
  line("posts known but not held", "알려져 있지만 없는 글", std::to_string(stats.missing));
  line("posts of unknown visibility", "공개 여부를 모르는 글", std::to_string(stats.unknown_visibility));
  line("archive.sqlite", "archive.sqlite", bytes_text(stats.archive_bytes));
  line("media/", "media/", bytes_text(stats.media_bytes));
  line("index/", "index/", bytes_text(stats.index_bytes));
  std::vector<Count> blogs;
  for (const BlogSummary& it : stats.blogs) blogs.push_back({it.name, it.posts});
  print_bars(context, context.text("blogs", "블로그"), blogs);
  print_bars(context, context.text("years", "해"), stats.years);
  print_bars(context, context.text("categories", "분류"), stats.categories);
  print_bars(context, context.text("most used tags", "많이 쓴 태그"), stats.tags, 20);
}

int run_stats(const Context& context) {
  const auto archive = Archive::open(context.archive);
  if (!archive) return complain(context, archive.error());
  const auto stats = archive->stats();
  if (!stats) return complain(context, stats.error());
  if (context.json)
    fmt::print("{}\n", to_json(*stats));
  else
    print_stats(context, *stats);
  return done;
}

}  // namespace

Run define_stats(Options& options) {
  auto json = std::make_shared<bool>(false);  // shared with the closure that runs the verb
  options.flag("--json", *json, {"print one JSON object", "JSON 객체 하나로 출력합니다"});
  return [json](Context& now) {
    now.json = *json;
    return run_stats(now);
  };
}

}  // namespace seogo::cli
