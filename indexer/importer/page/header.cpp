// The header of a post as the skin prints it: title, category, author, date.
#include <vector>

#include "importer/common/date.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/page/page.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

// Menus print the same classes for other posts.
bool belongs_to_other_posts(Node node) {
  static const Selector outside(
      "nav, aside, #sidebar, .sidebar, .another_category, .related-articles, .comments, #gnb, .tt_category, "
      "footer, .area-aside, .area-common, select");
  return outside.matches(node) || find_above(node, outside) != nullptr;
}

// Lists hold the dates of other posts and of comments; between title and body they may hold this one's.
// A list that holds the body itself is the skin's way to lay out the page.
bool is_in_list(Node node, Node body) {
  static const Selector lists("ul, ol, [id^=comment], [id^=entry], .comment, .trackback, .area_reply");
  if (lists.matches(node)) return true;
  const Node list = find_above(node, lists);
  return list != nullptr && !is_inside(body, list);
}

bool is_hidden_heading(Node node) { return has_class(node, "screen_out") || has_class(node, "blind"); }

Node link_of(Node title) {
  static const Selector links("a[href]");
  if (links.matches(title)) return title;
  const Node inside = find_first(title, links);
  return inside != nullptr ? inside : find_above(title, links);
}

// The blog's own name, which leads to its front page.
bool leads_home(Node title) {
  const Node link = link_of(title);
  const std::string address = attribute_or(link, "href");
  return !address.empty() && take_apart(address).root;
}

// What stands in front of the body, in order.
std::vector<Node> before_body(Node around, Node body, const Selector& selector) {
  std::vector<Node> found;
  for (Node node = around; node != nullptr && node != body; node = next_inside(node, around))
    if (selector.matches(node) && !is_inside(body, node) && !belongs_to_other_posts(node))
      found.push_back(node);
  return found;
}

struct TitlePlace {
  Node around = nullptr;  // the box that holds header and body
  Node title = nullptr;
};

// The nearest box around the body with a title in front of it; best one that the page's own <title> repeats,
// for skins have headings of their own (티스토리 뷰).
TitlePlace place_of_title(const Page& page, Node body) {
  static const Selector titles(
      ".title_post, .tit_post, .title-article, .hd-heading, .p-name, .post-title, .entry-title, .title_view, "
      ".titlewrap, .article-title, h1, h2, h3");
  const std::string told = page.head.meta("og:title") + "\n" + page.head.title;
  TitlePlace first;
  Node around = parent(body);
  for (int up = 0; around != nullptr && up < 8 && !has_tag(around, "html"); ++up, around = parent(around))
    for (const Node title : before_body(around, body, titles)) {
      const std::string text = plain_text(title);
      if (text.empty() || is_hidden_heading(title) || is_in_list(title, body) || leads_home(title)) continue;
      if (contains(told, text)) return {around, title};
      if (first.title == nullptr && up < 5 && !has_tag(around, "body")) first = {around, title};
    }
  return first;
}

std::string first_text(Node around, Node body, const Selector& selector) {
  for (const Node node : before_body(around, body, selector))
    if (std::string text = plain_text(node); !text.empty() && !is_in_list(node, body)) return text;
  for (const Node node : find_all(around, selector)) {
    if (is_inside(node, body) || belongs_to_other_posts(node) || is_in_list(node, body)) continue;
    if (std::string text = plain_text(node); !text.empty()) return text;
  }
  return {};
}

// A link to the category, whose address holds the whole path where its text may hold the last name alone.
std::string category_linked(Node around, Node body) {
  static const Selector links("a[href]");
  std::string found;
  for (const Node link : before_body(around, body, links)) {
    const std::string path = take_apart(attribute_or(link, "href")).path;
    const std::string name = text::nfc(plain_text(link));
    if (path.substr(0, 10) != "/category/" || name.empty()) continue;
    const std::string whole = path.substr(10);
    const bool ends_with_name = whole.size() > name.size() && whole.ends_with("/" + name);
    const std::string told = ends_with_name ? whole : name;
    if (found.empty() || told.starts_with(found + "/")) found = told;
  }
  return found;
}

std::string date_in(Node node) {
  const std::string told = has_tag(node, "time") ? attribute_or(node, "datetime") : "";
  for (const std::string& text : {told, plain_text(node), attribute_or(node, "title")})
    if (parse_page_date(text)) return text;
  return {};
}

std::string first_date(const TitlePlace& place, Node body) {
  static const Selector named(
      ".date, .meta-date, .dt-published, .timeago, .txt_date, .published, .post-date, time, .info_post, "
      ".txt_detail");
  for (const Node node : before_body(place.around, body, named))
    if (std::string date = date_in(node); !date.empty() && !is_in_list(node, body)) return date;
  // Any short text with a date between the title and the body.
  for (Node node = place.title; node != nullptr && node != body; node = next_inside(node, place.around)) {
    if (!is_text(node) || text_of(node).size() > 120 || belongs_to_other_posts(node)) continue;
    if (is_inside(node, place.title)) continue;
    if (parse_page_date(text_of(node))) return collapse(text_of(node));
  }
  // Old skins print it in the box of the title, beside the title itself.
  static const Selector title_boxes(".title, .titlewrap, .titleWrap, .titleBox");
  static const Selector title_itself("a, h1, h2, h3, h4");
  for (const Node box : before_body(place.around, body, title_boxes))
    for (Node node = next_inside(box, box); node != nullptr; node = next_inside(node, box))
      if (is_text(node) && text_of(node).size() <= 120 && find_above(node, title_itself) == nullptr &&
          parse_page_date(text_of(node)))
        return collapse(text_of(node));
  // Behind the body stand the dates of other posts too; a microformat's own name is not used for them.
  static const Selector own("time.dt-published");
  const Node marked = find_first(place.around, own);
  return marked == nullptr || is_inside(marked, body) ? "" : date_in(marked);
}

std::string without_by(std::string name) {
  for (std::string_view word : {"by ", "By ", "BY ", "글쓴이 ", "작성자 "})
    if (name.substr(0, word.size()) == word) return collapse(std::string_view(name).substr(word.size()));
  return name;
}

// Where the last date in it begins; the end of the text when there is none.
std::size_t date_begin(const std::string& text) {
  std::size_t found = text.size();
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] >= '1' && text[at] <= '2' && parse_page_date(std::string_view(text).substr(at))) found = at;
  return found;
}

// `하늘 2016.02.21 23:45`, `by 하늘`: a line of some skins holds the author in front of the date.
std::string author_in_line(Node around, Node body, const std::string& category) {
  static const Selector lines(".info_post, .post-meta, .meta");
  for (const Node line : before_body(around, body, lines)) {
    const std::string text = plain_text(line);
    const std::string named = without_by(text);
    const std::size_t end = date_begin(named);
    if (end == named.size() && named == text) continue;  // neither a date nor a `by`
    const std::string name = collapse(named.substr(0, end));
    const bool parted = name.find_first_of("/|") != std::string::npos || contains(name, "·");
    if (!name.empty() && !parted && name != category && count_characters(name) <= 30) return text::nfc(name);
  }
  return {};
}

}  // namespace

std::string name_in_logo(const Page& page) {
  static const Selector links("a[href]");
  for (const Node link : find_all(page.dom.root(), links)) {
    std::string name = plain_text(link);
    const std::string& title = page.head.title;
    const bool in_title = title.starts_with(name) || title.ends_with(name);
    if (!name.empty() && in_title && leads_home(link)) return name;
  }
  return {};
}

Header read_header(const Page& page) {
  static const Selector categories(
      ".category, .tit_category, .p-category, .tt_category, .post-category, .txt_category, .cate, "
      ".category_name, .article-category");
  static const Selector authors(".author, .writer, .p-author, .nickname, .by, .txt_author, .post-author");
  Header header;
  if (page.container.extent.empty()) return header;
  const Node body = page.container.extent.nodes.front();
  const TitlePlace place = place_of_title(page, body);
  if (place.title == nullptr) return header;
  header.title = plain_text(place.title);
  header.address = attribute_or(link_of(place.title), "href");
  header.category = category_linked(place.around, body);
  if (header.category.empty()) header.category = first_text(place.around, body, categories);
  header.author = without_by(first_text(place.around, body, authors));
  if (header.author.empty()) header.author = author_in_line(place.around, body, header.category);
  header.date = first_date(place, body);
  return header;
}

}  // namespace seogo::importer
