// Writes the nouns of a dictionary of hunspell into one C++ source that defines
// seogo::text::dictionary_lines.  Runs while the project is built.
//
//   embed_nouns OUTPUT KO.AFF KO.DIC
//
// Both files as hunspell(5) describes them: a word has a number behind its slash, that of a line AF of the
// other file, which lists sets of endings; a set that has 를 is one of nouns.  The words are decomposed into
// jamo there.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <charconv>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/jamo.h"
#include "text/utf8.h"

namespace {

namespace text = seogo::text;

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
  return count >= 2 && count <= most_syllables;
}

std::set<std::string> nouns_of(std::ifstream dic, const std::vector<bool>& are_nouns) {
  std::set<std::string> nouns;
  for (std::string line; std::getline(dic, line);) {
    const std::size_t slash = line.find('/');
    if (slash == line.npos) continue;
    std::size_t set = 0;
    std::from_chars(line.data() + slash + 1, line.data() + line.size(), set);
    if (set >= are_nouns.size() || !are_nouns[set]) continue;
    if (std::string word = composed(line.substr(0, slash)); is_of_syllables(word))
      nouns.insert(std::move(word));
  }
  if (nouns.empty()) throw std::runtime_error("no noun in the dictionary");
  return nouns;
}

// Byte by byte: compilers need not take so long a string.
void write_array(std::ostream& out, const std::set<std::string>& nouns) {
  constexpr std::size_t bytes_a_line = 32;
  out << "constexpr char lines[] = {" << std::oct;
  std::size_t written = 0;
  for (const std::string& noun : nouns)
    for (const char byte : noun + '\n')
      out << (written++ % bytes_a_line == 0 ? "\n" : "") << "'\\"
          << static_cast<unsigned>(static_cast<unsigned char>(byte)) << "',";
  out << "};\n";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 4) throw std::runtime_error("embed_nouns OUTPUT KO.AFF KO.DIC");
    const std::set<std::string> nouns = nouns_of(open(argv[3]), sets_of_nouns(open(argv[2])));
    std::ofstream out(argv[1]);
    out << "// Made by embed_nouns.cpp from a dictionary; do not edit.\n"
           "#include \"text/standard_words.h\"\n\nnamespace seogo::text {\n\nnamespace {\n\n";
    write_array(out, nouns);
    out << "\n}  // namespace\n\nconstinit const std::string_view dictionary_lines(lines, sizeof lines);\n\n"
           "}  // namespace seogo::text\n";
    out.close();
    if (!out) throw std::runtime_error(std::string("cannot write ") + argv[1]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
