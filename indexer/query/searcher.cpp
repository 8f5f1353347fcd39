// The Searcher of the wall: readers are pooled, a search that a writer overtakes runs again.

#include "seogo/searcher.h"

#include <chrono>

#include "index/database.h"
#include "index/guard.h"
#include "query/lex.h"
#include "query/reader_pool.h"
#include "query/search.h"
#include "query/similar.h"
#include "query/suggest.h"
#include "query/user_file.h"

namespace seogo {
namespace {

// The first run and three more.
constexpr int most_runs = 4;

// Runs `work` on a reader.  What a writer changes under a search that is slow makes the whole search void.
template <class Work>
auto with_reader(query::ReaderPool& pool, Work work) -> decltype(work(std::declval<query::Reader&>())) {
  for (int run = 1;; ++run) {
    Result<std::unique_ptr<query::Reader>> reader = pool.take();
    if (!reader) return Unexpected{reader.error()};
    try {
      auto answer = work(**reader);
      pool.give_back(std::move(*reader));
      return answer;
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (run == most_runs) return Unexpected{index::error_from(error)};
      pool.give_back(std::move(*reader));
    } catch (const Xapian::Error& error) {
      return Unexpected{index::error_from(error)};  // such a reader is not used again
    }
  }
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(const std::filesystem::path& folder)
      : pool(folder), synonyms(beside(folder, "synonyms.txt")), stopwords(beside(folder, "stopwords.txt")) {}

  // Reads what all searches share, so that the first answers as fast as the others.
  void read_ahead(const query::Reader& reader) const {
    static_cast<void>(synonyms.current());
    static_cast<void>(stopwords.current());
    static_cast<void>(reader.analyzer.analyze("서고"));
  }

  // The archive's folder is the one above the index.
  static std::filesystem::path beside(const std::filesystem::path& folder, const char* name) {
    return std::filesystem::absolute(folder).parent_path() / name;
  }

  mutable query::ReaderPool pool;
  mutable query::UserFile<query::Synonyms> synonyms;
  mutable query::UserFile<query::Stopwords> stopwords;
};

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(const std::filesystem::path& folder) {
  auto impl = std::make_unique<Impl>(folder);
  Result<std::unique_ptr<query::Reader>> reader = impl->pool.take();
  if (!reader) return Unexpected{reader.error()};
  // Where a writer overtakes this, the first search reads it.
  static_cast<void>(index::guarded([&] { impl->read_ahead(**reader); }));
  impl->pool.give_back(std::move(*reader));
  return Searcher(std::move(impl));
}

Result<SearchResults> Searcher::search(const SearchRequest& request) const {
  const auto start = std::chrono::steady_clock::now();
  if (request.offset > bound::reach || request.limit > bound::reach - request.offset)
    return fail(ErrorCode::bad_query,
                {"Only the first " + std::to_string(bound::reach) + " hits can be listed.",
                 "검색 결과는 앞에서부터 " + std::to_string(bound::reach) + "개까지만 볼 수 있습니다."},
                {"Narrow the query by date: date:2024-01..2024-06.",
                 "date:2024-01..2024-06처럼 날짜로 범위를 좁혀 주세요."});
  const auto synonyms = impl_->synonyms.current();
  const auto stopwords = impl_->stopwords.current();
  auto results = with_reader(impl_->pool, [&](query::Reader& reader) -> Result<SearchResults> {
    return query::search(reader, request, {*synonyms, *stopwords});
  });
  if (results) {
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    results->took_ms = took.count();
  }
  return results;
}

Result<std::vector<Suggestion>> Searcher::suggest(const SuggestRequest& request) const {
  return with_reader(impl_->pool, [&](query::Reader& reader) -> Result<std::vector<Suggestion>> {
    return query::suggest(reader, request);
  });
}

Result<SearchResults> Searcher::similar(const SimilarRequest& request) const {
  return with_reader(impl_->pool, [&](query::Reader& reader) { return query::similar(reader, request); });
}

Result<std::vector<Marked>> Searcher::mark(const Query& query, const std::vector<std::string>& texts) const {
  const auto synonyms = impl_->synonyms.current();
  const auto stopwords = impl_->stopwords.current();
  return with_reader(impl_->pool, [&](query::Reader& reader) {
    return query::mark(reader, query, texts, {*synonyms, *stopwords});
  });
}

Result<Searcher::State> Searcher::state() const {
  return with_reader(impl_->pool, [](query::Reader& reader) -> Result<State> {
    const index::IndexState state = index::state_of(reader.database);
    return State{state.archive_id, state.counter, state.posts};
  });
}

}  // namespace seogo
