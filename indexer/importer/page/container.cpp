// Which part of a page is the body of the post.
#include "importer/page/container.h"

#include <algorithm>
#include <array>

#include "importer/common/strings.h"
#include "importer/page/clean.h"
#include "importer/page/surroundings.h"

namespace seogo::importer {

namespace {

// Most reliable first (FORMATS 3.3).
const std::array<Selector, 8>& levels() {
  static const std::array<Selector, 8> all{
      Selector(".tt_article_useless_p_margin"),
      Selector(".contents_style"),
      Selector(".useless_p_margin, .blogview_content"),
      Selector("[itemprop=articleBody]"),
      Selector(".entry-content, .article_view, #article-view, .article-view, .e-content, .post-content, "
               ".article-content"),
      Selector(".area_view, .area-view"),
      Selector(".article"),
      Selector(".entry_content, .post_content, .article_content, .entry-body, .post-body, .article-body"),
  };
  return all;
}

// What surrounds a post is no place for its body.
bool is_beside_body(Node node) {
  static const Selector outside(
      "aside, nav, footer, form, #sidebar, .sidebar, .another_category, .related-articles, .comments");
  return find_above(node, outside) != nullptr;
}

// List items hold teasers.
bool cannot_hold_body(Node node) {
  static const Selector items("li");
  return is_beside_body(node) || find_above(node, items) != nullptr;
}

// The one body that the platform marked in all of the page, though a list item holds it: a family of skins
// lays a post out so.
std::vector<Node> only_one_in_a_list(const Dom& dom, const Selector& level) {
  std::vector<Node> bodies;
  for (const Node node : find_all(dom.root(), level))
    if (!is_beside_body(node) && (bodies.empty() || !is_inside(node, bodies.back()))) bodies.push_back(node);
  return bodies.size() == 1 ? bodies : std::vector<Node>();
}

std::size_t text_size(Node node) {
  if (is_text(node)) return collapse(text_of(node)).size();
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
    if (!cannot_hold_body(node) && (outer.empty() || !is_inside(node, outer.back()))) outer.push_back(node);
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

// Of the bodies that one level found, the post's.  The skins' own names are used for teasers too: there the
// longest one is it.
Container chosen(const Dom& dom, const std::vector<Node>& bodies, bool of_platform) {
  Container container;
  container.known = true;
  container.bodies = bodies.size();
  const auto shorter = [](Node a, Node b) { return text_size(a) < text_size(b); };
  const auto best = of_platform ? bodies.begin() : std::max_element(bodies.begin(), bodies.end(), shorter);
  container.extent = extent_of(dom, *best);
  return container;
}

// A body in a box of no known name: the platform writes its own boxes right behind it, and the skin its
// header in front.
Container in_front_of_boxes(const Dom& dom) {
  static const Selector boxes("[class^=container_postbtn], [class^=another_category]");
  Container container;
  const Node box = find_first(dom.root(), boxes);
  if (box == nullptr || cannot_hold_body(box)) return container;
  const std::string title = page_title(dom);
  std::vector<Node> nodes;
  std::size_t size = 0;
  for (std::size_t i = 0; i < count_children(parent(box)) && child(parent(box), i) != box; ++i) {
    const Node part = child(parent(box), i);
    if (size < 400 && holds_heading_of(part, title)) {
      nodes.clear();
      size = 0;
      continue;
    }
    if (is_element(part) && is_dropped(part)) continue;
    if (size == 0 && is_byline(part)) continue;
    nodes.push_back(part);
    size += text_size(part) + (shows_picture(part) ? 1 : 0);
  }
  if (size == 0) return container;
  container.known = true;
  container.bodies = 1;
  container.extent.nodes = std::move(nodes);
  return container;
}

}  // namespace

Container find_container(const Dom& dom) {
  static const Selector broad("#content article, article.entry");
  for (const Selector& level : levels())
    if (const std::vector<Node> bodies = separate(dom, level); !bodies.empty())
      return chosen(dom, bodies, &level < &levels()[2]);
  for (const Selector& level : {levels()[0], levels()[1]})
    if (const std::vector<Node> bodies = only_one_in_a_list(dom, level); !bodies.empty())
      return chosen(dom, bodies, true);
  if (Container container = in_front_of_boxes(dom); container.known) return container;
  if (const std::vector<Node> bodies = separate(dom, broad); !bodies.empty())
    return chosen(dom, bodies, false);
  return {};
}

}  // namespace seogo::importer
