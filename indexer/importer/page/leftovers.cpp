#include "importer/page/leftovers.h"

#include <algorithm>
#include <array>
#include <optional>

#include "importer/common/date.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

constexpr std::size_t longest_line = 300;  // bytes of a line that belongs to the page

// '부모 > 아이' 카테고리의 다른 글
bool heads_related(const std::string& text) {
  return text.size() < longest_line && text.ends_with("카테고리의 다른 글");
}

std::vector<std::string> category_in(const std::string& heading) {
  const std::size_t begin = heading.find('\''), end = heading.rfind('\'');
  if (begin == npos || begin >= end) return {};
  return split(text::nfc(heading.substr(begin + 1, end - begin - 1)), ">");
}

// "(23)" behind a title.
std::optional<std::uint32_t> count_behind(std::string_view text) {
  const std::size_t open = text.rfind('('), close = text.rfind(')');
  if (open == npos || close == npos || close < open) return std::nullopt;
  const auto number = number_in(trim(text.substr(open + 1, close - open - 1)));
  return number && *number < 1'000'000 ? std::optional(static_cast<std::uint32_t>(*number)) : std::nullopt;
}

void read_rows(Node box, std::vector<RelatedPost>& related) {
  static const Selector rows("tr, li, p");
  static const Selector links("a[href]");
  for (const Node row : find_all(box, rows)) {
    const Node link = find_first(row, links);
    const std::string title = link == nullptr ? "" : text::nfc(plain_text(link));
    if (title.empty()) continue;
    const std::string whole = plain_text(row);
    const std::string behind =
        whole.substr(std::min(whole.size(), whole.find(plain_text(link)) + plain_text(link).size()));
    related.push_back({title, attribute_or(link, "href"), parse_page_date(behind), count_behind(behind)});
  }
}

bool is_script_line(std::string_view text) {
  return (contains(text, "adsbygoogle") && contains(text, "push(")) ||
         contains(text, "window.ReactionButton") || contains(text, "window.ReactionApi") ||
         text.starts_with("window.Reaction");
}

bool names_licence(std::string_view text) {
  return text.starts_with("저작자표시") && (text.size() < 120) && !contains(text, ". ");
}

bool shows_something(Node node) {
  static const Selector shown("img, iframe, video, audio, object, embed, table, pre, figure");
  return shown.matches(node) || (is_element(node) && find_first(node, shown) != nullptr);
}

// A line of the platform's own page that stands below a body.
bool is_foot(const std::string& text) {
  static constexpr std::array<std::string_view, 14> words{
      ",",           "|",        "댓글",
      "공감",        "좋아요",   "공유하기",
      "신고하기",    "구독하기", "구독하기 버튼",
      "글 요소",     "반응형",   "공유하기 URL 복사카카오톡페이스북엑스",
      "게시글 관리", "728x90"};
  std::string bare = text;
  while (!bare.empty() && (static_cast<unsigned char>(bare.back()) <= '9') && bare.back() >= '0')
    bare.pop_back();
  return one_of(words, trim(bare)) || names_licence(text) || is_script_line(text);
}

bool is_blank_node(Node node, const std::string& text) { return text.empty() && !shows_something(node); }

// The heading of the related table, and the table right behind it: how many children from `at` on.
std::size_t take_related(Node body, std::size_t at, const std::string& heading, Leftovers& told) {
  told.category = category_in(heading);
  std::size_t end = at + 1;
  for (; end < count_children(body); ++end) {
    const Node node = child(body, end);
    const std::string text = plain_text(node);
    if (is_blank_node(node, text)) continue;
    const std::size_t before = told.related.size();
    if (is_element(node)) read_rows(node, told.related);
    if (told.related.size() == before) break;
  }
  return end - at;
}

}  // namespace

std::vector<Node> without_leftovers(Node body, Leftovers& told) {
  std::vector<Node> own;
  std::size_t last = 0;  // own[0, last) ends with something of the author's
  for (std::size_t at = 0; at < count_children(body);) {
    const Node node = child(body, at);
    const std::string text = plain_text(node);
    if (is_element(node) && !has_tag(node, "table") && heads_related(text)) {
      at += take_related(body, at, text, told);
      continue;
    }
    ++at;
    if (text.size() < longest_line && (is_script_line(text) || names_licence(text))) continue;
    own.push_back(node);
    if (shows_something(node) || !(text.empty() || is_foot(text))) last = own.size();
  }
  own.resize(last);
  return own;
}

}  // namespace seogo::importer
