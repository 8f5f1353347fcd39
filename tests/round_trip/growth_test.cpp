// Taking posts in costs as much for each of many as for each of few, counted in steps of SQLite's machine.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>

#include "support/library_calls.h"

namespace seogo {
namespace growth_test {

constexpr int steps_at_once = 100;
std::atomic<std::uint64_t> counted = 0;

int count_steps(void*) {
  ++counted;
  return 0;
}

// SQLite calls it for every database that is opened from now on.
int watch(sqlite3* database, const char**, const void*) {
  sqlite3_progress_handler(database, steps_at_once, count_steps, nullptr);
  return SQLITE_OK;
}

std::uint64_t steps_for(std::size_t posts) {
  const test::TempFolder folder;
  std::string lines;
  for (std::size_t i = 1; i <= posts; ++i) {
    const std::string number = std::to_string(i);
    const std::string blog = "blog" + std::to_string(i % 10);
    std::string text;  // of its own words, so that none is the copy of another
    for (std::size_t word = 0; word < 30; ++word) text += "낱말" + std::to_string(i * 31 + word * 7919) + ' ';
    lines += test::line(blog + "/" + number, "글 " + number, text,
                        R"("url":"https://)" + blog + ".tistory.com/" + number + R"(","tags":["가","나"])");
  }
  counted = 0;
  EXPECT_EQ(test::index_into(folder / "archive", {folder.write("posts.jsonl", lines)}).imported, posts);
  return counted;
}

TEST(Growth, OfTheWorkIsThatOfThePosts) {
  auto* const extension = reinterpret_cast<void (*)()>(watch);
  ASSERT_EQ(sqlite3_auto_extension(extension), SQLITE_OK);
  const std::uint64_t few = steps_for(150), many = steps_for(600);
  sqlite3_cancel_auto_extension(extension);
  ASSERT_GT(few, 0U);
  EXPECT_LT(static_cast<double>(many) / static_cast<double>(few), 4.4)
      << few * steps_at_once << " steps for 150 posts, " << many * steps_at_once << " for 600";
}

}  // namespace growth_test
}  // namespace seogo
