// The table of other posts of the category, which the platform puts under a post.
#include "importer/common/date.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/page/page.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

// "(12)" → 12
std::optional<std::uint32_t> count_in(std::string_view text) {
  text = trim(text);
  if (text.size() < 3 || text.front() != '(' || text.back() != ')') return std::nullopt;
  const auto number = number_in(trim(text.substr(1, text.size() - 2)));
  return number && *number < 100000000 ? std::optional<std::uint32_t>(static_cast<std::uint32_t>(*number))
                                       : std::nullopt;
}

// '<a>부모</a> > <a>아이</a>' 카테고리의 다른 글
std::vector<std::string> category_of(Node heading) {
  static const Selector links("a");
  std::vector<std::string> path;
  if (!contains(plain_text(heading), "카테고리의 다른 글")) return path;
  for (const Node link : find_all(heading, links)) path.push_back(text::nfc(plain_text(link)));
  if (!path.empty()) return path;
  std::string text = plain_text(heading);
  const std::size_t end = text.rfind('\'');
  const std::size_t begin = text.find('\'');
  if (end == std::string::npos || begin >= end) return path;
  return split(text::nfc(text.substr(begin + 1, end - begin - 1)), " > ");
}

}  // namespace

Related read_related(const Page& page) {
  static const Selector boxes(".another_category, .related_type_view");
  static const Selector headings("h4, h3, h2");
  static const Selector rows("tr, li, .link_related");
  static const Selector links("a[href]");
  static const Selector counts("span");
  static const Selector dates("td");
  Related related;
  const Node box = find_first(page.dom.root(), boxes);
  if (box == nullptr) return related;
  if (const Node heading = find_first(box, headings)) related.category = category_of(heading);
  for (const Node row : find_all(box, rows)) {
    const Node outer = has_class(row, "link_related") ? find_above(row, rows) : nullptr;
    if (outer != nullptr && is_inside(outer, box)) continue;  // that one is the row
    const Node link = links.matches(row) ? row : find_first(row, links);
    if (link == nullptr) continue;
    RelatedPost post;
    post.title = text::nfc(plain_text(link));
    post.url = attribute_or(link, "href");
    if (const Node count = find_first(row, counts)) post.comment_count = count_in(plain_text(count));
    if (const Node date = find_first(row, dates)) post.published = parse_page_date(plain_text(date));
    if (has_class(link, "current") || has_class(parent(link), "current")) {
      related.own_address = post.url;
      related.own_comments = post.comment_count;
    } else if (!post.title.empty()) {
      related.posts.push_back(std::move(post));
    }
  }
  return related;
}

}  // namespace seogo::importer
