// The header of a post as the skin prints it: title, category, author, date.
#include <algorithm>

#include "importer/date.h"
#include "importer/page.h"
#include "importer/strings.h"

namespace seogo::importer {

namespace {

// Menus and lists print the same classes for other posts.
bool is_elsewhere(Node node) {
  static const Selector outside(
      "nav, aside, ul, #sidebar, .sidebar, .another_category, .related-articles, .comments, #gnb, "
      ".tt_category, "
      "footer, .area-aside, .area-common, select");
  return outside.matches(node) || find_above(node, outside) != nullptr;
}

// The box around the body that holds the header too: the nearest one above it in which a title stands before
// it.
Node surroundings(const Page& page, const Selector& titles) {
  const Node body = page.container.extent.nodes.front();
  Node node = parent(body);
  for (int up = 0; node != nullptr && up < 7 && !has_tag(node, "body"); ++up, node = parent(node))
    for (const Node title : find_all(node, titles))
      if (!is_inside(title, body) && !is_elsewhere(title)) return node;
  return nullptr;
}

std::string first_text(Node around, Node body, const Selector& selector) {
  for (const Node node : find_all(around, selector)) {
    if (is_inside(node, body) || is_elsewhere(node)) continue;
    if (const std::string text = plain_text(node); !text.empty()) return text;
  }
  return {};
}

std::string first_date(Node around, Node body) {
  static const Selector named(
      ".date, .meta-date, .dt-published, .timeago, .txt_date, .published, .post-date, time, .info_post, "
      ".txt_detail");
  for (const Node node : find_all(around, named)) {
    if (is_inside(node, body) || is_elsewhere(node)) continue;
    const std::string told = has_tag(node, "time") ? attribute_or(node, "datetime") : "";
    for (const std::string& text : {told, plain_text(node), attribute_or(node, "title")})
      if (parse_page_date(text)) return text;
  }
  // Any short text with a date between the title and the body.
  for (Node node = next_inside(around, around); node != nullptr && node != body;
       node = next_inside(node, around)) {
    if (!is_text(node) || text_of(node).size() > 120 || is_elsewhere(node)) continue;
    if (parse_page_date(text_of(node))) return collapse(text_of(node));
  }
  return {};
}

std::string without_by(std::string name) {
  for (std::string_view word : {"by ", "By ", "BY ", "글쓴이 ", "작성자 "})
    if (name.substr(0, word.size()) == word) return collapse(std::string_view(name).substr(word.size()));
  return name;
}

}  // namespace

Header read_header(const Page& page) {
  static const Selector titles(
      ".title_post, .tit_post, .title-article, .hd-heading, .p-name, .post-title, .entry-title, .title_view, "
      ".titlewrap, "
      ".article-title, h1, h2, h3");
  static const Selector categories(
      ".category, .tit_category, .p-category, .tt_category, .post-category, .txt_category, .cate, "
      ".category_name, .article-category");
  static const Selector category_links("a[href^=/category/]");
  static const Selector authors(".author, .writer, .p-author, .nickname, .by, .txt_author, .post-author");
  Header header;
  if (page.container.extent.empty()) return header;
  const Node body = page.container.extent.nodes.front();
  const Node around = surroundings(page, titles);
  if (around == nullptr) return header;
  for (const Node node : find_all(around, titles)) {
    if (is_inside(node, body) || is_elsewhere(node) || has_class(node, "screen_out") ||
        has_class(node, "blind"))
      continue;
    if (comes_before(body, node, around) || plain_text(node).empty()) continue;
    header.title = plain_text(node);
    static const Selector links("a[href]");
    Node link = find_first(node, links);
    if (link == nullptr) link = find_above(node, links);
    if (link != nullptr) header.address = attribute_or(link, "href");
    break;
  }
  header.category = first_text(around, body, categories);
  if (header.category.empty()) header.category = first_text(around, body, category_links);
  header.author = without_by(first_text(around, body, authors));
  header.date = first_date(around, body);
  return header;
}

}  // namespace seogo::importer
