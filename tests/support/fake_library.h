// A library of a few posts made up in a test, for the server's routes: no archive, no index.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "site/library.h"

namespace seogo::test {

class FakeLibrary : public http::Library {
 public:
  std::map<std::string, Post, std::less<>> posts;  // by every id they ever had
  std::map<std::string, std::vector<Version>, std::less<>> texts;
  std::map<std::string, MediaFile, std::less<>> media_files;
  std::vector<BlogSummary> blog_list;
  SearchResults results;
  std::optional<Error> failure;  // what every call says instead
  std::function<void()> on_search = [] {};
  std::map<std::string, std::string, std::less<>> sources;
  ArchiveStats statistics;
  http::Missing lacking;
  std::vector<Suggestion> suggestions;
  std::vector<SeriesContents> series_list;
  http::Standing now;
  std::uint64_t changes = 0;                                            // the revision
  std::unique_ptr<std::mutex> asking = std::make_unique<std::mutex>();  // so that a library can be moved
  mutable SearchRequest asked;                                          // the last search

  Result<SearchResults> search(SearchRequest request) const override {
    {
      const std::lock_guard lock(*asking);
      asked = std::move(request);
    }
    on_search();
    if (failure) return Unexpected{*failure};
    return results;
  }
  Result<Post> post(std::string_view id) const override { return found(posts, id); }
  Result<std::vector<Version>> versions(std::string_view id) const override {
    if (const auto one = found(posts, id); !one) return Unexpected{one.error()};
    const auto at = texts.find(id);
    return at == texts.end() ? std::vector<Version>() : at->second;
  }
  Result<MediaFile> media(std::string_view sha256) const override { return found(media_files, sha256); }
  Result<std::vector<BlogSummary>> blogs() const override {
    if (failure) return Unexpected{*failure};
    return blog_list;
  }
  Result<std::string> source(std::string_view id) const override { return found(sources, id); }
  Result<ArchiveStats> stats() const override { return unless_failing(statistics); }
  Result<http::Missing> missing() const override { return unless_failing(lacking); }
  Result<http::Standing> standing() const override { return unless_failing(now); }
  std::uint64_t revision() const override { return changes; }
  Result<std::vector<CategoryCount>> categories() const override {
    return unless_failing(lacking.categories);
  }
  Result<std::vector<SeriesContents>> series() const override { return unless_failing(series_list); }
  Result<std::optional<SeriesContents>> series_of(std::string_view) const override {
    return unless_failing(series_list.empty() ? std::nullopt : std::optional(series_list.front()));
  }
  Result<std::vector<Suggestion>> suggest(std::string_view, std::size_t) const override {
    return unless_failing(suggestions);
  }
  Result<SearchResults> similar(std::string_view, std::size_t) const override {
    return unless_failing(results);
  }
  // Marks the text of the query where a text holds it.
  Result<std::vector<Marked>> mark(const Query& query, const std::vector<std::string>& shown) const override {
    std::vector<Marked> marked;
    for (const std::string& text : shown) {
      marked.push_back({text, {}});
      if (const std::size_t at = text.find(query.text); at != std::string::npos && !query.text.empty())
        marked.back().marks.push_back({at, at + query.text.size()});
    }
    return marked;
  }

 private:
  template <class T>
  Result<T> unless_failing(const T& value) const {
    if (failure) return Unexpected{*failure};
    return value;
  }

  template <class T>
  Result<T> found(const std::map<std::string, T, std::less<>>& all, std::string_view key) const {
    if (failure) return Unexpected{*failure};
    const auto one = all.find(key);
    if (one == all.end())
      return fail(ErrorCode::not_found, {"There is no such thing.", "그런 것은 없습니다."});
    return one->second;
  }
};

inline Hit a_hit(std::string id, std::string title) {
  Hit hit;
  hit.id = std::move(id);
  hit.url = "https://example.tistory.com/1";
  hit.blog = "example";
  hit.title.text = std::move(title);
  hit.published = Date{.year = 2024, .month = 5, .day = 4};
  return hit;
}

}  // namespace seogo::test
