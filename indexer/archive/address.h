// What an address means: the key under which the same post is known again, however it was written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::archive {

// host/path in one spelling: lower-case host without port 80 or 443, percent-encoding undone, the mobile
// forms m.HOST and /m/PATH turned into the plain ones, no fragment, no query, no slash at the end.  A query
// is kept where only it tells posts apart: on hosts other than tistory.com whose path is not /NUMBER or
// /entry/SLUG (view.php?id=3); parameters that only track are dropped there.  Takes addresses with http,
// https or no scheme.  Nothing for what is no address of a page: no dot in the host, no path.
std::optional<std::string> canonical_address(std::string_view address);

// What name.tistory.com/123 and name.tistory.com/entry/slug say of a post.
struct TistoryPlace {
  std::string blog;
  std::optional<std::uint64_t> number;
  std::string slug;
};
std::optional<TistoryPlace> tistory_place(std::string_view canonical);

// The host of a canonical address.
std::string_view host_of(std::string_view canonical);

// Keys as the tables identities, aliases and edges hold them: "id:name/123" and "at:name.tistory.com/123".
std::string id_key(std::string_view id);
std::string address_key(std::string_view canonical);

// Every key under which the post at `address` may be known.  `blog_of_host` names the blog of a custom
// domain, empty when none is known.
std::vector<std::string> keys_of_address(std::string_view address, std::string_view blog_of_host = {});

}  // namespace seogo::archive
