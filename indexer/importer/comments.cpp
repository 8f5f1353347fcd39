// Comments that stand in a page: those the server rendered, with their replies, secret ones not.
#include <algorithm>
#include <map>

#include "importer/clean.h"
#include "importer/date.h"
#include "importer/page.h"
#include "importer/strings.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

// comment123, as the platform names the element of one comment.
bool is_comment_item(Node node) {
  const std::string_view id = attribute(node, "id").value_or("");
  return id.substr(0, 7) == "comment" && number_in(id.substr(7)).has_value();
}

Node item_above(Node node) {
  for (node = parent(node); node != nullptr; node = parent(node))
    if (is_comment_item(node)) return node;
  return nullptr;
}

// The first element of that kind that belongs to this comment and to none of its replies.
Node own(Node item, const Selector& selector) {
  for (Node node = next_inside(item, item); node != nullptr;) {
    if (is_comment_item(node)) {
      node = next_after(node, item);
      continue;
    }
    if (selector.matches(node) && !plain_text(node).empty()) return node;
    node = next_inside(node, item);
  }
  return nullptr;
}

// The text of one comment; what answers it, its buttons and its head left out.
std::string own_text(Node item) {
  static const Selector texts(
      ".tt_desc, .txt_reply, .desc, .comment-text, .text, .txt, .cmt_txt, .comment_content, .content, "
      ".reply_content, .comment-content");
  static const Selector paragraphs("p, dd");
  Node node = own(item, texts);
  if (node == nullptr) node = own(item, paragraphs);
  if (node == nullptr) return {};
  Extent extent;
  extent.nodes.push_back(node);
  return read_body(extent).text;
}

Comment read_comment(Node item) {
  static const Selector authors(
      ".tt-link-user, .name, .nickname, .tit_nickname, .txt_name, .author, .writer, .link_name, .nick, "
      ".user, .comment-author, cite, strong");
  static const Selector dates(".tt_date, .date, .txt_date, .time, .info_date, .comment-date, time, em");
  Comment comment;
  if (const Node author = own(item, authors)) comment.author = text::nfc(plain_text(author));
  if (const Node date = own(item, dates)) comment.published = parse_page_date(plain_text(date));
  if (!comment.published) comment.published = parse_page_date(plain_text(item).substr(0, 300));
  comment.text = own_text(item);
  return comment;
}

bool is_reply(Node item) {
  for (std::string_view sign : {"re_reply", "reply-item", "comment-reply", "depth2", "rp_reply"})
    if (has_class(item, sign)) return true;
  return false;
}

bool is_secret(Node item, const Comment& comment) {
  return is_secret_word(comment.text) || has_class(item, "rp_secret") || has_class(item, "hiddenComment") ||
         (comment.text.empty() && is_secret_word(plain_text(item)));
}

constexpr int deepest_reply = 8;

}  // namespace

void read_comments(const Page& page, Post& post) {
  static const Selector marked("[id^=comment]");
  // Where each comment went: replies are nested, or follow as siblings with a class of their own.
  std::map<Node, std::vector<std::size_t>> places;
  std::vector<Node> items;
  for (const Node node : find_all(page.dom.root(), marked)) {
    if (is_comment_item(node)) items.push_back(node);
    const std::string id = attribute_or(node, "id");
    if (!post.comment_count && id.substr(0, 12) == "commentCount")
      if (const auto count = number_in(plain_text(node)); count && *count < 10000000)
        post.comment_count = static_cast<std::uint32_t>(*count);
  }
  const auto list_at = [&](const std::vector<std::size_t>& path) {
    std::vector<Comment>* list = &post.comments;
    for (const std::size_t index : path) list = &(*list)[index].replies;
    return list;
  };
  for (const Node item : items) {
    Comment comment = read_comment(item);
    if (is_secret(item, comment) || (comment.text.empty() && comment.author.empty())) continue;
    std::vector<std::size_t> path;
    Node above = item_above(item);
    while (above != nullptr && places.find(above) == places.end()) above = item_above(above);
    if (above != nullptr)
      path = places[above];
    else if (is_reply(item) && !post.comments.empty())
      path = {post.comments.size() - 1};
    if (path.size() > deepest_reply) path.resize(deepest_reply);
    std::vector<Comment>* list = list_at(path);
    list->push_back(std::move(comment));
    path.push_back(list->size() - 1);
    places[item] = std::move(path);
  }
}

}  // namespace seogo::importer
