#include "importer/format/open_api.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "importer/common/date.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/format/api_tree.h"
#include "importer/format/inside.h"
#include "importer/page/content.h"
#include "text/decode.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

// Unix seconds, or a date of Korea as text.  `published: 1` of the editor is a switch.
std::optional<Date> date_at(const Json& object, const char* key) {
  const std::string text = told(object, key);
  if (const auto seconds = number_in(text); seconds && text.size() <= 12)
    return *seconds > 100'000'000 && *seconds < 253402300800
               ? std::optional(date_from_unix(static_cast<std::int64_t>(*seconds)))
               : std::nullopt;
  return parse_page_date(text);
}

// 20, 15, 0; before 2019 3 (published) and 2, 1, 0.
Visibility visibility_from_number(const std::string& number) {
  if (number == "20" || number == "2" || number == "3") return Visibility::public_;
  if (number == "15" || number == "1") return Visibility::protected_;
  return number == "0" ? Visibility::private_ : Visibility::unknown;
}

void read_home(const Json& item, const Json& told_post, Imported& imported) {
  Post& post = imported.post;
  post.url = told(told_post, "postUrl");
  if (post.url.empty() && take_apart(told(told_post, "url")).names_post()) post.url = told(told_post, "url");
  const Address address = take_apart(post.url);
  post.number = number_in(told(told_post, "id"));
  if (!post.number) post.number = address.number;
  post.slug = address.slug.empty() ? text::nfc(told(told_post, "slogan")) : address.slug;
  if (address.notice) post.kind = Kind::notice;
  if (address.page) post.kind = Kind::page;
  std::vector<std::string> hosts;
  for (const std::string& home : {post.url, told(item, "url"), told(item, "secondaryUrl")})
    if (const std::string host = take_apart(home).host; !host.empty()) hosts.push_back(host);
  if (hosts.empty()) return;
  imported.blog_is_guess = false;
  const auto named = std::find_if(hosts.begin(), hosts.end(),
                                  [](const std::string& host) { return tistory_name(host).has_value(); });
  post.blog = named == hosts.end() ? hosts.front() : *tistory_name(*named);
  for (const std::string& host : hosts)
    if (!tistory_name(host) && host != post.blog) imported.other_hosts.push_back(host);
}

void read_tags(const Json& told_post, Post& post) {
  std::vector<Json> found = list_at(told_post, "tags", "tag");
  if (found.empty()) found = list_at(told_post, "tag", "tag");
  for (const Json& one : found) {
    if (!one.is_string()) continue;
    for (std::string& tag : split(text::nfc(one.get<std::string>()), ","))
      add_once(post.tags, std::move(tag));
  }
}

// category/list: id, name, parent, label ("parent/name").
void read_category(const Json& told_post, const std::vector<Json>& categories, Post& post) {
  std::string id = told(told_post, "categoryId");
  if (id.empty()) id = told(told_post, "category");
  const std::string name = told(told_post, "categoryName");
  if (!name.empty() && !names_no_category(name)) {
    post.category = split(text::nfc(name), "/");
    return;
  }
  if (id.empty() || id == "0") return;
  if (!number_in(id)) {
    post.category = split(text::nfc(id), "/");
    return;
  }
  std::map<std::string, const Json*> by_id;
  for (const Json& category : categories) by_id.emplace(told(category, "id"), &category);
  for (int up = 0; up < 8; ++up) {
    const auto found = by_id.find(id);
    if (found == by_id.end()) break;
    post.category.insert(post.category.begin(), text::nfc(collapse(told(*found->second, "name"))));
    id = told(*found->second, "parent");
  }
  if (post.category.empty()) post.problems.push_back("the category is told as number " + id + " only");
}

// Waiting ones (visibility 0) and secret ones (open N) not.
bool is_shown(const Json& comment) {
  return told(comment, "visibility") != "0" && lower(told(comment, "open")) != "n";
}

void add_comments(const std::vector<Json>& comments, Post& post) {
  std::map<std::string, std::vector<Comment>> replies;  // by the comment they answer
  const auto read = [](const Json& one) {
    return Comment{text::nfc(collapse(told(one, "name"))),
                   date_at(one, "date"),
                   clean_comment(told(one, "comment")),
                   {}};
  };
  const auto is_reply = [](const Json& one) {
    return !told(one, "parentId").empty() && told(one, "parentId") != "0";
  };
  for (const Json& one : comments)
    if (is_shown(one) && is_reply(one)) replies[told(one, "parentId")].push_back(read(one));
  for (const Json& one : comments) {
    if (!is_shown(one) || is_reply(one)) continue;
    Comment comment = read(one);
    comment.replies = replies[told(one, "id")];
    post.comments.push_back(std::move(comment));
  }
}

std::optional<std::uint32_t> count_at(const Json& object, const char* key) {
  const auto count = number_in(told(object, key));
  return count && *count < 1'000'000 ? std::optional(static_cast<std::uint32_t>(*count)) : std::nullopt;
}

void read_post(const ApiAnswer& answer, const Json& told_post, Imported& imported) {
  Post& post = imported.post;
  read_home(answer.item, told_post, imported);
  if (const std::string title = clean_title(told(told_post, "title")); !title.empty()) post.title = title;
  post.visibility = visibility_from_number(told(told_post, "visibility"));
  post.published = date_at(told_post, "date");
  if (!post.published) post.published = date_at(told_post, "published");
  post.updated = date_at(told_post, "modified");
  read_tags(told_post, post);
  read_category(told_post, answer.categories, post);
  read_content(told(told_post, "content"), post);
  post.comment_count = count_at(told_post, "comments");
  add_comments(answer.comments, post);
}

void read_entries(const ApiAnswer& answer, Imported& imported) {
  Post& post = imported.post;
  post.kind = Kind::not_a_post;
  post.reason =
      answer.entries.empty() ? "an answer of the API without a post" : "a list of posts without their bodies";
  for (const Json& entry : answer.entries) {
    Imported one;
    read_home(answer.item, entry, one);
    if (post.blog.empty() && !one.post.blog.empty()) {
      post.blog = one.post.blog;
      imported.blog_is_guess = one.blog_is_guess;
    }
    // Who may see the archive may not see the titles of private posts for that.
    const Visibility visibility = visibility_from_number(told(entry, "visibility"));
    post.related.push_back(
        {visibility != Visibility::private_ ? clean_title(told(entry, "title")) : std::string(), one.post.url,
         date_at(entry, "date"), count_at(entry, "comments")});
  }
}

// The posts of one file, each again as an answer.
std::vector<std::pair<std::string, std::string>> answers_of(const ApiAnswer& answer) {
  std::vector<std::pair<std::string, std::string>> parts;  // id, bytes
  for (const Json& post : answer.posts) {
    Json item = post;
    for (const char* key : {"url", "secondaryUrl"})
      if (answer.item.is_object() && answer.item.contains(key) && !item.contains(key))
        item[key] = answer.item.at(key);
    Json part = {{"tistory", {{"item", std::move(item)}}}};
    if (!answer.categories.empty()) part["categories"] = answer.categories;
    parts.emplace_back(told(post, "id"), part.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  return parts;
}

}  // namespace

void split_api_dump(const Record& prototype, std::string bytes, ScanVisitor& visitor) {
  Record record = prototype;
  record.format = Format::api;
  const Result<Json> root = parse_api_answer(text::decode(bytes).text);
  if (!root) return visitor.rejected({prototype.path, root.error()});
  const ApiAnswer answer = read_answer(*root);
  if (answer.posts.size() < 2) {
    record.bytes = std::move(bytes);
    return visitor.record(std::move(record));
  }
  std::map<std::string, int> seen;
  for (auto& [id, part] : answers_of(answer)) {
    const std::string name = id.empty() ? "~" : id;
    const int copy = ++seen[name];
    const std::string path = prototype.path + "!/" + name + (copy == 1 ? "" : "~" + std::to_string(copy));
    Record inner = record_inside(prototype, Format::api, path);
    inner.bytes = std::move(part);
    visitor.record(std::move(inner));
  }
}

Result<void> import_api_answer(const Record& record, const std::string& text, Imported& imported) {
  const Result<Json> root = parse_api_answer(text);
  if (!root) return Unexpected{root.error()};
  imported.post.format = Format::api;
  const ApiAnswer answer = read_answer(*root);
  if (answer.posts.empty())
    read_entries(answer, imported);
  else
    read_post(answer, answer.posts.front(), imported);
  imported.as_of = record.file_time;
  if (imported.post.updated) imported.as_of = unix_from_date(*imported.post.updated);
  return {};
}

}  // namespace seogo::importer
