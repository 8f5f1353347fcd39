// Which field comes from which source, and that the order of sources never shows.
#include "library/merge.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "seogo/post_json.h"

namespace seogo::library {
namespace merge_test {

Imported source(Format format, std::int64_t as_of, const std::string& text) {
  Imported one;
  one.post.blog = "note";
  one.post.number = 1;
  one.post.format = format;
  one.post.text = text;
  one.as_of = as_of;
  one.blog_is_guess = format == Format::tistory_backup;
  return one;
}

Image image(const std::string& url, const std::string& media, std::uint32_t width) {
  Image one;
  one.url = one.original = url;
  one.media = media;
  one.width = width;
  return one;
}

Merged merged(const std::vector<Imported>& sources) {
  std::vector<Member> members;
  for (std::size_t i = 0; i < sources.size(); ++i)
    members.push_back({&sources[i], std::string(64, static_cast<char>('a' + i))});
  return merge(members);
}

const std::string long_text =
    "아침 일찍 밭에 나가 상추와 고추를 심었다. 물을 듬뿍 주고 돌아왔다. 내일은 비가 온다고 한다.";

TEST(Merge, AFieldComesFromTheNewestSourceThatHasIt) {
  Imported old_page = source(Format::tistory_page, 10, long_text);
  old_page.post.title = "옛 제목";
  old_page.post.tags = {"밭"};
  Imported new_backup = source(Format::tistory_backup, 20, long_text + " 고쳐 씀.");
  new_backup.post.title = "새 제목";
  const Merged outcome = merged({old_page, new_backup});
  EXPECT_EQ(outcome.post.title, "새 제목");
  EXPECT_THAT(outcome.post.tags, testing::ElementsAre("밭"));
  EXPECT_EQ(outcome.post.text, long_text + " 고쳐 씀.");
  EXPECT_EQ(outcome.post.format, Format::tistory_backup);
  EXPECT_EQ(outcome.post.versions, 2U);
  EXPECT_FALSE(outcome.blog_is_guess) << "the page proves the name";
  EXPECT_EQ(outcome.post.id, "note/1");
}

TEST(Merge, AtEqualTimesTheBackupIsTrustedMost) {
  const Merged outcome =
      merged({source(Format::text, 5, long_text + " 글"), source(Format::tistory_page, 5, long_text + " 쪽"),
              source(Format::tistory_backup, 5, long_text + " 원본")});
  EXPECT_EQ(outcome.post.format, Format::tistory_backup);
}

TEST(Merge, NoSourceMakesAHeldFieldEmptier) {
  struct Case {
    const char* what;
    std::string text;
  };
  const Case cases[] = {
      {"protected", ""},
      {"shrank by half", "아침 일찍 밭에 나갔다."},
      {"an error page",
       "요청하신 페이지를 찾을 수 없습니다. 주소를 다시 확인해 주세요. 이 안내가 길어도 마찬가지로 글이 "
       "아니다."},
  };
  for (const Case& c : cases) {
    Imported newer = source(Format::tistory_page, 20, c.text);
    newer.post.title = "다른 제목";
    const Merged outcome = merged({source(Format::tistory_page, 10, long_text), newer});
    EXPECT_EQ(outcome.post.text, long_text) << c.what;
    EXPECT_THAT(outcome.kept_older, testing::ElementsAre(1U)) << c.what;
  }
  EXPECT_TRUE(merged({source(Format::tistory_page, 10, long_text)}).kept_older.empty());
}

TEST(Merge, VisibilityIsWhatTheNewestPageShows) {
  Imported backup = source(Format::tistory_backup, 30, long_text);
  Imported page = source(Format::tistory_page, 10, long_text);
  page.post.visibility = Visibility::public_;
  EXPECT_EQ(merged({backup}).post.visibility, Visibility::unknown);
  EXPECT_EQ(merged({backup, page}).post.visibility, Visibility::public_);
  Imported closed = source(Format::tistory_page, 20, "");
  closed.post.visibility = Visibility::protected_;
  closed.post.kind = Kind::protected_post;
  const Merged outcome = merged({backup, page, closed});
  EXPECT_EQ(outcome.post.visibility, Visibility::protected_);
  EXPECT_EQ(outcome.post.kind, Kind::post);
  EXPECT_EQ(outcome.post.text, long_text);
}

TEST(Merge, ADayGetsItsTimeFromAnotherSource) {
  Imported day = source(Format::tistory_page, 20, long_text);
  day.post.published = parse_iso_date("2024-05-04");
  Imported moment = source(Format::tistory_backup, 10, long_text);
  moment.post.published = parse_iso_date("2024-05-04T18:23:00");
  EXPECT_EQ(to_string(*merged({day, moment}).post.published), "2024-05-04T18:23:00+09:00");
  moment.post.published = parse_iso_date("2023-01-01T00:00:00");
  EXPECT_EQ(to_string(*merged({day, moment}).post.published), "2024-05-04");
}

TEST(Merge, PicturesOfABackupServeThePageWithTheSameText) {
  Imported page = source(Format::tistory_page, 20, long_text);
  page.post.images = {image("https://cdn.example/a.png", "", 0)};
  Imported backup = source(Format::tistory_backup, 10, long_text);
  backup.post.images = {image("./img/img.png", std::string(64, 'c'), 3)};
  const Merged outcome = merged({page, backup});
  ASSERT_EQ(outcome.post.images.size(), 1U);
  EXPECT_EQ(outcome.post.images[0].url, "https://cdn.example/a.png");
  EXPECT_EQ(outcome.post.images[0].media, std::string(64, 'c'));
  EXPECT_EQ(outcome.post.images[0].width, 3U);
  backup.post.text += " 다른 글이다.";
  EXPECT_EQ(merged({page, backup}).post.images[0].media, "") << "another text may show other pictures";
}

TEST(Merge, TheOrderOfSourcesNeverShows) {
  std::vector<Imported> sources{
      source(Format::tistory_page, 10, long_text), source(Format::tistory_backup, 10, long_text + " 둘"),
      source(Format::text, 20, "짧다"), source(Format::rss, 15, long_text + " 셋 넷")};
  for (std::size_t i = 0; i < sources.size(); ++i) sources[i].post.title = "제목 " + std::to_string(i);
  std::vector<std::size_t> order{0, 1, 2, 3};
  std::string want;
  do {
    std::vector<Member> members;
    for (const std::size_t i : order)
      members.push_back({&sources[i], std::string(64, static_cast<char>('a' + i))});
    const std::string got = to_json(merge(members).post);
    if (want.empty()) want = got;
    EXPECT_EQ(got, want);
  } while (std::ranges::next_permutation(order).found);
}

TEST(ReadsLikeAnError, KnowsServersPagesButNotPostsAboutThem) {
  EXPECT_TRUE(reads_like_an_error("권한이 없거나 존재하지 않는 페이지입니다."));
  EXPECT_TRUE(reads_like_an_error("404 Not Found"));
  EXPECT_FALSE(reads_like_an_error(""));
  EXPECT_FALSE(reads_like_an_error(long_text));
  std::string post = "404 Not Found 를 만나는 까닭을 정리한다. ";
  for (int i = 0; i < 60; ++i) post += "설정을 하나씩 바꾸어 보았다. ";
  EXPECT_FALSE(reads_like_an_error(post));
}

}  // namespace merge_test
}  // namespace seogo::library
