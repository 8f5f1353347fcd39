// An archived post to read, with its comments.
#include <nlohmann/json.hpp>

#include "pages/post_html.h"
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
              {"date", comment.published ? shown_date(call.language, *comment.published) : ""},
              {"datetime", comment.published ? to_string(*comment.published) : ""},
              {"said", comment.text},
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
                    {"href", attachment.media.empty() ? "" : call.plain_link("/media/" + attachment.media)}});
  return list;
}

// Only what a browser may follow from here; an address of another scheme is left out.
std::string original_address(const Post& post) {
  return post.url.starts_with("https://") || post.url.starts_with("http://") ? post.url : std::string{};
}

json post_view(const Call& call, const Post& post) {
  json view = frame(call, "reading", shown_title(post) + " – " + say(call.language, "name"));
  view["form_on_top"] = true;
  view["title"] = shown_title(post);
  view["made_up"] = !post.title.has_value();
  view["blog"] = post.blog;
  view["blog_href"] = call.link("/search", {{"blog", post.blog}});
  view["category"] = category_view(call, post.category);
  view["has_category"] = !post.category.empty();
  view["author"] = post.author;
  view["date"] = post.published ? shown_date(call.language, *post.published) : "";
  view["datetime"] = post.published ? to_string(*post.published) : "";
  const bool edited = post.updated && post.published &&
                      to_digits(*post.updated).substr(0, 8) != to_digits(*post.published).substr(0, 8);
  view["updated"] =
      edited ? say(call.language, "updated", {{"date", shown_date(call.language, *post.updated)}}) : "";
  view["original"] = original_address(post);
  view["copy_href"] = post.copy_of.empty() ? "" : post_link(call, post.copy_of);
  view["body"] = body_html(post, call.language, call.site.prefix);
  view["body_lang"] = post.lang;
  const bool shut = post.kind == Kind::protected_post;
  view["empty"] = view["body"].get_ref<const std::string&>().empty()
                      ? say(call.language, shut ? "no_body_protected" : "no_body")
                      : "";
  view["attachments"] = attachments_view(call, post);
  view["has_attachments"] = !post.attachments.empty();
  view["tags"] = tags_view(call, post.tags);
  view["has_tags"] = !post.tags.empty();
  view["comment_heading"] = comment_heading(call, post);
  view["comments"] = comments_view(call, post.comments, 0);
  view["has_comments"] = !post.comments.empty();
  return view;
}

}  // namespace

Response post_page(const Call& call, const Library& library) {
  const Result<Post> post = library.post(call.rest);
  if (!post) return problem(call, post.error());
  if (post->id != call.rest) {
    Response moved{.status = 301};
    return moved.with("Location", post_link(call, post->id));
  }
  return page_response(call, "post", post_view(call, *post));
}

}  // namespace seogo::http
