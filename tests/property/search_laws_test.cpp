// What holds of every search, on small made-up archives:
//   1. A match is a word.  Each post that a word finds has, in one of its texts, an analysed word with that
//   term,
//      reading, piece, verb or name, or the word's parts as words of their own; each post that has one is
//      found.
//   2. A word finds the same alone and among others: two words find the posts that each of them finds, and
//   those
//      that write the two as one.
//   3. A quote is exact: each post that it finds holds its string, and a few words copied from a post find
//   it.
//   4. A word that a post holds is never read another way.
//   5. Joined and apart: whoever writes two words as one or across one blank is found by either spelling, and
//   one
//      word finds nothing that its two parts do not.
//   6. Pages put together are the list; how many there are depends on nothing but the words.
//   7. Facets count each post once: no count exceeds the posts counted, and a filter by the value finds as
//   many.
//   8. Full matches have all telling words, partial ones at least one and not all, or, where no post has all,
//   their
//      syllables inside longer words; they are the same posts in each order.
//   9. Posts in one database and in two are found alike, with the same scores.

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "index/document_data.h"
#include "index/generation.h"
#include "index/latin.h"
#include "query/compile.h"
#include "query/find.h"
#include "query/word_match.h"
#include "support/memory_index.h"
#include "support/small_index.h"
#include "text/normalize.h"

namespace seogo {
namespace search_laws_test {

using Ids = std::set<std::string>;
using Words = std::vector<std::string>;

template <class List>
Ids united(Ids ids, const List& more) {
  ids.insert(std::begin(more), std::end(more));
  return ids;
}

// Posts of words that recur, alone, with josa, in compounds, in verbs that hold their syllables.
class MadeUp {
 public:
  explicit MadeUp(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t bound) { return random_() % bound; }

  std::string word() {
    static const Words nouns{"서버", "장애", "토끼",     "코드",       "리뷰",     "데이터", "분석",
                             "여행", "부산", "고양이",   "다리",       "꽃",       "책",     "로그",
                             "커피", "회고", "코드리뷰", "데이터분석", "부산여행", "웹서버", "웹",
                             "정책", "벚꽃", "성과",     "가능성",     "나이",     "국가"};
    static const Words others{"먹었다",   "먹는",   "터졌다", "기다리던",    "걸었다",  "수밖에",
                              "재미있는", "Docker", "docker", "compose",     "running", "runs",
                              "2024",     "2주차",  "k8s",    "getUserName", "Wi-Fi",   "c++",
                              "ㅋㅋ",     "漢字",   "방법",   "추천",        "도서관"};
    if (below(3) == 0) return others[below(others.size())];
    const std::string& noun = nouns[below(nouns.size())];
    return noun + josa_of(noun);
  }

  // Words as they are typed, without josa.
  std::string asked(std::size_t count) {
    static const Words words{"서버", "장애",   "토끼", "코드",     "리뷰",   "데이터", "분석",
                             "여행", "다리",   "책",   "코드리뷰", "docker", "run",    "2024",
                             "먹다", "터지다", "방법", "추천",     "도서관", "로그"};
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? " " : "") + words[below(words.size())];
    return text;
  }

  std::string text(std::size_t words) {
    static const Words between{" ", " ", " ", " ", ", ", ". ", "\n"};
    std::string out;
    for (std::size_t i = 0; i < words; ++i)
      out += word() + (i + 1 < words ? between[below(between.size())] : "");
    return out;
  }

  std::vector<index::Change> posts(std::uint32_t count) {
    static const Words tags{"서버", "일상", "React", "봄 나들이"}, blogs{"하나", "둘"};
    static const std::vector<Words> categories{{}, {"개발"}, {"개발", "운영"}, {"일상"}};
    std::vector<index::Change> posts;
    for (std::uint32_t key = 1; key <= count; ++key) {
      posts.push_back(test::change_of(key, below(3) == 0 ? "" : text(1 + below(4)), text(3 + below(30))));
      Post& post = posts.back().post;
      post.blog = blogs[below(blogs.size())];
      for (const std::string& tag : tags)
        if (below(5) == 0) post.tags.push_back(tag);
      post.category = categories[below(categories.size())];
      if (below(4) > 0)
        post.published = Date{2022 + static_cast<int>(below(3)), 1 + static_cast<int>(below(3)), 4};
      if (below(5) == 0) post.comments = {{"", {}, text(4), {}}};
    }
    return posts;
  }

 private:
  // One that agrees with the end of the noun: 코드리뷰가, 분석이.
  std::string josa_of(const std::string& noun) {
    static const std::pair<const char*, const char*> josa[] = {
        {"", ""},     {"", ""},     {"", ""},     {"은", "는"},     {"이", "가"},
        {"을", "를"}, {"과", "와"}, {"의", "의"}, {"에서", "에서"}, {"도", "도"}};
    static const Words open{"토끼", "코드",     "리뷰", "데이터", "고양이", "다리", "로그", "커피",
                            "회고", "코드리뷰", "성과", "나이",   "국가",   "서버", "장애", "웹서버"};
    const auto& [closed_form, open_form] = josa[below(std::size(josa))];
    return std::ranges::find(open, noun) == open.end() ? closed_form : open_form;
  }

  std::mt19937 random_;
};

Words texts_of(const Post& post) {
  Words texts{post.title.value_or(""), post.text};
  for (const Words* labels : {&post.tags, &post.category})
    texts.insert(texts.end(), labels->begin(), labels->end());
  for (const Comment& comment : post.comments) texts.push_back(comment.text);
  return texts;
}

// A post's words by all that they are found by.
Ids names_in(const Post& post, const Analyzer& analyzer) {
  Ids names;
  for (const std::string& text : texts_of(post))
    for (const Word& word : analyzer.analyze(text)) {
      names.insert(word.term);
      names = united(names, word.readings);
      for (const std::string& verb : word.predicates) names.insert(verb + "다");
      names.insert(word.term.substr(0, word.noun));
      for (const Word::Piece& piece : word.pieces)
        names.insert(word.term.substr(piece.begin, piece.end - piece.begin));
      names.insert(word.name);
      if (word.script != Script::latin) continue;
      names.insert(index::english_stem(word.term));
      names = united(names, index::identifier_parts(text.substr(word.begin, word.end - word.begin)));
    }
  names.erase("");
  return names;
}

// What a query of one word looks for: the run as a whole.
Ids names_for(const Word& word) {
  std::string whole = word.term;
  for (const std::string& reading : word.readings)
    if (reading.size() > whole.size()) whole = reading;
  Ids names{whole, index::english_stem(word.script == Script::latin ? word.term : "")};
  if (!word.is_noun)
    for (const std::string& verb : word.predicates) names.insert(verb + "다");
  names.erase("");
  return names;
}

bool meet(const Ids& a, const Ids& b) {
  return std::ranges::any_of(a, [&](const std::string& name) { return b.contains(name); });
}

// Whether a word stands there in parts: those that the analyzer knows, or any two.
bool holds_parts(const Ids& names, const Word& word) {
  const auto parts = query::parts_of(word);
  const auto is_held = [&](std::string_view part) { return names.contains(std::string(part)); };
  if (!parts.empty() && std::ranges::all_of(parts, is_held)) return true;
  for (std::size_t at = 3; at < word.term.size(); at += 3)
    if (is_held(std::string_view(word.term).substr(0, at)) && is_held(std::string_view(word.term).substr(at)))
      return true;
  return false;
}

// An archive with what a test asks it.
class Archive {
 public:
  Archive(unsigned seed, std::uint32_t count) : made_up_(seed), posts_(made_up_.posts(count)) {
    test::PostsInMemory source(posts_);
    const Result<void> built = index::build(folder_ / "index", "test", count, source, {});
    EXPECT_TRUE(built.has_value());
    searcher_.emplace(Searcher::open(folder_ / "index").value());
    analyzer_.emplace(index::read_lexicon(index::open_current(folder_ / "index").value()).value());
    for (const index::Change& change : posts_) names_[change.post.id] = names_in(change.post, *analyzer_);
  }

  SearchResults ask(SearchRequest request) const {
    const Result<SearchResults> results = searcher_->search(request);
    EXPECT_TRUE(results.has_value()) << to_string(request.query);
    return results ? *results : SearchResults{};
  }

  static SearchRequest typed(const std::string& text) {
    SearchRequest request;
    request.query = parse_query(text).value();
    request.limit = 100;
    request.as_typed = true;
    return request;
  }

  // The posts that a query matches in full.
  Ids found(const std::string& text) const { return found(typed(text)); }
  Ids found(SearchRequest request) const {
    request.sort = Sort::newest;
    Ids ids;
    for (const Hit& hit : ask(request).hits)
      if (!hit.partial_match) ids.insert(hit.id);
    return ids;
  }

  // All that stands between blanks in a post, and is one plain word of the query language.
  Ids tokens() const {
    Ids tokens;
    for (const index::Change& change : posts_)
      for (const std::string& text : texts_of(change.post))
        for (std::size_t at = 0; at < text.size();) {
          const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
          const std::string token = text.substr(at, end - at);
          const Result<Query> query = parse_query(token);
          if (query && query->kind == Query::Kind::word) tokens.insert(token);
          at = end + 1;
        }
    return tokens;
  }

  MadeUp& made_up() { return made_up_; }
  const Analyzer& analyzer() const { return *analyzer_; }
  const std::vector<index::Change>& posts() const { return posts_; }
  const std::map<std::string, Ids>& names() const { return names_; }  // by the ids of posts

 private:
  test::TempFolder folder_;
  MadeUp made_up_;
  std::vector<index::Change> posts_;
  std::optional<Searcher> searcher_;
  std::optional<Analyzer> analyzer_;
  std::map<std::string, Ids> names_;
};

// Runs a law on several archives, and says which broke it.
template <class Law>
void on_archives(int count, Law law) {
  for (int seed = 1; seed <= count; ++seed) {
    Archive archive(static_cast<unsigned>(20260700 + seed), 24);
    law(archive);
    if (testing::Test::HasFailure()) FAIL() << "archive " << seed;
  }
}

// A word's syllables, by twos and one by one: 다리 of 기다리던.
Ids with_fragments(const Ids& tokens) {
  Ids all = tokens;
  for (const std::string& token : tokens) {
    const bool is_hangul = !token.empty() && static_cast<unsigned char>(token.front()) >= 0xEA;
    for (std::size_t at = 0; is_hangul && at + 3 <= token.size(); at += 3)
      for (const std::size_t size : {3U, 6U})
        if (at + size <= token.size()) all.insert(token.substr(at, size));
  }
  return all;
}

TEST(SearchLaws, AMatchIsAWord) {
  on_archives(6, [](Archive& archive) {
    for (const std::string& text : with_fragments(archive.tokens())) {
      const std::vector<Word> words = archive.analyzer().analyze(text);
      if (words.size() != 1) continue;
      Ids wanted = names_for(words.front());
      for (const std::string& same : query::Synonyms::standard().of(words.front().term))
        for (const Word& word : archive.analyzer().analyze(same)) wanted = united(wanted, names_for(word));
      const Ids found = archive.found(text);
      for (const auto& [id, held] : archive.names()) {
        const bool may_be_found = meet(wanted, held);
        const bool is_found = found.contains(id);
        EXPECT_TRUE(is_found || !may_be_found) << text << " is in " << id << " and does not find it";
        EXPECT_TRUE(!is_found || may_be_found || holds_parts(held, words.front()))
            << text << " is not in " << id << " and finds it";
      }
    }
  });
}

bool says_how_one_asks(const std::string& text, const Analyzer& analyzer) {
  const auto& stopwords = query::Stopwords::standard();
  for (const Word& word : analyzer.analyze(text)) {
    const bool is_verb = std::ranges::any_of(
        word.predicates, [&](const std::string& stem) { return stopwords.contains(stem + "다"); });
    if (!is_verb && !stopwords.contains(word.term)) return false;
  }
  return true;
}

// The posts that write neighbours of a query as one word.
Ids with_joined(const Archive& archive, const Words& words) {
  Ids ids;
  for (const auto& [id, names] : archive.names())
    for (std::size_t i = 1; i < words.size(); ++i)
      if (names.contains(words[i - 1] + words[i])) ids.insert(id);
  return ids;
}

Ids both(const Ids& a, const Ids& b) {
  Ids out;
  std::ranges::set_intersection(a, b, std::inserter(out, out.end()));
  return out;
}

// Whether it asks for something else alone: 위로, 위 among others.
bool is_ambiguous(const std::string& text, const Analyzer& analyzer) {
  return std::ranges::any_of(analyzer.analyze(text), [](const Word& word) {
    return !word.readings.empty() || (word.is_noun && !word.predicates.empty());
  });
}

TEST(SearchLaws, AWordFindsTheSameAloneAndAmongOthers) {
  on_archives(4, [](Archive& archive) {
    for (int round = 0; round < 100; ++round) {
      const Words asked{archive.made_up().asked(1), archive.made_up().asked(1)};
      const auto& [one, other] = std::tie(asked[0], asked[1]);
      if (std::ranges::any_of(asked, [&](const std::string& word) {
            return says_how_one_asks(word, archive.analyzer()) || is_ambiguous(word, archive.analyzer());
          }))
        continue;
      const Ids each = both(archive.found(one), archive.found(other));
      EXPECT_EQ(archive.found(one + " " + other), united(each, with_joined(archive, asked)))
          << one << " " << other;
    }
  });
}

std::string folded(const std::string& text) {
  std::string line = text::fold(text);
  for (char& c : line)
    if (c == '\n') c = ' ';
  return line;
}

TEST(SearchLaws, AQuoteIsExact) {
  on_archives(6, [](Archive& archive) {
    std::map<std::string, Words> texts;
    for (const index::Change& change : archive.posts())
      for (const std::string& text : texts_of(change.post)) texts[change.post.id].push_back(folded(text));
    for (const index::Change& change : archive.posts()) {
      for (int round = 0; round < 4; ++round) {
        const std::string& text = round == 0 && change.post.title ? *change.post.title : change.post.text;
        std::vector<std::size_t> begins{0};  // of the words, and of one behind the last
        for (std::size_t at = 0; at < text.size(); ++at)
          if (text[at] == ' ' || text[at] == '\n') begins.push_back(at + 1);
        begins.push_back(text.size() + 1);
        const std::size_t count = 2 + archive.made_up().below(5);
        if (begins.size() <= count) continue;
        const std::size_t first = archive.made_up().below(begins.size() - count);
        const std::string quote = text.substr(begins[first], begins[first + count] - begins[first] - 1);
        const Ids found = archive.found("\"" + quote + "\"");
        EXPECT_TRUE(found.contains(change.post.id)) << quote << " was copied from " << change.post.id;
        for (const std::string& id : found)
          EXPECT_THAT(texts[id], testing::Contains(testing::HasSubstr(folded(quote)))) << id;
      }
    }
  });
}

TEST(SearchLaws, AWordThatAPostHoldsIsNotReadAnotherWay) {
  on_archives(6, [](Archive& archive) {
    Ids words = archive.tokens();
    for (const auto& [id, names] : archive.names()) words = united(words, names);
    for (const std::string& word : words) {
      SearchRequest request = Archive::typed(word);
      request.as_typed = false;
      const SearchResults results = archive.ask(request);
      EXPECT_FALSE(results.applied.has_value()) << word << " as " << results.applied->text;
      EXPECT_GT(results.total, 0u) << word;
    }
  });
}

TEST(SearchLaws, JoinedAndApartAreTheSame) {
  const std::pair<std::string, std::string> pairs[] = {
      {"코드", "리뷰"}, {"데이터", "분석"}, {"부산", "여행"}, {"웹", "서버"}};
  on_archives(10, [&](Archive& archive) {
    for (const auto& [left, right] : pairs) {
      const std::string joined = left + right, apart = left + " " + right;
      const Ids by_joined = archive.found(joined), by_apart = archive.found(apart);
      for (const index::Change& change : archive.posts())
        for (const std::string& text : texts_of(change.post)) {
          if (text.find(joined) == std::string::npos && text.find(apart) == std::string::npos) continue;
          EXPECT_TRUE(by_joined.contains(change.post.id)) << joined << " in " << text;
          EXPECT_TRUE(by_apart.contains(change.post.id)) << apart << " in " << text;
        }
      EXPECT_EQ(both(by_joined, by_apart), by_joined) << joined;
    }
  });
}

Words ids_of(const SearchResults& results) {
  Words ids;
  for (const Hit& hit : results.hits) ids.push_back(hit.id);
  return ids;
}

TEST(SearchLaws, PagesArePiecesOfTheList) {
  on_archives(4, [](Archive& archive) {
    for (int round = 0; round < 20; ++round) {
      SearchRequest request = Archive::typed(archive.made_up().asked(archive.made_up().below(5)));
      const std::string text = to_string(request.query);
      const SearchResults first = archive.ask(request);
      for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
        request.sort = sort;
        request.offset = 0;
        request.limit = 100;
        const Words list = ids_of(archive.ask(request));
        const bool has_both = sort == Sort::relevance;
        EXPECT_EQ(list.size(), first.total + (has_both || first.total == 0 ? first.partial_total : 0))
            << text;
        Words pages;
        request.limit = 1 + archive.made_up().below(7);
        for (; request.offset <= list.size(); request.offset += request.limit) {
          request.facets = archive.made_up().below(2) == 0;
          request.snippets = archive.made_up().below(2) == 0;
          const SearchResults page = archive.ask(request);
          EXPECT_EQ(page.total, first.total) << text << " from " << request.offset;
          EXPECT_EQ(page.partial_total, first.partial_total) << text << " from " << request.offset;
          for (const Hit& hit : page.hits) pages.push_back(hit.id);
        }
        EXPECT_EQ(pages, list) << text << " by " << request.limit;
      }
    }
  });
}

TEST(SearchLaws, FacetsCountEachPostOnce) {
  on_archives(4, [](Archive& archive) {
    for (int round = 0; round < 20; ++round) {
      const SearchRequest request = Archive::typed(archive.made_up().asked(archive.made_up().below(4)));
      const SearchResults results = archive.ask(request);
      const std::string text = to_string(request.query);
      const std::size_t counted = results.total > 0 ? results.total : results.partial_total;
      const Facets& facets = results.facets;
      const auto sum = [](const std::vector<FacetCount>& list) {
        std::size_t posts = 0;
        for (const FacetCount& each : list) posts += each.count;
        return posts;
      };
      EXPECT_EQ(sum(facets.blog), counted) << text;
      EXPECT_LE(sum(facets.month), counted) << text;
      EXPECT_EQ(sum(facets.month), sum(facets.year)) << text;
      const std::pair<FieldId, const std::vector<FacetCount>*> lists[] = {
          {FieldId::blog, &facets.blog},
          {FieldId::category, &facets.category},
          {FieldId::tag, &facets.tag},
          {FieldId::date, &facets.year},
          {FieldId::date, &facets.month}};
      for (const auto& [field, list] : lists)
        for (const FacetCount& facet : *list) {
          EXPECT_LE(facet.count, counted) << text << ": " << facet.value;
          if (results.total == 0) continue;
          SearchRequest narrowed = request;
          narrowed.query = seogo::both(request.query, filter(field, facet.value));
          EXPECT_EQ(archive.ask(narrowed).total, facet.count) << text << ": " << facet.value;
        }
    }
  });
}

TEST(SearchLaws, FullMatchesHaveAllTellingWordsAndPartialOnesSome) {
  on_archives(4, [](Archive& archive) {
    for (int round = 0; round < 40; ++round) {
      Words words, telling;
      std::string text;
      for (std::size_t count = 2 + archive.made_up().below(4); count > 0; --count) {
        words.push_back(archive.made_up().asked(1));
        text += (text.empty() ? "" : " ") + words.back();
        if (!says_how_one_asks(words.back(), archive.analyzer())) telling.push_back(words.back());
      }
      if (telling.empty()) telling = words;
      Ids with_some, with_all = archive.found(telling.front());
      for (const std::string& word : telling) {
        const Ids alone = archive.found(word);
        with_some = united(with_some, alone);
        with_all = both(with_all, alone);
      }
      const Ids with_joint_words = with_joined(archive, words);
      const Ids full = archive.found(text);
      const SearchResults results = archive.ask(Archive::typed(text));
      for (const Hit& hit : results.hits) {
        EXPECT_EQ(hit.partial_match, !full.contains(hit.id)) << text << ": " << hit.id;
        if (with_joint_words.contains(hit.id)) continue;
        EXPECT_EQ(hit.partial_match, !with_all.contains(hit.id)) << text << ": " << hit.id;
        EXPECT_TRUE(with_some.contains(hit.id) || results.total == 0) << text << ": " << hit.id;
      }
      const Words ids = ids_of(results);
      for (const std::string& id : with_some) EXPECT_THAT(ids, testing::Contains(id)) << text;
    }
  });
}

struct Scored {
  std::map<std::string, double> by_id;
  std::vector<double> in_order;
  std::size_t total, partial_total;
};

Scored found_in(const Xapian::Database& database, const query::Plan& plan) {
  const query::Found found =
      query::find(database, plan, {Sort::relevance, 0, 100, true}, query::Deadline({}));
  Scored out{{}, {}, found.total, found.partial_total};
  for (auto each = found.page.begin(); each != found.page.end(); ++each) {
    const std::string data = each.get_document().get_data();
    out.by_id.emplace(index::view_hit_data(data)->head.id, each.get_weight());
    out.in_order.push_back(each.get_weight());
  }
  return out;
}

// The same posts with the same scores.  Sums of another order differ in their last bits, and with them the
// places of posts that weigh the same.
TEST(SearchLaws, TwoDatabasesAnswerLikeOne) {
  const Analyzer analyzer;
  for (unsigned seed = 1; seed <= 4; ++seed) {
    MadeUp made_up(seed);
    const std::vector<index::Change> posts = made_up.posts(60);
    std::vector<index::Change> halves[2];
    for (const index::Change& post : posts) halves[made_up.below(2)].push_back(post);
    const Xapian::WritableDatabase whole = test::memory_index(posts), left = test::memory_index(halves[0]),
                                   right = test::memory_index(halves[1]);
    Xapian::Database parts;
    parts.add_database(left);
    parts.add_database(right);
    for (int round = 0; round < 40; ++round) {
      const std::string text = made_up.asked(1 + made_up.below(5));
      const Result<query::Plan> plan = query::compile(*parse_query(text), {analyzer});
      ASSERT_TRUE(plan.has_value());
      const Scored one = found_in(whole, *plan), two = found_in(parts, *plan);
      EXPECT_EQ(one.total, two.total) << text;
      EXPECT_EQ(one.partial_total, two.partial_total) << text;
      EXPECT_THAT(two.in_order, testing::Pointwise(testing::DoubleNear(1e-9), one.in_order)) << text;
      ASSERT_EQ(one.by_id.size(), two.by_id.size()) << text;
      for (const auto& [id, score] : one.by_id)
        EXPECT_NEAR(two.by_id.at(id), score, 1e-9) << text << ": " << id;
    }
  }
}

}  // namespace search_laws_test
}  // namespace seogo
