// What each class of terms weighs in the ranking, and the formula's own numbers.
// tests/relevance/evaluate.cpp measures a change of any of them.
#pragma once

namespace seogo::query {

struct Weights {
  // BM25+ (Lv and Zhai 2011).
  double k1 = 1.2, b = 0.75, delta = 1, min_normalised_length = 0.1;

  // Of a word's terms.  The order is also that of their worth when the bound on terms leaves no room for all.
  double stem = 1;            // 서버
  double latin = 1.2;         // hotfix, 2024: rarer and more telling than Hangul of the same frequency
  double title = 0.25;        // the same in the title, on top
  double predicate = 0.1;     // 터지다 for 터졌다: any of its forms
  double english = 0.1;       // run for running
  double inside = 0.35;       // 서버 in 웹서버
  double inside_title = 0.1;  // the same in the title, on top
  double bigram = 0.15;       // 데이 and 이터 of 데이터
  double across_blank = 0.6;  // 드 리 of 코드 리뷰, for 코드리뷰; 드리 of 코드리뷰, for 코드 리뷰
  double pair = 0.25;        // 2주차, machine learning
  double title_pair = 0.25;  // any two side by side in the title
  double synonym =
      0.1;  // docker for 도커, and again in the title: more would lift a rare one above the word as typed
  double initials = 0.3;  // 서버 in the body for ㅅㅂ, where one in the title weighs 1

  // Which part of its words, weighed by how rare they are, a post must meet to be listed behind those that
  // meet all. A question holds many words that its answer does not (무엇인가, 불렀는가).
  double most_words = 0.08;
};

// A long post meets several words by chance where it meets one with reason, so its length weighs more the
// more words there are; and a question tells by its words, not by their neighbourhood.  Of the posts that
// hold a few words, the one about them says them again and again: what it says the tenth time still counts
// (k1), and that it says them at all (delta) and side by side in its title counts in proportion.
struct WeightTable {
  Weights one_word{.k1 = 2.5, .b = 1};
  Weights few_words{.k1 = 12, .b = 1, .delta = 2.4, .title_pair = 1, .synonym = 0.3};
  Weights sentence{.b = 1, .latin = 1, .bigram = 0.3, .across_blank = 0.25};
};

inline constexpr WeightTable chosen_weights{};

}  // namespace seogo::query
