// Other addresses in a post's cleaned HTML, whose shape importer/page/sanitize.h tells.
#include <charconv>

#include "library/export_job.h"
#include "seogo/escape.h"

namespace seogo::library {
namespace {

struct Range {
  std::size_t begin = std::string_view::npos, end = 0;
  bool found() const { return begin != std::string_view::npos; }
};

// The value of an attribute inside a tag, which the sanitizer wrote between double quotes.
Range value_of(std::string_view tag, std::string_view name) {
  const std::string wanted = " " + std::string(name) + "=\"";
  const std::size_t at = tag.find(wanted);
  if (at == tag.npos) return {};
  const std::size_t begin = at + wanted.size();
  const std::size_t end = tag.find('"', begin);
  return end == tag.npos ? Range{} : Range{begin, end};
}

std::string unescaped(std::string_view text) {
  constexpr std::pair<std::string_view, char> references[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    bool found = false;
    for (const auto& [reference, character] : references) {
      if (!text.substr(at).starts_with(reference)) continue;
      out += character;
      at += reference.size();
      found = true;
      break;
    }
    if (!found) out += text[at++];
  }
  return out;
}

std::string with_value(std::string_view tag, Range range, std::string_view value) {
  return std::string(tag.substr(0, range.begin)) + escaped(value) + std::string(tag.substr(range.end));
}

std::string picture(std::string_view tag, BodyAddresses& addresses, bool as_page) {
  const Range number = value_of(tag, "data-image");
  const Range original = value_of(tag, "data-original");
  std::size_t image = 0;
  if (number.found()) std::from_chars(tag.data() + number.begin, tag.data() + number.end, image);
  const std::string copy = number.found() ? addresses.picture(image) : std::string();
  if (!as_page) return copy.empty() || !original.found() ? std::string(tag) : with_value(tag, original, copy);
  const Range alt = value_of(tag, "alt");
  const std::string words(alt.found() ? tag.substr(alt.begin, alt.end - alt.begin) : std::string_view());
  if (copy.empty()) {
    std::string note = "<span class=\"gone\">" + words;
    if (original.found() && original.end > original.begin)
      note += (words.empty() ? "" : " ") + std::string("<code>") +
              std::string(tag.substr(original.begin, original.end - original.begin)) + "</code>";
    return note + "</span>";
  }
  std::string size;
  for (const char* side : {"width", "height"})
    if (const Range range = value_of(tag, side); range.found())
      size += std::string(" ") + side + "=\"" +
              std::string(tag.substr(range.begin, range.end - range.begin)) + "\"";
  return "<img src=\"" + escaped(copy) + "\" alt=\"" + words + "\"" + size + " loading=\"lazy\">";
}

std::string link(std::string_view tag, BodyAddresses& addresses) {
  const Range href = value_of(tag, "href");
  if (!href.found()) return std::string(tag);
  const std::string address = unescaped(tag.substr(href.begin, href.end - href.begin));
  if (address.starts_with('#')) return std::string(tag);
  const std::string now = addresses.link(address);
  return now == address ? std::string(tag) : with_value(tag, href, now);
}

}  // namespace

std::string readdressed(std::string_view html, BodyAddresses& addresses, bool as_page) {
  std::string out;
  out.reserve(html.size() + html.size() / 8);
  while (!html.empty()) {
    const std::size_t begin = html.find('<');
    out += html.substr(0, begin);
    if (begin == html.npos) break;
    html.remove_prefix(begin);
    const std::size_t end = html.find('>');  // the sanitizer writes > in values as a reference
    const std::string_view tag = html.substr(0, end == html.npos ? html.size() : end + 1);
    if (tag.starts_with("<img "))
      out += picture(tag, addresses, as_page);
    else if (tag.starts_with("<a "))
      out += link(tag, addresses);
    else
      out += tag;
    html.remove_prefix(tag.size());
  }
  return out;
}

}  // namespace seogo::library
