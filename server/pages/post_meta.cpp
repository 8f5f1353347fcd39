// What a post's page says of itself to programs: see post_meta.h.
#include "pages/post_meta.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "pages/page.h"
#include "seogo/escape.h"

namespace seogo::http {

namespace {

constexpr std::size_t description_bytes = 400;

std::string abstract_of(const Post& post) {
  std::string text = post.text.substr(0, description_bytes);
  if (text.size() < post.text.size()) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xc0) == 0x80) text.pop_back();
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xc0) text.pop_back();
    text += "…";
  }
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

void property(std::string& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out += fmt::format("<meta property=\"{}\" content=\"{}\">\n", name, escaped(value));
}

// JSON inside a <script>: "<" must not end it.
std::string safe_json(const nlohmann::json& value) {
  std::string out;
  for (const char c : value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) {
    if (c == '<')
      out += "\\u003c";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string post_meta(const Call& call, const Post& post) {
  if (!call.site.is_public) return {};
  const std::string here = call.origin() + call.plain_link("/posts/" + encoded_path(post.id));
  const bool has_original = post.url.starts_with("https://") || post.url.starts_with("http://");
  std::string image;
  for (const Image& one : post.images)
    if (!one.media.empty()) {
      image = call.origin() + call.plain_link("/media/" + one.media);
      break;
    }
  const std::string published = post.published ? to_string(*post.published) : "";
  const std::string updated = post.updated ? to_string(*post.updated) : "";

  std::string out;
  out += fmt::format("<link rel=\"canonical\" href=\"{}\">\n", escaped(has_original ? post.url : here));
  out += fmt::format("<meta name=\"description\" content=\"{}\">\n", escaped(abstract_of(post)));
  property(out, "og:type", "article");
  property(out, "og:title", shown_title(post));
  property(out, "og:description", abstract_of(post));
  property(out, "og:url", here);
  property(out, "og:site_name", say(call.language, "name"));
  property(out, "og:image", image);
  property(out, "article:published_time", published);
  property(out, "article:modified_time", updated);
  for (const std::string& tag : post.tags) property(out, "article:tag", tag);

  nlohmann::ordered_json about = {{"@context", "https://schema.org"},
                                  {"@type", "BlogPosting"},
                                  {"headline", shown_title(post)},
                                  {"url", here}};
  if (has_original) about["isBasedOn"] = post.url;
  if (!published.empty()) about["datePublished"] = published;
  if (!updated.empty()) about["dateModified"] = updated;
  if (!post.author.empty()) about["author"] = {{"@type", "Person"}, {"name", post.author}};
  if (!image.empty()) about["image"] = image;
  if (!post.lang.empty()) about["inLanguage"] = post.lang;
  if (!post.tags.empty()) about["keywords"] = post.tags;
  if (!post.category.empty()) about["articleSection"] = post.category.back();
  out += "<script type=\"application/ld+json\">" + safe_json(about) + "</script>\n";
  return out;
}

}  // namespace seogo::http
