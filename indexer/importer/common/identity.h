// Who a post is: addresses taken apart, the blog's name, the id.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "seogo/importer.h"

namespace seogo::importer {

// An address of a post taken apart.
struct Address {
  std::string host;                     // lower case, without www.
  std::string path;                     // without query and fragment, /m/ taken out, percent-decoded
  std::optional<std::uint64_t> number;  // /123, /notice/123
  std::string slug;                     // /entry/slug, /pages/slug
  bool notice = false;
  bool page = false;
  bool root = false;  // names no post

  bool names_post() const { return number.has_value() || !slug.empty(); }
};
Address take_apart(std::string_view url);

// name.tistory.com → name; nothing for other hosts and for the platform's own.
std::optional<std::string> tistory_name(std::string_view host);

// `address` seen from a page at `base`; empty when it cannot be made whole.
std::string absolute(std::string_view address, std::string_view base);

// Fills post.id, and post.blog where it is still empty.
void give_id(const Record& record, Imported& imported);

// Whether an id from JSON Lines may be taken: UTF-8, 1 to 200 bytes, no control characters, no `.` or `..`
// part.
bool is_good_id(std::string_view id);

}  // namespace seogo::importer
