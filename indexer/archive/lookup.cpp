// From ids and addresses to posts: see lookup.h.
#include "archive/lookup.h"

#include "archive/address.h"

namespace seogo::archive {

std::string blog_of_host(Database& database, std::string_view host) {
  Rows rows = database.query("SELECT blog FROM blog_names WHERE name = ?", host);
  return rows.next() ? rows.text(0) : std::string();
}

std::optional<std::int64_t> find_post(Database& database, std::string_view id_or_address) {
  if (const auto key = database.number("SELECT key FROM posts WHERE id = ?", id_or_address)) return key;
  const auto alias = [&](const std::string& key) {
    return database.number("SELECT post FROM aliases WHERE key = ?", key);
  };
  if (const auto key = alias(id_key(id_or_address))) return key;
  if (const auto canonical = canonical_address(id_or_address))
    for (const std::string& key : keys_of_address(id_or_address, blog_of_host(database, host_of(*canonical))))
      if (const auto post = alias(key)) return post;
  return std::nullopt;
}

}  // namespace seogo::archive
