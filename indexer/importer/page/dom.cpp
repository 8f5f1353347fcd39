// A parsed page and the questions asked of its elements.
#include "importer/page/dom.h"

#include <algorithm>

#include "importer/common/bytes.h"
#include "importer/common/strings.h"

namespace seogo::importer {

namespace {

const GumboVector* children_of(Node node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) return &node->v.element.children;
  return nullptr;
}

// Calls `visit` with each class name until it says true.
template <class Visit>
bool any_class(Node node, Visit visit) {
  const std::string_view classes = attribute(node, "class").value_or("");
  for (std::size_t i = 0; i < classes.size();) {
    const std::size_t begin = i;
    while (i < classes.size() && !is_blank(classes[i])) ++i;
    if (i > begin && visit(classes.substr(begin, i - begin))) return true;
    while (i < classes.size() && is_blank(classes[i])) ++i;
  }
  return false;
}

}  // namespace

void Dom::Free::operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }

Dom::Dom(std::string html) : html_(std::make_unique<std::string>(std::move(html))) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  output_.reset(gumbo_parse_with_options(&options, html_->data(), html_->size()));
}

bool is_element(Node node) {
  return node != nullptr && (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE);
}

bool is_text(Node node) {
  return node != nullptr && (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
                             node->type == GUMBO_NODE_CDATA);
}

bool is_comment(Node node) { return node != nullptr && node->type == GUMBO_NODE_COMMENT; }

std::string_view text_of(Node node) {
  return is_text(node) || is_comment(node) ? std::string_view(node->v.text.text) : std::string_view();
}

std::string tag_of(Node node) {
  if (!is_element(node)) return {};
  if (node->v.element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(node->v.element.tag);
  GumboStringPiece piece = node->v.element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return piece.data == nullptr ? std::string() : lower({piece.data, piece.length});
}

bool has_tag(Node node, std::string_view tag) {
  if (!is_element(node)) return false;
  if (node->v.element.tag != GUMBO_TAG_UNKNOWN) return tag == gumbo_normalized_tagname(node->v.element.tag);
  return tag_of(node) == tag;
}

bool is_heading(Node node) {
  return is_element(node) && node->v.element.tag >= GUMBO_TAG_H1 && node->v.element.tag <= GUMBO_TAG_H6;
}

bool is_foreign(Node node) {
  return is_element(node) && node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML;
}

std::optional<std::string_view> attribute(Node node, const char* name) {
  if (!is_element(node)) return std::nullopt;
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::nullopt : std::optional<std::string_view>(found->value);
}

std::string attribute_or(Node node, const char* name, std::string_view otherwise) {
  return std::string(attribute(node, name).value_or(otherwise));
}

bool has_class(Node node, std::string_view name) {
  return any_class(node, [&](std::string_view one) { return one == name; });
}

bool class_begins(Node node, std::string_view prefix) {
  return any_class(node, [&](std::string_view one) { return one.substr(0, prefix.size()) == prefix; });
}

bool class_contains(Node node, std::string_view part) {
  return contains_ignoring_case(attribute(node, "class").value_or(""), part);
}

std::size_t count_children(Node node) {
  const GumboVector* children = node == nullptr ? nullptr : children_of(node);
  return children == nullptr ? 0 : children->length;
}

Node child(Node node, std::size_t index) { return static_cast<Node>(children_of(node)->data[index]); }

Node parent(Node node) { return node == nullptr ? nullptr : node->parent; }

Node next_sibling(Node node) {
  const Node above = parent(node);
  if (above == nullptr) return nullptr;
  std::size_t index = node->index_within_parent;
  // gumbo loses count now and then when it moves misnested elements about.
  if (index >= count_children(above) || child(above, index) != node)
    for (index = 0; index < count_children(above) && child(above, index) != node;) ++index;
  return index + 1 < count_children(above) ? child(above, index + 1) : nullptr;
}

Node next_after(Node node, Node root) {
  while (node != nullptr && node != root) {
    if (const Node next = next_sibling(node)) return next;
    node = parent(node);
  }
  return nullptr;
}

Node next_inside(Node node, Node root) {
  return count_children(node) > 0 ? child(node, 0) : next_after(node, root);
}

bool is_inside(Node node, Node ancestor) {
  for (; node != nullptr; node = parent(node))
    if (node == ancestor) return true;
  return false;
}

bool comes_before(Node a, Node b, Node root) {
  for (Node node = root; node != nullptr; node = next_inside(node, root)) {
    if (node == a) return a != b;
    if (node == b) return false;
  }
  return false;
}

std::string raw_text(Node node) {
  if (is_text(node)) return std::string(text_of(node));
  std::string text;
  for (Node at = next_inside(node, node); at != nullptr;) {
    if (is_text(at)) text += text_of(at);
    const bool skip = has_tag(at, "script") || has_tag(at, "style") || has_tag(at, "noscript");
    at = skip ? next_after(at, node) : next_inside(at, node);
  }
  return text;
}

std::string plain_text(Node node) { return collapse(raw_text(node)); }

Selector::Selector(std::string_view text) {
  const auto name_end = [](std::string_view rest) {
    return std::min(rest.find_first_of(".#["), rest.size());
  };
  for (const std::string& alternative : split(text, ",")) {
    std::vector<Part> parts;
    for (std::string_view rest = alternative; !rest.empty();) {
      if (rest[0] == '[') {
        const std::size_t end = rest.find(']');
        const std::string_view inside = rest.substr(1, end - 1);
        const std::size_t equals = inside.find('=');
        if (equals == std::string_view::npos)
          parts.push_back({Part::Kind::has, std::string(inside), ""});
        else if (inside[equals - 1] == '^')
          parts.push_back({Part::Kind::begins, std::string(inside.substr(0, equals - 1)),
                           std::string(inside.substr(equals + 1))});
        else
          parts.push_back({Part::Kind::equals, std::string(inside.substr(0, equals)),
                           std::string(inside.substr(equals + 1))});
        rest.remove_prefix(end + 1);
        continue;
      }
      const auto kind = rest[0] == '.' ? Part::Kind::cls : rest[0] == '#' ? Part::Kind::id : Part::Kind::tag;
      if (kind != Part::Kind::tag) rest.remove_prefix(1);
      parts.push_back({kind, std::string(rest.substr(0, name_end(rest))), ""});
      rest.remove_prefix(name_end(rest));
    }
    if (parts.size() == 1 && parts[0].kind == Part::Kind::cls)
      classes_.push_back(parts[0].name);
    else
      alternatives_.push_back(std::move(parts));
  }
  std::sort(classes_.begin(), classes_.end());
}

bool Selector::matches(Node node) const {
  if (!is_element(node)) return false;
  const auto is_wanted = [this](std::string_view name) {
    return std::binary_search(classes_.begin(), classes_.end(), name);
  };
  if (!classes_.empty() && any_class(node, is_wanted)) return true;
  const auto fits = [node](const Part& part) {
    switch (part.kind) {
      case Part::Kind::tag:
        return has_tag(node, part.name);
      case Part::Kind::id:
        return attribute(node, "id").value_or("") == part.name;
      case Part::Kind::cls:
        return has_class(node, part.name);
      case Part::Kind::has:
        return attribute(node, part.name.c_str()).has_value();
      case Part::Kind::equals:
        return attribute(node, part.name.c_str()) == std::string_view(part.value);
      case Part::Kind::begins:
        return attribute(node, part.name.c_str()).value_or("").substr(0, part.value.size()) == part.value;
    }
    return false;
  };
  return std::any_of(alternatives_.begin(), alternatives_.end(),
                     [&](const auto& parts) { return std::all_of(parts.begin(), parts.end(), fits); });
}

Node find_first(Node root, const Selector& selector) {
  for (Node node = root; node != nullptr; node = next_inside(node, root))
    if (selector.matches(node)) return node;
  return nullptr;
}

std::vector<Node> find_all(Node root, const Selector& selector) {
  std::vector<Node> found;
  for (Node node = root; node != nullptr; node = next_inside(node, root))
    if (selector.matches(node)) found.push_back(node);
  return found;
}

Node find_above(Node node, const Selector& selector) {
  for (node = parent(node); node != nullptr; node = parent(node))
    if (selector.matches(node)) return node;
  return nullptr;
}

}  // namespace seogo::importer
