// Whose post lies in which folder of a backup.
#include "importer/disk/backup_root.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace seogo::importer {
namespace backup_root_test {

TEST(BlogOfName, is_the_name_without_the_numbers_of_the_parts) {
  struct Row {
    std::string name, want;
  };
  const std::vector<Row> rows{
      {"badanote-1-1", "badanote"},
      {"badanote-2-13", "badanote"},
      {"badanote-1-1.zip", "badanote"},
      {"badanote-1-1 (2).zip", "badanote"},
      {"my-blog-1-1", "my-blog"},
      {"badanote", "badanote"},
      {"badanote-1", "badanote-1"},
      {"notes-2024-05", "notes-2024-05"},
      {"-1-1", "-1-1"},
      {"바다노트-1-1", "바다노트"},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(blog_of_name(row.name), row.want) << row.name;
}

TEST(PostNumber, is_a_decimal_number_and_nothing_else) {
  EXPECT_EQ(post_number("1025"), 1025u);
  EXPECT_EQ(post_number("0"), std::nullopt);
  EXPECT_EQ(post_number("007"), std::nullopt);
  EXPECT_EQ(post_number("12a"), std::nullopt);
  EXPECT_EQ(post_number(""), std::nullopt);
  EXPECT_EQ(post_number("-1"), std::nullopt);
  EXPECT_EQ(post_number("999999999999999999"), 999999999999999999u);
  EXPECT_EQ(post_number("9999999999999999999"), std::nullopt);
  EXPECT_EQ(number_of_dump("post_107.html"), 107u);
  EXPECT_EQ(number_of_dump("post_107.txt"), std::nullopt);
  EXPECT_EQ(number_of_dump("107.html"), std::nullopt);
}

TEST(PlaceInBackup, takes_number_and_blog_from_the_folders) {
  struct Row {
    std::string folder, top, blog;
    std::optional<std::uint64_t> number;
  };
  const std::vector<Row> rows{
      {"/home/me/badanote-1-1/1025", "", "badanote", 1025},
      {"/home/me/badanote-1-1", "", "badanote", std::nullopt},
      {"1025", "badanote-1-1.zip", "badanote", 1025},
      {"badanote-1-1/1025", "backup.zip", "badanote", 1025},
      {"", "badanote-1-1.zip", "badanote", std::nullopt},
      {"/7", "", "", 7},
  };
  for (const Row& row : rows) {
    const PostPlace place = place_in_backup(row.folder, row.top);
    EXPECT_EQ(place.blog, row.blog) << row.folder;
    EXPECT_EQ(place.number, row.number) << row.folder;
  }
}

TEST(PostFolder, is_a_number_that_holds_one_page) {
  EXPECT_TRUE(is_post_folder("12", 1));
  EXPECT_FALSE(is_post_folder("12", 0));
  EXPECT_FALSE(is_post_folder("12", 2));
  EXPECT_FALSE(is_post_folder("twelve", 1));
}

TEST(FilesFolder, belongs_to_the_page_it_is_named_for) {
  EXPECT_EQ(page_of_files_folder("13_files"), "13");
  EXPECT_EQ(page_of_files_folder("내 글.files"), "내 글");
  EXPECT_EQ(page_of_files_folder("_files"), "");
  EXPECT_EQ(page_of_files_folder("files"), "");
}

}  // namespace backup_root_test
}  // namespace seogo::importer
