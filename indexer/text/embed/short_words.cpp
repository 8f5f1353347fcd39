#include "text/embed/short_words.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "text/jamo.h"

namespace seogo::embed {

namespace {

using View = std::u32string_view;
using Reading = std::pair<char32_t, char32_t>;  // syllable, Han character

// How many words of the dictionaries show what a short word is.
constexpr int compounds_of_free = 12, compounds_of_fertile = 28;
constexpr int words_of_suffix = 15, words_of_prefix = 15, words_of_suffix_reading = 55,
              words_of_prefix_reading = 60;

// Josa, and what ends verbs and loans.
constexpr View josa = U"은는이가을를에의께로와과랑도만들뿐나든며어";
// Sino-Korean nouns that people use alone, and loans that are younger than the dictionary.
constexpr View used_alone =
    U"강검궁귤금담답독등문방벽병북산상색약역왕잔종죄죽즙차창책총탑탕표핵향앱폰숍샵톡콜룸펍빅";
constexpr View hanja_used_alone = U"江劍宮橘毒燈門房壁病山床色藥驛王盞鐘粥汁窓冊銃塔湯票核香";
constexpr View saying_no = U"非不無未沒反";

bool is_native(char32_t character) { return text::is_syllable(character); }

class Finder {
 public:
  Finder(const Nouns& nouns, const HanjaTable& table) : nouns_(nouns), table_(table) {}

  ShortWords find() {
    for (const std::u32string& noun : nouns_) {
      if (noun.size() == 1) found_.nouns.insert(noun.front());
      if (noun.size() >= 3 && !table_.contains(noun)) count_native(noun);
    }
    for (const auto& [word, spellings] : table_)
      for (const std::u32string& spelling : spellings) count_spelt(word, spelling);
    for (const auto& [syllable, count] : compounds_) add_free(syllable, count);
    for (const char32_t noun : found_.nouns)
      if (is_like_no_hanja(noun)) add_native(noun);
    found_.free_nouns.insert(used_alone.begin(), used_alone.end());
    found_.hanja.insert(hanja_used_alone.begin(), hanja_used_alone.end());
    add_affixes(suffixes_, words_of_suffix, words_of_suffix_reading, found_.suffixes, found_.suffix_readings);
    add_affixes(prefixes_, words_of_prefix, words_of_prefix_reading, found_.prefixes, found_.prefix_readings);
    return std::move(found_);
  }

 private:
  bool is_noun(View word) const { return nouns_.contains(std::u32string(word)); }

  bool is_like_no_hanja(char32_t noun) const {
    return !table_.contains(std::u32string(1, noun)) && text::final_of(noun) != 0;
  }

  void count_native(View noun) {
    if (is_noun(noun.substr(1))) ++compounds_[noun.front()];
    if (is_noun(noun.substr(0, noun.size() - 1))) ++compounds_[noun.back()];
  }

  void count_spelt(View word, View spelling) {
    if (word.size() < 2) return;
    const View tail = word.substr(1), head = word.substr(0, word.size() - 1);
    const View spelt_tail = spelling.substr(1), spelt_head = spelling.substr(0, spelling.size() - 1);
    const bool is_first_native = is_native(spelling.front()), is_last_native = is_native(spelling.back());
    if (is_first_native && std::ranges::none_of(spelt_tail, is_native) && is_noun(tail))
      ++compounds_[word.front()];
    if (is_last_native && std::ranges::none_of(spelt_head, is_native) && is_noun(head))
      ++compounds_[word.back()];
    if (word.size() < 3 || std::ranges::any_of(spelling, is_native)) return;
    if (is_noun(head) && is_spelt(table_, head, spelt_head)) ++suffixes_[{word.back(), spelling.back()}];
    if (is_noun(tail) && is_spelt(table_, tail, spelt_tail) && saying_no.find(spelling.front()) == View::npos)
      ++prefixes_[{word.front(), spelling.front()}];
  }

  void add_free(char32_t syllable, int count) {
    if (count < compounds_of_free || !found_.nouns.contains(syllable)) return;
    if (josa.find(syllable) != View::npos) return;
    found_.free_nouns.insert(syllable);
    if (count >= compounds_of_fertile && is_like_no_hanja(syllable)) found_.fertile.insert(syllable);
  }

  void add_native(char32_t syllable) {
    if (josa.find(syllable) != View::npos) return;
    found_.free_nouns.insert(syllable);
    found_.native.insert(syllable);
  }

  static void add_affixes(const std::map<Reading, int>& counts, int words, int words_of_reading,
                          std::set<Reading>& affixes, std::set<char32_t>& readings) {
    std::map<char32_t, int> of_reading;
    for (const auto& [reading, count] : counts) {
      if (count >= words) affixes.insert(reading);
      of_reading[reading.first] += count;
    }
    for (const auto& [reading, count] : of_reading)
      if (count >= words_of_reading) readings.insert(reading);
  }

  const Nouns& nouns_;
  const HanjaTable& table_;
  std::map<char32_t, int> compounds_;  // in how many a syllable stands for itself
  std::map<Reading, int> suffixes_, prefixes_;
  ShortWords found_;
};

}  // namespace

ShortWords find_short_words(const Nouns& nouns, const HanjaTable& table) {
  return Finder(nouns, table).find();
}

}  // namespace seogo::embed
