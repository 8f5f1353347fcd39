// Tags and text, one after another: see html_scan.h.
#include "pages/html_scan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace seogo::http {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

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

// Whether a tag begins at `at`: "<" and a letter, or "</" and a letter.
bool is_tag(std::string_view html, std::size_t at) {
  if (html[at] != '<') return false;
  std::size_t name = at + 1;
  if (name < html.size() && html[name] == '/') ++name;
  return name < html.size() && is_letter(html[name]);
}

std::size_t end_of_name(std::string_view tag, std::size_t at) {
  while (at < tag.size() && !is_blank(tag[at]) && tag[at] != '>' && tag[at] != '/') ++at;
  return at;
}

void append_utf8(std::string& out, unsigned code) {
  const auto byte = [&](unsigned value) { out += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xc0 | code >> 6);
    byte(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    byte(0xe0 | code >> 12);
    byte(0x80 | (code >> 6 & 0x3f));
    byte(0x80 | (code & 0x3f));
  } else {
    byte(0xf0 | code >> 18);
    byte(0x80 | (code >> 12 & 0x3f));
    byte(0x80 | (code >> 6 & 0x3f));
    byte(0x80 | (code & 0x3f));
  }
}

// "&#39;" without & and ;.
bool append_reference(std::string& out, std::string_view name) {
  static constexpr std::array known{
      std::pair{std::string_view("amp"), "&"},  std::pair{std::string_view("lt"), "<"},
      std::pair{std::string_view("gt"), ">"},   std::pair{std::string_view("quot"), "\""},
      std::pair{std::string_view("apos"), "'"}, std::pair{std::string_view("nbsp"), "\u00a0"}};
  for (const auto& [word, text] : known)
    if (name == word) {
      out += text;
      return true;
    }
  if (name.size() < 2 || name[0] != '#') return false;
  unsigned code = 0;
  const auto [end, problem] = std::from_chars(name.data() + 1, name.data() + name.size(), code);
  if (problem != std::errc{} || end != name.data() + name.size()) return false;
  if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return false;
  append_utf8(out, code);
  return true;
}

}  // namespace

std::optional<Piece> HtmlScan::next() {
  if (at_ >= html_.size()) return std::nullopt;
  const std::size_t begin = at_;
  if (!is_tag(html_, begin)) {
    for (++at_; at_ < html_.size() && !is_tag(html_, at_);)
      at_ = std::min(html_.find('<', at_ + 1), html_.size());
    return Piece{Piece::Kind::text, html_.substr(begin, at_ - begin), {}};
  }
  at_ = end_of_tag(html_, begin);
  Piece piece{Piece::Kind::open, html_.substr(begin, at_ - begin), {}};
  std::size_t name = 1;
  if (piece.bytes[1] == '/') {
    piece.kind = Piece::Kind::close;
    name = 2;
  }
  piece.name = piece.bytes.substr(name, end_of_name(piece.bytes, name) - name);
  for (char& c : piece.name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return piece;
}

std::optional<std::string_view> attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = end_of_name(tag, 1); at < tag.size();) {
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

std::optional<std::string> without_references(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '&') {
      out += text[at++];
      continue;
    }
    const std::size_t end = text.find(';', at);
    const bool is_reference = at + 1 < text.size() && (is_letter(text[at + 1]) || text[at + 1] == '#');
    if (!is_reference) {
      out += text[at++];
      continue;
    }
    if (end == std::string_view::npos || !append_reference(out, text.substr(at + 1, end - at - 1)))
      return std::nullopt;
    at = end + 1;
  }
  return out;
}

}  // namespace seogo::http
