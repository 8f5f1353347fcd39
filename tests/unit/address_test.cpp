// Who a post is: addresses, blogs, ids.
#include <gtest/gtest.h>

#include "importer/common/identity.h"

namespace seogo::importer {
namespace address_test {

TEST(Identity, TakesAddressesApart) {
  struct Row {
    const char* url;
    const char* host;
    std::uint64_t number;
    const char* slug;
  };
  for (const Row& row :
       {Row{"https://seori.tistory.com/123", "seori.tistory.com", 123, ""},
        Row{"https://seori.tistory.com/m/123?category=4#comment5", "seori.tistory.com", 123, ""},
        Row{"http://www.Seori.example/notice/7/", "seori.example", 7, ""},
        Row{"//seori.tistory.com/entry/%EB%B4%84-%EC%9D%BC%EA%B8%B0", "seori.tistory.com", 0, "봄-일기"},
        Row{"https://seori.tistory.com/m/entry/a/b", "seori.tistory.com", 0, "a/b"},
        Row{"https://seori.tistory.com/category/12", "seori.tistory.com", 0, ""}, Row{"/41", "", 41, ""},
        Row{"./img/1.png", "", 0, ""}, Row{"", "", 0, ""}}) {
    const Address got = take_apart(row.url);
    EXPECT_EQ(got.host, row.host) << row.url;
    EXPECT_EQ(got.number.value_or(0), row.number) << row.url;
    EXPECT_EQ(got.slug, row.slug) << row.url;
  }
}

TEST(Identity, KnowsTheBlogsOfThePlatform) {
  EXPECT_EQ(tistory_name("seori.tistory.com"), "seori");
  EXPECT_EQ(tistory_name("www.tistory.com"), std::nullopt);
  EXPECT_EQ(tistory_name("seori.example"), std::nullopt);
  EXPECT_EQ(tistory_name(".tistory.com"), std::nullopt);
}

TEST(Identity, MakesAddressesWhole) {
  EXPECT_EQ(absolute("/41", "https://seori.tistory.com/40"), "https://seori.tistory.com/41");
  EXPECT_EQ(absolute("//a.example/x", ""), "https://a.example/x");
  EXPECT_EQ(absolute("41", "https://seori.tistory.com/40"), "");
  EXPECT_EQ(absolute("/41", ""), "");
}

TEST(Identity, TakesOnlyIdsThatCanBeShownAndAskedFor) {
  for (const char* good : {"a", "일기/봄 (1)", "a/.b", "...", "a..b"}) EXPECT_TRUE(is_good_id(good)) << good;
  for (const char* bad : {"", ".", "a/../b", "./a", "a/..", "a\nb", "\xff"})
    EXPECT_FALSE(is_good_id(bad)) << bad;
  EXPECT_TRUE(is_good_id(std::string(200, 'a')));
  EXPECT_FALSE(is_good_id(std::string(201, 'a')));
}

Imported with(Post post) {
  Imported imported;
  imported.post = std::move(post);
  return imported;
}

TEST(Identity, GivesIdsByNumberThenSlugThenText) {
  Record record;
  record.blog = "seori";
  Post post;
  post.text = "글";
  Imported by_text = with(post);
  give_id(record, by_text);
  EXPECT_EQ(by_text.post.id.substr(0, 7), "seori/~");
  EXPECT_EQ(by_text.post.id.size(), std::string("seori/~").size() + 16);
  post.slug = "봄-일기";
  Imported by_slug = with(post);
  give_id(record, by_slug);
  EXPECT_EQ(by_slug.post.id, "seori/봄-일기");
  post.number = 7;
  Imported by_number = with(post);
  give_id(record, by_number);
  EXPECT_EQ(by_number.post.id, "seori/7");
}

TEST(Identity, CallsABlogThatNothingTellsLocal) {
  Imported imported = with(Post{});
  give_id(Record{}, imported);
  EXPECT_EQ(imported.post.blog, "local");
  EXPECT_TRUE(imported.blog_is_guess);
}

}  // namespace address_test
}  // namespace seogo::importer
