// The source of a post as it came: a page with a frame around it, and what stands in the frame.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "pages/view.h"
#include "site/handlers.h"
#include "site/problem.h"

namespace seogo::http {

namespace {

// The frame's document may not run, load or send anything, and shows itself in this page alone.
constexpr const char* policy_of_frame =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
constexpr const char* policy_of_page =
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

Response not_served(const Call& call) {
  return problem(call, 404, "not_served",
                 {"Sources are not shown here.", "여기서는 원본을 보여 드리지 않습니다."},
                 {"The owner of this archive can show them: seogo-server --serve-sources",
                  "서고의 주인이 seogo-server --serve-sources로 열 수 있습니다."});
}

std::string said_format(const Call& call, Format format) {
  std::string key = "format_" + std::string(name_of(format));
  std::replace(key.begin(), key.end(), '-', '_');
  return say(call.language, "source_format", {{"format", say(call.language, key)}});
}

bool is_page(Format format) {
  return format == Format::tistory_page || format == Format::page || format == Format::tistory_backup ||
         format == Format::warc;
}

// Browsers open connections on behalf of some elements before they ask the policy, or without asking: to what
// a <link> names, to what a frame would show.  The policy shows none of them anyway, so their names go:
// <xink, and not a byte more or less.
std::string without_reaching_elements(std::string html) {
  static constexpr std::array<std::string_view, 5> reaching{"link", "iframe", "frame", "embed", "object"};
  const auto is_named = [&](std::size_t at, std::string_view name) {
    if (html.size() - at < name.size()) return false;
    return std::equal(name.begin(), name.end(), html.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
  };
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1))
    for (const std::string_view name : reaching)
      if (is_named(at + 1, name)) html[at + 1] = 'x';
  return html;
}

}  // namespace

Response source_page(const Call& call, const Library& library) {
  if (!call.site.serves_sources) return not_served(call);
  const Result<Post> post = library.post(call.rest);
  if (!post) return failed_page(call, post.error());
  nlohmann::json view =
      frame(call, "source", say(call.language, "source_title", {{"title", shown_title(*post)}}));
  view["title"] = in_its_language(call, shown_title(*post));
  view["post_href"] = post_link(call, post->id);
  view["frame_href"] = call.plain_link("/frame/" + encoded_path(post->id));
  view["raw_href"] = call.plain_link("/api/v1/source/" + encoded_path(post->id));
  view["format"] = said_format(call, post->format);
  return page_response(call, "source", view).with("Content-Security-Policy", policy_of_page);
}

Response source_frame(const Call& call, const Library& library) {
  if (!call.site.serves_sources) return not_served(call);
  const Result<Post> post = library.post(call.rest);
  if (!post) return problem(call, post.error());
  Result<std::string> source = library.source(call.rest);
  if (!source) return problem(call, source.error());
  Response response;
  const bool page = is_page(post->format);
  // A page says in itself which encoding it has; everything else that is kept is UTF-8.
  response.with("Content-Type", page ? "text/html" : "text/plain; charset=utf-8");
  response.with("Content-Security-Policy", policy_of_frame);
  response.with("X-DNS-Prefetch-Control", "off");
  response.body = page ? without_reaching_elements(std::move(*source)) : std::move(*source);
  return response;
}

}  // namespace seogo::http
