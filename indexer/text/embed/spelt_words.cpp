#include "text/embed/spelt_words.h"

#include <algorithm>
#include <cstdint>

#include "text/jamo.h"

namespace seogo::embed {

namespace {

using View = std::u32string_view;

// A stretch of a spelling that is all Hanja.
class SinoKorean {
 public:
  SinoKorean(View word, View spelling, const Nouns& nouns, const HanjaTable& table, const ShortWords& shorts)
      : word_(word), spelling_(spelling), nouns_(nouns), table_(table), shorts_(shorts) {}

  // Each noun of it where what stands before and behind is made of nouns, with one suffix or prefix at most.
  void add(std::size_t offset, bool with_whole, std::set<text::Inside>& inside) const {
    for (std::size_t begin = 0; begin < word_.size(); ++begin)
      for (std::size_t end = begin + 2; end <= word_.size(); ++end) {
        const bool is_whole = end - begin == word_.size();
        if (is_whole ? !with_whole : !is_noun(begin, end)) continue;
        if (is_whole && !nouns_.contains(std::u32string(word_))) continue;
        const int affixes = affixes_in(0, begin) + affixes_in(end, word_.size());
        // 主義者 is 主義 and 者: 義者 is hardly a word, for 의자 is 椅子 first.
        if (begin == 1 && !is_first_spelling(begin, end)) continue;
        const bool is_before_last = begin == 0 && end + 1 == word_.size() && end >= 2;
        if (is_before_last && shorts_.hanja.contains(spelling_.back()))
          inside.insert(text::Inside{static_cast<std::uint8_t>(offset + end),
                                     static_cast<std::uint8_t>(offset + end + 1)});
        if (affixes <= 1)
          inside.insert(text::Inside{static_cast<std::uint8_t>(offset + begin),
                                     static_cast<std::uint8_t>(offset + end)});
      }
  }

 private:
  static constexpr int too_many = 9;

  bool is_noun(std::size_t begin, std::size_t end) const {
    const View part = word_.substr(begin, end - begin);
    return nouns_.contains(std::u32string(part)) &&
           is_spelt(table_, part, spelling_.substr(begin, end - begin));
  }

  bool is_first_spelling(std::size_t begin, std::size_t end) const {
    const auto at = table_.find(std::u32string(word_.substr(begin, end - begin)));
    return at != table_.end() && at->second.front() == spelling_.substr(begin, end - begin);
  }

  // How many suffixes and prefixes it takes to cover a part with nouns.
  int affixes_in(std::size_t begin, std::size_t end) const {
    if (begin == end) return 0;
    if (end - begin == 1) {
      const std::pair<char32_t, char32_t> reading(word_[begin], spelling_[begin]);
      if (begin == 0) return shorts_.prefixes.contains(reading) ? 1 : too_many;
      return shorts_.suffixes.contains(reading) ? 1 : too_many;
    }
    for (std::size_t middle = begin + 2; middle <= end; ++middle)
      if (is_noun(begin, middle) && affixes_in(middle, end) <= 1) return affixes_in(middle, end);
    return too_many;
  }

  View word_, spelling_;
  const Nouns& nouns_;
  const HanjaTable& table_;
  const ShortWords& shorts_;
};

}  // namespace

void add_inside(View word, View spelling, const Nouns& nouns, const HanjaTable& table,
                const ShortWords& shorts, std::set<text::Inside>& inside) {
  constexpr std::size_t longest = 12;
  if (word.size() > longest) return;
  for (std::size_t begin = 0, end = 0; begin < word.size(); begin = end) {
    const bool is_native = text::is_syllable(spelling[begin]);
    end = begin + 1;
    while (end < word.size() && text::is_syllable(spelling[end]) == is_native) ++end;
    const View part = word.substr(begin, end - begin);
    const bool is_all = part.size() == word.size();
    if (part.size() == 1) {
      // A word of its own beside a noun: 책 of 그림책, not 장 of 된장.
      const View rest = begin == 0 ? word.substr(1) : word.substr(0, begin);
      if (shorts.nouns.contains(part.front()) && (begin == 0 || end == word.size()) &&
          nouns.contains(std::u32string(rest)))
        inside.insert(text::Inside{static_cast<std::uint8_t>(begin), static_cast<std::uint8_t>(end)});
    } else if (!is_native) {
      SinoKorean(part, spelling.substr(begin, part.size()), nouns, table, shorts).add(begin, !is_all, inside);
    } else if (!is_all && nouns.contains(std::u32string(part))) {
      inside.insert(text::Inside{static_cast<std::uint8_t>(begin), static_cast<std::uint8_t>(end)});
    }
  }
}

}  // namespace seogo::embed
