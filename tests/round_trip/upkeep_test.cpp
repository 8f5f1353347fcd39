// Changing an archive by hand: what undo, purge, revive, prune and versions promise.
#include "seogo/upkeep.h"

#include <gmock/gmock.h>

#include "seogo/archive.h"
#include "support/library_calls.h"

namespace seogo {
namespace upkeep_test {

namespace fs = std::filesystem;
using test::expect_sound;
using test::index_into;
using test::line;
using test::post;
using test::posts_of;
using test::TempFolder;
using test::total;
using testing::ElementsAre;
using testing::HasSubstr;

// What people can tell of an archive: its posts, those known and not held, and where addresses lead.
std::string state_of(const fs::path& folder) {
  std::string state = testing::PrintToString(posts_of(folder));
  const auto archive = Archive::open(folder);
  const auto missing = archive->missing();
  for (const MissingPost& post : *missing) state += "\nmissing " + post.url + post.title;
  const auto blogs = archive->blogs();
  for (const BlogSummary& blog : *blogs) state += "\nblog " + blog.name;
  for (const char* id :
       {"garden/1", "garden/2", "https://garden.tistory.com/3", "https://m.garden.tistory.com/4"})
    state += std::string("\n") + id + (archive->find(id) ? " is there" : " is not there");
  return state;
}

TEST(Undo, TakesEachKindOfRunBackOneAfterAnother) {
  const TempFolder folder;
  const fs::path archive = folder / "archive";
  std::vector<std::string> states;
  const auto note = [&] { states.push_back(state_of(archive)); };
  const std::string known = R"("related":[{"title":"모르는 글","url":"https://garden.tistory.com/4"}])";
  index_into(archive, {folder.write("in/1.jsonl", post(1) + post(2))});
  note();
  // A changed file, a new one, a post that names another.
  folder.write(
      "in/1.jsonl",
      post(1, "아주 새로 쓴 글이다. 상추는 이제 다 자랐고 다음 주에는 거둘 수 있을 것이다.") + post(2));
  folder.write("in/2.jsonl", line("garden/3", "밭 일기 3", "셋째 날이다.",
                                  R"("url":"https://garden.tistory.com/3",)" + known));
  index_into(archive, {(folder / "in").string()});
  note();
  ASSERT_TRUE(remove_posts(archive, {"garden/2"}));
  note();
  ASSERT_TRUE(rename_blog(archive, "garden", "field"));
  note();
  fs::remove(folder / "in/2.jsonl");
  IndexOptions prune;
  prune.prune = prune.force = true;
  index_into(archive, {(folder / "in").string()}, prune);
  ASSERT_NE(state_of(archive), states.back());

  for (const char* command : {"index", "blogs rename", "remove", "index"}) {
    const auto undone = undo(archive);
    ASSERT_TRUE(undone) << undone.error().message.en;
    EXPECT_EQ(undone->command, command);
    EXPECT_EQ(state_of(archive), states.back()) << command;
    states.pop_back();
    expect_sound(archive);
  }
  EXPECT_EQ(total(archive, "상추"), 2u);
  const auto first = undo(archive);
  ASSERT_TRUE(first) << first.error().message.en;
  EXPECT_EQ(first->posts, 0u);
  EXPECT_EQ(undo(archive).error().code, ErrorCode::not_found);
}

TEST(Undo, WhatWasTakenBackComesAgainWithItsSource) {
  const TempFolder folder;
  const fs::path archive = folder / "archive";
  const std::string file = folder.write("1.jsonl", post(1) + post(2));
  index_into(archive, {file});
  const std::string before = state_of(archive);
  ASSERT_TRUE(undo(archive));
  EXPECT_EQ(total(archive, "상추"), 0u);
  index_into(archive, {file});
  EXPECT_EQ(state_of(archive), before);
  EXPECT_EQ(total(archive, "상추"), 2u);
  ASSERT_TRUE(undo(archive));
  EXPECT_TRUE(posts_of(archive).empty());
  expect_sound(archive);
}

TEST(Undo, ARunThatChangedNothingIsPassedOver) {
  const TempFolder folder;
  const std::string file = folder.write("1.jsonl", post(1));
  index_into(folder / "archive", {file});
  index_into(folder / "archive", {file});
  const auto undone = undo(folder / "archive");
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->gone, 1u);
}

// Whether the bytes stand anywhere below the folder.
bool holds_bytes(const fs::path& folder, const std::string& wanted) {
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && test::read_file(entry.path()).find(wanted) != std::string::npos) {
      ADD_FAILURE() << entry.path() << " holds " << wanted;
      return true;
    }
  return false;
}

std::string png(char salt) {  // a picture of one pixel; what follows the end is passed over
  static constexpr unsigned char bytes[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0,    0,    0,
                                            13,   'I', 'H', 'D', 'R',  0,    0,    0,    1,    0,    0,
                                            0,    1,   8,   0,   0,    0,    0,    0x3a, 0x7e, 0x9b, 0x55};
  return std::string(reinterpret_cast<const char*>(bytes), sizeof bytes) + "salt " + salt;
}

std::string page(int number, const std::string& text, const char* picture) {
  return "<!doctype html><html><head><meta charset=utf-8><title>지울 글</title>"
         "<meta property=\"og:url\" content=\"https://garden.tistory.com/" +
         std::to_string(number) +
         "\"><meta property=\"og:type\" content=\"article\"></head><body id=\"tt-body-page\"><div "
         "class=\"article-view\"><div class=\"contents_style\"><p>" +
         text + "</p><img src=\"img/" + picture + "\"></div></div></body></html>";
}

TEST(Purge, LeavesNoByteBehind) {
  const TempFolder folder;
  const fs::path archive = folder / "archive";
  // Words that no compressor can hide: each row is a frame of zstd, and short texts stay literal in it.
  const std::string secret = "qzxjkvwpfhgyumbdtlnrcseo";
  folder.write("in/7.html", page(7, secret + " 이 글은 곧 사라진다. 아무 데도 남지 않는다.", "only.png"));
  folder.write("in/img/only.png", png('a'));
  index_into(archive, {(folder / "in/7.html").string(), folder.write("posts.jsonl", post(1) + post(2))});
  folder.write("in/7.html", page(7, "앞머리를 고쳤다. " + secret + " 이 글은 곧 사라진다.", "only.png"));
  index_into(archive, {(folder / "in/7.html").string()});
  const auto written = Archive::open(archive)->find("garden/7");
  ASSERT_TRUE(written);
  EXPECT_EQ(written->versions, 2u);
  ASSERT_FALSE(written->images.empty());
  const std::string media = written->images[0].media;
  ASSERT_FALSE(media.empty());
  ASSERT_EQ(total(archive, secret), 1u);

  const auto purged = purge_posts(archive, {"garden/7"});
  ASSERT_TRUE(purged) << purged.error().message.en;
  EXPECT_EQ(purged->sources, 2u);
  EXPECT_EQ(purged->media, 1u);
  EXPECT_FALSE(purged->readers_hold_old);
  EXPECT_FALSE(holds_bytes(archive, secret));
  EXPECT_FALSE(holds_bytes(archive, "지울 글"));
  EXPECT_FALSE(holds_bytes(archive, "salt a"));
  EXPECT_FALSE(holds_bytes(archive, media));
  EXPECT_FALSE(Archive::open(archive)->find("garden/7"));
  EXPECT_EQ(total(archive, "상추"), 2u) << "the others are as they were";
  expect_sound(archive);
  EXPECT_EQ(undo(archive).error().code, ErrorCode::bad_usage);

  // It stays away, until it is asked for.
  const IndexReport again = index_into(archive, {(folder / "in/7.html").string()});
  EXPECT_EQ(again.imported, 0u);
  ASSERT_EQ(again.skipped.size(), 1u);
  EXPECT_EQ(again.skipped[0].taken_for, "purged post");
  IndexOptions revive;
  revive.revive = true;
  EXPECT_EQ(index_into(archive, {(folder / "in/7.html").string()}, revive).imported, 1u);
  EXPECT_TRUE(Archive::open(archive)->find("garden/7"));
}

TEST(Purge, KeepsAPictureThatAnotherPostShows) {
  const TempFolder folder;
  folder.write("in/img/both.png", png('b'));
  for (const int number : {1, 2})
    folder.write("in/" + std::to_string(number) + ".html",
                 page(number, std::to_string(number) + "번 글이다.", "both.png"));
  index_into(folder / "archive", {(folder / "in").string()});
  const auto purged = purge_posts(folder / "archive", {"garden/1"});
  ASSERT_TRUE(purged) << purged.error().message.en;
  EXPECT_EQ(purged->media, 0u);
  const auto left = Archive::open(folder / "archive")->find("garden/2");
  ASSERT_TRUE(left);
  ASSERT_EQ(left->images.size(), 1u);
  EXPECT_FALSE(left->images[0].media.empty());
  expect_sound(folder / "archive");
}

TEST(Purge, OfAnUnknownIdErasesNothing) {
  const TempFolder folder;
  index_into(folder / "archive", {folder.write("a.jsonl", post(1))});
  EXPECT_EQ(purge_posts(folder / "archive", {"garden/1", "garden/9"}).error().code, ErrorCode::not_found);
  EXPECT_TRUE(Archive::open(folder / "archive")->find("garden/1"));
}

TEST(Revive, BringsARemovedPostBackAlsoFromAnUnchangedFile) {
  const TempFolder folder;
  const std::string file = folder.write("a.jsonl", post(1) + post(2));
  index_into(folder / "archive", {file});
  const std::string before = state_of(folder / "archive");
  ASSERT_TRUE(remove_posts(folder / "archive", {"garden/1"}));
  index_into(folder / "archive", {file});
  EXPECT_FALSE(Archive::open(folder / "archive")->find("garden/1"));
  IndexOptions revive;
  revive.revive = true;
  index_into(folder / "archive", {file}, revive);
  EXPECT_EQ(state_of(folder / "archive"), before);
  ASSERT_TRUE(undo(folder / "archive"));
  EXPECT_FALSE(Archive::open(folder / "archive")->find("garden/1")) << "its tombstone stands again";
}

TEST(Prune, OfAPathThatIsGoneOrEmptyHasToBeForced) {
  const TempFolder folder;
  folder.write("in/a.jsonl", post(1));
  index_into(folder / "archive", {(folder / "in").string()});
  fs::remove(folder / "in/a.jsonl");
  IndexOptions prune;
  prune.prune = true;
  prune.paths = {(folder / "in").string()};
  EXPECT_EQ(index_paths(folder / "archive", prune).error().code, ErrorCode::bad_usage);
  fs::remove(folder / "in");
  EXPECT_EQ(index_paths(folder / "archive", prune).error().code, ErrorCode::bad_usage);
  EXPECT_TRUE(Archive::open(folder / "archive")->find("garden/1"));
  prune.force = true;
  const auto forced = index_paths(folder / "archive", prune);
  ASSERT_TRUE(forced) << forced.error().message.en;
  EXPECT_EQ(forced->removed, 1u);
}

TEST(Versions, AreTheDifferentTextsTheOldestFirst) {
  const TempFolder folder;
  const fs::path archive = folder / "archive";
  const auto at = [](const std::string& as_of, const std::string& text) {
    return line("garden/1", "밭 일기", text, R"("url":"https://garden.tistory.com/1","as_of":)" + as_of);
  };
  const std::string full = "상추에 물을 주고 고추 모를 옮겼다. 저녁에는 비가 왔다.";
  folder.write("a.jsonl", at("1700000000", "상추에 물을 주었다. 고추는 내일 옮긴다."));
  folder.write("b.jsonl", at("1710000000", full));
  folder.write("c.jsonl", at("1720000000", "비었다."));
  for (const char* name : {"c.jsonl", "a.jsonl", "b.jsonl"}) index_into(archive, {(folder / name).string()});
  EXPECT_EQ(Archive::open(archive)->find("garden/1")->text, full);
  EXPECT_EQ(Archive::open(archive)->find("garden/1")->versions, 3u);
  const auto all = versions(archive, "https://garden.tistory.com/1");
  ASSERT_TRUE(all) << all.error().message.en;
  std::vector<std::string> told;
  for (const Version& version : *all)
    told.push_back(std::to_string(version.number) + (version.shown ? "* " : " ") +
                   version.post.text.substr(0, 6));
  EXPECT_THAT(told, ElementsAre("1 상추", "2* 상추", "3 비었"));
  EXPECT_THAT((*all)[1].paths, ElementsAre(HasSubstr("b.jsonl")));
  EXPECT_EQ(versions(archive, "garden/9").error().code, ErrorCode::not_found);
  // Pruned away, a text is still held.
  fs::remove(folder / "a.jsonl");
  IndexOptions prune;
  prune.prune = prune.force = true;
  index_into(archive, {(folder / "a.jsonl").string()}, prune);
  EXPECT_EQ(Archive::open(archive)->find("garden/1")->versions, 3u);
  EXPECT_EQ(versions(archive, "garden/1")->size(), 3u);
}

}  // namespace upkeep_test
}  // namespace seogo
