// Addresses: see address.h.
#include "archive/address.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace seogo::archive {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
  return -1;
}

// Undoes percent-encoding except for bytes that would change what the address is cut into.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      const int byte = high < 0 || low < 0 ? -1 : high * 16 + low;
      if (byte > 0x20 && byte != 0x7f && byte != '/' && byte != '?' && byte != '#' && byte != '%') {
        out += static_cast<char>(byte);
        i += 2;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 18 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool names_a_post(std::string_view path) {
  return is_number(path.substr(1)) || (path.starts_with("/entry/") && path.size() > 7);
}

bool only_tracks(std::string_view parameter) {
  constexpr std::array names{"utm_", "fbclid=", "gclid=", "ref=", "referer=", "spm="};
  return std::ranges::any_of(names, [&](std::string_view name) { return parameter.starts_with(name); });
}

std::string lasting_query(std::string_view query) {
  std::vector<std::string> parameters;
  while (!query.empty()) {
    const std::string_view one = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), one.size() + 1));
    if (!one.empty() && !only_tracks(one)) parameters.push_back(decoded(one));
  }
  std::ranges::sort(parameters);
  std::string out;
  for (const std::string& one : parameters) out += (out.empty() ? "?" : "&") + one;
  return out;
}

// Whether `host` looks like one: labels of letters, digits, - and non-ASCII, with at least one dot.
bool is_host(std::string_view host) {
  if (host.size() < 4 || host.size() > 253 || host.find('.') == std::string_view::npos) return false;
  if (host.front() == '.' || host.back() == '.' || host.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

constexpr std::string_view tistory = ".tistory.com";

}  // namespace

std::optional<std::string> canonical_address(std::string_view address) {
  if (address.size() > 4096) return std::nullopt;
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos) {
    std::string name(address.substr(0, scheme));
    std::ranges::transform(name, name.begin(), lower);
    if (name != "http" && name != "https") return std::nullopt;
    address.remove_prefix(scheme + 3);
  } else if (address.starts_with("//")) {
    address.remove_prefix(2);
  }
  address = address.substr(0, address.find('#'));
  const std::size_t end_of_host = std::min(address.find_first_of("/?"), address.size());
  std::string host(address.substr(0, end_of_host));
  std::ranges::transform(host, host.begin(), lower);
  for (const std::string_view port : {":80", ":443"})
    if (host.ends_with(port)) host.resize(host.size() - port.size());
  if (!is_host(host)) return std::nullopt;
  if (host.starts_with("m.") && host.ends_with(tistory) && host.size() > tistory.size() + 1) host.erase(0, 2);

  std::string_view rest = address.substr(end_of_host);
  const std::size_t question = std::min(rest.find('?'), rest.size());
  const std::string_view query = question < rest.size() ? rest.substr(question + 1) : std::string_view{};
  std::string path = decoded(rest.substr(0, question));
  while (path.ends_with('/')) path.pop_back();
  if (path.starts_with("/m/") && path.size() > 3) path.erase(0, 2);
  const bool drops_query = host.ends_with(tistory) || names_a_post(path.empty() ? "/" : path);
  const std::string kept = drops_query ? "" : lasting_query(query);
  if (path.empty() && kept.empty()) return std::nullopt;
  return host + path + kept;
}

std::string_view host_of(std::string_view canonical) {
  return canonical.substr(0, canonical.find_first_of("/?"));
}

std::optional<TistoryPlace> tistory_place(std::string_view canonical) {
  const std::string_view host = host_of(canonical);
  const std::string_view path = canonical.substr(host.size());
  if (!host.ends_with(tistory) || host == "www.tistory.com" || path.empty() || !names_a_post(path))
    return std::nullopt;
  TistoryPlace place{std::string(host.substr(0, host.size() - tistory.size())), {}, {}};
  if (path.starts_with("/entry/")) {
    place.slug = path.substr(7);
  } else {
    std::uint64_t number = 0;
    std::from_chars(path.data() + 1, path.data() + path.size(), number);
    place.number = number;
  }
  return place;
}

std::string id_key(std::string_view id) { return "id:" + std::string(id); }
std::string address_key(std::string_view canonical) { return "at:" + std::string(canonical); }

std::vector<std::string> keys_of_address(std::string_view address, std::string_view blog_of_host) {
  std::vector<std::string> keys;
  const auto canonical = canonical_address(address);
  if (!canonical) return keys;
  keys.push_back(address_key(*canonical));
  const std::string_view path = std::string_view(*canonical).substr(host_of(*canonical).size());
  if (const auto place = tistory_place(*canonical)) {
    keys.push_back(
        id_key(place->blog + "/" + (place->number ? std::to_string(*place->number) : place->slug)));
  } else if (!blog_of_host.empty() && names_a_post(path.empty() ? "/" : path)) {
    const std::string_view name = path.starts_with("/entry/") ? path.substr(7) : path.substr(1);
    keys.push_back(id_key(std::string(blog_of_host) + "/" + std::string(name)));
  }
  return keys;
}

}  // namespace seogo::archive
