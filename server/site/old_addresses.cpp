// The addresses that a blog had at Tistory, so that a domain that is pointed here keeps its links (--as).
#include <optional>

#include "site/handlers.h"
#include "site/problem.h"

namespace seogo::http {

namespace {

// What stands behind `word` and a slash; nothing when the path begins otherwise.
std::optional<std::string> below(std::string_view path, std::string_view word) {
  if (path == word) return std::string{};
  if (path.starts_with(word) && path.size() > word.size() && path[word.size()] == '/')
    return std::string(path.substr(word.size() + 1));
  return std::nullopt;
}

// "2024/05/04", "2024/05", "202405", "20240504" as the dates of a search; empty for anything else.
std::string date_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != '/')
      return {};
  if (digits.size() != 4 && digits.size() != 6 && digits.size() != 8) return {};
  std::string date = digits.substr(0, 4);
  for (std::size_t at = 4; at < digits.size(); at += 2) date += '-' + digits.substr(at, 2);
  return date;
}

// The address here of a list that stood there; empty when the path was none.
std::string list_address(const Call& call, std::string_view path) {
  const std::string& blog = call.site.blog;
  if (path.empty()) return call.link("/");
  if (const auto category = below(path, "category"))
    return call.link("/search", {{"blog", blog}, {"category", *category}});
  if (const auto tag = below(path, "tag")) return call.link("/search", {{"blog", blog}, {"tag", *tag}});
  if (const auto words = below(path, "search")) return call.link("/search", {{"q", *words}, {"blog", blog}});
  if (const auto month = below(path, "archive"))
    return call.link("/search", {{"blog", blog}, {"from", date_of(*month)}, {"to", date_of(*month)}});
  for (const std::string_view feed : {"rss", "atom", "feed", "index.xml"})
    if (path == feed) return call.plain_link("/feed.atom");
  for (const std::string_view list : {"notice", "guestbook", "tags"})
    if (path == list) return call.link("/search", {{"blog", blog}});
  return {};
}

}  // namespace

Response old_address(const Call& call, const Library& library) {
  std::string path = call.rest;
  while (path.ends_with('/')) path.pop_back();
  if (const auto mobile = below(path, "m")) path = *mobile;
  Response moved{.status = 301};
  if (const std::string list = list_address(call, path); !list.empty()) return moved.with("Location", list);
  const std::string& blog = call.site.blog;
  const std::string name = below(path, "entry").value_or(path);
  const std::string ids[] = {blog + '/' + name, "https://" + blog + ".tistory.com/" + encoded_path(path),
                             "https://" + blog + '/' + encoded_path(path)};
  for (const std::string& id : ids) {
    const Result<Post> post = library.post(id);
    if (post && post->blog == blog) return moved.with("Location", post_link(call, post->id));
    if (!post && post.error().code != ErrorCode::not_found) return problem(call, post.error());
  }
  return problem(call, 404, "not_found",
                 {"The archive does not hold this post of the blog.", "이 블로그의 그 글은 서고에 없습니다."},
                 {"Look for it with a few words.", "낱말로 찾아보세요."});
}

}  // namespace seogo::http
