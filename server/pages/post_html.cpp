// The body of an archived post as a page shows it: pictures from the archive, a quiet frame where none was
// kept.
#include "pages/post_html.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "pages/page.h"

namespace seogo::http {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Where the tag that begins at `at` ends: behind its ">", which quotes may hide.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
  char quote = 0;
  for (; at < html.size(); ++at) {
    if (quote != 0) {
      if (html[at] == quote) quote = 0;
    } else if (html[at] == '"' || html[at] == '\'') {
      quote = html[at];
    } else if (html[at] == '>') {
      return at + 1;
    }
  }
  return html.size();
}

// The value of an attribute as it stands in the tag, its references untouched.
std::optional<std::string_view> attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = 4; at < tag.size();) {  // behind "<img"
    while (at < tag.size() && (is_blank(tag[at]) || tag[at] == '/' || tag[at] == '>')) ++at;
    const std::size_t begin = at;
    while (at < tag.size() && !is_blank(tag[at]) && tag[at] != '=' && tag[at] != '>') ++at;
    const std::string_view found = tag.substr(begin, at - begin);
    std::string_view value;
    if (at < tag.size() && tag[at] == '=') {
      ++at;
      const bool quoted = at < tag.size() && (tag[at] == '"' || tag[at] == '\'');
      const std::size_t start = quoted ? at + 1 : at;
      const std::size_t end = quoted ? std::min(tag.find(tag[at], start), tag.size())
                                     : std::min(tag.find_first_of(" \t\n\r\f>", at), tag.size());
      value = tag.substr(start, end - start);
      at = quoted ? end + 1 : end;
    }
    if (found == name) return value;
    if (at == begin) ++at;  // a stray "=": go on
  }
  return std::nullopt;
}

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
  return fmt::format("<img src=\"{}/media/{}\" alt=\"{}\"{} loading=\"lazy\">", prefix, image.media,
                     escaped(image.alt), size);
}

// Spans, since a picture may stand inside a paragraph, where a <figure> would end it.
std::string frame_for(std::string_view alt, std::string_view address, Language language) {
  std::string out = "<span class=\"gone\" role=\"figure\">";
  out += fmt::format("<span class=\"gone-note\">{}</span>", escaped(say(language, "picture_gone")));
  if (!alt.empty()) out += fmt::format("<span class=\"gone-alt\">{}</span>", alt);
  if (!address.empty()) {
    // The sentence is escaped around the address, which is safe already.
    const std::string sentence = say(language, "picture_gone_address", {{"url", std::string(address)}});
    out += fmt::format("<span class=\"gone-address\">{}</span>", sentence);
  }
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

bool is_img(std::string_view html, std::size_t at) {
  static constexpr std::string_view name = "<img";
  if (html.size() - at <= name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if ((i == 0 ? html[at] : static_cast<char>(html[at + i] | 0x20)) != name[i]) return false;
  const char next = html[at + name.size()];
  return is_blank(next) || next == '>' || next == '/';
}

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

}  // namespace

std::string body_html(const Post& post, Language language, std::string_view prefix) {
  if (post.html.empty()) return paragraphs(post.text);
  const std::string_view html = post.html;
  std::string out;
  out.reserve(html.size() + html.size() / 8);
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t open = html.find('<', at);
    if (open == std::string_view::npos) {
      out += html.substr(at);
      break;
    }
    out += html.substr(at, open - at);
    if (is_img(html, open)) {
      const std::size_t end = end_of_tag(html, open);
      out += picture(post, html.substr(open, end - open), language, prefix);
      at = end;
    } else {
      out += '<';
      at = open + 1;
    }
  }
  return out;
}

}  // namespace seogo::http
