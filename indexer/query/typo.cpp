// All words one slip away are made and looked up, rather than all words of the index compared: some 70 for
// each syllable, whatever the archive's size.

#include "query/typo.h"

#include <algorithm>
#include <unordered_map>

#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::query {
namespace {

struct Jamo {
  unsigned leading, vowel, trailing;  // counted as Unicode does
};

constexpr unsigned silent = 11;  // ㅇ before a vowel

char32_t compose(const Jamo& jamo) {
  return text::first_syllable + (jamo.leading * text::vowels + jamo.vowel) * text::trailings + jamo.trailing;
}

// Jamo that are taken for one another, by their sound or in loanwords.
bool sounds_alike(char32_t a, char32_t b, std::u32string_view groups) {
  while (!groups.empty()) {
    const std::size_t end = std::min(groups.find(U' '), groups.size());
    const std::u32string_view group = groups.substr(0, end);
    if (group.find(a) != group.npos && group.find(b) != group.npos) return true;
    groups.remove_prefix(std::min(end + 1, groups.size()));
  }
  return false;
}

bool leadings_alike(unsigned a, unsigned b) {
  constexpr std::u32string_view jamo = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  return sounds_alike(jamo[a], jamo[b], U"ㄱㄲㅋ ㄷㄸㅌ ㅂㅃㅍ ㅅㅆ ㅈㅉㅊ ㅍㅎ");
}

bool vowels_alike(unsigned a, unsigned b) {
  constexpr std::u32string_view jamo = U"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
  return sounds_alike(jamo[a], jamo[b], U"ㅐㅔㅒㅖ ㅙㅚㅞ ㅏㅓ ㅏㅑ ㅓㅕ ㅗㅛ ㅜㅠ ㅡㅢㅣ ㅟㅣ ㅜㅡ ㅗㅓ");
}

// The finals written apart that sound as one: 낫 낮 낱, 갑 값, 앋.
bool trailings_alike(unsigned a, unsigned b) {
  constexpr std::u32string_view jamo = U"-ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
  return sounds_alike(jamo[a], jamo[b], U"ㄱㄲㄳㅋ ㄴㄵㄶ ㄷㅅㅆㅈㅊㅌㅎ ㄹㄼㅀ ㅁㄻ ㅂㅄㅍ");
}

class Near {
 public:
  explicit Near(std::string_view word) : word_(word) {}

  void add(std::string spelling, bool is_common) {
    if (spelling == word_) return;
    const auto [known, is_new] = places_.try_emplace(spelling, found_.size());
    if (is_new)
      found_.push_back({std::move(spelling), is_common});
    else
      found_[known->second].is_common |= is_common;
  }

  std::vector<Spelling> take() { return std::move(found_); }

 private:
  std::string_view word_;
  std::vector<Spelling> found_;
  std::unordered_map<std::string, std::size_t> places_;
};

std::string written(const std::vector<Jamo>& word) {
  std::string out;
  for (const Jamo& each : word) text::append_utf8(out, compose(each));
  return out;
}

void change_one_jamo(std::vector<Jamo> word, Near& near) {
  for (Jamo& jamo : word) {
    const Jamo was = jamo;
    for (unsigned i = 0; i < text::leadings; ++i) {
      jamo.leading = i;
      near.add(written(word), leadings_alike(i, was.leading));
    }
    jamo = was;
    for (unsigned i = 0; i < text::vowels; ++i) {
      jamo.vowel = i;
      near.add(written(word), vowels_alike(i, was.vowel));
    }
    jamo = was;
    for (unsigned i = 0; i < text::trailings; ++i) {
      jamo.trailing = i;
      near.add(written(word), trailings_alike(i, was.trailing));
    }
    jamo = was;
  }
}

// A consonant on the wrong side: 먹이 머기, 할아버지 하라버지.
void move_a_consonant(std::vector<Jamo> word, Near& near) {
  constexpr unsigned as_trailing[text::leadings] = {1,  2, 4,  7, 0,  8,  16, 17, 0, 19,
                                                    20, 0, 22, 0, 23, 24, 25, 26, 27};  // 0: none of Korean
  for (std::size_t i = 1; i < word.size(); ++i) {
    Jamo &left = word[i - 1], &right = word[i];
    const Jamo left_was = left, right_was = right;
    if (left.trailing == 0 && as_trailing[right.leading] != 0) {
      left.trailing = as_trailing[right.leading];
      right.leading = silent;
    } else if (left.trailing != 0 && right.leading == silent) {
      const auto* at = std::ranges::find(as_trailing, left.trailing);
      if (at == std::end(as_trailing)) continue;
      right.leading = static_cast<unsigned>(at - std::begin(as_trailing));
      left.trailing = 0;
    } else {
      continue;
    }
    near.add(written(word), true);
    left = left_was;
    right = right_was;
  }
}

// 서버버, and 데이베터이스.
void drop_or_swap_syllables(const std::vector<Jamo>& word, Near& near) {
  if (word.size() < 3) return;
  for (std::size_t i = 0; i < word.size(); ++i) {
    std::vector<Jamo> shorter = word;
    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
    near.add(written(shorter), false);
    if (i == 0) continue;
    std::vector<Jamo> swapped = word;
    std::swap(swapped[i - 1], swapped[i]);
    near.add(written(swapped), false);
  }
}

void change_one_letter(std::string_view word, Near& near) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  for (std::size_t i = 0; i <= word.size(); ++i) {
    const std::string before(word.substr(0, i)), behind(word.substr(i));
    for (const char letter : letters) {
      const std::string begun = before + letter;
      near.add(begun + behind, false);
      if (!behind.empty()) near.add(begun + behind.substr(1), false);
    }
    if (!behind.empty()) near.add(before + behind.substr(1), true);
    if (behind.size() > 1) near.add(before + behind[1] + behind[0] + behind.substr(2), true);
  }
}

}  // namespace

std::vector<Spelling> spellings_near(std::string_view word) {
  Near near(word);
  if (std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; })) {
    if (word.size() >= 4 && word.size() <= longest_misspelt) change_one_letter(word, near);
    return near.take();
  }
  if (word.size() > 3 * longest_misspelt) return {};
  std::vector<Jamo> syllables;
  for (std::size_t at = 0; at < word.size();) {
    const auto [code, length] = text::read_utf8(word, at);
    if (!text::is_syllable(code)) return {};
    const auto place = static_cast<unsigned>(code - text::first_syllable);
    syllables.push_back({place / (text::vowels * text::trailings), place / text::trailings % text::vowels,
                         place % text::trailings});
    at += length;
  }
  if (syllables.size() < 2) return {};
  change_one_jamo(syllables, near);
  move_a_consonant(syllables, near);
  drop_or_swap_syllables(syllables, near);
  return near.take();
}

}  // namespace seogo::query
