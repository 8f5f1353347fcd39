// What lies in an index: every class of terms, every value slot, every metadata key of the Xapian database.
//
// A document is a post; its document id is the archive's internal key of the post.  `index/` holds
// generations (generation.h); each is one glass database beside the files `lexicon`, `words` (vocabulary.h)
// and `in_use`.
//
// Terms.  "counts" says whether the class counts in the document's length, which is what BM25+ divides
// by.  N-grams count: their number grows with the text, so the ratio to the average length, all that
// the formula sees, stays that of the words.  Labels and what only matches do not count (wdf 0).
//
//   prefix  of what                                                          wdf          counts
//   (none)  stems, Latin and digits of body, captions, title (each of its    occurrences  yes
//           occurrences once), and of comments (see below); the parts of an
//           identifier too (user of getUserName), and the noun inside a
//           predicate (재미 of 재미있는)
//   S       the same of the title alone                                      occurrences  yes
//   XB      bigrams of stems of three or more syllables, of body, captions,  occurrences  yes
//           title and comments (a stem of two syllables is its own bigram)
//   XSB     the same of the title alone                                      occurrences  yes
//   XT      trigrams of stems of four or more syllables (a stem of three     0            no
//           is its own trigram)
//   XX      across one blank: last syllable of a stem and first of the next, occurrences  yes
//           when both are syllabic and no josa but 의, 을, 를 is between
//   XP      two neighbours of which one at least is not syllabic, or which   occurrences  yes
//           stand joined (2주차): three letters, see pair_digits in terms.h
//   XSP     two neighbours in the title, whatever is between                 occurrences  yes
//   XO      a term of the seven classes none, XB, XT, XX, XP, XV, Z (its prefix      0            no
//           behind XO) that the post has, but not in its body: `body:x` is
//           x AND_NOT XOx
//   XV      verbs and adjectives that a word may be a form of, as a dictionary  occurrences  yes
//           has them before 다 (text/predicate.h)
//   XSV     the same of the title alone                                      0            no
//   Z       English stems of Latin words, where they differ from the word       occurrences  yes
//   K       tag, folded                                                      0            no
//   XCAT    category path, folded, joined by "/"; one term for each ancestor 0            no
//   H       blog, folded                                                     0            no
//   A       author, folded                                                   0            no
//   XSER    series, folded                                                   0            no
//   L       language, folded                                                 0            no
//   XHAS    image, code, comment                                             0            no
//   XIS     the visibility: public, protected, private or unknown; each      0            no
//           document has exactly one
//   Q       the post's id as it is                                           0            no
//   XU: kept free for syllables; those that words do not hold are in slot 5.
//
// "Syllables" are characters of a Hangul, Han or Kana run: all three are treated alike, so a Han word
// inside a longer run is met by its bigrams.
//
// Words of comments: a comment makes a post found, but does not outweigh its body.  A term that the post has
// otherwise gets nothing added to its wdf; a term that only comments have counts once.
//
// There are no positions: they took as much as all the rest.  A phrase is its words and the terms of its
// neighbours, which another text can have only by chance.
//
// No text behind a prefix, and no term without prefix, begins with A–Z (all are folded), so no class is
// mistaken for another; ids alone may, and no other prefix begins with Q.  Terms whose name in UTF-8 is above
// `max_name_bytes` have its tail hashed (terms.h).  How names are written: term_code.h.
//
// Value slots (seogo/field.h).  Multi-valued slots part their values by U+001F.
//   0 blog      as written
//   1 category  its names from the top, parted by U+001F
//   2 tags      as written, parted by U+001F
//   3 date      YYYYMMDDHHMMSS in Korean time; a date alone 000000; none without a date
//   4 month     YYYYMM
//   5 left      syllables and nouns that stand in it, but that no term finds (left_words.h)
//
// Metadata: index_version, archive_id, counter (last change held), learnt_from (posts the lexicon was learnt
// from); numbers in decimal digits.  The lexicon is the file `lexicon` beside the tables; it also depends on
// the dictionary that the program was built with.
//
// Synonyms: initials.h.
//
// Document data: document_data.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace seogo::index {

// Rises with every change of what is written above, of HitData, or of the analysis.
inline constexpr std::uint32_t index_version = 13;

namespace prefix {
inline constexpr std::string_view body = "";
inline constexpr std::string_view title = "S";
inline constexpr std::string_view bigram = "XB";
inline constexpr std::string_view title_bigram = "XSB";
inline constexpr std::string_view trigram = "XT";
inline constexpr std::string_view across_blank = "XX";
inline constexpr std::string_view pair = "XP";
inline constexpr std::string_view title_pair = "XSP";
inline constexpr std::string_view syllable = "XU";
inline constexpr std::string_view predicate = "XV";
inline constexpr std::string_view title_predicate = "XSV";
inline constexpr std::string_view english = "Z";
inline constexpr std::string_view outside_body = "XO";
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
}  // namespace metadata

// Of which term_code.h makes 240 at most; Xapian takes 245.
inline constexpr std::size_t max_name_bytes = 160;
inline constexpr char value_separator = '\x1f';

}  // namespace seogo::index
