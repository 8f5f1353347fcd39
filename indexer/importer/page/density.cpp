// The density method: the part of an unknown page that holds most of the running text.
#include <algorithm>
#include <unordered_map>
#include <vector>

#include "importer/common/strings.h"
#include "importer/page/clean.h"
#include "importer/page/container.h"
#include "importer/page/surroundings.h"

namespace seogo::importer {

namespace {

bool is_around(Node node) {
  static const Selector around(
      "nav, aside, footer, form, #sidebar, .sidebar, #footer, #header, .comments, .comment-list, .menu, "
      ".pagination");
  if (around.matches(node)) return true;
  const std::string names = lower(attribute_or(node, "class") + " " + attribute_or(node, "id"));
  for (std::string_view sign : {"related", "share", "breadcrumb", "recommend", "popular", "banner",
                                "copyright", "tagcloud", "paging", "reply"})
    if (contains(names, sign)) return true;
  return false;
}

bool is_paragraph(Node node) {
  static const Selector paragraphs("p, pre, blockquote, h2, h3, h4, ul, ol, table, figure");
  return paragraphs.matches(node);
}

// Running text counts by its length; a block that is mostly links is a menu.
double weight_of(Node block) {
  double text = static_cast<double>(count_characters(plain_text(block)));
  double linked = 0;
  for (Node node = next_inside(block, block); node != nullptr; node = next_inside(node, block))
    if (has_tag(node, "a")) linked += static_cast<double>(count_characters(plain_text(node)));
  return linked * 2 > text ? 0 : text - linked;
}

struct Density {
  std::unordered_map<Node, double> weights;  // of the running text in each element
  double all = 0;

  double of(Node node) const {
    const auto found = weights.find(node);
    return found == weights.end() ? 0 : found->second;
  }
};

Density measure(const Dom& dom) {
  Density density;
  for (Node node = dom.root(); node != nullptr;) {
    if (is_element(node) && (is_dropped(node) || is_around(node)) && !has_tag(node, "body") &&
        !has_tag(node, "html")) {
      node = next_after(node, dom.root());
      continue;
    }
    const bool loose_text = is_text(node) && count_characters(text_of(node)) > 40;
    if (!loose_text && !(is_element(node) && is_paragraph(node))) {
      node = next_inside(node, dom.root());
      continue;
    }
    const double weight =
        loose_text ? static_cast<double>(count_characters(collapse(text_of(node)))) : weight_of(node);
    density.all += weight;
    for (Node above = parent(node); above != nullptr && is_element(above); above = parent(above))
      density.weights[above] += weight;
    node = next_after(node, dom.root());
  }
  return density;
}

// From the whole page inwards, as long as one child holds nearly all.
Node heaviest(const Dom& dom, const Density& density) {
  Node best = dom.root();
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (std::size_t i = 0; i < count_children(best) && !deeper; ++i) {
      const Node inner = child(best, i);
      if (density.of(inner) < 0.7 * density.all || is_paragraph(inner)) continue;
      best = inner;
      deeper = true;
    }
  }
  return best;
}

bool has_content(Node node) { return shows_picture(node) || !plain_text(node).empty(); }

// The headings that the page's title repeats, in order.
std::vector<Node> title_headings(const Dom& dom, std::string_view title) {
  std::vector<Node> found;
  for (Node node = dom.root(); node != nullptr;) {
    const bool outside = is_element(node) && !has_tag(node, "body") && !has_tag(node, "html") &&
                         (is_dropped(node) || is_around(node));
    if (is_heading(node) && holds_heading_of(node, title)) found.push_back(node);
    node = outside ? next_after(node, dom.root()) : next_inside(node, dom.root());
  }
  return found;
}

// The heading that begins the post: the one that is all of the title; else the last in front of `body`, for
// the name of the blog comes first.
Node heading_of(const Dom& dom, std::string_view title, Node body) {
  Node last = nullptr;
  for (const Node heading : title_headings(dom, title)) {
    if (title.starts_with(plain_text(heading) + "\n")) return heading;
    if (last == nullptr || comes_before(heading, body, dom.root())) last = heading;
  }
  return last;
}

Node child_towards(Node above, Node below) {
  while (below != nullptr && parent(below) != above) below = parent(below);
  return below;
}

// Tags are links that stand by themselves.
bool is_tag_list(Node node) {
  static const Selector tags("a[rel=tag]");
  std::size_t linked = 0;
  for (const Node link : find_all(node, tags)) linked += plain_text(link).size();
  return linked > 0 && linked * 2 > plain_text(node).size();
}

// The platform's table of other posts, also where its class was lost.
bool is_related_table(Node node) {
  static const Selector headings("h2, h3, h4");
  const Node heading = find_first(node, headings);
  return heading != nullptr && contains(plain_text(heading), "카테고리의 다른 글") &&
         plain_text(node).starts_with(plain_text(heading));
}

bool is_skins(Node node) {
  return is_element(node) &&
         (is_dropped(node) || is_around(node) || is_tag_list(node) || is_related_table(node));
}

// What follows in the same element, without what a skin puts there too.
std::vector<Node> behind(Node node) {
  std::vector<Node> found;
  for (node = next_sibling(node); node != nullptr; node = next_sibling(node)) {
    if (is_skins(node)) continue;
    if (found.empty() && is_byline(node)) continue;
    if (is_element(node) || is_text(node)) found.push_back(node);
  }
  return found;
}

// A post too short to be told by its text: what comes after its title.
std::vector<Node> after_title(Node title) {
  for (Node at = title; at != nullptr && !has_tag(at, "body"); at = parent(at)) {
    std::vector<Node> found = behind(at);
    if (std::any_of(found.begin(), found.end(), has_content)) return found;
  }
  return {};
}

// Its parts without what a skin puts between them, from the first element inwards that has several.
std::vector<Node> parts_of(Node whole) {
  std::vector<Node> kept;
  bool all = true;
  for (std::size_t i = 0; i < count_children(whole); ++i) {
    const Node part = child(whole, i);
    const bool outside = is_skins(part);
    all = all && !outside;
    if (!outside && has_content(part)) kept.push_back(part);
  }
  if (kept.size() == 1 && is_element(kept[0]) && !is_paragraph(kept[0])) return parts_of(kept[0]);
  return all ? std::vector<Node>{whole} : kept;
}

}  // namespace

Extent densest_part(const Dom& dom) {
  const std::string title = page_title(dom);
  const Density density = measure(dom);
  const Node best = heaviest(dom, density);
  const Node heading = heading_of(dom, title, best);
  constexpr double a_few_lines = 100;
  Extent extent;
  if (density.all < a_few_lines && heading != nullptr) extent.nodes = after_title(heading);
  if (!extent.nodes.empty() || density.all <= 0) return extent;
  if (heading == nullptr) {
    extent.nodes = parts_of(best);
  } else if (is_inside(heading, best)) {
    extent.nodes = behind(child_towards(best, heading));
  } else {
    // Where header and body part: all of the body's side, an introduction included.
    Node side = best;
    while (parent(side) != nullptr && !is_inside(heading, parent(side))) side = parent(side);
    for (const Node node : behind(child_towards(parent(side), heading)))
      if (node == side || is_text(node) || is_heading(node) || is_paragraph(node))
        extent.nodes.push_back(node);
    if (extent.nodes.size() == 1) extent.nodes = parts_of(side);
  }
  return extent;
}

}  // namespace seogo::importer
