// Which verb or adjective a word is a form of: 터져버렸다, 터지는 and 터질 are forms of 터지다.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::text {

struct Predication {
  // As a dictionary has them before 다: 걸어 is a form of 걷 and of 걸.
  std::vector<std::string> stems;
  bool is_listed = false;  // they are of data/lexicon/predicates.txt; else told by the ending alone
  // How many syllables of the word are a noun.  Without stems: that 이다, 하다, 되다, 시키다, 당하다 or 받다
  // makes a predicate of, told by what nothing but such a form ends in (2 of 반란이었다고).  With stems: that
  // is inside them, perhaps with a josa (2 of 재미있는), or that the word may be with 다 alone (2 of 메뉴다).
  std::size_t noun = 0;
};

// What `word` (whole syllables) may be a form of.  Known are the stems of data/lexicon/predicates.txt; of
// others only what ends as nothing but a predicate does.  Empty for a noun.  `is_noun` says that the corpus
// knows the word as a noun: then what may be one is none (사고, 가지).
Predication predication_of(std::u32string_view word, bool is_noun);

// Of a word that is listed as another word (사고, 가지) and stands behind an object (빵을 사고): the stems
// that it is a form of all the same.  None for any other.
std::vector<std::string> stems_behind_object(std::u32string_view word);

// Of such a word before a form of `helper`, a verb: 사다 of 사고 있다, 가다 of 가게 되다.
std::vector<std::string> stems_before_helper(std::u32string_view word, std::string_view helper);

// Whether `rest` is a form of 이다, as it stands behind a noun: 이었는데, 인가, 일까.
bool is_form_of_copula(std::u32string_view rest);

// How many syllables of `word` are a noun behind which all is a form of 이다, or of 하다, 되다, 시키다,
// 당하다 or 받다 where the noun has two syllables or more: 2 of 라디오이긴.  is_noun tells whether so many
// are a noun.  0 when none are.
std::size_t noun_before_form(std::u32string_view word, const std::function<bool(std::size_t)>& is_noun);

// How words begin that are forms of `stem`: 돕, 도우, 도운, 도와 … each once.  For looking through a text.
std::vector<std::string> beginnings_of(std::string_view stem);

}  // namespace seogo::text
