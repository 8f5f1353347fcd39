// `seogo series`: which posts count in their titles, in order, and which numbers are missing.
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/terminal.h"
#include "cli/verbs.h"
#include "seogo/archive.h"

namespace seogo::cli {

namespace {

using Json = nlohmann::ordered_json;

struct SeriesVerb {
  std::string name;
  bool json = false;
};

Json to_json(const SeriesContents& series) {
  Json parts = Json::array();
  for (const SeriesPart& it : series.parts)
    parts.push_back({{"number", it.number},
                     {"last", it.last},
                     {"id", it.id.empty() ? Json(nullptr) : Json(it.id)},
                     {"title", it.title},
                     {"url", it.url.empty() ? Json(nullptr) : Json(it.url)},
                     {"published", it.published ? Json(to_string(*it.published)) : Json(nullptr)}});
  return {{"blog", series.blog},   {"category", series.category}, {"name", series.name},
          {"count", series.count}, {"parts", std::move(parts)},   {"missing", series.missing}};
}

// "3, 5–7" of {3, 5, 6, 7}.
std::string ranges(const std::vector<std::uint32_t>& numbers) {
  std::string out;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i;
    while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1) ++end;
    out += (out.empty() ? "" : ", ") + std::to_string(numbers[i]);
    if (end > i) out += "–" + std::to_string(numbers[end]);
    i = end + 1;
  }
  return out;
}

void print_series(const Context& context, const SeriesContents& series) {
  std::string place = series.blog;
  for (const std::string& part : series.category) place += " › " + part;
  fmt::print("{} ({})\n", printable(series.name), printable(place));
  for (const SeriesPart& it : series.parts) {
    const std::string number =
        it.last > it.number ? fmt::format("{}–{}", it.number, it.last) : std::to_string(it.number);
    fmt::print("  {:>7}  {}  {}\n", number, printable(it.title),
               it.id.empty() ? context.text("— not held", "— 서고에 없음") : printable(it.id));
  }
  if (!series.missing.empty())
    fmt::print("  {} {}\n", context.text("missing:", "빠진 번호:"), ranges(series.missing));
}

int run_series(const Context& context, const SeriesVerb& verb) {
  const auto archive = Archive::open(context.archive);
  if (!archive) return complain(context, archive.error());
  const auto all = archive->series();
  if (!all) return complain(context, all.error());
  Json list = Json::array();
  std::size_t found = 0;
  for (const SeriesContents& series : *all) {
    if (!verb.name.empty() && series.name != verb.name) continue;
    ++found;
    if (verb.json)
      list.push_back(to_json(series));
    else
      print_series(context, series);
  }
  if (!verb.name.empty() && found == 0)
    return complain(context,
                    {ErrorCode::not_found,
                     {"There is no series named " + verb.name + ".", "그런 시리즈가 없습니다: " + verb.name},
                     {"seogo series lists them.", "seogo series로 모두 볼 수 있습니다."},
                     {}});
  if (verb.json)
    fmt::print("{}\n",
               Json{{"series", std::move(list)}}.dump(-1, ' ', false, Json::error_handler_t::replace));
  else if (found == 0)
    fmt::print("{}\n", context.text("No titles count.", "번호가 붙은 제목이 없습니다."));
  return done;
}

}  // namespace

Run define_series(Options& options) {
  auto verb = std::make_shared<SeriesVerb>();  // shared with the closure that runs it
  options.argument("NAME", verb->name, {"one series alone", "이 시리즈만"});
  options.flag("--json", verb->json, {"print one JSON object", "JSON 객체 하나로 출력합니다"});
  return [verb](Context& now) { return run_series(now, *verb); };
}

}  // namespace seogo::cli
