#include "importer/format/own_keys.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

#include "importer/common/bytes.h"
#include "importer/common/field_name.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/common/told_date.h"
#include "importer/common/value_lists.h"

namespace seogo::importer {
namespace {

// Keys that `seogo export` writes beside those that a scraper may have too.
constexpr std::array<std::string_view, 14> keys_of_ours{
    "kind",        "reason", "visibility", "format", "slug",    "label",    "headings",
    "attachments", "code",   "embeds",     "series", "copy_of", "versions", "related"};

constexpr std::size_t longest_shown = 60;  // characters of a value that a problem quotes

// What programs write where there is nothing: pandas' NaN, Python's None.
bool is_nothing(const Json& value) {
  if (value.is_null() || ((value.is_array() || value.is_object()) && value.empty())) return true;
  if (!value.is_string()) return false;
  const std::string text = lower(trim(value.get_ref<const std::string&>()));
  return text.empty() || text == "nan" || text == "null" || text == "none" || text == "nat" || text == "[]";
}

std::string shown(const Json& value) {
  const std::string text = value.is_string() ? value.get<std::string>()
                                             : value.dump(-1, ' ', false, Json::error_handler_t::replace);
  const std::string line = collapse(text);
  return count_characters(line) > longest_shown ? first_characters(line, longest_shown) + "…" : line;
}

// Text, a number, or the name in an object such as {"name": "글쓴이"}.
std::string text_in(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  if (value.is_array() && value.size() == 1) return text_in(value.front());
  for (const char* key : {"name", "title", "rendered", "text", "#text", "_", "nickname", "url", "href"})
    if (std::string text = text_at(value, key); !text.empty()) return text;
  return {};
}

class Translation {
 public:
  Translation(const Json& record, std::int64_t seen) : record_(record), seen_(seen) {}

  OwnKeys run() {
    keep_ours();
    read_names();
    if (!has_body()) read_by_content();
    tell_the_rest();
    for (const auto& [name, part] : taken_) out_.columns.push_back({name, part, shown(record_.at(name))});
    return std::move(out_);
  }

 private:
  bool has_body() const { return out_.object.contains("html") || out_.object.contains("text"); }

  void take(const std::string& name, std::string_view as) { taken_[name] = as; }

  void problem(const std::string& name, const Json& value, std::string_view why) {
    out_.problems.push_back(name + " " + std::string(why) + ": " + shown(value));
  }

  void keep_ours() {
    out_.object = Json::object();
    for (const auto& [name, value] : record_.items()) {
      const bool is_moment = name == "as_of" && value.is_number();
      const bool is_list = name == "problems" && value.is_array();
      if (!is_moment && !is_list && !one_of(keys_of_ours, name)) continue;
      out_.object[name] = value;
      take(name, name);
    }
  }

  // The best name of each part that holds something.
  void read_names() {
    std::map<std::pair<Part, std::size_t>, std::string> found;
    for (const auto& [name, value] : record_.items()) {
      if (taken_.contains(name)) continue;
      const auto named = part_named(name);
      if (!named) continue;
      if (is_nothing(value)) {
        take(name, key_of(named->part));
        continue;
      }
      found.emplace(std::pair(named->part, named->rank), name);
    }
    for (const auto& [place, name] : found) read(place.first, name, record_.at(name));
  }

  // Sees to it that a second name of a part only stands in where the first could not be read.
  void read(Part part, const std::string& name, const Json& value) {
    const std::string key(key_of(part));
    if (part == Part::body) return body(name, value);
    if (part == Part::summary) return summary(name, value);
    if (out_.object.contains(key)) return take(name, std::string(key) + " (another name of it was taken)");
    if (!translate(part, name, key, value)) return;
    take(name, key);
  }

  bool translate(Part part, const std::string& name, const std::string& key, const Json& value) {
    switch (part) {
      case Part::id:
        return id(name, value);
      case Part::number:
        return number(name, key, value);
      case Part::url:
        return url(name, value);
      case Part::published:
      case Part::updated:
        return date(name, key, value);
      case Part::category:
        return category(name, value);
      case Part::tags:
        return list(key, tags_of(value));
      case Part::images:
        return list(key, images_of(value));
      case Part::comments:
        return comments(name, value);
      case Part::comment_count:
        return number(name, key, value);
      default:
        return text(name, key, value);
    }
  }

  bool text(const std::string& name, const std::string& key, const Json& value) {
    const std::string plain = text_in(value);
    if (plain.empty()) return problem(name, value, "is no text"), false;
    out_.object[key] = plain;
    return true;
  }

  bool list(const std::string& key, Json values) {
    out_.object[key] = std::move(values);
    return true;
  }

  // A number alone names a post within its blog; any other text is the id as given.
  bool id(const std::string& name, const Json& value) {
    if (whole_number(value)) return number(name, "number", value);
    if (!value.is_string()) return problem(name, value, "is no id"), false;
    const std::string text = value.get<std::string>();
    if (text.starts_with("http")) return url(name, value);
    out_.object["id"] = text;
    return true;
  }

  bool number(const std::string& name, const std::string& key, const Json& value) {
    const auto whole = whole_number(value);
    if (!whole) return problem(name, value, "is no number"), false;
    if (!out_.object.contains(key)) out_.object[key] = *whole;
    return true;
  }

  bool url(const std::string& name, const Json& value) {
    std::string address(trim(text_in(value)));
    if (address.starts_with("//")) address.insert(0, "https:");
    const bool has_host =
        address.find("://") != npos || take_apart("https://" + address).host.find('.') != npos;
    if (address.empty() || !has_host || contains(address, " "))
      return problem(name, value, "is no address"), false;
    if (address.find("://") == npos) address.insert(0, "https://");
    if (!out_.object.contains("url")) out_.object["url"] = address;
    return true;
  }

  bool date(const std::string& name, const std::string& key, const Json& value) {
    const std::string written = text_in(value);
    const auto read = parse_told_date(written, seen_);
    if (!read) return problem(name, value, "is no date"), false;
    out_.object[key] = to_string(*read);
    return true;
  }

  // As feeds have it, of several names for a post of the platform the first is the category, the rest are
  // tags; elsewhere a list under the key "category" is a path from the top.
  bool category(const std::string& name, const Json& value) {
    std::vector<std::string> path = category_path(value);
    const bool is_feeds = value.is_array() && lower(name).ends_with("ies");
    if (is_feeds && path.size() > 1) {
      const bool is_platform = tistory_name(take_apart(text_at(out_.object, "url")).host).has_value();
      const std::size_t categories = is_platform ? 1 : 0;
      more_tags_.assign(path.begin() + static_cast<std::ptrdiff_t>(categories), path.end());
      path.resize(categories);
    }
    if (!path.empty()) out_.object["category"] = path;
    if (!more_tags_.empty() && !out_.object.contains("tags")) out_.object["tags"] = more_tags_;
    return true;
  }

  bool comments(const std::string& name, const Json& value) {
    if (whole_number(value)) return number(name, "comment_count", value);
    Json all = comments_of(value, seen_);
    if (all.empty()) return problem(name, value, "holds no comments"), false;
    out_.object["comments"] = std::move(all);
    return true;
  }

  void body(const std::string& name, const Json& value) {
    const std::string written = text_of_body(value);
    if (written.empty()) return problem(name, value, "is no text");
    const char* key = name == "html" || (name != "text" && looks_like_markup(written)) ||
                              (name == "text" && !record_.contains("html") && is_wrapped(written))
                          ? "html"
                          : "text";
    if (out_.object.contains(key)) return take(name, std::string(key) + " (another name of it was taken)");
    // A plain version beside the markup says nothing more, unless the line is one of ours.
    if (*key == 't' && name != "text" && out_.object.contains("html"))
      return take(name, "text (the markup of another name was taken)");
    out_.object[key] = written;
    take(name, key);
  }

  static std::string text_of_body(const Json& value) {
    if (!value.is_array()) return text_in(value);
    std::string joined;  // paragraphs as a list
    for (const Json& one : value)
      if (one.is_string()) joined.append(joined.empty() ? "" : "\n").append(one.get<std::string>());
    return joined;
  }

  static bool is_wrapped(std::string_view text) {
    return looks_like_markup(text) && trim(text).starts_with('<') && trim(text).ends_with('>');
  }

  void summary(const std::string& name, const Json& value) {
    if (has_body()) return take(name, "summary (the body was taken)");
    body(name, value);
  }

  // The names tell nothing: the longest value is the body, the first that is an address, a date or a short
  // line the rest.
  void read_by_content() {
    std::vector<std::string> left;
    for (const auto& [name, value] : record_.items())
      if (!taken_.contains(name) && value.is_string() && !is_nothing(value)) left.push_back(name);
    const auto length = [&](const std::string& name) { return text_at(record_, name.c_str()).size(); };
    const auto longest = std::ranges::max_element(left, {}, length);
    if (longest == left.end() || length(*longest) < shortest_body) return;
    body(*longest, record_.at(*longest));
    left.erase(longest);
    for (const std::string& name : left) {
      const Json& value = record_.at(name);
      const std::string text = value.get<std::string>();
      if (!out_.object.contains("url") && text.starts_with("http") && !contains(text, " "))
        read(Part::url, name, value);
      else if (!out_.object.contains("published") && is_digit(text.front()) && parse_told_date(text, 0))
        read(Part::published, name, value);
      else if (!out_.object.contains("title") && text.size() <= longest_title && !is_digit(text.front()))
        read(Part::title, name, value);
    }
  }

  void tell_the_rest() {
    std::string unknown;
    for (const auto& [name, value] : record_.items()) {
      if (taken_.contains(name)) continue;
      take(name, "");
      if (!is_nothing(value) && !part_named(name)) unknown += (unknown.empty() ? "" : ", ") + collapse(name);
    }
    if (!unknown.empty()) out_.problems.push_back("keys not understood: " + first_characters(unknown, 300));
  }

  static constexpr std::size_t shortest_body = 30, longest_title = 300;  // bytes

  const Json& record_;
  const std::int64_t seen_;
  OwnKeys out_;
  std::map<std::string, std::string> taken_;  // names with what they were taken for
  std::vector<std::string> more_tags_;
};

}  // namespace

bool looks_like_markup(std::string_view text) {
  static constexpr std::array<std::string_view, 24> tags{
      "p",  "div",    "br",    "img",  "span", "a",       "h1",         "h2",
      "h3", "h4",     "ul",    "ol",   "li",   "pre",     "b",          "strong",
      "em", "figure", "table", "html", "body", "article", "blockquote", "section"};
  for (std::size_t at = text.find('<'); at != npos; at = text.find('<', at + 1)) {
    std::size_t begin = at + 1;
    if (begin < text.size() && text[begin] == '/') ++begin;
    if (begin < text.size() && text[begin] == '!')
      return text.substr(at).starts_with("<!--") || begins_with(text.substr(at), "<!doctype");
    const std::size_t end = text.find_first_of(" >/\n\t", begin);
    if (end == npos) return false;
    if (end - begin <= 10 && one_of(tags, lower(text.substr(begin, end - begin)))) return true;
  }
  return false;
}

OwnKeys own_keys(const Json& record, std::int64_t seen) { return Translation(record, seen).run(); }

}  // namespace seogo::importer
