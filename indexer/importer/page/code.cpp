// Code in a body: which elements show it, its lines and its language.
#include "importer/page/code.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "importer/common/strings.h"
#include "importer/page/body.h"
#include "importer/page/clean.h"

namespace seogo::importer {

namespace {

void append_code(Node node, int depth, std::string& out) {
  if (depth > deepest_walk) return;
  const auto new_line = [&] {
    if (!out.empty() && out.back() != '\n') out += '\n';
  };
  for (std::size_t i = 0; i < count_children(node); ++i) {
    const Node part = child(node, i);
    if (is_text(part)) out += text_of(part);
    if (!is_element(part) || is_dropped(part)) continue;
    if (has_tag(part, "br")) {
      out += '\n';
      continue;
    }
    const bool breaks =
        !is_inline(part) && !has_tag(part, "td") && !has_tag(part, "tbody") && !has_tag(part, "img");
    if (breaks) new_line();
    append_code(part, depth + 1, out);
    if (breaks) new_line();
  }
}

// How many lines a cell numbers: its text is 1, 2, 3 and so on (from any first number), else nothing.
std::optional<std::size_t> numbered_lines(Node cell) {
  const std::string text = code_text(cell);
  std::optional<std::uint64_t> last;
  std::size_t count = 0;
  for (std::string_view line : lines_of(text)) {
    if (trim(line).empty()) continue;
    const auto number = number_in(trim(line));
    if (!number || (last && *number != *last + 1)) return std::nullopt;
    last = number;
    ++count;
  }
  return count == 0 ? std::nullopt : std::optional<std::size_t>(count);
}

// Whether a converter joined the numbers of the lines, "1 2 3", as it joined the lines.
bool joins_numbers(Node cell) {
  const std::vector<std::string> words = split(code_text(cell), " ");
  for (std::size_t i = 0; i < words.size(); ++i)
    if (number_in(words[i]) != std::optional<std::uint64_t>(i + 1)) return false;
  return words.size() > 1;
}

// The cells of a table of one row; empty for any other.  Rows of empty cells do not count: Markdown needs a
// head.
std::vector<Node> only_row(Node table) {
  static const Selector cell("td, th");
  std::vector<Node> cells;
  Node row = nullptr;
  for (Node node = next_inside(table, table); node != nullptr;) {
    if (has_tag(node, "table")) return {};
    if (!cell.matches(node)) {
      node = next_inside(node, table);
      continue;
    }
    const Node cell_node = node;
    node = next_after(node, table);
    if (has_tag(cell_node, "th") && plain_text(cell_node).empty()) continue;
    if (row != nullptr && parent(cell_node) != row) return {};
    row = parent(cell_node);
    cells.push_back(cell_node);
  }
  return cells;
}

// Colour Scripter and its like paste a table of one row: a cell of line numbers, one of the lines, one with
// the tool's badge.
Node numbered_code(Node table) {
  const std::vector<Node> cells = only_row(table);
  const bool known = has_class(table, "colorscripter-code-table");
  if (known && cells.size() == 2 && !numbered_lines(cells[0])) return cells[0];  // asked for without numbers
  if (cells.size() < 2 || cells.size() > 3) return nullptr;
  if (joins_numbers(cells[0]) && lines_of(code_text(cells[1])).size() == 1) return cells[1];
  const auto numbers = numbered_lines(cells[0]);
  if (!numbers) return nullptr;
  if (known) return cells[1];
  const std::size_t lines = lines_of(code_text(cells[1])).size();
  return *numbers > 1 && lines <= *numbers && lines + 1 >= *numbers ? cells[1] : nullptr;
}

bool is_old_highlighter(Node textarea) {
  return attribute(textarea, "name") == std::string_view("code") || class_begins(textarea, "brush:");
}

std::string first_word(std::string_view text) {
  const std::vector<std::string> words = split(replace_all(std::string(text), ";", " "), " ");
  return words.empty() ? "" : words[0];
}

// `language-cpp`, `lang-cpp`, as highlighters share it.
std::string shared_mark(Node node) {
  for (const std::string& name : split(attribute_or(node, "class"), " ")) {
    if (name.substr(0, 9) == "language-") return name.substr(9);
    if (name.substr(0, 5) == "lang-") return name.substr(5);
  }
  return {};
}

// The class that is the language itself: <pre class="cpp"> of the highlighting plug-in, the box that
// SyntaxHighlighter makes.
std::string language_among(std::string_view classes) {
  static constexpr std::array<std::string_view, 13> others{
      "hljs", "prettyprint", "line-numbers",      "code",     "linenums", "prettyprinted", "codeblock",
      "wrap", "highlight",   "syntaxhighlighter", "nogutter", "ie",       "collapsed"};
  for (const std::string& name : split(classes, " "))
    if (std::find(others.begin(), others.end(), name) == others.end() && name.size() <= 20) return name;
  return {};
}

}  // namespace

Node code_in(Node element) {
  if (has_tag(element, "pre")) return element;
  if (has_tag(element, "textarea")) return is_old_highlighter(element) ? element : nullptr;
  return has_tag(element, "table") ? numbered_code(element) : nullptr;
}

std::string code_language(Node code) {
  std::string told = lower(collapse(attribute_or(code, "data-ke-language")));
  if (!told.empty()) return told;
  static const Selector listings("code");
  static const Selector blocks("pre");
  for (const Node node : {find_first(code, listings), find_first(code, blocks), code})
    if (std::string mark = node == nullptr ? "" : shared_mark(node); !mark.empty()) return mark;
  const std::string classes = collapse(attribute_or(code, "class"));
  if (const std::size_t brush = classes.find("brush:"); brush != std::string::npos)
    return first_word(std::string_view(classes).substr(brush + 6));
  if (has_tag(code, "pre")) return language_among(classes);
  // class="cpp:nogutter"
  if (has_tag(code, "textarea")) return classes.substr(0, classes.find(':'));
  static const Selector boxes(".syntaxhighlighter");
  const Node box = find_above(code, boxes);
  return box == nullptr ? "" : language_among(attribute_or(box, "class"));
}

std::string code_text(Node code) {
  std::string text;
  append_code(code, 0, text);
  text = with_plain_blanks(replace_all(text, "\r", ""));
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

}  // namespace seogo::importer
