// Every tag with how many posts bear it: the most used first, or by name under their first letters.
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "pages/view.h"
#include "site/handlers.h"

namespace seogo::http {

namespace {

using nlohmann::json;

constexpr std::size_t most_tags = 1000;

// "ㄱ" for 고양이, "R" for react; empty for what begins with neither.
std::string first_letter(std::string_view tag) {
  static constexpr const char* leading[] = {"ㄱ", "ㄱ", "ㄴ", "ㄷ", "ㄷ", "ㄹ", "ㅁ", "ㅂ", "ㅂ", "ㅅ",
                                            "ㅅ", "ㅇ", "ㅈ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(tag[i]); };
  if (tag.empty()) return {};
  const unsigned char first = byte(0);
  if ((first | 0x20) >= 'a' && (first | 0x20) <= 'z') return std::string(1, static_cast<char>(first & 0xdf));
  if (tag.size() < 3 || (first & 0xf0) != 0xe0) return {};
  const unsigned code = (first & 0x0fU) << 12 | (byte(1) & 0x3fU) << 6 | (byte(2) & 0x3fU);
  return code >= 0xac00 && code <= 0xd7a3 ? leading[(code - 0xac00) / 588] : std::string();
}

// Hangul comes first, then Latin, then the rest.
std::string place_of(const std::string& letter) {
  if (letter.empty()) return "3";
  return (letter.size() == 1 ? "2" : "1") + letter;
}

// Capitals beside small letters.
std::string folded(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return text;
}

// 1 to 5, for the size it is shown in: by the logarithm, for few tags are used much and many once.
std::string weight_of(std::size_t count, std::size_t most) {
  if (most <= 1) return "1";
  const double part = std::log(static_cast<double>(count)) / std::log(static_cast<double>(most));
  return std::to_string(1 + static_cast<int>(part * 4));
}

}  // namespace

Response tags_page(const Call& call, const Library& library) {
  const auto found = library.search(
      {.query = {}, .limit = 0, .sort = Sort::newest, .snippets = false, .deadline = call.deadline});
  if (!found) return failed_page(call, found.error());
  if (found->total == 0) return start_page(call, nullptr, 200);
  std::vector<FacetCount> tags = found->facets.tag;
  const std::size_t all = tags.size();
  if (tags.size() > most_tags) tags.resize(most_tags);
  const std::size_t most = tags.empty() ? 1 : tags.front().count;
  const bool by_name = call.parameters.first("sort").value_or("") == "name";

  std::map<std::string, json> groups;  // by the place of their letter
  if (by_name)
    std::sort(tags.begin(), tags.end(), [](const FacetCount& a, const FacetCount& b) {
      return std::pair(folded(a.value), a.value) < std::pair(folded(b.value), b.value);
    });
  for (const FacetCount& tag : tags) {
    json& group = groups[by_name ? place_of(first_letter(tag.value)) : ""];
    group.push_back({{"value", tag.value},
                     {"in_lang", lang_of(call, tag.value)},
                     {"count", shown_number(tag.count)},
                     {"weight", by_name ? "" : weight_of(tag.count, most)},
                     {"href", call.link("/search", {{"tag", tag.value}})}});
  }
  json view = frame(call, "tag-list", say(call.language, "tags_title"));
  view["all"] = say_count(call.language, "tags_count", all);
  view["groups"] = json::array();
  for (auto& [place, values] : groups) {
    const std::string letter =
        place == "3" ? say(call.language, "other_letters") : place.substr(place.empty() ? 0 : 1);
    view["groups"].push_back({{"letter", letter}, {"values", std::move(values)}});
  }
  view["orders"] = {
      {{"label", say(call.language, "tags_by_use")}, {"href", call.link("/tags")}, {"current", !by_name}},
      {{"label", say(call.language, "tags_by_name")},
       {"href", call.link("/tags", {{"sort", "name"}})},
       {"current", by_name}}};
  return page_response(call, "tags", view);
}

}  // namespace seogo::http
