// What may hang on a noun: the josa, the copula and the forms of 하다, 되다 … that make a verb of it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace seogo::text {

// Classes of josa, by what stands first in a stack: 에서는 is a place.  A word with several classes behind it
// is a noun that ends there.
enum class JosaClass : std::uint8_t {
  topic,
  subject,
  object,
  genitive,
  place,
  person,
  means,
  company,
  also,
  only,
  limit,
  likeness,
  choice,
  plural,
  copula,
};

// What the syllable before must end in (받침).
enum class After : std::uint8_t {
  any,
  closed,            // a consonant: 책은
  open,              // a vowel: 서버는
  closed_not_rieul,  // 집으로, but not 서울으로
  open_or_rieul,     // 서버로, 서울로
};

// How sure it is that a word that ends so has a josa.
enum class Trust : std::uint8_t {
  sure,          // it may leave a noun of one syllable: 책을 is 책
  doubtful,      // 길이, 제도, 회의 may be words that end so
  behind_nouns,  // many words end so, and it stands behind what is known for a noun alone: 친구다
};

struct Group {
  JosaClass josa;
  After after;
  Trust trust;
  std::string_view forms;  // parted by blanks
};

std::span<const Group> josa_groups();

// A verb made of a noun of two syllables or more: each stem with each of its endings (하+는, 했+다).
// The ending "-" is the stem alone.
struct Predicate {
  std::string_view stems;
  std::string_view endings;
};

std::span<const Predicate> predicates();

}  // namespace seogo::text
