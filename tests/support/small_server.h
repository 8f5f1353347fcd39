// The program seogo-server over a small archive of posts that differ in who may see them.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "seogo/library.h"
#include "support/server_process.h"
#include "support/temp_folder.h"

namespace seogo::test {

inline constexpr const char* walk =
    R"({"id":"test/1","url":"https://test.tistory.com/1","title":"고양이와 <b>산책</b>","published":"2024-05-04T18:23:00+09:00",)"
    R"("category":["일상","산책"],"tags":["고양이","<i>태그"],"visibility":"public",)"
    R"("html":"<p>고양이와 산책을 나갔다.</p><script>alert(1)</script><p onclick=\"x()\"><img src=\"https://elsewhere.example/p.png\" alt=\"발자국\"></p>"})";
inline constexpr const char* odd_name =
    R"({"id":"test/글 둘/a?b","blog":"test","title":"이름이 별난 글","published":"2023-01-02","text":"호박죽을 끓였다.","visibility":"public"})";
inline constexpr const char* of_unknown =
    R"({"id":"test/3","blog":"test","title":"모르는 글","text":"달맞이꽃이 피었다.","tags":["달맞이꽃"],"visibility":"unknown"})";
inline constexpr const char* of_nobody =
    R"({"id":"hidden/4","blog":"hidden","title":"자물쇠쪽지","text":"자물쇠쪽지는 아무도 못 본다.","category":["자물쇠쪽지"],)"
    R"("tags":["자물쇠쪽지"],"published":"2022-02-02","visibility":"private"})";
inline constexpr const char* of_few =
    R"({"id":"hidden/5","blog":"hidden","title":"열쇠쪽지","text":"열쇠쪽지는 몇 사람만 본다.","tags":["열쇠쪽지"],"visibility":"protected"})";

inline Result<IndexReport> take_in(const std::filesystem::path& archive, const std::filesystem::path& input) {
  IndexOptions options;
  options.paths = {input.string()};
  return index_paths(archive, options);
}

class SmallServer : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    std::string lines;
    for (const char* line : {walk, odd_name, of_unknown, of_nobody, of_few})
      lines += std::string(line) + "\n";
    const auto report = take_in(archive(), folder_->write("posts.jsonl", lines));
    ASSERT_TRUE(report) << report.error().message.en;
    ASSERT_EQ(report->posts, 5U);
    server_ = std::make_unique<ServerProcess>(
        SEOGO_SERVER, std::vector<std::string>{"--listen", "127.0.0.1:0", "--archive", archive().string()});
  }
  static void TearDownTestSuite() {
    server_.reset();
    folder_.reset();
  }

  static std::filesystem::path archive() { return *folder_ / "archive"; }
  static std::uint16_t port() { return server_->port(); }

 private:
  static inline std::unique_ptr<TempFolder> folder_;
  static inline std::unique_ptr<ServerProcess> server_;
};

}  // namespace seogo::test
