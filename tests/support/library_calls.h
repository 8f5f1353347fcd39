// The library as tests call it: few posts in, all posts out.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/post_reader.h"
#include "seogo/archive.h"
#include "seogo/library.h"
#include "seogo/searcher.h"
#include "support/temp_folder.h"

namespace seogo::test {

inline WriteOptions two_jobs() {
  WriteOptions write;
  write.jobs = 2;
  return write;
}

inline IndexReport index_into(const std::filesystem::path& archive, const std::vector<std::string>& paths,
                              IndexOptions options = {}) {
  options.paths = paths;
  const auto report = index_paths(archive, options, two_jobs());
  EXPECT_TRUE(report) << (report ? "" : report.error().message.en);
  return report ? *report : IndexReport{};
}

// Every held post by its line of JSON, sorted: what does not depend on the order in which things came.
inline std::vector<std::string> posts_of(const std::filesystem::path& archive) {
  archive::PostReader reader(archive, archive::PostReader::Order::held_by_key);
  std::vector<std::string> posts;
  for (archive::PostRow row; reader.next(row);) posts.push_back(row.json);
  std::ranges::sort(posts);
  return posts;
}

// Two archives hold the same posts; else the first place where they differ is told, and no more.
inline void expect_same_posts(const std::filesystem::path& got, const std::filesystem::path& want) {
  const auto a = posts_of(got), b = posts_of(want);
  EXPECT_EQ(a.size(), b.size()) << got;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] == b[i]) continue;
    const auto at = static_cast<std::size_t>(std::ranges::mismatch(a[i], b[i]).in1 - a[i].begin());
    const std::size_t begin = at < 80 ? 0 : at - 80;
    ADD_FAILURE() << a[i].substr(0, 30) << " differs\n  got  " << a[i].substr(begin, 200) << "\n  want "
                  << b[i].substr(begin, 200);
    return;
  }
}

// One line of JSON Lines.
inline std::string line(const std::string& id, const std::string& title, const std::string& text,
                        const std::string& more = {}) {
  return R"({"id":")" + id + R"(","blog":")" + id.substr(0, id.find('/')) + R"(","title":")" + title +
         R"(","text":")" + text + "\"" + (more.empty() ? "" : "," + more) + "}\n";
}

// A post of few words, each with a day of its own.
inline std::string post(int number, const std::string& text = {}) {
  const std::string n = std::to_string(number);
  return line("garden/" + n, "밭 일기 " + n,
              text.empty() ? n + "번째 날에는 상추에 물을 주고 고추 모를 옮겼다." : text,
              R"("url":"https://garden.tistory.com/)" + n + R"(","published":"2024-01-0)" + n + "\"");
}

// How many posts match a query.
inline std::size_t total(const std::filesystem::path& archive, const std::string& query) {
  SearchRequest request;
  request.query = parse_query(query).value();
  return Searcher::open(index_folder(archive)).value().search(request).value().total;
}

inline void expect_sound(const std::filesystem::path& archive) {
  const auto report = verify(archive, false);
  ASSERT_TRUE(report) << report.error().message.en;
  for (const Finding& finding : report->findings) EXPECT_TRUE(finding.harmless) << finding.message.en;
}

}  // namespace seogo::test
