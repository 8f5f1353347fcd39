// Reading an archive: ids, aliases and addresses, who may see what, what is missing, and archives that are
// not there.
#include "seogo/archive.h"

#include <gmock/gmock.h>

#include "archive/compress.h"
#include "archive/schema.h"
#include "archive/writer.h"
#include "post/digest.h"
#include "support/temp_folder.h"

namespace seogo {
namespace archive_test {

using archive::PostWrite;
using archive::Writer;
using test::TempFolder;

class ArchiveTest : public testing::Test {
 protected:
  TempFolder folder;

  Writer writer() {
    archive::WriterOptions options;
    options.create = true;
    auto opened = Writer::open(folder / "archive", options);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message.en);
    return std::move(*opened);
  }

  static Post post(std::uint64_t number, Visibility visibility = Visibility::public_) {
    Post made;
    made.blog = "note";
    made.number = number;
    made.id = "note/" + std::to_string(number);
    made.title = std::to_string(number) + "번 글";
    made.text = "짧은 글 둘";
    made.visibility = visibility;
    made.published = parse_iso_date("2024-05-0" + std::to_string(number));
    made.category = {"여행", "섬"};
    made.tags = {"바다"};
    return made;
  }

  // One post with one source, as an import leaves it.
  static archive::SourceId put(Writer& to, const Post& made, const std::vector<std::string>& aliases = {}) {
    Record record;
    record.path = "/in/" + made.id + ".html";
    archive::Input input;
    input.path = record.path;
    input.outcome = "read";
    archive::NewSource source;
    source.record = &record;
    source.input = to.put_input(input);
    const std::string bytes = "<p>" + made.id + "</p>";
    source.sha256 = sha256(bytes);
    source.size = bytes.size();
    const std::string packed = archive::compress(bytes);
    source.packed = packed;
    bool is_new = false;
    const archive::SourceId id = to.put_source(source, is_new);
    PostWrite write;
    write.post = made;
    write.aliases = aliases;
    to.write_post(write);
    to.set_post(id, write.key);
    return id;
  }

  Archive open() {
    auto opened = Archive::open(folder / "archive");
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message.en);
    return std::move(*opened);
  }
};

constexpr Visible only_public{true, false, false, false};

TEST_F(ArchiveTest, APostIsFoundUnderEveryNameItEverHad) {
  {
    Writer to = writer();
    put(to, post(1), {"id:note/first-post", "at:note.tistory.com/1", "at:blog.example.com/1"});
    to.commit();
  }
  const Archive archive = open();
  for (const char* name : {"note/1", "note/first-post", "https://note.tistory.com/1", "note.tistory.com/m/1",
                           "http://m.note.tistory.com/1?category=3", "https://blog.example.com/1",
                           "https://note.tistory.com/entry/first-post"}) {
    const auto found = archive.find(name);
    ASSERT_TRUE(found) << name;
    EXPECT_EQ(*found, post(1)) << name;
  }
  EXPECT_EQ(archive.source("note/1").value(), "<p>note/1</p>");
  for (const char* name : {"", "note/2", "note", "https://note.tistory.com/", "note/1/"}) {
    const auto found = archive.find(name);
    ASSERT_FALSE(found) << name;
    EXPECT_EQ(found.error().code, ErrorCode::not_found) << name;
  }
}

TEST_F(ArchiveTest, WhatMayNotBeSeenLeavesNoTrace) {
  const std::string picture(64, 'a');
  {
    Writer to = writer();
    put(to, post(1));
    Post hidden = post(2, Visibility::private_);
    Image image;
    image.url = "a.png";
    image.media = picture;
    hidden.images = {image};
    hidden.tags = {"비밀"};
    put(to, hidden);
    put(to, post(3, Visibility::unknown));
    to.put_media({picture, {"image/png", 3, 2}, 10});
    to.commit();
  }
  const Archive archive = open();
  EXPECT_TRUE(archive.find("note/2"));
  EXPECT_FALSE(archive.find("note/2", only_public));
  EXPECT_FALSE(archive.source("note/3", only_public));
  EXPECT_EQ(archive.media(picture)->type, "image/png");
  EXPECT_FALSE(archive.media(picture, only_public));
  EXPECT_FALSE(archive.media("../../etc/passwd"));
  const auto stats = archive.stats(only_public);
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->posts, 1U);
  EXPECT_EQ(stats->images, 0U);
  EXPECT_EQ(stats->tags.size(), 1U);
  EXPECT_EQ(archive.stats()->posts, 3U);
  EXPECT_EQ(archive.stats()->images_held, 1U);
  EXPECT_EQ(archive.stats()->words, 9U);
  ASSERT_EQ(archive.stats()->month_words.size(), 1U);
  EXPECT_EQ(archive.stats()->month_words[0].value, "2024-05");
  EXPECT_EQ(archive.stats()->month_words[0].count, 9U);
  EXPECT_EQ(archive.stats()->unknown_visibility, 1U);
  EXPECT_EQ(archive.stats(Visible{false, false, false, false})->posts, 0U);
}

TEST_F(ArchiveTest, KnownPostsAreNamedOnceUntilTheyAreHeld) {
  {
    Writer to = writer();
    const auto day = parse_iso_date("2024-04-01");
    archive::Edge by_address{"note",   "https://note.tistory.com/9", "id:note/9", "아홉", day, "여행/섬", 3,
                             "related"};
    archive::Edge by_label{"note", "", "", "열", day, "여행/섬", std::nullopt, "related"};
    archive::Edge same_without_address = by_address;
    same_without_address.url = same_without_address.key = "";
    archive::Edge by_slug = by_address;
    by_slug.url = "https://note.tistory.com/entry/nine";
    by_slug.key = "id:note/nine";
    archive::Edge held{"note", "https://note.tistory.com/2", "id:note/2", "2번 글", {}, "", {}, "related"};
    archive::Edge held_by_label{"note", "", "", "2번 글", parse_iso_date("2024-05-02"), "", {}, "related"};
    to.set_edges(put(to, post(1)), {by_slug, by_address, by_label, held});
    to.set_edges(put(to, post(2)), {by_address, by_label, same_without_address, held_by_label});
    to.commit();
  }
  const auto missing = open().missing();
  ASSERT_TRUE(missing);
  ASSERT_EQ(missing->size(), 2U);
  EXPECT_EQ(missing->at(0).title, "아홉");
  EXPECT_EQ(missing->at(0).url, "https://note.tistory.com/9");
  EXPECT_EQ(missing->at(0).comment_count, 3U);
  EXPECT_THAT(missing->at(0).category, testing::ElementsAre("여행", "섬"));
  EXPECT_EQ(missing->at(1).title, "열");
  EXPECT_EQ(missing->at(1).url, "");
  EXPECT_EQ(open().blogs()->at(0).missing, 2U);
}

TEST_F(ArchiveTest, AReaderSeesEachCommitAndNothingBefore) {
  Writer to = writer();
  const Archive archive = open();
  put(to, post(1));
  EXPECT_FALSE(archive.find("note/1"));
  to.commit();
  EXPECT_TRUE(archive.find("note/1"));
  EXPECT_EQ(archive.state()->counter, 1U);
  put(to, post(2));
  { const Writer gone = std::move(to); }
  EXPECT_FALSE(archive.find("note/2")) << "a writer that ends without a commit leaves nothing";
  EXPECT_EQ(archive.state()->counter, 1U);
}

TEST_F(ArchiveTest, JoinedPostsLeadToTheOneTheyJoined) {
  {
    Writer to = writer();
    put(to, post(1));
    put(to, post(2));
    to.join_post(2, 1);
    to.commit();
  }
  EXPECT_EQ(open().find("note/2")->id, "note/1");
  EXPECT_EQ(open().stats()->posts, 1U);
}

TEST_F(ArchiveTest, AnUnchangedPostTakesNoNumber) {
  Writer to = writer();
  PostWrite write;
  write.post = post(1);
  EXPECT_EQ(to.write_post(write), archive::Written::inserted);
  const auto counter = to.counter();
  EXPECT_EQ(to.write_post(write), archive::Written::unchanged);
  EXPECT_EQ(to.counter(), counter);
  write.post.title = "고친 제목";
  EXPECT_EQ(to.write_post(write), archive::Written::updated);
  EXPECT_EQ(to.counter(), counter + 1);
}

TEST_F(ArchiveTest, EachKindOfBrokenArchiveHasItsSentence) {
  EXPECT_EQ(Archive::open(folder / "nowhere").error().code, ErrorCode::no_archive);
  EXPECT_THAT(Archive::open(folder / "nowhere").error().hint.en, testing::HasSubstr("seogo index PATH"));
  EXPECT_EQ(Writer::open(folder / "nowhere", {}).error().code, ErrorCode::no_archive);
  EXPECT_FALSE(std::filesystem::exists(folder / "nowhere"));

  folder.write("text/archive.sqlite", std::string(8192, 'x'));
  EXPECT_EQ(Archive::open(folder / "text").error().code, ErrorCode::damaged);
  EXPECT_EQ(Writer::open(folder / "text", {}).error().code, ErrorCode::damaged);
  EXPECT_EQ(test::read_file(folder / "text/archive.sqlite"), std::string(8192, 'x'));

  { Writer made = writer(); }
  {
    archive::Database db(folder / "archive/archive.sqlite", archive::Access::write);
    db.script("UPDATE meta SET value = '99' WHERE key = 'schema'");
  }
  EXPECT_EQ(Archive::open(folder / "archive").error().code, ErrorCode::archive_version);
  EXPECT_EQ(Writer::open(folder / "archive", {}).error().code, ErrorCode::archive_version);
}

TEST_F(ArchiveTest, AnImmutableCopyIsReadWithoutWritingBesideIt) {
  {
    Writer to = writer();
    put(to, post(1));
    to.commit();
  }
  archive::Database db(folder / "archive/archive.sqlite", archive::Access::read_immutable);
  EXPECT_EQ(db.number("SELECT count(*) FROM posts"), 1);
  EXPECT_FALSE(std::filesystem::exists(folder / "archive/archive.sqlite-shm"));
}

}  // namespace archive_test
}  // namespace seogo
