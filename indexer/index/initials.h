// The initial consonants that a stem answers to, ㅅㅂ for 서버, and the list of stems by them that an index
// holds.
//
// As a term of each document they took a sixth of all postings.  A stem's initials are the same in every
// document, so they are kept once, as metadata: "initials:" and the letters for a key, the stems parted by
// blanks for its value.
#pragma once

#include <xapian.h>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "index/document.h"

namespace seogo::index {

inline constexpr std::size_t longest_initials = 12;  // syllables; a longer stem answers to none

// As compatibility jamo.  Empty for one syllable and for anything but Hangul syllables.
std::string initials_of(std::string_view stem);

// Gathers the stems of documents for a database's list.  A stem stays there when the last post with it is
// gone: whoever reads the list asks for the term as well.
class InitialsWriter {
 public:
  // Leaves out the stems that `held`, where it is given, has already.
  void add(const Document& document, const Xapian::Database* held = nullptr);
  void write(Xapian::WritableDatabase& database);  // what was gathered since the last time; before a commit

 private:
  std::unordered_set<std::string> seen_;  // in this run; the list itself would have to be read for each
  std::map<std::string, std::vector<std::string>>
      gathered_;  // Xapian rewrites a key's list each time that keys change
};

// Of metadata of several databases.
bool is_initials_key(std::string_view key);
std::string join_initials(std::span<const std::string> lists);  // each stem once

// The stems with these initials, at most `most` of them: those of titles first, then the most frequent. Looks
// at a bounded number.
std::vector<std::string> stems_with_initials(const Xapian::Database& database, std::string_view initials,
                                             std::size_t most);

}  // namespace seogo::index
