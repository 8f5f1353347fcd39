// A small blog in an index alone, and how a test asks it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "index/indexer.h"
#include "seogo/searcher.h"
#include "support/posts_in_memory.h"
#include "support/temp_folder.h"

namespace seogo::test {

inline std::vector<index::Change> small_blog() {
  std::vector<index::Change> posts{
      change_of(1, "서버가 밤에 멈췄다",
                "새벽에 알림이 울렸다.\n서버의 부하가 갑자기 늘었고 로그에는 아무것도 없었다."),
      change_of(2, "코드 리뷰 문화", "우리 팀은 코드 리뷰를 매일 한다. 리뷰어는 두 명이다."),
      change_of(3, "웹서버 고르기", "웹서버를 비교했다. Docker로 띄우면 편하다. 2주차 과제였다."),
      change_of(4, "토끼와 보낸 봄", "나이 든 토끼에게서 배운 것. 책 읽기 좋은 계절이다."),
      change_of(5, "책상 정리", "책상을 치웠다. 데이터베이스 책은 버리지 않았다. 코드리뷰 책도 있다."),
  };
  const char* dates[] = {"2024-05-04T18:23:00+09:00", "2024-03-10", "2023-12-31", "",
                         "2024-05-04T09:00:00+09:00"};
  for (std::size_t i = 0; i < posts.size(); ++i) posts[i].post.published = parse_iso_date(dates[i]);
  posts[0].post.category = {"개발", "운영"};
  posts[1].post.category = {"개발"};
  posts[2].post.category = {"개발", "운영"};
  posts[3].post.category = {"일상"};
  posts[0].post.tags = {"서버", "장애"};
  posts[2].post.tags = {"서버", "봄 나들이"};
  posts[3].post.visibility = Visibility::private_;
  posts[4].post.visibility = Visibility::unknown;
  return posts;
}

inline std::size_t posts_holding(const std::vector<std::string>& texts, const std::string& word) {
  const auto holds = [&](const std::string& text) { return text.find(word) != std::string::npos; };
  return static_cast<std::size_t>(std::ranges::count_if(texts, holds));
}

class SearchTest : public testing::Test {
 protected:
  void build(std::vector<index::Change> changes) {
    const std::uint64_t counter = changes.size();
    PostsInMemory posts(std::move(changes));
    const Result<void> built = index::build(index(), "test", counter, posts, {});
    ASSERT_TRUE(built.has_value()) << built.error().message.en;
  }

  std::filesystem::path index() const { return folder_ / "index"; }

  Searcher open() const {
    Result<Searcher> searcher = Searcher::open(index());
    EXPECT_TRUE(searcher.has_value()) << searcher.error().message.en;
    return std::move(*searcher);
  }

  static SearchRequest request(const std::string& text) {
    SearchRequest asked;
    const Result<Query> query = parse_query(text);
    EXPECT_TRUE(query.has_value()) << text;
    asked.query = *query;
    return asked;
  }

  // The numbers of the posts in their order; those of partial matches in brackets.
  static std::string numbers(const Searcher& searcher, const SearchRequest& asked) {
    const Result<SearchResults> results = searcher.search(asked);
    if (!results) return results.error().message.en;
    std::string out;
    for (const Hit& hit : results->hits) {
      const std::string number = hit.id.substr(hit.id.find('/') + 1);
      out += (out.empty() ? "" : " ") + (hit.partial_match ? "(" + number + ")" : number);
    }
    return out;
  }

  static std::string sorted_numbers(const Searcher& searcher, const std::string& text) {
    SearchRequest asked = request(text);
    asked.sort = Sort::newest;
    return numbers(searcher, asked);
  }

  TempFolder folder_;
};

}  // namespace seogo::test
