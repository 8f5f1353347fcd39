// Who a post is: addresses taken apart, the blog's name, the id.
#include "importer/common/identity.h"

#include "importer/common/strings.h"
#include "post/text_id.h"
#include "text/normalize.h"

namespace seogo::importer {

Address take_apart(std::string_view url) {
  Address address;
  url = trim(url);
  std::string_view rest = url;
  if (const std::size_t scheme = rest.find("://"); scheme != std::string_view::npos && scheme < 8)
    rest.remove_prefix(scheme + 3);
  else if (rest.substr(0, 2) == "//")
    rest.remove_prefix(2);
  else if (rest.substr(0, 1) != "/")
    return address;
  const std::size_t slash = std::min(rest.find_first_of("/?#"), rest.size());
  address.host = lower(rest.substr(0, slash));
  address.host = address.host.substr(0, address.host.find(':'));
  if (address.host.substr(0, 4) == "www.") address.host.erase(0, 4);
  std::string_view path = rest.substr(slash);
  path = path.substr(0, path.find_first_of("?#"));
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  if (path == "/m" || path.substr(0, 3) == "/m/") path.remove_prefix(2);
  address.path = text::nfc(percent_decode(path));
  const std::string_view whole = address.path;
  address.root = whole.empty() || whole == "/";
  if (whole.substr(0, 7) == "/entry/")
    address.slug = whole.substr(7);
  else if (whole.substr(0, 7) == "/pages/")
    address.slug = whole.substr(7), address.page = true;
  else if (whole.substr(0, 8) == "/notice/")
    address.notice = true, address.number = number_in(whole.substr(8));
  else if (whole.size() > 1)
    address.number = number_in(whole.substr(1));
  return address;
}

std::optional<std::string> tistory_name(std::string_view host) {
  constexpr std::string_view ending = ".tistory.com";
  if (host.size() <= ending.size() || host.substr(host.size() - ending.size()) != ending) return std::nullopt;
  const std::string name(host.substr(0, host.size() - ending.size()));
  if (name == "www" || contains(name, ".")) return std::nullopt;
  return name;
}

std::string absolute(std::string_view address, std::string_view base) {
  address = trim(address);
  if (address.substr(0, 7) == "http://" || address.substr(0, 8) == "https://") return std::string(address);
  if (address.substr(0, 2) == "//") return "https:" + std::string(address);
  const std::size_t scheme = base.find("://");
  if (address.substr(0, 1) != "/" || scheme == std::string_view::npos) return {};
  return std::string(base.substr(0, base.find_first_of("/?#", scheme + 3))) + std::string(address);
}

void give_id(const Record& record, Imported& imported) {
  Post& post = imported.post;
  if (post.blog.empty()) {
    post.blog = record.blog.empty() ? "local" : record.blog;
    imported.blog_is_guess = record.blog.empty() || record.blog_is_guess;
  }
  if (post.kind == Kind::not_a_post) return;
  if (post.number)
    post.id = post.blog + "/" + std::to_string(*post.number);
  else if (!post.slug.empty() && post.slug.size() <= 500)
    post.id = post.blog + "/" + post.slug;
  else
    post.id = text_id(post);
}

bool is_good_id(std::string_view id) {
  if (id.empty() || id.size() > 200 || !is_utf8(id)) return false;
  for (char c : id)
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) return false;
  for (std::size_t begin = 0; begin <= id.size();) {
    const std::size_t end = std::min(id.find('/', begin), id.size());
    const std::string_view part = id.substr(begin, end - begin);
    if (part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace seogo::importer
