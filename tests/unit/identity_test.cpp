// Addresses, keys and groups: under which id a post is known, and which sources are one post.
#include "library/identity.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "archive/address.h"

namespace seogo::library {
namespace identity_test {

using archive::IdentityKey;
using testing::ElementsAre;

TEST(CanonicalAddress, IsOneForAllSpellingsOfAnAddress) {
  struct Case {
    const char* address;
    const char* want;
  };
  const Case cases[] = {
      {"https://note.tistory.com/123", "note.tistory.com/123"},
      {"http://NOTE.tistory.com:80/123/", "note.tistory.com/123"},
      {"note.tistory.com/m/123?category=5#comment", "note.tistory.com/123"},
      {"https://m.note.tistory.com/123", "note.tistory.com/123"},
      {"https://note.tistory.com/entry/%EA%B0%80-b", "note.tistory.com/entry/가-b"},
      {"//blog.example.com/12?category=3", "blog.example.com/12"},
      {"https://example.com/view.php?utm_source=a&id=3", "example.com/view.php?id=3"},
      {"https://example.com/view.php?b=2&a=1", "example.com/view.php?a=1&b=2"},
      {"https://example.com/a%2Fb", "example.com/a%2Fb"},
      {"https://note.tistory.com/", ""},
      {"https://note.tistory.com", ""},
      {"ftp://example.com/1", ""},
      {"garden/12", ""},
      {"/123", ""},
      {"", ""},
  };
  for (const Case& c : cases)
    EXPECT_EQ(archive::canonical_address(c.address).value_or(""), c.want) << c.address;
}

TEST(TistoryPlace, TellsBlogAndNumberOrSlug) {
  EXPECT_EQ(archive::tistory_place("note.tistory.com/123")->number, 123U);
  EXPECT_EQ(archive::tistory_place("note.tistory.com/entry/가-b")->slug, "가-b");
  EXPECT_FALSE(archive::tistory_place("note.tistory.com/category/여행"));
  EXPECT_FALSE(archive::tistory_place("www.tistory.com/123"));
  EXPECT_FALSE(archive::tistory_place("example.com/123"));
}

Imported imported(const std::string& blog, std::optional<std::uint64_t> number, const std::string& title,
                  const std::string& text, bool guess) {
  Imported one;
  one.post.blog = blog;
  one.post.number = number;
  one.post.title = title;
  one.post.text = text;
  one.post.format = Format::tistory_backup;
  one.blog_is_guess = guess;
  settle_blog(one, {});
  return one;
}

const std::string first_text = "상추와 고추를 심고 물을 듬뿍 주었다. 내일은 비가 온다고 한다.";
const std::string second_text = "서버가 새벽에 멈췄다. 로그를 보니 메모리가 모자랐던 모양이다.";

std::size_t groups_of(const std::vector<Imported>& sources) {
  std::vector<Claim> claims;
  for (const Imported& one : sources) claims.push_back({&one, identity_keys(one, Record{}, {})});
  return group(claims).size();
}

TEST(DerivedId, IsNumberThenSlugThenTheTextsDigest) {
  Post post;
  post.blog = "note";
  post.text = "글";
  EXPECT_TRUE(derived_id(post).starts_with("note/~"));
  EXPECT_EQ(derived_id(post).size(), 22U);
  post.slug = "첫-글";
  EXPECT_EQ(derived_id(post), "note/첫-글");
  post.number = 7;
  EXPECT_EQ(derived_id(post), "note/7");
}

TEST(Group, APageThatProvesTheBlogMeetsTheBackupThatGuessedIt) {
  Imported page = imported("note", 1, "밭", first_text, false);
  page.post.url = "https://note.tistory.com/1";
  EXPECT_EQ(groups_of({page, imported("note", 1, "밭", first_text, true)}), 1U);
}

TEST(Group, TwoTextsWithOneNumberStayApartWhereTheBlogIsAGuess) {
  EXPECT_EQ(groups_of({imported("note", 1, "밭", first_text, true),
                       imported("note", 1, "서버", second_text, true)}),
            2U);
  EXPECT_EQ(groups_of({imported("note", 1, "밭", first_text, false),
                       imported("note", 1, "서버", second_text, true)}),
            2U);
}

TEST(Group, ProofTitleOrLikenessJoins) {
  const Imported proven = imported("note", 1, "밭", first_text, false);
  const Imported guessed = imported("note", 1, "밭", first_text, true);
  EXPECT_EQ(groups_of({proven, imported("note", 1, "서버", second_text, false)}), 1U);
  EXPECT_EQ(groups_of({guessed, imported("note", 1, "밭", second_text, true)}), 1U);
  EXPECT_EQ(groups_of({guessed, imported("note", 1, "새 제목", first_text + " 끝.", true)}), 1U);
  EXPECT_EQ(groups_of({guessed, imported("note", 1, "보호된 글", "", true)}), 1U)
      << "no text contradicts nothing";
  EXPECT_EQ(groups_of({proven, imported("note", 2, "밭", first_text, false)}), 2U);
  EXPECT_EQ(groups_of({}), 0U);
}

Imported without_address(const std::string& title, const char* day, const std::string& text) {
  Imported one;
  one.blog_is_guess = true;
  one.post.format = Format::jsonl;
  one.post.title = title;
  if (*day != 0) one.post.published = parse_iso_date(day);
  one.post.text = text;
  settle_blog(one, {});
  return one;
}

TEST(Group, WithoutAnAddressTheWordsAloneAreNoPost) {
  const Imported monday = without_address("월요일", "2024-05-06", "오늘도 무사히.");
  EXPECT_EQ(groups_of({monday, monday}), 1U);
  EXPECT_EQ(groups_of({monday, without_address("화요일", "2024-05-06", "오늘도 무사히.")}), 2U);
  EXPECT_EQ(groups_of({monday, without_address("월요일", "2024-05-13", "오늘도 무사히.")}), 2U);
  EXPECT_EQ(groups_of({monday, without_address("월요일", "", "오늘도 무사히.")}), 2U);
}

TEST(Group, WithTitleAndDateEqualACopyWithWordsAddedIsThePost) {
  const Imported first = without_address("밭", "2024-05-06", first_text);
  EXPECT_EQ(groups_of({first, without_address("밭", "2024-05-06", first_text + " 끝.")}), 1U);
  EXPECT_EQ(groups_of({first, without_address("밭", "2024-05-06", "머리말. " + first_text)}), 1U);
  EXPECT_EQ(groups_of({first, without_address("밭", "2024-05-06", second_text)}), 2U);
  EXPECT_EQ(groups_of({first, without_address("밭", "2024-05-06", "")}), 2U);
  EXPECT_EQ(
      groups_of({without_address("밭", "", first_text), without_address("밭", "", first_text + " 끝.")}), 2U)
      << "no date is known";
}

TEST(Group, DoesNotDependOnTheOrder) {
  std::vector<Imported> all{without_address("밭", "2024-05-06", first_text),
                            without_address("밭", "2024-05-06", first_text + " 끝."),
                            without_address("밭", "2024-05-06", second_text),
                            without_address("밭", "2024-05-07", first_text),
                            without_address("밭", "2024-05-06", "앞. " + first_text + " 끝.")};
  std::vector<std::size_t> order{0, 1, 2, 3, 4};
  do {
    std::vector<Imported> shuffled;
    for (const std::size_t i : order) shuffled.push_back(all[i]);
    EXPECT_EQ(groups_of(shuffled), 3U);
  } while (std::ranges::next_permutation(order).found);
}

TEST(Group, OneAddressIsOnePostWhateverTheNames) {
  Imported a = imported("note", 1, "밭", first_text, false);
  a.post.url = "https://note.tistory.com/m/1";
  Imported b = imported("other", {}, "서버", second_text, true);
  b.post.url = "note.tistory.com/1?category=2";
  EXPECT_EQ(groups_of({a, b}), 1U);
}

TEST(IdentityKeys, AJsonLinesOwnIdIsAKey) {
  Imported line = imported("note", 3, "밭", first_text, true);
  line.post.format = Format::jsonl;
  line.post.id = "my id/3 b";
  settle_blog(line, {});
  EXPECT_EQ(line.post.id, "my id/3 b");
  EXPECT_THAT(identity_keys(line, Record{}, {}),
              ElementsAre(IdentityKey{"id:my id/3 b", true}, IdentityKey{"id:note/3", false}));
}

TEST(BlogNames, FollowsNamesAndSurvivesCircles) {
  const BlogNames names({{"a", "b"}, {"b", "c"}, {"x", "y"}, {"y", "x"}});
  EXPECT_EQ(names.present_name("a"), "c");
  EXPECT_EQ(names.present_name("other"), "other");
  names.present_name("x");
  EXPECT_EQ(names.blog_of_host("a"), "c");
  EXPECT_EQ(names.blog_of_host("nowhere"), "");
}

}  // namespace identity_test
}  // namespace seogo::library
