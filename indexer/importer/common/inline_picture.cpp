#include "importer/common/inline_picture.h"

#include <algorithm>

#include "importer/common/base64.h"
#include "importer/common/bytes.h"
#include "importer/common/picture_magic.h"
#include "post/digest.h"

namespace seogo::importer {
namespace {

constexpr std::string_view scheme = "data:image/";
constexpr std::string_view digest_mark = ";sha256,";
constexpr std::size_t digest_size = 64;

bool is_base64(char c) { return is_digit(c) || is_letter(c) || c == '+' || c == '/' || c == '='; }

}  // namespace

std::string without_inline_pictures(std::string html, const std::function<void(std::string bytes)>& keep) {
  constexpr std::size_t longest_type = 64;
  constexpr std::size_t shortest_picture = 1000;
  std::size_t at = html.find(scheme);
  if (at == html.npos) return html;
  std::string out;
  std::size_t copied = 0;
  for (; at != html.npos; at = html.find(scheme, at + 1)) {
    constexpr std::string_view mark = ";base64,";
    const std::size_t type_end = html.find(mark, at);
    if (type_end == html.npos) break;
    if (type_end - at > longest_type) continue;
    const std::size_t begin = type_end + mark.size();
    const auto end = static_cast<std::size_t>(
        std::find_if_not(html.begin() + static_cast<std::ptrdiff_t>(begin), html.end(), is_base64) -
        html.begin());
    if (end - begin < shortest_picture) continue;
    std::string bytes;
    Base64Decoder().feed(std::string_view(html).substr(begin, end - begin), bytes);
    if (!is_picture(bytes)) continue;
    out.append(html, copied, type_end - copied).append(digest_mark).append(sha256(bytes));
    copied = end;
    keep(std::move(bytes));
  }
  return out.empty() ? html : out.append(html, copied, html.npos);
}

std::string_view digest_in(std::string_view address) {
  if (!address.starts_with(scheme)) return {};
  const std::size_t mark = address.find(digest_mark);
  if (mark == address.npos || address.size() != mark + digest_mark.size() + digest_size) return {};
  return address.substr(mark + digest_mark.size());
}

}  // namespace seogo::importer
