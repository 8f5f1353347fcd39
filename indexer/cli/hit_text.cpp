#include "cli/hit_text.h"

#include <fmt/core.h>

#include "cli/terminal.h"

namespace seogo::cli {

namespace {

// Text with its marks in bold yellow, or bare where there is no colour.
std::string painted(const Context& context, const Marked& marked, std::string_view plain_style) {
  if (!context.colour) return printable(marked.text);
  std::string out(plain_style);
  std::size_t at = 0;
  for (const auto& range : marked.marks) {
    out += printable(std::string_view(marked.text).substr(at, range.begin - at));
    out +=
        "\x1b[1;33m" + printable(std::string_view(marked.text).substr(range.begin, range.end - range.begin));
    out += "\x1b[0m" + std::string(plain_style);
    at = range.end;
  }
  return out + printable(std::string_view(marked.text).substr(at)) + "\x1b[0m";
}

}  // namespace

std::string dim(const Context& context, const std::string& text) {
  return context.colour ? "\x1b[2m" + text + "\x1b[0m" : text;
}

namespace {

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\t') c = ' ';
  return text;
}

}  // namespace

void print_hit(const Context& context, std::size_t rank, const Hit& hit) {
  fmt::print("{:>3}. {}\n", rank, painted(context, hit.title, "\x1b[1m"));
  std::string facts = hit.id;
  if (hit.published) facts += " · " + to_string(*hit.published).substr(0, 10);
  if (!hit.category.empty()) facts += " · " + joined(hit.category, " > ");
  if (!hit.tags.empty()) facts += " · " + joined(hit.tags, " ", "#");
  if (hit.partial_match) facts += fmt::format(" · {}", context.text("some of the words", "말의 일부"));
  if (!hit.copy_of.empty()) facts += fmt::format(" · {} {}", context.text("copy of", "복사본:"), hit.copy_of);
  fmt::print("     {}\n", dim(context, printable(facts)));
  if (!hit.snippet.text.empty()) fmt::print("     {}\n", one_line(painted(context, hit.snippet, "")));
}

}  // namespace seogo::cli
