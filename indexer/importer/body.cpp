// The body of a post, in the order of reading.
#include "importer/body.h"

#include <algorithm>
#include <array>

#include "importer/clean.h"
#include "importer/images.h"
#include "importer/strings.h"
#include "importer/tokens.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Reader {
 public:
  explicit Reader(Node stop) : stop_(stop) {}

  void read(Node node) { visit(node, 0); }

  Body finish() {
    flush();
    return std::move(body_);
  }

 private:
  void visit(Node node, int depth) {
    if (stopped_ || depth > deepest_walk) return;
    if (node == stop_) {
      stopped_ = true;
      return;
    }
    if (is_text(node))
      line_ += in_code_ > 0 ? std::string(text_of(node)) : without_tokens(std::string(text_of(node)));
    if (!is_element(node) || is_dropped(node)) return;
    if (const auto label = fold_label(node)) return block_of(*label);
    if (is_link_card(node)) return block_of(card_title(node));
    if (is_file_block(node)) return file(node);
    if (is_embed(node)) return embed(node);
    const std::string tag = tag_of(node);
    if (tag == "br" || tag == "hr") return flush();
    if (tag == "img") return image(node);
    if (tag == "pre") return code(node);
    if (tag == "table") return table(node, depth);
    if (tag == "figcaption" || has_class(node, "cap1")) {
      if (!is_made_of_attributes(plain_text(node))) block(node, depth);
      return;
    }
    if (is_heading(node)) return heading(node, depth);
    if (is_inline(node)) {
      in_code_ += tag == "code" ? 1 : 0;
      children(node, depth);
      in_code_ -= tag == "code" ? 1 : 0;
      return;
    }
    block(node, depth);
  }

  void children(Node node, int depth) {
    for (std::size_t i = 0; i < count_children(node); ++i) visit(child(node, i), depth + 1);
  }

  void block(Node node, int depth) {
    flush();
    children(node, depth);
    flush();
  }

  void block_of(const std::string& text) {
    flush();
    line_ = text;
    flush();
  }

  void heading(Node node, int depth) {
    flush();
    const std::size_t before = body_.text.size();
    children(node, depth);
    flush();
    const std::string text = collapse(std::string_view(body_.text).substr(before));
    if (!text.empty()) body_.headings.push_back(text);
  }

  void image(Node node) {
    // The cell of a file that the API could not show.
    if (!is_body_image(node)) return;
    static const Selector holders("figure, .imageblock");
    Image found = read_image(node);
    if (const Node holder = find_above(node, holders)) found.caption = text::nfc(caption_of(holder));
    found.alt = text::nfc(found.alt);
    body_.image_index[node] = body_.images.size();
    body_.images.push_back(std::move(found));
  }

  void file(Node node) {
    static const Selector name(".filename, .name");
    static const Selector link("a[href]");
    const Node named = find_first(node, name);
    const Node linked = find_first(node, link);
    Attachment attachment;
    attachment.url = linked == nullptr ? "" : attribute_or(linked, "href");
    attachment.name = text::nfc(named == nullptr ? plain_text(node) : plain_text(named));
    block_of(attachment.name);
    if (!attachment.name.empty() || !attachment.url.empty())
      body_.attachments.push_back(std::move(attachment));
  }

  void embed(Node node) {
    flush();
    const std::string address = embed_address(node);
    if (!address.empty()) body_.embeds.push_back(address);
  }

  void code(Node node) {
    flush();
    CodeBlock found{code_language(node), text::nfc(code_text(node))};
    for (std::string_view line : lines_of(found.text)) {
      while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
      if (trim(line).empty()) continue;
      body_.text.append(line).append("\n");
    }
    if (!trim(found.text).empty()) body_.code.push_back(std::move(found));
    // Pictures that stand in a <pre>.
    for (Node inside = next_inside(node, node); inside != nullptr; inside = next_inside(inside, node))
      if (has_tag(inside, "img")) image(inside);
  }

  void table(Node node, int depth) {
    flush();
    if (!is_data_table(node)) return block(node, depth);
    rows(node, depth);
    flush();
  }

  // Inside a data table: a row is a line, its cells are joined by one blank.
  void rows(Node node, int depth) {
    if (depth > deepest_walk) return;
    for (std::size_t i = 0; i < count_children(node); ++i) {
      const Node part = child(node, i);
      if (has_tag(part, "tr")) {
        ++in_row_;
        visit_cells(part, depth + 1);
        --in_row_;
        flush();
      } else if (has_tag(part, "tbody") || has_tag(part, "thead") || has_tag(part, "tfoot")) {
        rows(part, depth + 1);
      } else {
        visit(part, depth + 1);
        flush();
      }
    }
  }

  void visit_cells(Node row, int depth) {
    for (std::size_t i = 0; i < count_children(row); ++i) {
      visit(child(row, i), depth + 1);
      line_ += ' ';
    }
  }

  // Ends the line; within a row only a blank.
  void flush() {
    if (in_row_ > 0) {
      line_ += ' ';
      return;
    }
    const std::string text = collapse(line_);
    line_.clear();
    if (!text.empty()) body_.text.append(text::nfc(text)).append("\n");
  }

  Node stop_;
  bool stopped_ = false;
  int in_row_ = 0;
  int in_code_ = 0;  // tokens that stand there are the author's example
  std::string line_;
  Body body_;
};

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

}  // namespace

bool is_inline(Node element) {
  static constexpr std::array<std::string_view, 42> names{
      "a",     "abbr", "acronym", "b",    "bdi",   "bdo",     "big",    "cite",   "code", "data", "del",
      "dfn",   "em",   "font",    "i",    "ins",   "kbd",     "label",  "mark",   "nobr", "q",    "rp",
      "rt",    "ruby", "s",       "samp", "small", "span",    "strike", "strong", "sub",  "sup",  "time",
      "tspan", "tt",   "u",       "var",  "wbr",   "picture", "output", "img",    "blink"};
  return one_of(names, tag_of(element));
}

bool is_data_table(Node table) {
  static constexpr std::array<std::string_view, 10> layout{"pre", "ul", "ol",    "h1",         "h2",
                                                           "h3",  "h4", "table", "blockquote", "iframe"};
  std::size_t blocks = 0;
  for (Node node = next_inside(table, table); node != nullptr; node = next_inside(node, table)) {
    if (!is_element(node)) continue;
    const std::string tag = tag_of(node);
    if (one_of(layout, tag)) return false;
    if (tag == "td" || tag == "th") blocks = 0;
    if ((tag == "p" || tag == "div") && ++blocks > 3) return false;
  }
  return true;
}

std::string code_language(Node pre) {
  std::string language = lower(collapse(attribute_or(pre, "data-ke-language")));
  if (!language.empty()) return language;
  static const Selector codes("code");
  const Node code = find_first(pre, codes);
  for (const Node node : {code, pre})
    for (const std::string& name : split(node == nullptr ? "" : attribute_or(node, "class"), " ")) {
      if (name.substr(0, 9) == "language-") return name.substr(9);
      if (name.substr(0, 5) == "lang-") return name.substr(5);
    }
  const std::string classes = collapse(attribute_or(pre, "class"));
  if (const std::size_t brush = classes.find("brush:"); brush != std::string::npos) {
    const std::vector<std::string> words = split(replace_all(classes.substr(brush + 6), ";", " "), " ");
    return words.empty() ? "" : words[0];
  }
  // The highlighting plug-in writes the language alone: <pre class="cpp">.
  static constexpr std::array<std::string_view, 8> others{
      "hljs", "prettyprint", "line-numbers", "code", "linenums", "prettyprinted", "codeblock", "wrap"};
  for (const std::string& name : split(classes, " "))
    if (!one_of(others, name) && name.size() <= 20) return name;
  return {};
}

std::string code_text(Node pre) {
  std::string text;
  append_code(pre, 0, text);
  text = with_plain_blanks(replace_all(text, "\r", ""));
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

bool is_embed(Node element) {
  static constexpr std::array<std::string_view, 6> names{"iframe", "video",  "audio",
                                                         "embed",  "object", "frame"};
  return one_of(names, tag_of(element));
}

std::string embed_address(Node element) {
  static const Selector sources("source[src], embed[src], iframe[src]");
  std::string address(
      trim(attribute_or(element, "src", attribute_or(element, "data-src", attribute_or(element, "data")))));
  if (address.empty())
    if (const Node source = find_first(element, sources)) address = trim(attribute_or(source, "src"));
  if (address.substr(0, 2) == "//") address = "https:" + address;
  const bool web = address.substr(0, 7) == "http://" || address.substr(0, 8) == "https://";
  return web && !is_ad_address(address) ? address : std::string();
}

Body read_body(const Extent& extent) {
  Reader reader(extent.stop);
  for (const Node node : extent.nodes) reader.read(node);
  Body body = reader.finish();
  while (!body.text.empty() && body.text.back() == '\n') body.text.pop_back();
  return body;
}

}  // namespace seogo::importer
