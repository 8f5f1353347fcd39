// Widths by the East Asian Width property's wide ranges (Unicode Standard Annex 11), coarse.
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace seogo::cli {

namespace {

// The next code point of well-formed UTF-8; ill-formed bytes come one by one as U+FFFD.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  const std::size_t length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
  if (byte >= 0x80 && (byte < 0xc2 || byte > 0xf4 || at + length > text.size())) {
    ++at;
    return 0xfffd;
  }
  char32_t point = length == 1 ? byte : byte & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto more = static_cast<unsigned char>(text[at + i]);
    if ((more & 0xc0) != 0x80) {
      ++at;
      return 0xfffd;
    }
    point = point << 6 | (more & 0x3f);
  }
  at += length;
  return point;
}

bool is_control(char32_t point) {
  return point < 0x20 || (point >= 0x7f && point < 0xa0) || (point >= 0x200b && point <= 0x200f) ||
         (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) || point == 0xfeff;
}

std::size_t width_of(char32_t point) {
  if (is_control(point) || (point >= 0x300 && point < 0x370)) return 0;
  const bool wide = (point >= 0x1100 && point < 0x1160) || (point >= 0x2e80 && point < 0xa4d0) ||
                    (point >= 0xac00 && point < 0xd7a4) || (point >= 0xf900 && point < 0xfb00) ||
                    (point >= 0xfe30 && point < 0xfe70) || (point >= 0xff00 && point < 0xff61) ||
                    (point >= 0x1f300 && point < 0x1faff) || (point >= 0x20000 && point < 0x3fffe);
  return wide ? 2 : 1;
}

}  // namespace

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) == 1; }

unsigned terminal_columns(std::FILE* stream) {
  winsize size{};
  if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 20) return size.ws_col;
  return 80;
}

bool wants_colour(std::FILE* stream) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool dumb = term != nullptr && std::string_view(term) == "dumb";
  return is_terminal(stream) && (no_colour == nullptr || *no_colour == '\0') && !dumb;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t point = next_code_point(text, at);
    if (point == 0xfffd)
      out += "\xef\xbf\xbd";
    else if (point == '\n' || point == '\t' || !is_control(point))
      out += text.substr(begin, at - begin);
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t columns) {
  std::string clean = printable(text);
  if (display_width(clean) <= columns) return clean;
  std::size_t width = 1;  // the …
  std::size_t at = 0;
  while (at < clean.size()) {
    std::size_t next = at;
    width += width_of(next_code_point(clean, next));
    if (width > columns) break;
    at = next;
  }
  return clean.substr(0, at) + "…";
}

std::string joined(const std::vector<std::string>& parts, std::string_view between, std::string_view before) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += before;
    out += part;
  }
  return out;
}

}  // namespace seogo::cli
