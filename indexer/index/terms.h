// How a term is spelt: prefix and text, labels folded, long ones cut.  Writer and searcher both ask here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "seogo/analyzer.h"
#include "seogo/field.h"
#include "seogo/post.h"
#include "seogo/result.h"

namespace seogo::index {

// A term's name in UTF-8: prefix and text.  Above max_name_bytes it keeps its beginning, and the last 16
// bytes are digits of the digest of the whole text, so that different texts stay different terms.
std::string term_name(std::string_view prefix, std::string_view text);

// The term as Xapian holds it (term_code.h).
std::string make_term(std::string_view prefix, std::string_view text);

// A label as its term holds it: folded (case, width, NFC), control characters as blanks, blanks at the
// ends gone and runs of them one.
std::string fold_label(std::string_view label);

// The name of the term of a label field (tag, category, blog, author, series, lang), as documents and filters
// hold it. A category is given as one path "A/B" or "A > B"; empty when nothing is left of the value.
std::string label_name(FieldId field, std::string_view value);

// The names of the terms of a category given from the top: {"TODAY", "회고"} has XCATtoday, XCATtoday/회고
// and, by its last name alone, XCAT회고.
std::vector<std::string> category_names(const std::vector<std::string>& path);

// has:image has:code has:comment, is:public is:protected is:private is:unknown; `name` as folded or typed.
// Empty for a name that is none of these.
std::string property_name(FieldId field, std::string_view name);

// XISpublic and so on; each document has exactly one.
std::string visibility_name(Visibility visibility);

// Those of the visibilities that a reader may see.  Empty when he may see all: no filter is needed.
std::vector<std::string> visibility_names(const Visible& visible);

// Hangul, Han and Kana: scripts of syllables.
bool is_syllabic(Script script);

// What two neighbours leave: the syllables on both sides, 드리 of 코드 리뷰 as of 코드리뷰; where one of them
// is no word of syllables (2주차, machine learning), three letters that stand for both words: one of 32,768
// numbers, because pairs are many and each is rare.
std::string joint(const Word& left, const Word& right);
std::string joint(std::string_view left, std::string_view right);  // both of syllables
std::string pair_digits(std::string_view left, std::string_view right);

// Whether a word of `text` has a joint with the next: they stand side by side, and the word has no josa, or
// one that a name drops (서버의 부하, 코드를 리뷰).  After others and after a verb begins another thing.
bool has_joint(std::string_view text, const Word& left, const Word& right);

// The terms, without prefix, that a word is found by in any field, itself first, each once.
std::vector<std::string> word_names(const Word& word);

// The name of the term of a post's id.
std::string id_name(std::string_view id);

// The sort keys of a post, for slot::newest and slot::oldest; `digits` are of its date (YYYYMMDDHHMMSS),
// empty where it has none.
std::string newest_key(std::string_view digits, std::string_view id);
std::string oldest_key(std::string_view digits, std::string_view id);

// Several values in one slot, and back.
std::string join_values(const std::vector<std::string>& values);
std::vector<std::string> split_values(std::string_view value);

}  // namespace seogo::index
