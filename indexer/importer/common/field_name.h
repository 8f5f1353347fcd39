// What people's programs call the parts of a post.  One table for tables, JSON and the heads of Markdown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seogo::importer {

// A part of a post that a scraper writes down.
enum class Part : std::uint8_t {
  id,
  number,
  blog,
  url,
  title,
  author,
  lang,
  published,
  updated,
  category,
  tags,
  body,
  images,
  comments,
  comment_count,
  summary,
};

struct NamedPart {
  Part part;
  std::size_t rank;  // 0 for the name that says it best; of two names for one part the lower counts
};

// The part that a column or key of this name holds; nothing for names that nobody uses for one.  Case, blanks
// and the signs _ - : do not count: post_title, postTitle and "Post title" are one name.
std::optional<NamedPart> part_named(std::string_view name);

// The key of our own lines (docs/format.md) for a part; the body is "html" or "text", by what stands in it.
std::string_view key_of(Part part);

// The part that the user means by a name of --map: one of our keys, or "body".
std::optional<Part> part_of_key(std::string_view key);

}  // namespace seogo::importer
