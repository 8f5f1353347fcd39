// Comments that stand in a page: those the server rendered, with their replies, secret ones not.
#include <algorithm>
#include <array>
#include <map>

#include "importer/common/date.h"
#include "importer/common/strings.h"
#include "importer/page/clean.h"
#include "importer/page/page.h"
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

// The first piece of text in it: skins put dates and buttons behind a name into the same element.
std::string first_piece(Node node) {
  for (Node at = node; at != nullptr; at = next_inside(at, node))
    if (is_text(at) && !collapse(text_of(at)).empty()) return text::nfc(collapse(text_of(at)));
  return {};
}

Node author_of(Node item) {
  static const Selector names(
      ".name, .nickname, .tit_nickname, .txt_name, .link_name, .nick, .comment-author, .tt-link-user");
  static const Selector boxes(".author, .writer, .user, cite, strong");
  const Node named = own(item, names);
  return named != nullptr ? named : own(item, boxes);
}

Node date_of(Node item) {
  static const Selector dates(".tt_date, .date, .txt_date, .time, .info_date, .comment-date, time, em");
  return own(item, dates);
}

bool is_comment_button(Node node) {
  if (has_tag(node, "button") || has_tag(node, "form") || has_tag(node, "input")) return true;
  static const Selector controls(".control, .btn_reply, .comment-control, .rp_control, .tt-box-util");
  if (controls.matches(node)) return true;
  if (!has_tag(node, "a")) return false;
  static constexpr std::array<std::string_view, 11> names{"신고",     "신고하기", "답글", "답글달기",
                                                          "댓글주소", "댓글쓰기", "수정", "수정/삭제",
                                                          "삭제",     "주소",     "Reply"};
  return std::find(names.begin(), names.end(), plain_text(node)) != names.end();
}

// All of a comment but its head, its buttons and what answers it, as the largest pieces that hold none of
// these.  Tells whether all of `node` may be taken.
bool gather(Node node, const std::vector<Node>& head, std::vector<Node>& pieces) {
  if (std::find(head.begin(), head.end(), node) != head.end()) return false;
  if (is_element(node) && (is_comment_item(node) || is_comment_button(node))) return false;
  const std::size_t before = pieces.size();
  bool whole = true;
  for (std::size_t i = 0; i < count_children(node); ++i) {
    const Node part = child(node, i);
    if (gather(part, head, pieces))
      pieces.push_back(part);
    else
      whole = false;
  }
  if (whole) pieces.resize(before);
  return whole;
}

// The text of one comment; what answers it, its buttons and its head left out.
std::string own_text(Node item, const std::vector<Node>& head) {
  static const Selector texts(
      ".tt_desc, .txt_reply, .desc, .comment-text, .text, .txt, .cmt_txt, .reply_content, .comment-body");
  Extent extent;
  if (const Node node = own(item, texts)) {
    extent.nodes.push_back(node);
    return read_body(extent).text;
  }
  for (std::size_t i = 0; i < count_children(item); ++i)
    if (gather(child(item, i), head, extent.nodes)) extent.nodes.push_back(child(item, i));
  std::string text;  // pieces of one line of the skin are lines of their own here, so blanks may part them
  for (const Node piece : extent.nodes) {
    Extent one;
    one.nodes.push_back(piece);
    const std::string lines = read_body(one).text;
    text.append(text.empty() || lines.empty() ? "" : "\n").append(lines);
  }
  return text;
}

Comment read_comment(Node item) {
  Comment comment;
  const Node author = author_of(item);
  const Node date = date_of(item);
  if (author != nullptr) comment.author = first_piece(author);
  if (date != nullptr) comment.published = parse_page_date(plain_text(date));
  if (!comment.published) comment.published = parse_page_date(plain_text(item).substr(0, 300));
  std::string_view text = comment.text = own_text(item, {author, date});
  while (text.starts_with('|')) text = trim(text.substr(1));  // what parts the skin's own links
  comment.text = std::string(text);
  return comment;
}

bool is_reply(Node item) {
  for (std::string_view sign : {"re_reply", "reply-item", "comment-reply", "depth2", "rp_reply"})
    if (has_class(item, sign)) return true;
  return false;
}

bool is_secret(Node item, const Comment& comment) {
  static const Selector marks(".rp_secret, .hiddenComment");
  if (marks.matches(item) || own(item, marks) != nullptr) return true;
  return is_secret_word(comment.text) ||
         (comment.text.empty() && contains(plain_text(item), "비밀댓글입니다"));
}

constexpr int deepest_reply = 8;

}  // namespace

void read_comments(const Page& page, Post& post) {
  static const Selector marked("[id^=comment]");
  static const Selector counts(".tt_num_g");
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
  if (!post.comment_count)
    if (const Node told = find_first(page.dom.root(), counts))
      if (const auto count = number_in(plain_text(told)); count && *count < 10000000)
        post.comment_count = static_cast<std::uint32_t>(*count);
  const auto list_at = [&](const std::vector<std::size_t>& path) {
    std::vector<Comment>* list = &post.comments;
    for (const std::size_t index : path) list = &(*list)[index].replies;
    return list;
  };
  bool answers_hidden = false;  // the last comment of the top level was a secret one
  for (const Node item : items) {
    Comment comment = read_comment(item);
    Node above = item_above(item);
    if (is_secret(item, comment) || (comment.text.empty() && comment.author.empty())) {
      answers_hidden = answers_hidden || (above == nullptr && !is_reply(item));
      continue;
    }
    std::vector<std::size_t> path;
    while (above != nullptr && places.find(above) == places.end()) above = item_above(above);
    if (above != nullptr)
      path = places[above];
    else if (is_reply(item) && !post.comments.empty() && !answers_hidden)
      path = {post.comments.size() - 1};
    else if (!is_reply(item))
      answers_hidden = false;
    if (path.size() > deepest_reply) path.resize(deepest_reply);
    std::vector<Comment>* list = list_at(path);
    list->push_back(std::move(comment));
    path.push_back(list->size() - 1);
    places[item] = std::move(path);
  }
}

}  // namespace seogo::importer
