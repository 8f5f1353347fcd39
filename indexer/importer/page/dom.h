// A parsed page and the questions asked of its elements.  All that is known of gumbo stands in dom.cpp and
// here.
#pragma once

#include <gumbo.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::importer {

using Node = const GumboNode*;

// Owns the tree and the text it points into.  `html` must have passed guard_markup: gumbo is quadratic in
// depth.
class Dom {
 public:
  explicit Dom(std::string html);

  Node root() const { return output_->root; }  // the <html> element
  Node document() const { return output_->document; }

 private:
  struct Free {
    void operator()(GumboOutput* output) const;
  };
  std::unique_ptr<std::string> html_;  // never moves: the tree points into it
  std::unique_ptr<GumboOutput, Free> output_;
};

// No walk goes deeper than this; the guard keeps ordinary trees far below.
inline constexpr int deepest_walk = 1200;

bool is_element(Node node);
bool is_text(Node node);              // text, white space or CDATA
std::string_view text_of(Node node);  // of a text node or comment
bool is_comment(Node node);

// Lower case; also for elements that gumbo does not know.  Empty for what is no element.
std::string tag_of(Node node);
bool has_tag(Node node, std::string_view tag);
bool is_heading(Node node);  // h1 to h6
bool is_foreign(Node node);  // of a drawing or a formula, whatever HTML element it is named like

std::optional<std::string_view> attribute(Node node, const char* name);
std::string attribute_or(Node node, const char* name, std::string_view otherwise = {});
bool has_class(Node node, std::string_view name);
bool class_begins(Node node, std::string_view prefix);  // any of its classes
bool class_contains(Node node, std::string_view part);  // anywhere in the attribute, ignoring case

std::size_t count_children(Node node);
Node child(Node node, std::size_t index);
Node parent(Node node);  // null at the root
Node next_sibling(Node node);

Node next_inside(Node node, Node root);    // in document order, below `root`; null at the end
Node next_after(Node node, Node root);     // the same, passing over what is inside `node`
bool is_inside(Node node, Node ancestor);  // or the same
bool comes_before(Node a, Node b, Node root);

// The text below a node, entities resolved, as it stands; scripts and styles left out.
std::string raw_text(Node node);
std::string plain_text(Node node);  // collapsed

// One simple selector, `tag`, `.class`, `#id`, `[attr]`, `[attr=value]`, `[attr^=begin]` or several of them
// run together; a comma parts alternatives.  Made once, used often.
class Selector {
 public:
  explicit Selector(std::string_view text);
  bool matches(Node node) const;

 private:
  struct Part {
    enum class Kind { tag, id, cls, has, equals, begins } kind;
    std::string name;
    std::string value;
  };
  std::vector<std::string> classes_;             // alternatives that are one class alone, sorted
  std::vector<std::vector<Part>> alternatives_;  // the others
};

Node find_first(Node root, const Selector& selector);
std::vector<Node> find_all(Node root, const Selector& selector);
Node find_above(Node node, const Selector& selector);  // the nearest ancestor, never the node itself

}  // namespace seogo::importer
