// Both files are as hunspell(5) describes them: a word has a number behind its slash, that of a line AF of
// the other file, which lists sets of endings.  The words are decomposed into jamo there.
#include "text/embed/hunspell.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <charconv>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::embed {

namespace {

constexpr std::size_t most_syllables = 12;

std::string composed(const std::string& word) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  const icu::UnicodeString whole = nfc->normalize(icu::UnicodeString::fromUTF8(word), error);
  if (U_FAILURE(error) != 0) throw std::runtime_error(u_errorName(error));
  std::string out;
  whole.toUTF8String(out);
  return out;
}

std::ifstream open(const char* file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(std::string("cannot read ") + file);
  return in;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> fields;
  for (std::string field; in >> field;) fields.push_back(std::move(field));
  return fields;
}

// For each line AF whether its set of endings has 를.  The first of them only tells how many there are.
std::vector<bool> sets_of_nouns(std::ifstream aff) {
  std::set<std::string> with_object;
  std::vector<std::string> sets;
  for (std::string line; std::getline(aff, line);) {
    const std::vector<std::string> fields = fields_of(line);
    if (fields.size() >= 4 && fields[0] == "SFX" && composed(fields[3]) == "를")
      with_object.insert(fields[1]);
    if (fields.size() >= 2 && fields[0] == "AF") sets.push_back(fields[1]);
  }
  std::vector<bool> are_nouns(sets.size(), false);
  for (std::size_t i = 1; i < sets.size(); ++i) {
    std::istringstream in(sets[i]);
    for (std::string ending; std::getline(in, ending, ',');)
      are_nouns[i] = are_nouns[i] || with_object.contains(ending);
  }
  return are_nouns;
}

bool is_of_syllables(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size(); ++count) {
    const text::CodePoint point = text::read_utf8(word, at);
    if (!text::is_syllable(point.code)) return false;
    at += point.length;
  }
  return count >= 1 && count <= most_syllables;
}

}  // namespace

SpellingWords read_hunspell(const char* aff, const char* dic) {
  const std::vector<bool> are_nouns = sets_of_nouns(open(aff));
  SpellingWords words;
  std::ifstream in = open(dic);
  for (std::string line; std::getline(in, line);) {
    const std::size_t slash = line.find('/');
    std::size_t set = 0;
    if (slash != line.npos) std::from_chars(line.data() + slash + 1, line.data() + line.size(), set);
    std::string word = composed(line.substr(0, slash));
    if (!is_of_syllables(word)) continue;
    if (set < are_nouns.size() && are_nouns[set])
      words.nouns.insert(std::move(word));
    else if (word.size() > text::syllable_bytes && !word.ends_with("다"))
      words.others.insert(std::move(word));
  }
  if (words.nouns.empty()) throw std::runtime_error("no noun in the dictionary");
  return words;
}

}  // namespace seogo::embed
