// The clauses by which a word of a query matches a post: each alone is enough.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/analyzer.h"

namespace seogo::query {

enum class Place { anywhere, title };

using Clauses = std::vector<Xapian::Query>;

// Which readings of an ambiguous word are meant: 위로 is 위 with a josa, or 위로.
enum class Readings {
  any,
  whole,  // of a query of one word: the run as it was typed
};

// One word of the analyzer: its term, the verbs that it may be a form of, its English stem, and the parts of
// a compound side by side (코드 리뷰 for 코드리뷰).
Clauses clauses_of(const Word& word, Place place, Readings readings = Readings::any);

// How a compound may stand apart: by its pieces.  A word that no dictionary knows may be one: 리액트훅 as
// 리액트 훅.
std::vector<std::vector<std::string_view>> ways_apart(const Word& word);

// Words that were typed as one, with nothing or a sign between them: all of them side by side (2차면접 as 2차
// 면접), or the name that they spell (wifi for Wi-Fi).  Those of a name in letters may stand apart
// (package.json).  `words` are of `text` and not empty.
Clauses clauses_of(std::string_view text, const std::vector<Word>& words, Place place,
                   Readings readings = Readings::any);

// Parts of one word, or words typed as one, side by side in a text: joined, or with one blank between.
Xapian::Query side_by_side(const std::vector<std::string_view>& parts, Place place);

// The fewest pieces that make up the whole word, parts of its term; none where it is no compound.
std::vector<std::string_view> parts_of(const Word& word);

// Posts with the word's syllables side by side inside a longer word, 렌더 in 렌더링, which may be chance;
// nothing for a word that is too short or written in letters.
std::optional<Xapian::Query> inside_of(const Word& word);

// One match for any of the clauses, weighed as one word.
Xapian::Query any_clause(const Clauses& clauses);

Xapian::Query match_prefix(const std::string& text, Place place);

}  // namespace seogo::query
