// Writes the words of two dictionaries, and the words inside each, into one C++ source that defines
// seogo::text::dictionary_lines.  Runs while the project is built.
//
//   embed_words OUTPUT KO.AFF KO.DIC HANJA.TXT
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/compound.h"
#include "text/dictionary.h"
#include "text/embed/hanja.h"
#include "text/embed/hunspell.h"
#include "text/embed/short_words.h"
#include "text/embed/spelt_words.h"
#include "text/ending.h"
#include "text/jamo.h"
#include "text/syllables.h"

namespace {

namespace text = seogo::text;
using namespace seogo::embed;
using Words = std::map<std::string, std::string>;  // a word, and its line behind it

class Compiler {
 public:
  Compiler(SpellingWords spelling, HanjaTable table)
      : spelling_(std::move(spelling)), table_(std::move(table)) {
    for (const std::string& noun : spelling_.nouns) nouns_.insert(text::to_syllables(noun));
    shorts_ = find_short_words(nouns_, table_);
    for (const auto& [word, spellings] : table_)
      if (word.size() == 1) readings_.insert(word.front());
  }

  std::string lines() {
    for (const std::string& noun : spelling_.nouns)
      if (noun.size() > text::syllable_bytes) words_[noun] = "";
    add_nouns();
    const std::string known = written(true);
    const text::Dictionary dictionary(known);
    for (const auto& [word, spellings] : table_)
      if (word.size() >= 3) add_spelt(word, spellings, dictionary);
    for (const std::string& other : spelling_.others) add_other(other, dictionary);
    return written(true);
  }

 private:
  static std::string line_of(const std::set<char32_t>& syllables) {
    return text::to_utf8(std::u32string(syllables.begin(), syllables.end())) + '\n';
  }

  std::string written(bool with_affixes) const {
    std::string out = line_of(shorts_.nouns) + line_of(shorts_.free_nouns) + line_of(readings_);
    for (const auto* affixes : {&shorts_.suffix_readings, &shorts_.prefix_readings})
      out += with_affixes ? line_of(*affixes) : "\n";
    for (const auto& [word, rest] : words_) out.append(word).append(rest).append("\n");
    return out;
  }

  static bool is_all_hanja(const std::u32string& spelling) {
    return std::ranges::none_of(spelling, text::is_syllable);
  }
  static bool is_sino_korean(const std::vector<std::u32string>& spellings) {
    return std::ranges::any_of(spellings, is_all_hanja);
  }

  // 된장 of 된장찌개, which is spelt 된醬찌개; 비 of 장맛비, for ㅅ stands between the parts of a compound.
  void add_inside_mixed(const std::string& word, const text::Dictionary& dictionary,
                        std::vector<text::Inside>& inside) const {
    constexpr unsigned final_siot = 19;
    const std::u32string syllables = text::to_syllables(word);
    const auto size = static_cast<std::uint8_t>(syllables.size());
    if (size >= 4)
      for (const text::Inside& part : text::cover(word, dictionary, nullptr)) inside.push_back(part);
    if (inside.empty() && text::final_of(syllables[size - 2U]) == final_siot &&
        shorts_.free_nouns.contains(syllables.back()))
      inside.push_back({static_cast<std::uint8_t>(size - 1), size});
    std::ranges::sort(inside);
    inside.erase(std::unique(inside.begin(), inside.end()), inside.end());
  }

  std::vector<text::Inside> inside_spelt(std::u32string_view word,
                                         const std::vector<std::u32string>& spellings) const {
    // 寢臺 and 침臺 are both written; that 침대 is no 침 and 대 is told by the first.
    const bool is_sino = is_sino_korean(spellings);
    std::set<text::Inside> inside;
    for (const std::u32string& spelling : spellings)
      if (!is_sino || is_all_hanja(spelling)) add_inside(word, spelling, nouns_, table_, shorts_, inside);
    return {inside.begin(), inside.end()};
  }

  // 무지개, 개구리: what is beside 개 is a noun of Hanja by chance.  Not so 물고기.
  bool is_chance(std::u32string_view word) const {
    const auto is_likely = [&](char32_t syllable, std::u32string_view rest) {
      const std::u32string noun(rest);
      return shorts_.free_nouns.contains(syllable) && nouns_.contains(noun) &&
             (text::final_of(syllable) != 0 || !table_.contains(noun));
    };
    return !is_likely(word.front(), word.substr(1)) && !is_likely(word.back(), word.substr(0, 2));
  }

  // A native word or a loan: 봄비, 눈사람, 데이터베이스.
  std::vector<text::Inside> inside_native(const std::string& word, const text::Dictionary& dictionary) const {
    const std::u32string syllables = text::to_syllables(word);
    if (syllables.size() == 3 && is_chance(syllables)) return {};
    if (syllables.size() > 2) return text::cover(word, dictionary, nullptr);
    const char32_t first = syllables.front(), last = syllables.back();
    const bool is_closed = text::final_of(first) != 0 && text::final_of(last) != 0;
    const bool has_native = shorts_.native.contains(first) || shorts_.native.contains(last);
    if (shorts_.free_nouns.contains(first) && shorts_.free_nouns.contains(last) && (is_closed || has_native))
      return {{0, 1}, {1, 2}};
    if (shorts_.fertile.contains(last)) return {{1, 2}};
    return {};
  }

  void add_nouns() {
    const std::string known = written(false);
    const text::Dictionary dictionary(known);
    for (auto& [word, rest] : words_) {
      const std::u32string syllables = text::to_syllables(word);
      const auto spelt = table_.find(syllables);
      auto inside =
          spelt != table_.end() ? inside_spelt(syllables, spelt->second) : inside_native(word, dictionary);
      if (spelt == table_.end() || !is_sino_korean(spelt->second)) add_inside_mixed(word, dictionary, inside);
      if (!inside.empty()) rest = " " + text::written_inside(inside);
    }
  }

  // What would be cut otherwise, or might lose its end for a josa.
  void add_spelt(const std::u32string& word, const std::vector<std::u32string>& spellings,
                 const text::Dictionary& dictionary) {
    const std::string utf8 = text::to_utf8(word);
    constexpr std::size_t longest = 4;  // longer ones are rare and nearly always cut right
    if (nouns_.contains(word) || word.size() > longest) return;
    const auto inside = inside_spelt(word, spellings);
    if (inside != text::cover(utf8, dictionary, nullptr) || text::endings_of(word).count > 0)
      words_[utf8] = "?" + text::written_inside(inside);
  }

  void add_other(const std::string& word, const text::Dictionary& dictionary) {
    const std::u32string syllables = text::to_syllables(word);
    constexpr std::u32string_view ends_of_verbs = U"은는을를지해어아여운울";
    if (words_.contains(word) || ends_of_verbs.find(syllables.back()) != ends_of_verbs.npos) return;
    const text::Endings endings = text::endings_of(syllables);
    const bool is_form =
        std::ranges::any_of(endings.all(), [](const auto& ending) { return !ending.is_josa; });
    if (is_form) return;  // 가능하여: hunspell lists the forms of 하다
    if (endings.count > 0 || !text::cover(word, dictionary, nullptr).empty()) words_[word] = "~";
  }

  SpellingWords spelling_;
  HanjaTable table_;
  Nouns nouns_;
  ShortWords shorts_;
  std::set<char32_t> readings_;  // of Han characters
  Words words_;
};

// Byte by byte: compilers need not take so long a string.
void write_array(std::ostream& out, std::string_view lines) {
  constexpr std::size_t bytes_a_line = 32;
  out << "constexpr char lines[] = {" << std::dec;
  for (std::size_t i = 0; i < lines.size(); ++i)
    out << (i % bytes_a_line == 0 ? "\n" : "") << static_cast<int>(static_cast<signed char>(lines[i])) << ',';
  out << "};\n";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 5) throw std::runtime_error("embed_words OUTPUT KO.AFF KO.DIC HANJA.TXT");
    const std::string lines = Compiler(read_hunspell(argv[2], argv[3]), read_hanja(argv[4])).lines();
    std::ofstream out(argv[1]);
    out << "// Made by embed_words.cpp from dictionaries; do not edit.\n"
           "#include \"text/standard_words.h\"\n\nnamespace seogo::text {\n\nnamespace {\n\n";
    write_array(out, lines);
    out << "\n}  // namespace\n\nconstinit const std::string_view dictionary_lines(lines, sizeof lines);\n\n"
           "}  // namespace seogo::text\n";
    out.close();
    if (!out) throw std::runtime_error(std::string("cannot write ") + argv[1]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
