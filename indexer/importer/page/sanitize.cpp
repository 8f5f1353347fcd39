// The body as HTML that is safe to show.
#include "importer/page/sanitize.h"

#include <algorithm>
#include <array>

#include "importer/common/bytes.h"
#include "importer/common/strings.h"
#include "importer/page/clean.h"
#include "importer/page/code.h"
#include "importer/page/embed.h"
#include "importer/page/images.h"
#include "importer/page/nesting.h"
#include "seogo/escape.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

constexpr std::array<std::string_view, 50> kept_tags{
    "p",      "h1",         "h2",      "h3",         "h4",     "h5",    "h6",   "ul",  "ol",   "li",
    "dl",     "dt",         "dd",      "blockquote", "strong", "b",     "em",   "i",   "u",    "s",
    "del",    "sub",        "sup",     "small",      "mark",   "kbd",   "samp", "var", "abbr", "cite",
    "q",      "time",       "table",   "thead",      "tbody",  "tfoot", "tr",   "td",  "th",   "caption",
    "figure", "figcaption", "details", "summary",    "code",   "ruby",  "rt",   "rp",  "dfn",  "div"};

// What a page or a table is made of, and shows nothing of its own.
constexpr std::array<std::string_view, 4> transparent{"html", "body", "colgroup", "col"};

// Text in NFC.  Its first sign must not join the bracket in front of it: U+0338 makes one character of `>`
// and itself, and an attribute of what follows, as soon as anyone normalizes the HTML.
std::string shown(std::string_view words) {
  std::string out = escaped(text::nfc(words));
  constexpr std::string_view stroke = "\u0338";
  if (out.starts_with(stroke)) out.replace(0, stroke.size(), "&#824;");
  return out;
}

bool is_anchor_name(std::string_view name) {
  if (name.empty() || name.size() > 64) return false;
  return std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '&' || c == '\'';
  });
}

// The editors before 2019 made a picture's block of a <div>, and of a table where two stand side by side.
bool is_figure(Node node) {
  static const Selector tables("table");
  return has_tag(node, "figure") ||
         (has_tag(node, "div") && has_class(node, "imageblock") && find_first(node, tables) == nullptr);
}

bool is_cell_of_one_picture(Node node) {
  if (!has_tag(node, "td")) return false;
  for (std::size_t i = 0; i < count_children(node); ++i)
    if (has_class(child(node, i), "cap1")) return true;
  return false;
}

// The name as a page may hold it; markup that was cleaned before stays as it is.
std::string anchor(std::string_view name) {
  return name.substr(0, 5) == "post-" ? std::string(name) : "post-" + std::string(name);
}

class MarkupWriter {
 public:
  MarkupWriter(const Body& body, Node stop, std::string_view base) : body_(body), stop_(stop), base_(base) {}

  void write(Node node) { visit(node, 0, false); }
  std::string finish() {
    while (!out_.empty() && (out_.back() == ' ' || out_.back() == '\n')) out_.pop_back();
    return std::move(out_);
  }

 private:
  void visit(Node node, int depth, bool preformatted) {
    if (stopped_ || depth > deepest_walk) return;
    if (node == stop_) {
      stopped_ = true;
      return;
    }
    if (is_text(node)) {
      write_text(preformatted ? with_plain_blanks(text_of(node)) : std::string(text_of(node)));
      return;
    }
    if (!is_element(node) || is_dropped(node)) return;
    if (fold_label(node)) return;
    if (is_link_card(node)) return link_block("card", card_address(node), card_title(node));
    if (is_file_block(node)) return file(node);
    if (is_embed(node)) return embed(node, depth);
    if (is_formula(node)) {
      write_text(formula_text(node));
      return;
    }
    const std::string tag = tag_of(node);
    if (is_foreign(node)) return foreign(node, tag, depth);
    if (tag == "br" || tag == "hr") {
      if (nesting_.fits(tag)) out_ += '<' + tag + '>';
      return;
    }
    if (tag == "img") return image(node);
    if (const Node shown = code_in(node)) return code(shown, depth);
    if (tag == "textarea") return lines(node);
    if (tag == "a") return link(node, depth, preformatted);
    if (has_class(node, "moreless_content") || has_class(node, "moreless-content")) return fold(node, depth);
    if ((tag == "figcaption" || has_class(node, "cap1")) && is_made_of_attributes(plain_text(node))) return;
    if (tag == "figure" && plain_text(node).empty() && !holds_content(node)) return;
    element(node, tag, depth, preformatted);
  }

  void children(Node node, int depth, bool preformatted) {
    for (std::size_t i = 0; i < count_children(node); ++i) visit(child(node, i), depth + 1, preformatted);
  }

  static bool holds_content(Node node) {
    static const Selector content("img, iframe, video, audio, embed, object, table");
    return find_first(node, content) != nullptr;
  }

  void element(Node node, const std::string& tag, int depth, bool preformatted) {
    const bool code_span = preformatted && tag == "span" && class_begins(node, "hljs");
    std::string name;
    if (is_figure(node))
      name = "figure";
    else if (has_class(node, "cap1") && (is_figure(parent(node)) || is_cell_of_one_picture(parent(node))))
      name = "figcaption";
    else if (one_of(kept_tags, tag))
      name = tag;
    else if (tag == "strike")
      name = "s";
    else if (tag == "tt")
      name = "code";
    else if (tag == "menu" || tag == "dir")
      name = "ul";
    else if (code_span)
      name = "span";
    else if (!is_inline(node) && !one_of(transparent, tag))
      name = "div";  // a section, a center: it makes a line of its own in the text too
    if (name == "p" && holds_block(node)) name = "div";
    if (name.empty()) return children(node, depth, preformatted);
    const std::size_t before = out_.size();
    const bool opened = open(name, attributes(node, name, code_span));
    const bool framed = is_cell_of_one_picture(node) && open("figure");
    const std::size_t begin = out_.size();
    children(node, depth, preformatted);
    if (framed) close("figure");
    if (opened) close(name);
    // Parsers leave empty paragraphs where a block stood in one; blank ones are the author's.
    const bool empty = opened && out_.size() == begin + name.size() + 3;
    if (empty && (name == "p" || name == "figcaption")) out_.resize(before);
  }

  // Of a drawing only its text is kept.
  void foreign(Node node, const std::string& tag, int depth) {
    const bool opened = tag == "text" && open("p");
    children(node, depth, false);
    if (opened) close("p");
  }

  // Whether something in a paragraph comes out as a block, which would end it.
  static bool holds_block(Node paragraph) {
    static const Selector blocks("text, .moreless_content, .moreless-content");
    for (Node node = next_inside(paragraph, paragraph); node != nullptr;
         node = next_inside(node, paragraph)) {
      if (!is_element(node)) continue;
      if (blocks.matches(node) || is_embed(node) || is_link_card(node) || is_file_block(node)) return true;
      if (!is_inline(node) && !has_tag(node, "br") && !is_foreign(node) && !is_dropped(node)) return true;
    }
    return false;
  }

  void write_text(std::string_view words) {
    if (nesting_.takes_text() || trim(words).empty()) out_ += shown(words);
  }

  // Nothing is written where the element would close or move another; what is in it stands by itself then.
  bool open(const std::string& name, const std::string& attributes = {}) {
    if (!nesting_.fits(name)) return false;
    nesting_.open(name);
    out_ += '<' + name + attributes + '>';
    return true;
  }

  void close(const std::string& name) {
    nesting_.close();
    out_ += "</" + name + '>';
  }

  // A paragraph of the platform's making: a link card, a file, a film.
  void paragraph(const std::string& attributes, const std::string& inside) {
    const bool opened = open("p", attributes);
    if (nesting_.takes_text()) out_ += inside;
    if (opened) close("p");
  }

  static std::string attributes(Node node, const std::string& name, bool code_span) {
    std::string out;
    if (code_span) {
      std::string classes;
      for (const std::string& one : split(attribute_or(node, "class"), " "))
        if (one.substr(0, 4) == "hljs") classes += (classes.empty() ? "" : " ") + one;
      out += " class=\"" + escaped(classes) + '"';
    }
    // The kinds of block that link_block writes, so that markup that was cleaned before stays as it is.
    if (const std::string kind = attribute_or(node, "class");
        name == "p" && (kind == "card" || kind == "embed" || kind == "file"))
      out += " class=\"" + kind + '"';
    for (const char* span : {"colspan", "rowspan", "start"})
      if (const auto number = number_in(attribute_or(node, span)); number && *number >= 1 && *number <= 1000)
        if (name == "td" || name == "th" || (name == "ol" && std::string_view(span) == "start"))
          out += std::string(" ") + span + "=\"" + std::to_string(*number) + '"';
    if (name == "abbr" && attribute(node, "title"))
      out += " title=\"" + escaped(collapse(attribute_or(node, "title"))) + '"';
    if (name == "details" && attribute(node, "open")) out += " open";
    // Names that a link of the same body may lead to; prefixed, so that they meet none of the page's own.
    if (const std::string id = attribute_or(node, "id"); is_anchor_name(id))
      out += " id=\"" + escaped(anchor(id)) + '"';
    return out;
  }

  void link(Node node, int depth, bool preformatted) {
    const std::string href(trim(attribute_or(node, "href")));
    const bool inside = href.size() > 1 && href[0] == '#' && is_anchor_name(href.substr(1));
    const std::string address = inside ? "#" + anchor(href.substr(1)) : safe_address(href, base_);
    std::string name = attribute_or(node, "id", attribute_or(node, "name"));
    name = is_anchor_name(name) ? " id=\"" + escaped(anchor(name)) + '"' : "";
    if (address.empty() && name.empty()) return children(node, depth, preformatted);
    if (!address.empty()) name += " href=\"" + escaped(address) + '"';
    if (!address.empty() && !inside) name += " rel=\"noopener nofollow noreferrer\"";
    const bool opened = open("a", name);
    children(node, depth, preformatted);
    if (opened) close("a");
  }

  void link_block(std::string_view kind, std::string_view address, const std::string& text) {
    const std::string safe = safe_address(address, base_);
    if (text.empty()) return;
    const bool linked = !safe.empty() && nesting_.fits("a");
    paragraph(" class=\"" + std::string(kind) + '"', linked ? "<a href=\"" + escaped(safe) +
                                                                  "\" rel=\"noopener nofollow noreferrer\">" +
                                                                  shown(text) + "</a>"
                                                            : shown(text));
  }

  void embed(Node node, int depth) {
    const std::string address = embed_address(node);
    if (!has_tag(node, "figure")) return link_block("embed", address, address);
    const bool opened = open("figure");
    link_block("embed", address, address);
    children(node, depth, false);  // its caption
    if (opened) close("figure");
  }

  void lines(Node node) {
    const std::string text = raw_text(node);
    for (std::string_view line : lines_of(text))
      if (!trim(line).empty()) paragraph("", shown(trim(line)));
  }

  void file(Node node) {
    static const Selector name(".filename, .name");
    static const Selector anchor("a[href]");
    const Node named = find_first(node, name);
    const Node linked = find_first(node, anchor);
    link_block("file", linked == nullptr ? "" : attribute_or(linked, "href"),
               plain_text(named == nullptr ? node : named));
  }

  void image(Node node) {
    const auto found = body_.image_index.find(node);
    if (found == body_.image_index.end() || !nesting_.fits("img")) return;
    const Image& image = body_.images[found->second];
    out_ += "<img data-image=\"" + std::to_string(found->second) + "\" data-original=\"" +
            escaped(safe_address(image.original)) + "\" alt=\"" + escaped(image.alt) + '"';
    if (image.width > 0 && image.height > 0)
      out_ += " width=\"" + std::to_string(image.width) + "\" height=\"" + std::to_string(image.height) + '"';
    out_ += '>';
  }

  void code(Node node, int depth) {
    const std::string language = code_language(node);
    const bool plain = std::all_of(language.begin(), language.end(), [](char c) {
      return is_letter(c) || is_digit(c) || c == '+' || c == '#' || c == '-' || c == '_' || c == '.';
    });
    const bool opened = open("pre");
    const bool inner =
        open("code", language.empty() || !plain ? "" : " class=\"language-" + escaped(language) + '"');
    static const Selector highlighted("[class^=hljs-]");
    static const Selector pictures("img");
    if (find_first(node, highlighted) != nullptr)
      spans(node, depth);
    else
      write_text(code_text(node));
    if (inner) close("code");
    if (opened) close("pre");
    for (const Node picture : find_all(node, pictures)) image(picture);
  }

  void spans(Node node, int depth) {
    if (depth > deepest_walk) return;
    for (std::size_t i = 0; i < count_children(node); ++i) {
      const Node part = child(node, i);
      if (is_text(part)) write_text(with_plain_blanks(text_of(part)));
      if (!is_element(part) || is_dropped(part)) continue;
      if (has_tag(part, "br")) out_ += '\n';
      const bool span = has_tag(part, "span") && class_begins(part, "hljs");
      if (span) out_ += "<span" + attributes(part, "span", true) + '>';
      spans(part, depth + 1);
      if (span)
        out_ += "</span>";
      else if (!is_inline(part) && !out_.empty() && out_.back() != '\n')
        out_ += '\n';
    }
  }

  void fold(Node node, int depth) {
    std::string label;
    for (std::size_t i = 0; i < count_children(parent(node)); ++i) {
      const Node sibling = child(parent(node), i);
      if (sibling == node) break;
      if (is_element(sibling)) label = fold_label(sibling).value_or("");
    }
    const bool opened = open("details");
    if (opened) out_ += "<summary>" + shown(label.empty() ? "더보기" : label) + "</summary>";
    children(node, depth, false);
    if (opened) close("details");
  }

  const Body& body_;
  Node stop_;
  std::string_view base_;
  bool stopped_ = false;
  Nesting nesting_;
  std::string out_;
};

}  // namespace

std::string safe_address(std::string_view address, std::string_view base) {
  std::string clean;
  for (char c : trim(address))
    if (static_cast<unsigned char>(c) >= ' ' && c != 0x7F)
      clean += c == ' ' ? std::string("%20") : std::string(1, c);
  for (std::string_view scheme : {"http://", "https://", "mailto:"})
    if (lower(clean.substr(0, scheme.size())) == scheme)
      return std::string(scheme) + clean.substr(scheme.size());
  if (clean.substr(0, 2) == "//") return "https:" + clean;
  if (clean.empty() || (clean[0] != '/' && clean[0] != '?')) return {};
  const std::string page = safe_address(base);
  if (page.substr(0, 4) != "http") return {};
  const std::size_t path = std::min(page.find_first_of("/?#", page.find("://") + 3), page.size());
  if (clean[0] == '/') return page.substr(0, path) + clean;
  const std::string whole = page.substr(0, page.find_first_of("?#"));
  return whole + (whole.size() == path ? "/" : "") + clean;
}

std::string sanitize(const Extent& extent, const Body& body, std::string_view base) {
  MarkupWriter writer(body, extent.stop, base);
  for (const Node node : extent.nodes) writer.write(node);
  return writer.finish();
}

std::string paragraphs(std::string_view text) {
  std::string html;
  for (std::string_view line : lines_of(text))
    if (!trim(line).empty()) html += (html.empty() ? "<p>" : "\n<p>") + shown(trim(line)) + "</p>";
  return html;
}

}  // namespace seogo::importer
