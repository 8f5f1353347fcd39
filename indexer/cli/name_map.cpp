#include "cli/name_map.h"

#include <algorithm>
#include <array>
#include <memory>
#include <sstream>
#include <string_view>

namespace seogo::cli {
namespace {

constexpr std::array<std::string_view, 17> keys{
    "id",       "number", "blog", "url",  "title", "author", "lang",     "published",    "updated",
    "category", "tags",   "body", "html", "text",  "images", "comments", "comment_count"};

std::string known_keys() {
  std::string all;
  for (const std::string_view key : keys) all.append(all.empty() ? "" : ", ").append(key);
  return all;
}

// The mistake in a pair, or nothing.
std::string take_pair(const std::string& pair, std::map<std::string, std::string>& names) {
  const std::size_t equals = pair.find('=');
  if (equals == std::string::npos || equals + 1 == pair.size())
    return "--map: " + pair + ": KEY=NAME, e.g. --map title=제목,body=내용";
  const std::string ours = pair.substr(0, equals);
  if (std::ranges::find(keys, ours) == keys.end()) return "--map: " + ours + ": " + known_keys();
  names[pair.substr(equals + 1)] = ours;
  return {};
}

}  // namespace

void define_map(Options& options, std::map<std::string, std::string>& names) {
  const auto mistake = std::make_shared<std::string>();
  options.value("--map", "KEY=NAME,…",
                [&names, mistake](const std::string& pairs) {
                  std::istringstream in(pairs);
                  for (std::string pair; std::getline(in, pair, ',');)
                    if (const std::string wrong = take_pair(pair, names); !wrong.empty()) *mistake = wrong;
                },
                {"which column or key of a table or JSON is what: title=제목,body=내용",
                 "표나 JSON의 어느 열(키)이 무엇인지 알려 줍니다: title=제목,body=내용"});
  options.check([mistake] { return *mistake; });
}

}  // namespace seogo::cli
