#include "importer/common/web_address.h"

#include <algorithm>

#include "importer/common/bytes.h"
#include "importer/common/file_name.h"
#include "importer/common/strings.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

bool is_upper_hex(char c) { return is_digit(c) || (c >= 'A' && c <= 'F'); }

// The number of a file on the old servers: sixteen or more hexadecimal digits behind /image/, /tistory/ or in
// the name that an XML backup gives it.
std::string_view cfile_number(std::string_view address) {
  constexpr std::size_t shortest = 16;
  const std::size_t server = address.find("cfile");
  if (server == address.npos) return {};
  for (std::size_t at = server; at < address.size(); ++at) {
    if (!is_upper_hex(address[at])) continue;
    std::size_t end = at;
    while (end < address.size() && is_upper_hex(address[end])) ++end;
    const bool whole = (address[at - 1] == '/' || address[at - 1] == '.') &&
                       (end == address.size() || !is_letter(address[end]));
    if (whole && end - at >= shortest) return address.substr(at, end - at);
    at = end;
  }
  return {};
}

bool names_picture(std::string_view path) {
  const std::string ext = extension(path);
  for (const std::string_view one : {"png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "svg", "heic"})
    if (ext == one) return true;
  return false;
}

}  // namespace

bool is_web_address(std::string_view address) {
  return address.starts_with("http://") || address.starts_with("https://");
}

std::string printable_address(std::string_view address) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const bool whole = is_utf8(address);
  std::string clean;
  for (const char c : address.substr(0, 2000)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && byte != 0x7F && (byte < 0x80 || (whole && address.size() <= 2000)))
      clean += c;
    else
      clean.append({'%', digits[byte >> 4U], digits[byte & 15U]});
  }
  return clean;
}

std::string name_of_address(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t scheme = address.find("://");
  const std::size_t slash = address.rfind('/');
  return slash == address.npos || (scheme != address.npos && slash < scheme + 3)
             ? std::string()
             : std::string(address.substr(slash + 1));
}

bool names_web(std::string_view address) { return is_web_address(address) || address.starts_with("//"); }

std::string original_address(std::string_view address) {
  const std::size_t at = address.find("fname=");
  if (at == std::string_view::npos || !contains(address, "daumcdn")) return std::string(address);
  const std::string_view escaped = address.substr(at + 6);
  std::string inner = percent_decode(escaped.substr(0, escaped.find('&')));
  // A thumbnail of a thumbnail keeps its own address whole behind the first fname=.
  if (contains(inner, "/thumb/") && contains(escaped, "fname=")) return original_address(escaped);
  // Dumps of some browsers' trees lost the % of each escape: https3A2F2Ft1.daumcdn.net2Fcfile…
  for (std::string_view scheme : {"https", "http"})
    if (inner.substr(0, scheme.size() + 6) == std::string(scheme) + "3A2F2F")
      inner = std::string(scheme) + "://" + replace_all(inner.substr(scheme.size() + 6), "2F", "/");
  return names_web(inner) ? inner : std::string(address);
}

std::string media_identity(std::string_view address) {
  address = trim(address);
  if (address.starts_with("cid:")) return std::string(address);
  const std::string original = original_address(address);
  std::string_view rest = original;
  if (const std::string_view number = cfile_number(rest); !number.empty())
    return "cfile:" + std::string(number);
  rest = rest.substr(0, rest.find('#'));
  const std::string_view bare = rest.substr(0, rest.find('?'));
  if (const std::size_t kage = bare.find("kage@"); kage != bare.npos)
    return "kage:" + percent_decode(bare.substr(kage + 5));
  if (is_web_address(rest))
    rest.remove_prefix(rest.find("://") + 3);
  else if (rest.starts_with("//"))
    rest.remove_prefix(2);
  else
    return {};
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  const std::string host = lower(rest.substr(0, slash));
  const std::string_view target = rest.substr(slash);
  const std::string_view path = target.substr(0, target.find('?'));
  if (host.ends_with("kakaocdn.net"))
    for (const std::string_view folder : {"/dn/", "/dna/"})
      if (path.starts_with(folder)) return "kage:" + percent_decode(path.substr(folder.size()));
  return host + text::nfc(percent_decode(names_picture(path) ? path : target));
}

bool names_uploaded_file(std::string_view address) {
  const std::string identity = media_identity(address);
  return identity.starts_with("kage:") || identity.starts_with("cfile:");
}

}  // namespace seogo::importer
