// A post as one JSON object, and back.  docs/format.md lists the keys; fields are only ever added.
#include <limits>
#include <nlohmann/json.hpp>

#include "seogo/post_json.h"

namespace seogo {

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <class T>
Json number_or_null(const std::optional<T>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json date_or_null(const std::optional<Date>& date) { return date ? Json(to_string(*date)) : Json(nullptr); }

Json pixels(std::uint32_t length) { return length == 0 ? Json(nullptr) : Json(length); }

Json image_json(const Image& image) {
  return {{"url", text_or_null(image.url)},
          {"original", text_or_null(image.original)},
          {"alt", image.alt},
          {"caption", image.caption},
          {"media", text_or_null(image.media)},
          {"width", pixels(image.width)},
          {"height", pixels(image.height)}};
}

Json comment_json(const Comment& comment) {
  Json replies = Json::array();
  for (const Comment& reply : comment.replies) replies.push_back(comment_json(reply));
  return {{"author", comment.author},
          {"published", date_or_null(comment.published)},
          {"text", comment.text},
          {"replies", std::move(replies)}};
}

template <class T, class Write>
Json list_json(const std::vector<T>& values, Write write) {
  Json list = Json::array();
  for (const T& value : values) list.push_back(write(value));
  return list;
}

// Reading: a key that is absent, null or of another type leaves the value as it was.
std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

template <class T>
std::optional<T> number_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_unsigned()) return std::nullopt;
  const auto value = found->get<std::uint64_t>();
  if (value > std::numeric_limits<T>::max()) return std::nullopt;
  return static_cast<T>(value);
}

std::optional<Date> date_of(const Json& object, const char* key) {
  return parse_iso_date(text_of(object, key));
}

template <class T, class Read>
std::vector<T> list_of(const Json& object, const char* key, Read read) {
  std::vector<T> list;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return list;
  for (const Json& item : *found)
    if (item.is_object()) list.push_back(read(item));
  return list;
}

std::vector<std::string> texts_of(const Json& object, const char* key) {
  std::vector<std::string> list;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return list;
  for (const Json& item : *found)
    if (item.is_string()) list.push_back(item.get<std::string>());
  return list;
}

Image image_of(const Json& object) {
  Image image;
  image.url = text_of(object, "url");
  image.original = text_of(object, "original");
  image.alt = text_of(object, "alt");
  image.caption = text_of(object, "caption");
  image.media = text_of(object, "media");
  image.width = number_of<std::uint32_t>(object, "width").value_or(0);
  image.height = number_of<std::uint32_t>(object, "height").value_or(0);
  return image;
}

Json series_json(const std::optional<Series>& series) {
  if (!series) return nullptr;
  return {
      {"name", series->name}, {"number", series->number}, {"last", series->last}, {"count", series->count}};
}

std::optional<Series> series_of(const Json& object) {
  const auto found = object.find("series");
  if (found == object.end() || !found->is_object()) return std::nullopt;
  Series series{text_of(*found, "name"), number_of<std::uint32_t>(*found, "number").value_or(0), 0,
                number_of<std::uint32_t>(*found, "count").value_or(0)};
  series.last = number_of<std::uint32_t>(*found, "last").value_or(series.number);
  if (series.name.empty()) return std::nullopt;
  return series;
}

constexpr int deepest_reply = 32;

Comment comment_of(const Json& object, int depth = 0) {
  Comment comment;
  comment.author = text_of(object, "author");
  comment.published = date_of(object, "published");
  comment.text = text_of(object, "text");
  if (depth < deepest_reply)
    comment.replies = list_of<Comment>(object, "replies",
                                       [depth](const Json& reply) { return comment_of(reply, depth + 1); });
  return comment;
}

Json to_object(const Post& post) {
  Json object;
  object["id"] = text_or_null(post.id);
  object["kind"] = name_of(post.kind);
  object["reason"] = text_or_null(post.reason);
  object["visibility"] = name_of(post.visibility);
  object["format"] = name_of(post.format);
  object["blog"] = text_or_null(post.blog);
  object["number"] = number_or_null(post.number);
  object["slug"] = text_or_null(post.slug);
  object["url"] = text_or_null(post.url);
  object["title"] = post.title ? Json(*post.title) : Json(nullptr);
  object["label"] = text_or_null(post.label);
  object["author"] = text_or_null(post.author);
  object["lang"] = text_or_null(post.lang);
  object["published"] = date_or_null(post.published);
  object["updated"] = date_or_null(post.updated);
  object["category"] = post.category;
  object["tags"] = post.tags;
  object["text"] = post.text;
  object["headings"] = post.headings;
  object["html"] = post.html;
  object["images"] = list_json(post.images, image_json);
  object["attachments"] = list_json(post.attachments, [](const Attachment& it) -> Json {
    return {{"name", it.name}, {"url", text_or_null(it.url)}, {"media", text_or_null(it.media)}};
  });
  object["code"] = list_json(post.code, [](const CodeBlock& it) -> Json {
    return {{"language", text_or_null(it.language)}, {"text", it.text}};
  });
  object["embeds"] = list_json(post.embeds, [](const std::string& url) -> Json { return {{"url", url}}; });
  object["comments"] = list_json(post.comments, comment_json);
  object["comment_count"] = number_or_null(post.comment_count);
  object["series"] = series_json(post.series);
  object["copy_of"] = text_or_null(post.copy_of);
  object["versions"] = post.versions;
  object["related"] = list_json(post.related, [](const RelatedPost& it) -> Json {
    return {{"title", it.title},
            {"url", text_or_null(it.url)},
            {"published", date_or_null(it.published)},
            {"comment_count", number_or_null(it.comment_count)}};
  });
  object["problems"] = post.problems;
  return object;
}

Post from_object(const Json& object) {
  Post post;
  post.id = text_of(object, "id");
  post.kind = kind_named(text_of(object, "kind")).value_or(Kind::post);
  post.reason = text_of(object, "reason");
  post.visibility = visibility_named(text_of(object, "visibility")).value_or(Visibility::unknown);
  post.format = format_named(text_of(object, "format")).value_or(Format::jsonl);
  post.blog = text_of(object, "blog");
  post.number = number_of<std::uint64_t>(object, "number");
  post.slug = text_of(object, "slug");
  post.url = text_of(object, "url");
  if (const auto title = object.find("title"); title != object.end() && title->is_string())
    post.title = title->get<std::string>();
  post.label = text_of(object, "label");
  post.author = text_of(object, "author");
  post.lang = text_of(object, "lang");
  post.published = date_of(object, "published");
  post.updated = date_of(object, "updated");
  post.category = texts_of(object, "category");
  post.tags = texts_of(object, "tags");
  post.text = text_of(object, "text");
  post.headings = texts_of(object, "headings");
  post.html = text_of(object, "html");
  post.images = list_of<Image>(object, "images", image_of);
  post.attachments = list_of<Attachment>(object, "attachments", [](const Json& it) {
    return Attachment{text_of(it, "name"), text_of(it, "url"), text_of(it, "media")};
  });
  post.code = list_of<CodeBlock>(object, "code", [](const Json& it) {
    return CodeBlock{text_of(it, "language"), text_of(it, "text")};
  });
  post.embeds = list_of<std::string>(object, "embeds", [](const Json& it) { return text_of(it, "url"); });
  post.comments = list_of<Comment>(object, "comments", [](const Json& it) { return comment_of(it); });
  post.comment_count = number_of<std::uint32_t>(object, "comment_count");
  post.series = series_of(object);
  post.copy_of = text_of(object, "copy_of");
  post.versions = number_of<std::uint32_t>(object, "versions").value_or(1);
  post.related = list_of<RelatedPost>(object, "related", [](const Json& it) {
    return RelatedPost{text_of(it, "title"), text_of(it, "url"), date_of(it, "published"),
                       number_of<std::uint32_t>(it, "comment_count")};
  });
  post.problems = texts_of(object, "problems");
  return post;
}

}  // namespace

std::string to_json(const Post& post) {
  return to_object(post).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Post> post_from_json(std::string_view json) {
  const Json object = Json::parse(json, nullptr, false);
  if (!object.is_object())
    return fail(ErrorCode::bad_input, {"This is not a JSON object.", "JSON 객체가 아닙니다."});
  return from_object(object);
}

}  // namespace seogo
