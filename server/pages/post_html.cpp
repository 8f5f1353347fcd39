// The body of an archived post as a page shows it: see post_html.h.
#include "pages/post_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "pages/html_scan.h"
#include "pages/page.h"
#include "seogo/escape.h"

namespace seogo::http {

namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\r\f") == std::string_view::npos; }

// Text with references, as an attribute held it, fit for any place in HTML.
std::string safe_again(std::string_view referenced) {
  std::string out;
  for (const char c : referenced) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

const Image* image_of(const Post& post, std::string_view tag) {
  const std::string_view number = attribute(tag, "data-image").value_or("");
  std::size_t place = 0;
  const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), place);
  if (problem != std::errc{} || end != number.data() + number.size() || place >= post.images.size())
    return nullptr;
  return &post.images[place];
}

std::string held_picture(const Image& image, std::string_view prefix) {
  std::string size;
  if (image.width > 0 && image.height > 0)
    size = fmt::format(" width=\"{}\" height=\"{}\"", image.width, image.height);
  return fmt::format("<img src=\"{}/media/{}\" alt=\"{}\"{} loading=\"lazy\" decoding=\"async\">", prefix,
                     image.media, escaped(image.alt), size);
}

// Spans, since a picture may stand inside a paragraph, where a <figure> would end it.
std::string frame_for(std::string_view alt, std::string_view address, Language language) {
  const std::string note = escaped(say(language, "picture_gone"));
  std::string out = fmt::format("<span class=\"gone\" role=\"group\" aria-label=\"{}\">", note);
  if (!alt.empty()) out += fmt::format("<span class=\"gone-alt\">{}</span>", alt);
  out += fmt::format("<span class=\"gone-note\">{}</span>", note);
  if (!address.empty())
    out += fmt::format("<span class=\"gone-note\">{}</span><span class=\"gone-address\">{}</span>",
                       escaped(say(language, "picture_gone_address")), address);
  return out + "</span>";
}

std::string picture(const Post& post, std::string_view tag, Language language, std::string_view prefix) {
  if (const Image* image = image_of(post, tag)) {
    if (!image->media.empty()) return held_picture(*image, prefix);
    return frame_for(escaped(image->alt), escaped(image->original.empty() ? image->url : image->original),
                     language);
  }
  return frame_for(safe_again(attribute(tag, "alt").value_or("")),
                   safe_again(attribute(tag, "data-original").value_or("")), language);
}

int heading_level(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

bool is_void(std::string_view name) { return name == "br" || name == "hr" || name == "img"; }

struct Element {
  std::string name;
  bool is_in_place = true;  // false for an item without a list
  bool is_wrapped = false;  // stands in an item of our own
};

class BodyWriter {
 public:
  BodyWriter(const Post& post, Language language, std::string_view prefix, const Held& held)
      : post_(post), language_(language), prefix_(prefix), held_(held) {}

  Body write(std::string_view html) {
    HtmlScan scan(html);
    while (const auto piece = scan.next()) {
      if (piece->kind == Piece::Kind::text)
        text(piece->bytes);
      else if (piece->kind == Piece::Kind::open)
        open(*piece);
      else
        close(*piece);
    }
    return std::move(body_);
  }

 private:
  std::string& out() { return body_.html; }

  void text(std::string_view bytes) {
    out() += bytes;
    if (in_heading_) heading_.text += bytes;
    if (!is_blank(bytes)) link_.has_text = true;
  }

  void open(const Piece& tag) {
    if (!is_void(tag.name)) enter(tag.name);
    if (tag.name == "img") {
      const std::string shown = picture(post_, tag.bytes, language_, prefix_);
      out() += shown;
      const bool is_told = shown.find(" alt=\"\"") == std::string::npos;
      (is_told ? link_.has_text : link_.has_picture) = true;
    } else if (heading_level(tag.name) != 0) {
      open_heading(tag);
    } else if (tag.name == "a") {
      open_link(tag);
    } else if (tag.name == "table") {
      if (tables_++ == 0) out() += "<div class=\"scroll\" tabindex=\"0\">";
      out() += tag.bytes;
    } else if (tag.name == "pre") {
      out() += "<pre tabindex=\"0\">";  // it scrolls: keys must reach it
    } else if (tag.name == "li" && !within_.back().is_in_place) {
      out() += "<div>";
    } else {
      out() += tag.bytes;
    }
  }

  void close(const Piece& tag) {
    const Element closed = leave(tag.name);
    if (heading_level(tag.name) != 0)
      close_heading(tag);
    else if (tag.name == "a")
      close_link(tag);
    else
      out() += tag.name == "li" && !closed.is_in_place ? "</div>" : std::string(tag.bytes);
    if (tag.name == "table" && tables_ > 0 && --tables_ == 0) out() += "</div>";
    if (closed.is_wrapped) out() += "</li>";
  }

  // A list holds items and nothing else, an item stands in a list: readers of the screen count on it.
  void enter(const std::string& name) {
    const bool in_list = !within_.empty() && (within_.back().name == "ul" || within_.back().name == "ol");
    Element element{name, name != "li" || in_list, in_list && name != "li"};
    if (element.is_wrapped) out() += "<li>";
    within_.push_back(std::move(element));
  }

  Element leave(const std::string& name) {
    for (std::size_t i = within_.size(); i-- > 0;) {
      if (within_[i].name != name) continue;
      Element left = std::move(within_[i]);
      within_.resize(i);
      return left;
    }
    return {name, true, false};
  }

  // Whatever level the author chose for looks, each heading stands one below the one it belongs to.
  void open_heading(const Piece& tag) {
    const int level = heading_level(tag.name);
    while (!above_.empty() && above_.back() >= level) above_.pop_back();
    above_.push_back(level);
    in_heading_ = true;
    heading_ = Heading{static_cast<int>(std::min<std::size_t>(above_.size() + 1, 6)), {}, {}};
    const auto id = attribute(tag.bytes, "id");
    heading_.id = id && !id->empty() ? safe_again(*id) : fmt::format("section-{}", body_.headings.size() + 1);
    heading_begin_ = out().size();
    out() += fmt::format("<h{} id=\"{}\">", heading_.level, heading_.id);
    heading_open_ = out().size() - heading_begin_;
  }

  void close_heading(const Piece& tag) {
    if (!in_heading_) {
      out() += tag.bytes;
      return;
    }
    in_heading_ = false;
    if (is_blank(heading_.text)) {  // of a picture, or of nothing: no heading to anyone who cannot see it
      out().replace(heading_begin_, heading_open_, "<div>");
      out() += "</div>";
      above_.pop_back();
      return;
    }
    out() += fmt::format("</h{}>", heading_.level);
    body_.headings.push_back(std::move(heading_));
  }

  void open_link(const Piece& tag) {
    link_ = Link{out().size(), 0, true, false, false};
    const auto href = attribute(tag.bytes, "href");
    const auto url = href ? without_references(*href) : std::nullopt;
    const std::string inside = url && held_ ? held_(*url) : std::string{};
    if (inside.empty()) {
      out() += tag.bytes;
    } else {
      const auto id = attribute(tag.bytes, "id");
      out() += fmt::format("<a href=\"{}\" class=\"held\"{}>", escaped(inside),
                           id ? fmt::format(" id=\"{}\"", safe_again(*id)) : "");
    }
    link_.open_size = out().size() - link_.begin;
  }

  // A link must have a name: one around nothing becomes none, one around a picture that tells nothing says
  // so.
  void close_link(const Piece& tag) {
    const bool leads = link_.is_open && out().compare(link_.begin, link_.open_size, "") != 0 &&
                       attribute(std::string_view(out()).substr(link_.begin, link_.open_size), "href");
    if (leads && !link_.has_text) {
      const std::string open = out().substr(link_.begin, link_.open_size);
      const auto id = attribute(open, "id");
      std::string instead = "<a";
      if (id) instead += fmt::format(" id=\"{}\"", safe_again(*id));
      if (link_.has_picture)
        instead = fmt::format("{} aria-label=\"{}\"", open.substr(0, open.size() - 1),
                              escaped(say(language_, "picture_link")));
      out().replace(link_.begin, link_.open_size, instead + ">");
    }
    link_.is_open = false;
    out() += tag.bytes;
  }

  std::vector<Element> within_;  // what encloses this place, the innermost last
  struct Link {
    std::size_t begin = 0, open_size = 0;
    bool is_open = false, has_text = false, has_picture = false;
  };

  const Post& post_;
  Language language_;
  std::string_view prefix_;
  const Held& held_;
  Body body_;
  std::vector<int> above_;  // levels of the headings that enclose this place, as the author had them
  bool in_heading_ = false;
  Heading heading_;
  std::size_t heading_begin_ = 0, heading_open_ = 0;
  Link link_;
  int tables_ = 0;
};

std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (!line.empty()) out += "<p>" + escaped(line) + "</p>\n";
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return out;
}

std::string with_numbers(const std::string& html, std::size_t& marks) {
  static constexpr std::string_view open = "<mark>";
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t found = std::min(html.find(open, at), html.size());
    out += html.substr(at, found - at);
    if (found == html.size()) break;
    out += fmt::format("<mark class=\"asked\" id=\"mark-{}\">", ++marks);
    at = found + open.size();
  }
  return out;
}

}  // namespace

std::string html_of(const Post& post) { return post.html.empty() ? paragraphs(post.text) : post.html; }

Body body_of(const Post& post, std::string_view html, Language language, std::string_view prefix,
             const Held& held) {
  return BodyWriter(post, language, prefix, held).write(html);
}

MarkedHtml marked_html(std::string_view html,
                       const std::function<std::vector<Marked>(const std::vector<std::string>&)>& mark) {
  std::vector<Piece> pieces;
  std::vector<std::string> texts;
  std::vector<std::size_t> text_of_piece;  // its place among the texts, or none
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  HtmlScan scan(html);
  while (const auto piece = scan.next()) {
    pieces.push_back(*piece);
    std::optional<std::string> text;
    if (piece->kind == Piece::Kind::text && !is_blank(piece->bytes)) text = without_references(piece->bytes);
    text_of_piece.push_back(text ? texts.size() : none);
    if (text) texts.push_back(std::move(*text));
  }
  const std::vector<Marked> marked = mark(texts);
  MarkedHtml result;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::size_t text = text_of_piece[i];
    if (text < marked.size() && !marked[text].marks.empty())
      result.html += with_numbers(to_html(marked[text]), result.marks);
    else
      result.html += pieces[i].bytes;
  }
  return result;
}

}  // namespace seogo::http
