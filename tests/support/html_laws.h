// What must be true of every HTML the importer hands out, told without the importer's own parser.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace seogo::test {

// The first breach of the laws, empty when there is none: tags are of the allow-list's kind, no attribute
// runs or loads anything, addresses are http, https, mailto or an anchor of the post.
inline std::string breach_in(std::string_view html) {
  static constexpr std::string_view allowed_attributes[] = {
      "href",  "rel",     "class",   "id",    "alt",  "width",      "height",
      "title", "colspan", "rowspan", "start", "open", "data-image", "data-original"};
  static constexpr std::string_view forbidden_tags[] = {
      "script", "style", "iframe", "object", "embed", "form",     "input",  "link", "meta",
      "base",   "svg",   "math",   "video",  "audio", "textarea", "button", "title"};
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    std::size_t i = at + 1;
    if (i < html.size() && html[i] == '/') ++i;
    std::string tag;
    while (i < html.size() && ((html[i] >= 'a' && html[i] <= 'z') || (html[i] >= '0' && html[i] <= '9')))
      tag += html[i++];
    if (tag.empty()) return "a bare < at " + std::to_string(at);
    for (std::string_view bad : forbidden_tags)
      if (tag == bad) return "<" + tag + ">";
    while (i < html.size() && html[i] != '>') {
      while (i < html.size() && html[i] == ' ') ++i;
      std::string name;
      while (i < html.size() && html[i] != '=' && html[i] != '>' && html[i] != ' ') name += html[i++];
      std::string_view value;
      if (i < html.size() && html[i] == '=') {
        if (i + 1 >= html.size() || html[i + 1] != '"') return "an attribute without quotes";
        const std::size_t end = html.find('"', i + 2);
        if (end == std::string_view::npos) return "an attribute without an end";
        value = html.substr(i + 2, end - i - 2);
        i = end + 1;
      }
      if (std::find(std::begin(allowed_attributes), std::end(allowed_attributes), name) ==
          std::end(allowed_attributes))
        return "the attribute " + name;
      if (value.find_first_of("<>") != std::string_view::npos) return "a bracket in " + name;
      const auto begins = [&](std::string_view with) { return value.substr(0, with.size()) == with; };
      const bool web = begins("http://") || begins("https://");
      const bool mail = begins("mailto:");
      if (name == "href" && !web && !mail && !begins("#post-")) return "href " + std::string(value);
      if (name == "data-original" && !value.empty() && !web) return "data-original " + std::string(value);
    }
    at = std::min(i, html.size());
  }
  return {};
}

}  // namespace seogo::test
