// What `verify` notices, and what it repairs: each test breaks one thing in an archive of the sample.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "archive/compress.h"
#include "archive/media.h"
#include "archive/sqlite.h"
#include "seogo/archive.h"
#include "seogo/library.h"
#include "support/temp_folder.h"

namespace seogo {
namespace verify_test {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class VerifyTest : public testing::Test {
 protected:
  void SetUp() override {
    IndexOptions options;
    options.paths = {test::project_file("data/sample").string()};
    const auto indexed = index_paths(archive, options);
    ASSERT_TRUE(indexed) << indexed.error().message.en;
    posts = indexed->posts;
  }

  void sql(const char* statement) const {
    archive::Database database(archive / "archive.sqlite", archive::Access::write);
    database.execute(statement);
  }

  std::string first(const char* query) const {
    archive::Database database(archive / "archive.sqlite", archive::Access::read);
    archive::Rows rows = database.query(query);
    return rows.next() ? rows.text(0) : std::string();
  }

  VerifyReport check(bool repair = false) const {
    const auto report = verify(archive, repair);
    EXPECT_TRUE(report) << report.error().message.en;
    return report ? *report : VerifyReport{};
  }

  static std::vector<std::string> kinds(const VerifyReport& report) {
    std::vector<std::string> found;
    for (const Finding& finding : report.findings) {
      EXPECT_FALSE(finding.message.en.empty() || finding.message.ko.empty()) << finding.kind;
      found.push_back(finding.kind);
    }
    return found;
  }

  test::TempFolder folder;
  std::filesystem::path archive = folder / "archive";
  std::uint64_t posts = 0;
};

TEST_F(VerifyTest, AFreshArchiveIsSoundAndAllOfItWasRead) {
  const VerifyReport report = check();
  EXPECT_THAT(kinds(report), IsEmpty());
  EXPECT_EQ(report.posts, posts);
  EXPECT_GE(report.contents, posts);
  EXPECT_GT(report.media, 0U);
  EXPECT_TRUE(report.is_sound());
}

TEST_F(VerifyTest, WithoutAnArchiveThereIsNothingToVerify) {
  const auto report = verify(folder / "elsewhere", false);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::no_archive);
}

TEST_F(VerifyTest, AMissingAndAChangedPictureAreNamedAndStayFindings) {
  const auto file = [&](const char* query) {
    return archive::media_file(media_folder(archive), first(query));
  };
  const auto gone = file("SELECT min(sha256) FROM media");
  const auto changed = file("SELECT max(sha256) FROM media");
  ASSERT_NE(gone, changed);
  std::filesystem::remove(gone);
  std::ofstream(changed, std::ios::binary | std::ios::app) << "x";
  EXPECT_THAT(kinds(check()), ElementsAre("media_missing", "media_damaged"));
  const VerifyReport repaired = check(true);
  EXPECT_FALSE(repaired.is_sound());
  EXPECT_EQ(repaired.findings[0].where, gone.string());
}

TEST_F(VerifyTest, AFileThatNoRowNamesIsHarmlessAndRepairRemovesIt) {
  const std::string name(62, 'a');
  const auto stray = folder.write("archive/media/aa/" + name, "bytes");
  const VerifyReport found = check();
  EXPECT_THAT(kinds(found), ElementsAre("media_orphan"));
  EXPECT_TRUE(found.is_sound());
  EXPECT_TRUE(std::filesystem::exists(stray));
  check(true);
  EXPECT_FALSE(std::filesystem::exists(stray));
  EXPECT_THAT(kinds(check()), IsEmpty());
}

TEST_F(VerifyTest, KeptBytesThatAreNotWhatCameAreFound) {
  sql("UPDATE contents SET kept = (SELECT kept FROM contents WHERE blanked = 0 ORDER BY id DESC LIMIT 1) "
      "WHERE id = (SELECT min(id) FROM contents WHERE blanked = 0)");
  sql("UPDATE contents SET kept = substr(kept, 1, 20) WHERE id = (SELECT max(id) FROM contents)");
  const VerifyReport found = check();
  EXPECT_THAT(kinds(found), ElementsAre("content_damaged", "content_damaged"));
  EXPECT_FALSE(found.findings[0].where.empty());
}

TEST_F(VerifyTest, APostWhoseRowIsDamagedIsDerivedFromItsSourcesAgain) {
  const std::string id = first("SELECT id FROM posts WHERE state = 0 ORDER BY key LIMIT 1");
  const auto before = Archive::open(archive)->find(id);
  ASSERT_TRUE(before);
  sql("UPDATE posts SET post = x'00' WHERE key = (SELECT key FROM posts WHERE state = 0 ORDER BY key LIMIT "
      "1)");
  EXPECT_THAT(kinds(check()), ElementsAre("post_damaged"));
  EXPECT_TRUE(check(true).is_sound());
  EXPECT_THAT(kinds(check()), IsEmpty());
  EXPECT_EQ(*Archive::open(archive)->find(id), *before);
}

TEST_F(VerifyTest, RowsWhoseSourceOrPostIsNotThereAreFoundAndRemoved) {
  sql("INSERT INTO aliases VALUES('id:nowhere/1', 4000000)");
  sql("INSERT INTO post_tags VALUES(4000000, '태그')");
  sql("INSERT INTO contents(sha256, size, blanked, kept) VALUES('00', 0, 1, (SELECT kept FROM contents LIMIT "
      "1))");
  EXPECT_THAT(kinds(check()),
              ElementsAre("alias_without_post", "detail_without_post", "content_without_source"));
  EXPECT_TRUE(check(true).is_sound());
  EXPECT_THAT(kinds(check()), IsEmpty());
}

TEST_F(VerifyTest, ASourceThatLostItsPostIsFoundAndNotRemoved) {
  sql("UPDATE sources SET post = 4000000 WHERE id = (SELECT min(id) FROM sources WHERE post IS NOT NULL)");
  EXPECT_THAT(kinds(check()), Contains("source_without_post"));
  EXPECT_FALSE(check(true).is_sound());
}

TEST_F(VerifyTest, AnIndexThatIsNotAsTheTruthIsBuiltAnew) {
  struct Row {
    const char* kind;
    const char* sql;
  };
  for (const Row& row :
       {Row{"index_behind", "UPDATE meta SET value = value + 2 WHERE key = 'counter'"},
        Row{"index_of_another", "UPDATE meta SET value = 'another' WHERE key = 'archive_id'"},
        Row{"index_differs",
            "UPDATE posts SET state = 2 WHERE key = (SELECT max(key) FROM posts WHERE state = 0)"}}) {
    sql(row.sql);
    EXPECT_THAT(kinds(check()), ElementsAre(row.kind));
    EXPECT_TRUE(check(true).is_sound()) << row.kind;
    EXPECT_THAT(kinds(check()), IsEmpty()) << row.kind;
  }
}

}  // namespace verify_test
}  // namespace seogo
