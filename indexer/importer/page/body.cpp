// The body of a post, in the order of reading.
#include "importer/page/body.h"

#include <algorithm>
#include <array>

#include "importer/common/strings.h"
#include "importer/page/clean.h"
#include "importer/page/code.h"
#include "importer/page/embed.h"
#include "importer/page/images.h"
#include "importer/page/tokens.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

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
    if (is_embed(node)) return embed(node, depth);
    if (is_formula(node)) {
      line_ += formula_text(node);
      return;
    }
    const std::string tag = tag_of(node);
    if (tag == "br" || tag == "hr") return flush();
    if (tag == "img") return image(node);
    if (const Node shown = code_in(node)) return code(shown);
    if (tag == "textarea") return lines(node);
    if (tag == "table") return table(node, depth);
    if (is_old_file(node)) note_file(node);
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
    Image found = read_image(node);
    found.caption = text::nfc(caption_of(node));
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

  // A file of the editors before 2019: a link with an icon, which reads like any other.
  void note_file(Node link) {
    Attachment attachment;
    attachment.url = attribute_or(link, "href");
    attachment.name = text::nfc(plain_text(link));
    if (!attachment.name.empty()) body_.attachments.push_back(std::move(attachment));
  }

  void embed(Node node, int depth) {
    flush();
    const std::string address = embed_address(node);
    if (!address.empty()) body_.embeds.push_back(address);
    if (has_tag(node, "figure")) children(node, depth);  // its caption
    flush();
  }

  void lines(Node node) {
    const std::string text = raw_text(node);
    for (std::string_view line : lines_of(text)) block_of(std::string(line));
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

Body read_body(const Extent& extent) {
  Reader reader(extent.stop);
  for (const Node node : extent.nodes) reader.read(node);
  Body body = reader.finish();
  while (!body.text.empty() && body.text.back() == '\n') body.text.pop_back();
  return body;
}

}  // namespace seogo::importer
