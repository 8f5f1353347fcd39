// Reading the index: ask a Searcher for the posts that answer a query.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/date.h"
#include "seogo/field.h"
#include "seogo/post.h"
#include "seogo/query.h"
#include "seogo/result.h"

namespace seogo {

// A piece of text with the parts that answer the query marked.
struct Marked {
  struct Range {
    std::size_t begin = 0, end = 0;  // bytes into `text`, on character boundaries
    friend bool operator==(const Range&, const Range&) = default;
  };
  std::string text;
  std::vector<Range> marks;  // in order, never overlapping

  friend bool operator==(const Marked&, const Marked&) = default;
};

// Escaped HTML in which only <mark> stands as markup.
std::string to_html(const Marked& marked);

struct Hit {
  std::string id;
  double score = 0;
  std::string url;
  std::string blog;
  Marked title;
  bool title_made_up = false;
  std::optional<Date> published;
  std::vector<std::string> category;
  std::vector<std::string> tags;
  Marked snippet;
  std::string thumbnail;       // SHA-256 of an archived picture; empty without one
  bool partial_match = false;  // holds some of the telling words, not all
  std::string copy_of;
};

struct FacetCount {
  std::string value;
  std::size_t count = 0;

  friend bool operator==(const FacetCount&, const FacetCount&) = default;
};

// Counts over all matches, the most frequent first, then by value.
struct Facets {
  std::vector<FacetCount> blog;
  std::vector<FacetCount> category;  // "A/B"; a parent counts its children too
  std::vector<FacetCount> tag;
  std::vector<FacetCount> year;   // latest first
  std::vector<FacetCount> month;  // "2024-05", latest first
};

enum class Sort : std::uint8_t { relevance, newest, oldest };

struct SearchRequest {
  Query query;
  std::size_t offset = 0;
  std::size_t limit = 10;  // offset + limit at most bound::reach
  Sort sort = Sort::relevance;
  bool facets = true;
  bool snippets = true;
  bool explain = false;
  bool as_typed = false;  // words that find nothing are not read another way
  Visible visible = {};
  // When the answer is wanted at the latest: what is found by then is it, marked `partial`; nothing, where
  // not all matches are known by then.
  std::optional<std::chrono::steady_clock::time_point> deadline = {};
};

// Says that the words were read another way than typed.
struct Applied {
  std::string text;
  std::string why;  // "keyboard", "initials", "composition", "hanja", "spelling", "apart" or "unquoted"
};

inline constexpr std::size_t most_partial_counted = 1000;

struct SearchResults {
  std::vector<Hit> hits;
  std::size_t total = 0;          // posts that match every telling word
  std::size_t partial_total = 0;  // posts that match some of them, exact up to most_partial_counted
  bool partial = false;           // the answer was cut short
  double took_ms = 0;
  std::optional<Applied> applied;
  std::string suggestion;  // empty when there is none
  Facets facets;
  std::string explanation;  // filled when asked for: the stages of the query and the terms of each hit
};

// What someone who types may mean.
struct Suggestion {
  enum class Kind : std::uint8_t { word, tag, category, title };
  std::string text;  // what to search for; the tag, the path "A/B", the title
  Kind kind = Kind::word;
  // How many it would find: exact up to 100, then about; of a single syllable, those that have it as a word.
  std::size_t posts = 0;
  std::string id;  // of the post, for a title

  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

std::string_view name_of(Suggestion::Kind kind);  // "word", "tag", "category", "title"

struct SuggestRequest {
  std::string typed;  // as it stands in the field, the last syllable perhaps half composed
  std::size_t limit = 10;
  Visible visible = {};
};

struct SimilarRequest {
  std::string id;
  std::size_t limit = 10;
  Visible visible = {};
};

// An open index.  Safe to use from many threads at once; sees the index as of the last commit and
// moves on by itself when a writer commits or swaps a new generation in.
class Searcher {
 public:
  // `folder` is the archive's index folder.  Fails with no_index when there is none, and with index_version
  // when another version of this program wrote it.
  static Result<Searcher> open(const std::filesystem::path& folder);

  // No hits is an answer, not an error.  Fails with bad_query for a bound exceeded.
  Result<SearchResults> search(const SearchRequest& request) const;

  // Names that go on from what is typed, by how many posts they would find, then titles, the newest first.
  // Nothing is an answer, also to text that cannot be a word.
  Result<std::vector<Suggestion>> suggest(const SuggestRequest& request) const;

  // Posts like the one with this id, itself and its near-copies left out, the likest first; among posts that
  // are about as much alike those of the same blog, category and tags.  Hits have no snippet.  Fails with
  // not_found for an id that the index does not hold or the reader may not see.
  Result<SearchResults> similar(const SimilarRequest& request) const;

  // The texts with marks where words of the query stand in them, for showing a post that a search found.
  // None of its words is read another way than typed.  Fails as `search` does.
  Result<std::vector<Marked>> mark(const Query& query, const std::vector<std::string>& texts) const;

  // The archive and the change of it that the index has reached.
  struct State {
    std::string archive_id;
    std::uint64_t counter = 0;
    std::uint64_t posts = 0;
  };
  Result<State> state() const;

  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

 private:
  struct Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace seogo
