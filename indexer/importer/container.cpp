// Which part of a page is the body of the post.
#include "importer/container.h"

#include <algorithm>
#include <array>

#include "importer/clean.h"
#include "importer/strings.h"

namespace seogo::importer {

namespace {

// Most reliable first (FORMATS 3.3).
const std::array<Selector, 9>& levels() {
  static const std::array<Selector, 9> all{
      Selector(".tt_article_useless_p_margin"),
      Selector(".contents_style"),
      Selector(".useless_p_margin, .blogview_content"),
      Selector("[itemprop=articleBody]"),
      Selector(".entry-content, .article_view, #article-view, .article-view, .e-content, .post-content, "
               ".article-content"),
      Selector(".area_view, .area-view"),
      Selector(".article"),
      Selector(".entry_content, .post_content, .article_content, .entry-body, .post-body, .article-body"),
      Selector("#content article, article.entry"),
  };
  return all;
}

// List items and what surrounds a post are no place for its body.
bool is_elsewhere(Node node) {
  static const Selector outside(
      "li, aside, nav, footer, form, #sidebar, .sidebar, .another_category, .related-articles, .comments");
  return find_above(node, outside) != nullptr;
}

std::size_t text_size(Node node) {
  std::size_t size = 0;
  for (Node at = next_inside(node, node); at != nullptr;) {
    if (is_text(at)) size += collapse(text_of(at)).size();
    at = is_element(at) && is_dropped(at) ? next_after(at, node) : next_inside(at, node);
  }
  return size;
}

// The elements of one level, each the innermost that still holds most of its text: a skin may give its own
// box the platform's class, and an author may paste a piece of another post into the middle of this one.
std::vector<Node> separate(const Dom& dom, const Selector& selector) {
  std::vector<Node> outer;
  for (const Node node : find_all(dom.root(), selector))
    if (!is_elsewhere(node) && (outer.empty() || !is_inside(node, outer.back()))) outer.push_back(node);
  // A few levels are what skins nest; each look costs the length of the text.
  constexpr std::size_t most_looks = 16;
  std::size_t looks = 0;
  for (Node& node : outer) {
    const Node outermost = node;
    for (Node inner = next_inside(outermost, outermost); inner != nullptr && looks < most_looks;
         inner = next_inside(inner, outermost)) {
      if (!selector.matches(inner) || !is_inside(inner, node)) continue;
      ++looks;
      if (text_size(inner) * 2 > text_size(node)) node = inner;
    }
  }
  return outer;
}

// Where the platform's own boxes behind a body begin.
Node boxes_behind(const Dom& dom, Node body) {
  static const Selector boxes("[class^=container_postbtn]");
  static const Selector related(".another_category");
  Node found = nullptr;
  for (Node node = next_inside(body, dom.root()); node != nullptr && found == nullptr;
       node = next_inside(node, dom.root()))
    if (boxes.matches(node)) found = node;
  if (found != nullptr) return found;
  for (Node node = next_inside(body, body); node != nullptr && found == nullptr;
       node = next_inside(node, body))
    if (related.matches(node)) found = node;
  return found;
}

std::size_t text_before(Node body, Node stop) {
  std::size_t size = 0;
  for (Node at = next_inside(body, body); at != nullptr && at != stop;) {
    if (is_text(at)) size += collapse(text_of(at)).size();
    at = is_element(at) && is_dropped(at) && !is_inside(stop, at) ? next_after(at, body)
                                                                  : next_inside(at, body);
  }
  return size;
}

// All that stands between the container and the platform's boxes belongs to the body: an author's surplus
// </div> closes the container, an author's missing one keeps it open over the rest of the page.
Extent extent_of(const Dom& dom, Node body) {
  Extent extent;
  extent.nodes.push_back(body);
  const Node stop = boxes_behind(dom, body);
  if (stop == nullptr) return extent;
  if (is_inside(stop, body)) {
    const bool in_front = text_before(body, stop) * 2 < text_size(body);
    if (!in_front) extent.stop = stop;
    return extent;
  }
  for (Node node = next_after(body, dom.root()); node != nullptr && node != stop;) {
    if (is_inside(stop, node)) {
      node = next_inside(node, dom.root());
    } else {
      extent.nodes.push_back(node);
      node = next_after(node, dom.root());
    }
  }
  return extent;
}

}  // namespace

Container find_container(const Dom& dom) {
  Container container;
  for (const Selector& level : levels()) {
    std::vector<Node> bodies = separate(dom, level);
    if (bodies.empty()) continue;
    container.known = true;
    container.bodies = bodies.size();
    // The skins' own names are used for teasers too: the longest one is the post.
    const bool of_platform = &level < &levels()[2];
    const auto best =
        of_platform ? bodies.begin() : std::max_element(bodies.begin(), bodies.end(), [](Node a, Node b) {
          return text_size(a) < text_size(b);
        });
    container.extent = extent_of(dom, *best);
    return container;
  }
  return container;
}

}  // namespace seogo::importer
