#include "importer/common/value_lists.h"

#include <string_view>

#include "importer/common/field_name.h"
#include "importer/common/strings.h"
#include "importer/common/told_date.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

constexpr int deepest_reply = 32;

std::string name_of_one(const Json& value) {
  if (value.is_number()) return value.dump();
  if (value.is_string()) return text::nfc(collapse(value.get<std::string>()));
  for (const char* key : {"name", "title", "label", "tag", "text", "term", "_"})
    if (const std::string name = text_at(value, key); !name.empty()) return text::nfc(collapse(name));
  return {};
}

std::vector<std::string> names_of(const Json& list) {
  std::vector<std::string> names;
  for (const Json& one : list) add_once(names, name_of_one(one));
  return names;
}

// ['빵', '반죽'] and ["빵"] inside a text.
std::vector<std::string> printed_list(std::string_view text) {
  std::vector<std::string> names;
  for (const std::string& part : split(text.substr(1, text.size() - 2), ",")) {
    std::string_view name = part;
    for (const char quote : {'\'', '"'})
      if (name.size() >= 2 && name.front() == quote && name.back() == quote)
        name = name.substr(1, name.size() - 2);
    add_once(names, std::string(trim(name)));
  }
  return names;
}

// #빵 #반죽
std::vector<std::string> hash_tags(const std::string& text) { return split(text, "#"); }

bool is_printed_list(std::string_view text) {
  return text.size() >= 2 && text.front() == '[' && text.back() == ']';
}

// The first of its keys that names the part.
const Json* value_of(const Json& object, Part part) {
  const Json* best = nullptr;
  std::size_t rank = 0;
  for (const auto& [name, value] : object.items()) {
    const auto named = part_named(name);
    if (!named || named->part != part || value.is_null()) continue;
    if (best == nullptr || named->rank < rank) best = &value, rank = named->rank;
  }
  return best;
}

Json comment_of(const Json& value, std::int64_t seen, int depth) {
  if (value.is_string()) return {{"author", ""}, {"text", value}};
  if (!value.is_object()) return nullptr;
  Json comment = {{"author", ""}, {"text", ""}};
  if (const Json* text = value_of(value, Part::body); text && text->is_string()) comment["text"] = *text;
  if (const Json* author = value_of(value, Part::author)) comment["author"] = name_of_one(*author);
  if (const std::string name = text_at(value, "name"); comment["author"] == "") comment["author"] = name;
  if (const Json* date = value_of(value, Part::published))
    if (const auto read = parse_told_date(name_of_one(*date), seen)) comment["published"] = to_string(*read);
  if (const Json* replies = value_of(value, Part::comments);
      replies && replies->is_array() && depth < deepest_reply) {
    comment["replies"] = Json::array();
    for (const Json& one : *replies)
      if (Json reply = comment_of(one, seen, depth + 1); !reply.is_null())
        comment["replies"].push_back(std::move(reply));
  }
  return comment["text"] == "" ? Json() : comment;
}

}  // namespace

std::vector<std::string> tags_of(const Json& value) {
  if (value.is_array()) return names_of(value);
  const std::string text =
      text::nfc(value.is_string() ? std::string(trim(value.get<std::string>())) : name_of_one(value));
  std::vector<std::string> names;
  const std::vector<std::string> parts = is_printed_list(text)   ? printed_list(text)
                                         : text.starts_with('#') ? hash_tags(text)
                                         : contains(text, ",")   ? split(text, ",")
                                         : contains(text, ";")   ? split(text, ";")
                                         : contains(text, "|")   ? split(text, "|")
                                                                 : split(text, ",");
  for (std::string part : parts) {
    while (!part.empty() && (part.back() == ',' || part.back() == ' ')) part.pop_back();
    add_once(names, part.starts_with('#') ? part.substr(1) : part);
  }
  return names;
}

std::vector<std::string> category_path(const Json& value) {
  if (value.is_array()) return names_of(value);
  const std::string text = name_of_one(value);
  if (is_printed_list(text)) return printed_list(text);
  return contains(text, " > ") ? split(text, " > ")
         : contains(text, ">") ? split(text, ">")
                               : split(text, "/");
}

Json images_of(const Json& value) {
  Json images = Json::array();
  const auto add = [&](const Json& one) {
    if (one.is_object() && one.contains("url")) return images.push_back(one);
    std::string address = one.is_string() ? one.get<std::string>() : "";
    for (const char* key : {"src", "href", "original", "data-src"})
      if (address.empty()) address = text_at(one, key);
    if (!address.empty())
      images.push_back(
          {{"url", address}, {"alt", text_at(one, "alt")}, {"caption", text_at(one, "caption")}});
  };
  if (value.is_array())
    for (const Json& one : value) add(one);
  else if (value.is_string())
    for (const std::string& one : tags_of(value)) add(one);
  else
    add(value);
  return images;
}

Json comments_of(const Json& value, std::int64_t seen) {
  Json comments = Json::array();
  if (!value.is_array()) return comments;
  for (const Json& one : value)
    if (Json comment = comment_of(one, seen, 0); !comment.is_null()) comments.push_back(std::move(comment));
  return comments;
}

std::optional<std::uint64_t> whole_number(const Json& value) {
  if (value.is_number_unsigned()) return value.get<std::uint64_t>();
  if (value.is_number_float()) {  // pandas writes 3.0 for 3 where a column has holes
    const auto number = value.get<double>();
    const auto whole = static_cast<std::uint64_t>(number < 0 || number > 1e15 ? 0 : number);
    return static_cast<double>(whole) == number ? std::optional(whole) : std::nullopt;
  }
  if (!value.is_string()) return std::nullopt;
  std::string_view text = trim(value.get_ref<const std::string&>());
  if (text.ends_with(".0")) text.remove_suffix(2);
  return number_in(text);
}

}  // namespace seogo::importer
