// Every field of a post: how it is asked for, where the index keeps it, what it weighs.
// The query parser, the indexer, facets, help texts and the search page all read this table.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace seogo {

enum class FieldId : std::uint8_t {
  title,
  body,
  heading,
  caption,
  comment,  // text that is searched
  tag,
  category,
  blog,
  author,
  series,
  lang,  // labels that filter
  date,  // a range
  has,
  is,  // properties
};

enum class FieldKind : std::uint8_t {
  text,      // words, analysed
  label,     // the whole value, folded
  path,      // a label with its ancestors
  date,      // a range of days
  property,  // one of a few names
};

struct Field {
  FieldId id;
  std::string_view name;    // as people write it before the colon
  std::string_view prefix;  // of its terms, after Xapian's published convention (omega's termprefixes)
  std::uint32_t weight;     // what a word in it counts (wdf); 0 where it only filters
  FieldKind kind;
};

inline constexpr std::uint32_t no_slot = 0xffffffff;

// Value slots, for sorting, ranges and counting.  index/format.h says what they hold.
namespace slot {
inline constexpr std::uint32_t blog = 0;
inline constexpr std::uint32_t category = 1;
inline constexpr std::uint32_t tags = 2;
inline constexpr std::uint32_t newest =
    3;  // sort key, the highest first: by date, the newest first, then by id
inline constexpr std::uint32_t month = 4;  // YYYYMM, to count years and months
inline constexpr std::uint32_t oldest =
    5;  // sort key, the highest first: by date, the oldest first, then by id
}  // namespace slot

inline constexpr std::array fields{
    //    id                  name        prefix   weight  kind
    Field{FieldId::title, "title", "S", 1, FieldKind::text},
    Field{FieldId::body, "body", "", 1, FieldKind::text},
    Field{FieldId::heading, "heading", "", 1, FieldKind::text},
    Field{FieldId::caption, "caption", "", 1, FieldKind::text},
    Field{FieldId::comment, "comment", "", 1, FieldKind::text},
    Field{FieldId::tag, "tag", "K", 2, FieldKind::label},
    Field{FieldId::category, "category", "XCAT", 1, FieldKind::path},
    Field{FieldId::blog, "blog", "H", 0, FieldKind::label},
    Field{FieldId::author, "author", "A", 1, FieldKind::label},
    Field{FieldId::series, "series", "XSER", 0, FieldKind::label},
    Field{FieldId::lang, "lang", "L", 0, FieldKind::label},
    Field{FieldId::date, "date", "", 0, FieldKind::date},
    Field{FieldId::has, "has", "XHAS", 0, FieldKind::property},
    Field{FieldId::is, "is", "XIS", 0, FieldKind::property},
};

constexpr const Field& field(FieldId id) { return fields[static_cast<std::size_t>(id)]; }

constexpr bool ids_match_their_rows() {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (static_cast<std::size_t>(fields[i].id) != i) return false;
  return true;
}
static_assert(ids_match_their_rows());

// The field people mean by `name`, if any: those with a name of their own in the query language.
std::optional<FieldId> field_named(std::string_view name);

}  // namespace seogo
