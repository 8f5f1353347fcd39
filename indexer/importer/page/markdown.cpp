// A post's cleaned HTML as CommonMark with tables.  Reads only what sanitize.h lets through.
#include "seogo/markdown.h"

#include <algorithm>

#include "importer/common/strings.h"
#include "importer/page/dom.h"

namespace seogo::importer {

namespace {

constexpr int deepest_markdown = 64;  // nested blocks beyond this are written as their text

// Text that would be read as markup gets a backslash.
std::string escape_markdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// An address between angle brackets may hold anything but these.
std::string link_target(std::string_view url) {
  std::string out = "<";
  for (const char c : url) {
    if (c == '<')
      out += "%3C";
    else if (c == '>')
      out += "%3E";
    else if (static_cast<unsigned char>(c) > 0x20)
      out += c;
    else
      out += "%20";
  }
  return out + ">";
}

// Every line of `text` behind `first` (the first line) or `rest`.
std::string indented(std::string_view text, std::string_view first, std::string_view rest) {
  std::string out;
  bool is_first = true;
  for (const std::string_view line : lines_of(text)) {
    if (!is_first) out += '\n';
    const std::string_view lead = is_first ? first : rest;
    out += line.empty() ? trim(lead) : lead;
    out += line;
    is_first = false;
  }
  return out;
}

std::size_t longest_run(std::string_view text, char wanted) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// A paragraph that begins like a list item is none.
std::string as_paragraph(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  const bool numbered = at > 0 && at < 10 && at < text.size() && (text[at] == '.' || text[at] == ')');
  const bool bulleted = at == 0 && !text.empty() && (text[0] == '-' || text[0] == '+' || text[0] == '=');
  if (!numbered && !bulleted) return std::string(text);
  return std::string(text.substr(0, at)) + "\\" + std::string(text.substr(at));
}

bool is_block(Node node) {
  static const Selector blocks(
      "p,h1,h2,h3,h4,h5,h6,ul,ol,blockquote,pre,table,figure,hr,div,section,details,dl,dt,dd,figcaption,"
      "summary");
  return is_element(node) && blocks.matches(node);
}

class MarkdownWriter {
 public:
  std::string blocks(Node parent, int depth) {
    std::string out, line;
    const auto end_line = [&] {
      add_block(out, as_paragraph(trim(line)));
      line.clear();
    };
    for (std::size_t i = 0; i < count_children(parent); ++i) {
      const Node node = child(parent, i);
      if (!is_block(node) || depth > deepest_markdown) {
        line += inlines_of(node, depth);
        continue;
      }
      end_line();
      add_block(out, block(node, depth));
    }
    end_line();
    return out;
  }

 private:
  static void add_block(std::string& out, const std::string& text) {
    if (text.empty()) return;
    if (!out.empty()) out += "\n\n";
    out += text;
  }

  std::string block(Node node, int depth) {
    if (is_heading(node)) {
      const auto level = static_cast<std::size_t>(tag_of(node)[1] - '0');
      const std::string text = collapse(inlines(node, depth));
      return text.empty() ? text : std::string(level, '#') + " " + text;
    }
    if (has_tag(node, "hr")) return "---";
    if (has_tag(node, "pre")) return code(node);
    if (has_tag(node, "table")) return table(node, depth);
    if (has_tag(node, "ul") || has_tag(node, "ol")) return list(node, depth);
    if (has_tag(node, "blockquote")) return indented(blocks(node, depth + 1), "> ", "> ");
    if (has_tag(node, "summary")) return "**" + collapse(inlines(node, depth)) + "**";
    if (has_tag(node, "figcaption")) {
      const std::string caption = collapse(inlines(node, depth));
      return caption.empty() ? caption : "*" + caption + "*";
    }
    return blocks(node, depth + 1);
  }

  std::string code(Node node) {
    static const Selector code_element("code");
    const Node inner = find_first(node, code_element);
    std::string text = raw_text(inner == nullptr ? node : inner);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    const std::string fence(std::max<std::size_t>(3, longest_run(text, '`') + 1), '`');
    std::string language = attribute_or(node, "data-language");
    if (language.empty() && inner != nullptr) language = attribute_or(inner, "data-language");
    return fence + language + "\n" + text + "\n" + fence;
  }

  std::string list(Node node, int depth) {
    std::string out;
    std::size_t number = 1;
    for (std::size_t i = 0; i < count_children(node); ++i) {
      const Node item = child(node, i);
      if (!is_element(item)) continue;
      const std::string lead = has_tag(node, "ol") ? std::to_string(number++) + ". " : "- ";
      if (!out.empty()) out += '\n';
      out += indented(blocks(item, depth + 1), lead, std::string(lead.size(), ' '));
    }
    return out;
  }

  std::string table(Node node, int depth) {
    static const Selector row_element("tr");
    static const Selector cell_element("td,th");
    std::string out;
    std::size_t columns = 0;
    for (const Node row : find_all(node, row_element)) {
      std::string line = "|";
      std::size_t cells = 0;
      for (std::size_t i = 0; i < count_children(row); ++i) {
        if (!is_element(child(row, i)) || !cell_element.matches(child(row, i))) continue;
        line += " " + collapse(inlines(child(row, i), depth)) + " |";
        ++cells;
      }
      if (cells == 0) continue;
      if (!out.empty()) out += '\n';
      out += line;
      if (columns == 0) {
        columns = cells;
        out += "\n|" + replace_all(std::string(columns, 'x'), "x", " --- |");
      }
    }
    return out;
  }

  std::string inlines(Node parent, int depth) {
    std::string out;
    for (std::size_t i = 0; i < count_children(parent); ++i) out += inlines_of(child(parent, i), depth);
    return out;
  }

  std::string inlines_of(Node node, int depth) {
    if (is_text(node)) return with_single_blanks(text_of(node));
    if (!is_element(node)) return {};
    if (depth > deepest_markdown) return escape_markdown(plain_text(node));
    if (has_tag(node, "br")) return "  \n";
    if (has_tag(node, "img")) return picture(node);
    if (has_tag(node, "code")) return code_span(plain_text(node));
    std::string inner = inlines(node, depth + 1);
    if (trim(inner).empty()) return inner;
    if (has_tag(node, "a")) return "[" + inner + "](" + link_target(attribute_or(node, "href")) + ")";
    if (has_tag(node, "strong") || has_tag(node, "b")) return around(inner, "**");
    if (has_tag(node, "em") || has_tag(node, "i")) return around(inner, "*");
    if (has_tag(node, "del") || has_tag(node, "s")) return around(inner, "~~");
    return inner;
  }

  // Blanks inside emphasis would end it: they go outside.
  static std::string around(const std::string& inner, std::string_view mark) {
    const std::string_view core = trim(inner);
    const auto begin = static_cast<std::size_t>(core.data() - inner.data());
    return inner.substr(0, begin) + std::string(mark) + std::string(core) + std::string(mark) +
           inner.substr(begin + core.size());
  }

  static std::string code_span(const std::string& text) {
    const std::string fence(longest_run(text, '`') + 1, '`');
    const bool pad = !text.empty() && (text.front() == '`' || text.back() == '`');
    return fence + (pad ? " " : "") + text + (pad ? " " : "") + fence;
  }

  static std::string picture(Node node) {
    std::string url = attribute_or(node, "data-original");
    if (url.empty()) url = attribute_or(node, "src");
    return "![" + escape_markdown(attribute_or(node, "alt")) + "](" + link_target(url) + ")";
  }

  static std::string with_single_blanks(std::string_view text) {
    const std::string middle = collapse(text);
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    if (middle.empty()) return text.empty() ? "" : " ";
    return (is_blank(text.front()) ? " " : "") + escape_markdown(middle) + (is_blank(text.back()) ? " " : "");
  }
};

// A YAML string between double quotes (YAML 1.2, section 7.3.1).
std::string yaml(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
  }
  return out + "\"";
}

std::string yaml_list(const std::vector<std::string>& values) {
  std::string out = "[";
  for (const std::string& value : values) out += (out.size() > 1 ? ", " : "") + yaml(value);
  return out + "]";
}

}  // namespace

}  // namespace seogo::importer

namespace seogo {

std::string to_markdown(const Post& post) {
  using namespace importer;
  std::string out = "---\ntitle: " + yaml(shown_title(post)) + "\n";
  if (post.published) out += "date: " + to_string(*post.published) + "\n";
  if (post.updated) out += "lastmod: " + to_string(*post.updated) + "\n";
  if (!post.category.empty()) out += "categories: " + yaml_list(post.category) + "\n";
  if (!post.tags.empty()) out += "tags: " + yaml_list(post.tags) + "\n";
  if (!post.author.empty()) out += "author: " + yaml(post.author) + "\n";
  if (!post.url.empty()) out += "source: " + yaml(post.url) + "\n";
  out += "id: " + yaml(post.id) + "\n---\n\n";
  const Dom dom(post.html);
  static const Selector body("body");
  if (const Node node = find_first(dom.root(), body)) out += MarkdownWriter().blocks(node, 0);
  return out + "\n";
}

}  // namespace seogo
