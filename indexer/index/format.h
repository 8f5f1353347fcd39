// What lies in an index: every class of terms, every value slot, every metadata key of the Xapian database.
//
// A document is a post; its document id is the archive's internal key of the post.  `index/` holds
// generations (generation.h); each is one glass database beside the files `lexicon`, `words` (vocabulary.h)
// and `in_use`.
//
// Terms.  wdf is what a term counts in its document; wdf 0 does not count in the document's length, which is
// what BM25+ divides by.
//
//   prefix  of what                                                                  wdf
//   (none)  words of all fields: stems, the words inside a compound (웹, 서버 of    weight of the field, for
//           웹서버), verbs and adjectives as a dictionary has them (먹다), names     each occurrence
//           without their signs (wifi), English stems, parts of an identifier
//   S       the same of the title alone                                             occurrences
//   XX      joints: two neighbours with nothing, a blank or a sign of a name         occurrences
//           between them, in a compound too (terms.h: `joint`)
//   SX      two neighbours of the title, whatever is between them                    occurrences
//   XB      pairs of syllables of words of three and more: what stands inside a      occurrences
//           word ranks a post that has some of a query, and matches nothing
//   K       tag, folded                                                             0
//   XCAT    category path, folded, joined by "/"; one term for each ancestor, and    0
//           one for the last name alone
//   H       blog, folded                                                            0
//   A       author, folded                                                          0
//   XSER    series, folded                                                          0
//   L       language, folded                                                        0
//   XHAS    image, code, comment                                                    0
//   XIS     the visibility: public, protected, private or unknown; each document     0
//           has exactly one
//   Q       the post's id as it is                                                  0
//
// The fields are title, headings, tags, category, author, body, captions and comments; their weights stand in
// seogo/field.h and in the metadata.  A heading is a line of the body too.
// Words of comments: a comment makes a post found, but does not outweigh its body.  A term that the post has
// otherwise gets nothing added to its wdf; a term that only comments have counts once.
//
// There are no positions: they took as much as all the rest.  What stands side by side is told by joints;
// what must stand exactly so, a quote, is proved on the stored text (query/proof.h).
//
// No text behind a prefix, and no term without prefix, begins with A–Z (all are folded), so no class is
// mistaken for another; ids alone may, and no other prefix begins with Q.  Terms whose name in UTF-8 is above
// `max_name_bytes` have its tail hashed (terms.h).  How names are written: term_code.h.
//
// Value slots (seogo/field.h).  Multi-valued slots part their values by U+001F.
//   0 blog      as written
//   1 category  its names from the top, parted by U+001F
//   2 tags      as written, each once, parted by U+001F
//   3 newest    YYYYMMDDHHMMSS in Korean time (a date alone 000000; "!" without a date), then the id with
//   each
//               byte taken from 255 and one byte 255: sorted downwards by date, then by id
//   4 month     YYYYMM
//   5 oldest    as `newest`, with each digit of the date taken from 9
//
// Metadata: index_version, archive_id, counter (last change held), learnt_from (posts the lexicon was learnt
// from), field_weights; numbers in decimal digits.  The lexicon is the file `lexicon` beside the tables; it
// also depends on the dictionaries that the program was built with.  Initials: initials.h.
//
// Document data: document_data.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace seogo::index {

// Rises with every change of what is written above, of HitData, or of the analysis.
inline constexpr std::uint32_t index_version = 14;

namespace prefix {
inline constexpr std::string_view word = "";
inline constexpr std::string_view title = "S";
inline constexpr std::string_view joint = "XX";
inline constexpr std::string_view title_joint = "SX";
inline constexpr std::string_view inside = "XB";
inline constexpr std::string_view tag = "K";
inline constexpr std::string_view category = "XCAT";
inline constexpr std::string_view blog = "H";
inline constexpr std::string_view author = "A";
inline constexpr std::string_view series = "XSER";
inline constexpr std::string_view lang = "L";
inline constexpr std::string_view has = "XHAS";
inline constexpr std::string_view is = "XIS";
inline constexpr std::string_view id = "Q";
}  // namespace prefix

namespace metadata {
inline constexpr const char* index_version = "index_version";
inline constexpr const char* archive_id = "archive_id";
inline constexpr const char* counter = "counter";
inline constexpr const char* learnt_from = "learnt_from";
inline constexpr const char* field_weights = "field_weights";
}  // namespace metadata

// Of which term_code.h makes 240 at most; Xapian takes 245.
inline constexpr std::size_t max_name_bytes = 160;
inline constexpr char value_separator = '\x1f';

}  // namespace seogo::index
