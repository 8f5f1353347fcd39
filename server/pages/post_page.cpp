// An archived post to read: its body with contents, its comments, and what stands around it.
#include <nlohmann/json.hpp>

#include "pages/post_context.h"
#include "pages/post_html.h"
#include "pages/post_meta.h"
#include "pages/view.h"
#include "site/handlers.h"
#include "site/problem.h"

namespace seogo::http {

namespace {

using nlohmann::json;

constexpr int deepest_reply = 8;  // deeper ones stand beside it

json comments_view(const Call& call, const std::vector<Comment>& comments, int depth);

void add_comment(json& list, const Call& call, const Comment& comment, int depth) {
  const bool flat = depth >= deepest_reply;
  json one = {{"who", comment.author.empty() ? say(call.language, "someone") : comment.author},
              {"who_lang", lang_of(call, comment.author)},
              {"date", comment.published ? shown_date(call.language, *comment.published) : ""},
              {"datetime", comment.published ? to_string(*comment.published) : ""},
              {"said", comment.text},
              {"said_lang", lang_of(call, comment.text)},
              {"has_replies", !flat && !comment.replies.empty()},
              {"comments", json::array()}};
  if (!flat) one["comments"] = comments_view(call, comment.replies, depth + 1);
  list.push_back(std::move(one));
  if (!flat) return;
  for (const Comment& reply : comment.replies) add_comment(list, call, reply, depth);
}

json comments_view(const Call& call, const std::vector<Comment>& comments, int depth) {
  json list = json::array();
  for (const Comment& comment : comments) add_comment(list, call, comment, depth);
  return list;
}

std::size_t count_of(const std::vector<Comment>& comments) {
  std::size_t count = comments.size();
  for (const Comment& comment : comments) count += count_of(comment.replies);
  return count;
}

std::string comment_heading(const Call& call, const Post& post) {
  if (!post.comments.empty()) return say_count(call.language, "comments", count_of(post.comments));
  const std::size_t told = post.comment_count.value_or(0);
  return told == 0 ? std::string{} : say_count(call.language, "comments_not_held", told);
}

json attachments_view(const Call& call, const Post& post) {
  json list = json::array();
  for (const Attachment& attachment : post.attachments)
    list.push_back({{"name", attachment.name.empty() ? attachment.url : attachment.name},
                    {"in_lang", lang_of(call, attachment.name)},
                    {"href", attachment.media.empty() ? "" : call.plain_link("/media/" + attachment.media)}});
  return list;
}

// Only what a browser may follow from here; an address of another scheme is left out.
std::string original_address(const Post& post) {
  return post.url.starts_with("https://") || post.url.starts_with("http://") ? post.url : std::string{};
}

// A minute takes some 500 characters of Hangul.
std::size_t minutes_to_read(const std::string& text) { return (characters_of(text) + 250) / 500; }

// Headings, when there are enough of them that a list helps.
json contents_view(const std::vector<Heading>& headings) {
  json list = json::array();
  if (headings.size() < 3) return list;
  for (const Heading& heading : headings)
    list.push_back(
        {{"id", heading.id}, {"text", heading.text}, {"depth", std::to_string(heading.level - 2)}});
  return list;
}

// The body, with the words marked that were asked for.
void add_body(json& view, const Call& call, const Library& library, const Post& post) {
  std::string html = html_of(post);
  const std::string words = call.parameters.first("q").value_or("");
  std::size_t marks = 0;
  const Result<Query> query = parse_query(words);
  if (!words.empty() && query) {
    MarkedHtml marked = marked_html(html, [&](const std::vector<std::string>& texts) {
      auto answer = library.mark(*query, texts);
      return answer ? std::move(*answer) : std::vector<Marked>{};
    });
    html = std::move(marked.html);
    marks = marked.marks;
    view["q"] = words;
    view["found"] = {
        {"told", marks == 0 ? say(call.language, "marks_none", {{"q", in_its_language(call, words)}})
                            : say_count(call.language, "marks", marks)},
        {"first", marks > 1},
        {"back", call.link("/search", {{"q", words}})},
        {"without", post_link(call, post.id)}};
  }
  const Held held = links_within(call, library, post);
  Body body = body_of(post, html, call.language, call.site.prefix, held);
  const bool shut = post.kind == Kind::protected_post;
  view["empty"] = body.html.empty() ? say(call.language, shut ? "no_body_protected" : "no_body") : "";
  view["body"] = std::move(body.html);
  view["contents"] = contents_view(body.headings);
  view["has_contents"] = !view["contents"].empty();
  // A body may quote another language: what was told comes first.
  view["body_lang"] = post.lang.empty() ? lang_of(call, post.text) : lang_of(call, {}, post.lang);
}

void add_about(json& view, const Call& call, const Post& post) {
  view["title"] = shown_title(post);
  view["title_lang"] = lang_of(call, shown_title(post), post.lang);
  view["made_up"] = !post.title.has_value();
  view["blog"] = post.blog;
  view["blog_lang"] = lang_of(call, post.blog);
  view["blog_href"] = call.link("/search", {{"blog", post.blog}});
  view["category"] = category_view(call, post.category);
  view["has_category"] = !post.category.empty();
  view["author"] = post.author;
  view["author_lang"] = lang_of(call, post.author);
  view["date"] = post.published ? shown_date(call.language, *post.published) : "";
  view["datetime"] = post.published ? to_string(*post.published) : "";
  const bool edited = post.updated && post.published &&
                      to_digits(*post.updated).substr(0, 8) != to_digits(*post.published).substr(0, 8);
  view["updated"] =
      edited ? say(call.language, "updated", {{"date", shown_date(call.language, *post.updated)}}) : "";
  const std::size_t minutes = minutes_to_read(post.text);
  view["minutes"] = minutes == 0 ? "" : say_count(call.language, "minutes", minutes);
  view["original"] = original_address(post);
  view["versions"] = post.versions > 1 ? say_count(call.language, "versions", post.versions) : "";
  view["versions_href"] =
      call.site.shows_older_texts() ? call.link("/versions/" + encoded_path(post.id)) : std::string{};
  view["source_href"] =
      call.site.serves_sources ? call.link("/source/" + encoded_path(post.id)) : std::string{};
  view["copy_href"] = post.copy_of.empty() ? "" : post_link(call, post.copy_of);
  view["tags"] = tags_view(call, post.tags);
  view["has_tags"] = !post.tags.empty();
}

// The post with another of its texts, as ?version=N asks.  What stands around it stays.
std::optional<Post> in_version(const Library& library, const Post& post, const std::string& number) {
  const auto versions = library.versions(post.id);
  if (!versions) return std::nullopt;
  for (const Version& version : *versions) {
    if (std::to_string(version.number) != number) continue;
    Post other = version.post;
    other.id = post.id;
    other.versions = post.versions;
    return other;
  }
  return std::nullopt;
}

json post_view(const Call& call, const Library& library, const Post& post) {
  json view = frame(call, "reading", shown_title(post) + " – " + say(call.language, "name"));
  view["head"] = post_meta(call, post);
  add_about(view, call, post);
  add_body(view, call, library, post);
  view["attachments"] = attachments_view(call, post);
  view["has_attachments"] = !post.attachments.empty();
  view["comment_heading"] = comment_heading(call, post);
  view["comments"] = comments_view(call, post.comments, 0);
  view["has_comments"] = !post.comments.empty();
  view["series"] = series_view(call, library, post);
  view["like"] = alike_view(call, library, post);
  view["others"] = neighbours_view(call, library, post);
  return view;
}

}  // namespace

Response post_page(const Call& call, const Library& library) {
  const Result<Post> post = library.post(call.rest);
  if (!post) return failed_page(call, post.error());
  if (post->id != call.rest) {
    Response moved{.status = 301};
    return moved.with("Location", post_link(call, post->id, call.parameters.first("q").value_or("")));
  }
  const std::string number = call.parameters.first("version").value_or("");
  if (number.empty()) return page_response(call, "post", post_view(call, library, *post));
  const std::optional<Post> other =
      call.site.shows_older_texts() ? in_version(library, *post, number) : std::nullopt;
  if (!other)
    return problem(call, 404, "not_found",
                   {"The post has no such version.", "이 글에는 그런 판이 없습니다."});
  json view = post_view(call, library, *other);
  view["older"] = {{"told", say(call.language, "version_read", {{"n", number}})},
                   {"all_href", call.link("/versions/" + encoded_path(post->id))},
                   {"now_href", post_link(call, post->id)}};
  view["noindex"] = true;
  return page_response(call, "post", view);
}

}  // namespace seogo::http
