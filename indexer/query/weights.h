// Every number that decides which posts a user sees, and in which order.
// tests/relevance/evaluate.cpp measures a change of any of them.
#pragma once

#include <cstddef>

namespace seogo::query {

// What a kind of query weighs.
struct Weights {
  // BM25+ (Lv and Zhai 2011).  `delta` pays for a word being there at all.
  double k1 = 1.2, b = 0.75, delta = 1, min_normalised_length = 0.1;

  // Of a word, beside one of Hangul in the text.
  double latin = 1.2;     // hotfix, 2024: rarer and more telling than Hangul of the same frequency
  double verb = 1;        // 터지다: verbs and adjectives stand in every post, nouns say what it is about
  double synonym = 0.3;   // docker for 도커
  double title = 0.25;    // the word in the title, on top
  double asking = 0.1;    // 방법, 이유: says how one asks, not what about
  double initials = 0.3;  // 서버 in the text for ㅅㅂ, where one in the title weighs 1
  double joint = 0.25;    // two words of the query side by side
  double title_joint = 0.25;  // the same in the title
  double inside = 0.1;        // its syllables inside a longer word
  double all_inside = 0.3;    // all telling words are there, be it inside longer ones
  double all = 0;             // all telling words are there, as a share of what they weigh: a soft wall
};

// A long post holds several words by chance where it holds one with reason, so its length weighs more the
// more words there are.  Of the posts that hold a few words, the one about them says them again and again:
// what it says the tenth time still counts (k1), and that it says them at all (delta) in proportion.
// Two words are both meant; the more words there are, the less it says that one is missing.
// Initials stand for a hundred words; one that a post says often is no more likely the one that is meant.
struct WeightTable {
  Weights one_word{.k1 = 2.5, .b = 1, .synonym = 0.4, .joint = 1, .inside = 0.02};
  Weights two_words{.k1 = 6,
                    .b = 1,
                    .delta = 3.2,
                    .latin = 1.4,
                    .synonym = 0.15,
                    .title = 0.7,
                    .joint = 2,
                    .title_joint = 2,
                    .inside = 0.5,
                    .all_inside = 3,
                    .all = 8};
  Weights few_words{.k1 = 8,
                    .b = 1,
                    .delta = 2.4,
                    .verb = 0.7,
                    .synonym = 0.15,
                    .title = 0.5,
                    .joint = 0.5,
                    .title_joint = 1,
                    .all_inside = 0,
                    .all = 0.5};
  Weights sentence{.b = 1,
                   .verb = 0.8,
                   .synonym = 1,
                   .title = 0.3,
                   .joint = 0.25,
                   .inside = 0.2,
                   .all_inside = 0,
                   .all = 0.2};
  Weights initials{.b = 1, .delta = 3, .joint = 0, .title_joint = 0, .all = 1};
};

inline constexpr WeightTable chosen_weights{};

// From so many words on a query is a sentence; one that ends like a question from so many.
inline constexpr std::size_t sentence_words = 4, question_words = 3;
inline constexpr const char* question_endings[] = {"?",    "까",   "나요", "가요", "는가", "인가",
                                                   "은가", "는지", "인지", "무엇", "누구"};

// A query that so few posts match is offered another spelling, if so many times more match that.
inline constexpr std::size_t rare = 2, far_more = 10;

// So many posts are looked at to prove a quote.
inline constexpr std::size_t most_proved = 1000;

}  // namespace seogo::query
