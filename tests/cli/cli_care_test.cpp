// What `seogo` does with an archive beside searching it: taking back, out, away, and checking.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/cli_program.h"

namespace seogo {
namespace cli_care_test {

using test::post_line;
using test::Ran;
using testing::HasSubstr;
using Json = nlohmann::json;

class Care : public test::CliProgram {};

TEST_F(Care, ARemovedPostStaysAway) {
  index_one_post();
  EXPECT_EQ(seogo({"remove", "a/1"}).exit, 0);
  EXPECT_EQ(Json::parse(seogo({"search", "--json", "서버"}).out)["total"], 0);
  EXPECT_EQ(seogo({"show", "a/1"}).exit, 1);
  seogo({"index", "-"}, post_line);
  EXPECT_EQ(seogo({"show", "a/1"}).exit, 1);
}

TEST_F(Care, UndoTakesTheLastRunBackAndThenThereIsNone) {
  index_one_post();
  const Json undone = Json::parse(seogo({"undo", "--json"}).out);
  EXPECT_EQ(undone["undone"]["command"], "index");
  EXPECT_EQ(undone["removed"], 1);
  EXPECT_EQ(undone["posts"], 0);
  EXPECT_EQ(seogo({"undo"}).exit, 1);
}

TEST_F(Care, PurgeErasesForGoodAndRevivesOnlyWhenAsked) {
  index_one_post();
  EXPECT_EQ(seogo({"purge", "a/2"}).exit, 1);
  EXPECT_EQ(Json::parse(seogo({"purge", "--json", "a/1"}).out)["purged"], 1);
  EXPECT_EQ(seogo({"show", "a/1"}).exit, 1);
  EXPECT_EQ(seogo({"undo"}).exit, 2);
  seogo({"index", "-"}, post_line);
  EXPECT_EQ(seogo({"show", "a/1"}).exit, 1);
  EXPECT_EQ(seogo({"index", "--revive", "-"}, post_line).exit, 0);
  EXPECT_EQ(seogo({"show", "a/1"}).exit, 0);
}

TEST_F(Care, ExportedLinesComeBackThroughStandardInput) {
  index_one_post();
  const std::string folder = (folder_ / "out").string();
  EXPECT_EQ(seogo({"export", folder}).exit, 2) << "the format has to be said";
  const Ran ran = seogo({"export", "--format", "jsonl", "--json", folder});
  EXPECT_EQ(Json::parse(ran.out)["posts"], 1) << ran.err;
  const std::string lines = test::read_file(folder_ / "out/posts.jsonl");
  const std::string again = (folder_ / "again").string();
  EXPECT_EQ(seogo({"index", "--archive", again, "-"}, lines).exit, 0);
  EXPECT_EQ(seogo({"show", "--archive", again, "--json", "a/1"}).out, seogo({"show", "--json", "a/1"}).out);
  folder_.write("mine/diary.txt", "");
  EXPECT_EQ(seogo({"export", "--format", "html", (folder_ / "mine").string()}).exit, 2);
}

TEST_F(Care, AnExportTellsItsFolderAsItIsCalled) {
  index_one_post();
  const std::string folder = (folder_ / "1 posts").string();
  EXPECT_THAT(seogo({"export", "--format", "jsonl", folder}).out,
              HasSubstr("1 post, 0 older texts, 0 files written to " + folder + "."));
}

TEST_F(Care, ExportedPicturesComeBackThroughAPipeToo) {
  const std::string out = (folder_ / "out").string(), again = (folder_ / "again").string();
  ASSERT_EQ(seogo({"index", test::project_file("data/sample/backup").string()}).exit, 0);
  ASSERT_EQ(seogo({"export", "--format", "jsonl", out}).exit, 0);
  const Ran ran =
      test::run_program({"/bin/sh", "-c", "cd \"$1\" && cat posts.jsonl | \"$2\" index --archive \"$3\" -",
                         "sh", out, SEOGO_PROGRAM, again});
  EXPECT_EQ(ran.exit, 0) << ran.err;
  const auto pictures = [&](const std::string& archive) {
    return Json::parse(seogo({"stats", "--archive", archive, "--json"}).out)["images_held"];
  };
  EXPECT_GT(pictures(archive()), 0);
  EXPECT_EQ(pictures(again), pictures(archive()));
}

TEST_F(Care, BackupAndRestoreAreOneFile) {
  index_one_post();
  const std::string file = (folder_ / "saved.tar").string();
  EXPECT_EQ(Json::parse(seogo({"backup", "--json", file}).out)["posts"], 1);
  EXPECT_EQ(seogo({"restore", file}).exit, 2) << "there is an archive already";
  const std::string again = (folder_ / "again").string();
  EXPECT_EQ(seogo({"restore", "--archive", again, file}).exit, 0);
  EXPECT_EQ(Json::parse(seogo({"search", "--archive", again, "--json", "서버"}).out)["total"], 1);
  EXPECT_EQ(seogo({"compact", "--archive", again}).exit, 0);
}

TEST_F(Care, VersionsAndSeriesAreListedAndShown) {
  const auto line = [](int number, const std::string& text, int as_of) {
    return R"({"id":"a/)" + std::to_string(number) + R"(","blog":"a","title":"밭 )" + std::to_string(number) +
           R"(편","text":")" + text + R"(","as_of":)" + std::to_string(as_of) + "}\n";
  };
  seogo({"index", "-"},
        line(1, "상추를 심었다. 물도 주었다.", 1700000000) + line(3, "고추를 심었다.", 1700000000));
  seogo({"index", "-"}, line(1, "상추를 거두었다. 다 자랐다.", 1710000000));
  const Json versions = Json::parse(seogo({"show", "--versions", "--json", "a/1"}).out);
  ASSERT_EQ(versions["versions"].size(), 2u);
  EXPECT_EQ(versions["versions"][0]["shown"], false);
  EXPECT_THAT(seogo({"show", "--version", "1", "a/1"}).out, HasSubstr("상추를 심었다"));
  EXPECT_EQ(seogo({"show", "--version", "3", "a/1"}).exit, 1);
  EXPECT_EQ(Json::parse(seogo({"show", "--json", "a/1"}).out)["versions"], 2);
  const Json series = Json::parse(seogo({"series", "--json"}).out)["series"];
  ASSERT_EQ(series.size(), 1u);
  EXPECT_EQ(series[0]["missing"], Json::parse("[2]"));
  EXPECT_THAT(seogo({"series", "밭"}, {}, "ko").out, HasSubstr("빠진 번호: 2"));
  EXPECT_EQ(seogo({"series", "논"}).exit, 1);
}

TEST_F(Care, VerifyLeavesWithOneUntilWhatItFoundIsRepaired) {
  index_one_post();
  EXPECT_EQ(seogo({"verify"}).exit, 0);
  std::filesystem::remove_all(archive() + "/index");
  const Ran found = seogo({"verify", "--json"});
  EXPECT_EQ(found.exit, 1);
  const Json report = Json::parse(found.out);
  EXPECT_EQ(report["sound"], false);
  EXPECT_EQ(report["posts"], 1);
  ASSERT_EQ(report["findings"].size(), 1u);
  EXPECT_EQ(report["findings"][0]["kind"], "index_missing");
  EXPECT_EQ(seogo({"verify", "--repair"}).exit, 0);
  EXPECT_EQ(seogo({"verify"}, {}, "ko").out, "이상 없음: 글 1편, 원본 1개, 파일 0개를 확인했습니다.\n");
  EXPECT_EQ(Json::parse(seogo({"search", "--json", "서버"}).out)["total"], 1);
}

TEST_F(Care, MissingListsPostsByCategoryAndPicturesWithTheDaysLeft) {
  const std::string line =
      R"({"id":"a/1","blog":"a","title":"밭","category":["일상"],"url":"https://a.tistory.com/1",)"
      R"("html":"<p>상추를 심었다.</p><img src=\"https://blog.kakaocdn.net/x.png?expires=4102444799&signature=s\">",)"
      R"("related":[{"title":"고추","url":"https://a.tistory.com/2"}]})"
      "\n";
  ASSERT_EQ(seogo({"index", "-"}, line).exit, 0);
  const Json missing = Json::parse(seogo({"missing", "--json"}).out);
  ASSERT_EQ(missing["posts"].size(), 1u);
  EXPECT_EQ(missing["posts"][0]["title"], "고추");
  ASSERT_EQ(missing["images"].size(), 1u) << missing;
  EXPECT_EQ(missing["images"][0]["post"], "a/1");
  EXPECT_EQ(missing["images"][0]["expires"], "2100-01-01T08:59:59+09:00");
  EXPECT_GT(missing["images"][0]["days_left"], 20000);
  EXPECT_EQ(missing["categories"], Json::parse(R"([{"blog":"a","category":["일상"],"held":1,"missing":1}])"));
  EXPECT_THAT(seogo({"missing"}).out, HasSubstr("1 of 2"));
}

TEST_F(Care, CheckSaysInOneSentenceWhetherABlogMayBeDeleted) {
  const std::string known =
      folder_.write("sitemap.xml",
                    "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                    "<url><loc>https://a.tistory.com/1</loc></url>"
                    "<url><loc>https://a.tistory.com/2</loc></url></urlset>");
  const auto post = [](int number) {
    return R"({"blog":"a","number":)" + std::to_string(number) + R"(,"url":"https://a.tistory.com/)" +
           std::to_string(number) + R"(","title":"밭","text":"상추를 심었다. )" + std::to_string(number) +
           "\"}\n";
  };
  ASSERT_EQ(seogo({"index", "-"}, post(1)).exit, 0);
  const Ran unknown = seogo({"check", "a"});
  EXPECT_EQ(unknown.exit, 1);
  EXPECT_THAT(unknown.out, HasSubstr("nothing in the archive tells"));
  ASSERT_EQ(seogo({"index", known, folder_.write("third.jsonl", post(3))}).exit, 0);
  const Json lacking = Json::parse(seogo({"check", "--json", "a"}).out);
  EXPECT_EQ(lacking["complete"], false);
  ASSERT_EQ(lacking["missing"].size(), 1u);
  EXPECT_EQ(lacking["missing"][0]["url"], "https://a.tistory.com/2");
  EXPECT_EQ(lacking["compared"].size(), 1u);
  ASSERT_EQ(seogo({"index", "-"}, post(2)).exit, 0);
  const Ran complete = seogo({"check", "a"}, {}, "ko");
  EXPECT_EQ(complete.exit, 0) << complete.out;
  EXPECT_THAT(complete.out, testing::StartsWith("a 블로그는 모두 보관했습니다."));
  EXPECT_EQ(seogo({"check", "nowhere"}).exit, 1);
}

}  // namespace cli_care_test
}  // namespace seogo
