// Which posts meet one word: the whole of MODEL section 4's "by stem, joined or split form, all bigrams".
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "index/terms.h"
#include "seogo/analyzer.h"
#include "seogo/field.h"

namespace seogo::query {

// Where a word is looked for.
enum class Place { anywhere, title, body };

using index::is_syllabic;

// The syllables that stand directly before and behind a word in the query, parted from it by a blank;
// empty where there are none.
struct Neighbours {
  std::string before, behind;
};

// Where else than inside one word it is met: where a blank splits it (코드리뷰 in 코드 리뷰), and where it is
// joined to its neighbour (책 of 책 읽기 in 책읽기).
enum class Forms { inside, joined, joined_and_split };

Xapian::Query match_word(const Word& word, Place place, const Neighbours& neighbours, Forms forms);

// The words of `text` side by side, in this order: all of them, and what their neighbourhood leaves in the
// index.  What follows a josa other than 의, 을 and 를 leaves nothing and may stand anywhere.
Xapian::Query match_phrase(std::string_view text, const std::vector<Word>& words, Place place);

// Any form of a verb or adjective, named by its stem: 터지 meets 터졌다 and 터질.
Xapian::Query match_predicate(std::string_view stem, Place place);

// Words that begin with `text`, which is folded already.
Xapian::Query match_prefix(const std::string& text, Place place);

}  // namespace seogo::query
