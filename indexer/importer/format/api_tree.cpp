#include "importer/format/api_tree.h"

#include <algorithm>
#include <utility>

#include "importer/common/bytes.h"
#include "importer/common/date.h"
#include "importer/common/strings.h"
#include "importer/format/xml_tree.h"

namespace seogo::importer {
namespace {

constexpr int deepest_answer = 32;

Json from_xml(const XmlElement& element) {
  if (element.children.empty()) return element.text;
  Json object = Json::object();
  for (const XmlElement& child : element.children) {
    Json value = from_xml(child);
    const auto found = object.find(child.name);
    if (found == object.end()) {
      object[child.name] = std::move(value);
    } else {
      if (!found->is_array()) *found = Json::array({std::move(*found)});
      found->push_back(std::move(value));
    }
  }
  return object;
}

// A list that a script made of post/list:
//   제목 : 물때 보는 법 2018-08-27 00:36:24
//   id : 133
//   postUrl : http://…
// with the comments of each indented below it.
Json from_listing(std::string_view text) {
  constexpr std::string_view title_mark = "제목 : ";
  constexpr std::string_view id_mark = "id : ";
  constexpr std::string_view address_mark = "postUrl : ";
  constexpr std::size_t date_length = 19;
  Json posts = Json::array();
  Json post = Json::object();
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with(title_mark)) {
      std::string_view title = trim(line.substr(title_mark.size()));
      post = Json::object();
      if (title.size() > date_length && parse_page_date(title.substr(title.size() - date_length))) {
        post["date"] = title.substr(title.size() - date_length);
        title.remove_suffix(date_length);
      }
      post["title"] = trim(title);
    } else if (line.starts_with(id_mark)) {
      post["id"] = trim(line.substr(id_mark.size()));
    } else if (line.starts_with(address_mark)) {
      post["postUrl"] = trim(line.substr(address_mark.size()));
      posts.push_back(std::exchange(post, Json::object()));
    }
  }
  return {{"tistory", {{"item", {{"posts", std::move(posts)}}}}}};
}

bool is_post(const Json& value) {
  return value.is_object() && value.contains("content") && value.at("content").is_string();
}

// A post's own `comments` is a number.
std::vector<Json> objects_at(const Json& object, const char* key, const char* inner) {
  std::vector<Json> found = list_at(object, key, inner);
  found.erase(std::remove_if(found.begin(), found.end(), [](const Json& one) { return !one.is_object(); }),
              found.end());
  return found;
}

void add_posts(std::vector<Json> found, ApiAnswer& answer) {
  for (Json& one : found) {
    if (is_post(one) && !told(one, "content").empty())
      answer.posts.push_back(std::move(one));
    else if (one.is_object() && (one.contains("title") || one.contains("postUrl")))
      answer.entries.push_back(std::move(one));
  }
}

}  // namespace

Result<Json> parse_api_answer(std::string_view text) {
  text = skip_blanks(text);
  if (text.starts_with('<')) {
    const Result<XmlElement> root = parse_xml(text);
    if (!root) return Unexpected{root.error()};
    return Json{{root->name, from_xml(*root)}};
  }
  if (!text.starts_with('{') && !text.starts_with('[') && contains(text, "postUrl : "))
    return from_listing(text);
  // Answers are flat; what is deeper than any of them is left out, for trees are copied and printed by
  // recursion.
  const auto is_shallow = [](int depth, Json::parse_event_t, Json&) { return depth < deepest_answer; };
  Json json = Json::parse(text, is_shallow, false);
  if (json.is_discarded())
    return fail(ErrorCode::bad_input, {"The JSON is broken.", "JSON이 깨져 있습니다."});
  return json;
}

std::string told(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? std::to_string(found->get<std::int64_t>()) : std::string();
}

std::vector<Json> list_at(const Json& object, const char* key, const char* inner) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  if (found == object.end()) return {};
  const Json* value = &*found;
  if (value->is_object() && value->contains(inner)) value = &value->at(inner);
  if (value->is_array()) return {value->begin(), value->end()};
  if (value->is_object()) return {*value};
  // One tag alone is a string; "" stands for an empty list.
  if (value->is_string() && !trim(value->get_ref<const std::string&>()).empty()) return {*value};
  return {};
}

ApiAnswer read_answer(const Json& root) {
  ApiAnswer answer;
  answer.categories = objects_at(root, "categories", "category");
  answer.comments = objects_at(root, "comments", "comment");
  const Json* item = &root;
  for (const char* key : {"tistory", "item", "postJsonBody"})
    if (item->is_object() && item->contains(key)) item = &item->at(key);
  if (item->is_array()) {
    add_posts({item->begin(), item->end()}, answer);
    return answer;
  }
  answer.item = *item;
  if (item->is_object() && (is_post(*item) || (item->contains("title") && item->contains("id")))) {
    add_posts({*item}, answer);
    return answer;
  }
  add_posts(list_at(*item, "posts", "post"), answer);
  if (item == &root) return answer;
  for (Json& one : objects_at(*item, "comments", "comment")) answer.comments.push_back(std::move(one));
  for (Json& one : objects_at(*item, "categories", "category")) answer.categories.push_back(std::move(one));
  answer.comments_of = told(*item, "postId");
  return answer;
}

}  // namespace seogo::importer
