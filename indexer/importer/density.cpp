// The density method: the part of an unknown page that holds most of the running text.
#include <algorithm>
#include <unordered_map>

#include "importer/clean.h"
#include "importer/container.h"
#include "importer/strings.h"

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

}  // namespace

Extent densest_part(const Dom& dom) {
  std::unordered_map<Node, double> weights;
  double all = 0;
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
    all += weight;
    for (Node above = parent(node); above != nullptr && is_element(above); above = parent(above))
      weights[above] += weight;
    node = next_after(node, dom.root());
  }
  // From the whole page inwards, as long as one child holds nearly all.
  Node best = dom.root();
  for (bool deeper = all > 0; deeper;) {
    deeper = false;
    for (std::size_t i = 0; i < count_children(best); ++i) {
      const Node inner = child(best, i);
      const auto weight = weights.find(inner);
      if (weight == weights.end() || weight->second < 0.7 * all || is_paragraph(inner)) continue;
      best = inner;
      deeper = true;
      break;
    }
  }
  Extent extent;
  if (all > 0) extent.nodes.push_back(best);
  return extent;
}

}  // namespace seogo::importer
