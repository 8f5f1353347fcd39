// The program `seogo` as people and scripts meet it: sentences, exit codes, JSON.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "archive/lock.h"
#include "support/run_program.h"

namespace seogo {
namespace cli_test {

using test::Ran;
using test::TempFolder;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

const char post_line[] =
    R"({"id":"a/1","title":"서버가 멈춘 밤","text":"어젯밤 서버가 멈췄다. 푸시 알림 때문이었다.","published":"2024-05-04"})"
    "\n";

class Cli : public testing::Test {
 protected:
  Ran seogo(std::vector<std::string> arguments, const std::string& input = {},
            const char* lang = "en") const {
    arguments.insert(arguments.begin(), SEOGO_PROGRAM);
    return test::run_program(
        arguments, {"SEOGO_ARCHIVE=" + archive(), std::string("SEOGO_LANG=") + lang, "LC_ALL=C"}, input);
  }
  std::string archive() const { return (folder_ / "archive").string(); }
  void index_one_post() const { ASSERT_EQ(seogo({"index", "-"}, post_line).exit, 0); }

  TempFolder folder_;
};

TEST_F(Cli, AloneWithoutAnArchiveSaysHowToBegin) {
  const Ran ran = seogo({});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_THAT(ran.out, HasSubstr("seogo index PATH"));
  EXPECT_THAT(ran.out, HasSubstr(archive()));
}

TEST_F(Cli, AloneWithAnArchiveSaysWhatItHolds) {
  index_one_post();
  const Ran ran = seogo({}, {}, "ko");
  EXPECT_EQ(ran.exit, 0);
  for (const char* part : {"서고", "글", "2024-05-04", "seogo search", "seogo serve"})
    EXPECT_THAT(ran.out, HasSubstr(part));
}

TEST_F(Cli, SuggestsWhileASyllableIsComposedAndListsWhatIsAlike) {
  const std::string others =
      R"({"id":"a/2","title":"서버를 다시 켠 아침","text":"아침에 서버를 켰다. 푸시 알림이 왔다."})"
      "\n"
      R"({"id":"a/3","title":"갯벌","text":"갯벌을 걸었다."})"
      "\n";
  ASSERT_EQ(seogo({"index", "-"}, post_line + others).exit, 0);
  const Json offered = Json::parse(seogo({"suggest", "--json", "섭"}).out)["suggestions"];
  ASSERT_FALSE(offered.empty());
  EXPECT_EQ(offered[0]["text"], "서버");
  EXPECT_EQ(offered[0]["kind"], "word");
  EXPECT_EQ(offered[0]["posts"], 2);
  EXPECT_THAT(seogo({"suggest", "서버", "아"}).out, HasSubstr("서버 아침"));
  EXPECT_EQ(seogo({"suggest", "뷁"}).out, "");

  const Json alike = Json::parse(seogo({"similar", "--json", "a/1"}).out)["hits"];
  ASSERT_EQ(alike.size(), 1u);
  EXPECT_EQ(alike[0]["id"], "a/2");
  EXPECT_EQ(seogo({"similar", "a/404"}).exit, 1);
}

TEST_F(Cli, AnUnknownVerbOffersTheNearestAndASearch) {
  const Ran ran = seogo({"serach"});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("seogo search\n"));
  EXPECT_THAT(seogo({"서버"}).err, HasSubstr("seogo search 서버"));
}

TEST_F(Cli, WrongWordsLeaveWithTwo) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"index"},
                                             {"search"},
                                             {"search", "--limit", "many", "x"},
                                             {"show"},
                                             {"--nonsense"},
                                             {"help", "nonsense"},
                                             {"blogs", "rename", "one"}})
    EXPECT_EQ(seogo(words).exit, 2) << words[0];
}

TEST_F(Cli, AMissingArchiveHasItsSentence) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"search", "서버"}, {"show", "a/1"}, {"stats"}, {"blogs"}, {"remove", "a/1"}, {"reindex"}}) {
    const Ran ran = seogo(words);
    EXPECT_EQ(ran.exit, 1) << words[0];
    EXPECT_THAT(ran.err, HasSubstr(archive())) << words[0];
    EXPECT_THAT(ran.err, HasSubstr("seogo index")) << words[0];
  }
}

TEST_F(Cli, APathThatIsNotThereHasItsSentence) {
  const Ran ran = seogo({"index", (folder_ / "nowhere").string()});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_THAT(ran.err, HasSubstr("nowhere"));
}

TEST_F(Cli, EmptyInputIsSaidAndLeavesWithThree) {
  std::filesystem::create_directories(folder_ / "empty");
  const Ran folder = seogo({"index", (folder_ / "empty").string()});
  EXPECT_EQ(folder.exit, 3);
  EXPECT_THAT(folder.err, HasSubstr("No post was found"));
  EXPECT_EQ(seogo({"index", "-"}, "").exit, 3);
}

TEST_F(Cli, AFileThatIsNoPostIsNamedForWhatItSeemsToBe) {
  folder_.write("in/style.css", "body { color: red }\n");
  const Ran ran = seogo({"index", "--json", "--explain-skips", (folder_ / "in").string()});
  EXPECT_EQ(ran.exit, 3);
  const Json report = Json::parse(ran.out);
  EXPECT_EQ(report["imported"], 0);
  EXPECT_EQ(report["skipped"], 1);
  EXPECT_THAT(ran.err, HasSubstr("style sheet 1"));
  ASSERT_EQ(report["skips"].size(), 1u);
  EXPECT_THAT(report["skips"][0]["path"], HasSubstr("style.css"));
  EXPECT_FALSE(report["skips"][0]["reason"].get<std::string>().empty());
}

TEST_F(Cli, ASecondWriterIsToldSoAndLeavesWithFour) {
  index_one_post();
  const auto lock = archive::WriterLock::take(archive(), {});
  ASSERT_TRUE(lock.has_value());
  const Ran ran = seogo({"index", "-"}, post_line);
  EXPECT_EQ(ran.exit, 4);
  EXPECT_FALSE(ran.err.empty());
  EXPECT_EQ(seogo({"search", "서버"}).exit, 0) << "readers go on";
}

TEST_F(Cli, AFolderThatMayNotBeWrittenIsSaid) {
  std::filesystem::create_directories(folder_ / "closed");
  std::filesystem::permissions(folder_ / "closed", std::filesystem::perms(0555));
  const std::string inside = (folder_ / "closed" / "archive").string();
  const std::string input = folder_.write("posts.jsonl", post_line);
  // Root writes where it likes unless it gives that right up.
  std::vector<std::string> command{"setpriv", "--bounding-set", "-dac_override,-dac_read_search"};
  if (geteuid() != 0) command.clear();
  command.insert(command.end(), {SEOGO_PROGRAM, "index", "--archive", inside, input});
  const Ran ran = test::run_program(command, {"SEOGO_LANG=en"});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_THAT(ran.err, HasSubstr(inside));
}

TEST_F(Cli, AnArchiveInAFolderThatMayNotBeWrittenIsStillRead) {
  index_one_post();
  const std::filesystem::path path = archive();
  for (const auto& it : std::filesystem::recursive_directory_iterator(path))
    std::filesystem::permissions(it, std::filesystem::perms(it.is_directory() ? 0555 : 0444));
  std::filesystem::permissions(path, std::filesystem::perms(0555));
  std::vector<std::string> drop{"setpriv", "--bounding-set", "-dac_override,-dac_read_search"};
  if (geteuid() != 0) drop.clear();
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"search", "--json", "서버"}, {"show", "a/1"}, {"stats", "--json"}}) {
    std::vector<std::string> command = drop;
    command.push_back(SEOGO_PROGRAM);
    command.insert(command.end(), words.begin(), words.end());
    const Ran ran = test::run_program(command, {"SEOGO_ARCHIVE=" + archive(), "SEOGO_LANG=en"});
    EXPECT_EQ(ran.exit, 0) << words[0] << ": " << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("2024")) << words[0];
  }
  std::filesystem::permissions(path, std::filesystem::perms(0755));
  for (const auto& it : std::filesystem::recursive_directory_iterator(path))
    if (it.is_directory()) std::filesystem::permissions(it, std::filesystem::perms(0755));
}

TEST_F(Cli, IndexTellsCountsAsJsonAndSaysNothingElseOnStandardOutput) {
  const Json first = Json::parse(seogo({"index", "--json", "-"}, post_line).out);
  EXPECT_EQ(first["imported"], 1);
  EXPECT_EQ(first["posts"], 1);
  const Json again = Json::parse(seogo({"index", "--json", "-"}, post_line).out);
  EXPECT_EQ(again["imported"], 0);
  EXPECT_EQ(again["unchanged"], 1);
}

TEST_F(Cli, OneIsCountedAsOne) {
  const Ran one = seogo({"index", "-"}, post_line);
  EXPECT_THAT(one.out, HasSubstr("       1  post new\n"));
  EXPECT_THAT(one.out, HasSubstr("1  post of which nothing tells"));
  EXPECT_THAT(one.out, HasSubstr("1 post in the archive, "));
  EXPECT_THAT(seogo({"search", "서버"}).out, HasSubstr("1 post, "));
  EXPECT_THAT(seogo({"remove", "a/1"}).out, HasSubstr("1 post removed."));
  EXPECT_THAT(seogo({"undo"}).out, HasSubstr("0 posts are gone, 1 post is again as before"));
}

TEST_F(Cli, DryRunWritesNothing) {
  const Ran ran = seogo({"index", "--dry-run", "--json", "-"}, post_line);
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_EQ(Json::parse(ran.out)["imported"], 1);
  EXPECT_FALSE(std::filesystem::exists(archive()));
}

TEST_F(Cli, SearchFindsAWordWithoutItsJosaAndMarksIt) {
  index_one_post();
  const Json answer = Json::parse(seogo({"search", "--json", "서버"}).out);
  EXPECT_EQ(answer["total"], 1);
  ASSERT_EQ(answer["hits"].size(), 1u);
  EXPECT_EQ(answer["hits"][0]["id"], "a/1");
  EXPECT_EQ(answer["hits"][0]["title_html"], "<mark>서버</mark>가 멈춘 밤");
  EXPECT_THAT(answer["hits"][0]["snippet_html"].get<std::string>(), HasSubstr("<mark>서버</mark>가 멈췄다"));
}

TEST_F(Cli, AWordBehindAMinusIsNoOption) {
  index_one_post();
  EXPECT_EQ(Json::parse(seogo({"search", "--json", "서버", "-푸시"}).out)["total"], 0);
  EXPECT_EQ(Json::parse(seogo({"search", "--json", "서버", "-docker"}).out)["total"], 1);
}

TEST_F(Cli, NoHitsIsAnAnswer) {
  index_one_post();
  const Ran ran = seogo({"search", "없는말이다"});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_THAT(ran.out, HasSubstr("No post matches"));
}

TEST_F(Cli, AnUnreadableValueShowsThePlace) {
  index_one_post();
  const Ran ran = seogo({"search", "서버", "date:soon"});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("^"));
}

TEST_F(Cli, ShowGivesTheSourceByteForByte) {
  index_one_post();
  std::string line = post_line;
  line.pop_back();
  EXPECT_EQ(seogo({"show", "--format", "source", "a/1"}).out, line);
  EXPECT_EQ(seogo({"show", "a/2"}).exit, 1);
}

TEST_F(Cli, ARemovedPostStaysAway) {
  index_one_post();
  EXPECT_EQ(seogo({"remove", "a/1"}).exit, 0);
  EXPECT_EQ(Json::parse(seogo({"search", "--json", "서버"}).out)["total"], 0);
  EXPECT_EQ(seogo({"show", "a/1"}).exit, 1);
  seogo({"index", "-"}, post_line);
  EXPECT_EQ(seogo({"show", "a/1"}).exit, 1);
}

TEST_F(Cli, UndoTakesTheLastRunBackAndThenThereIsNone) {
  index_one_post();
  const Json undone = Json::parse(seogo({"undo", "--json"}).out);
  EXPECT_EQ(undone["undone"]["command"], "index");
  EXPECT_EQ(undone["removed"], 1);
  EXPECT_EQ(undone["posts"], 0);
  EXPECT_EQ(seogo({"undo"}).exit, 1);
}

TEST_F(Cli, PurgeErasesForGoodAndRevivesOnlyWhenAsked) {
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

TEST_F(Cli, ExportedLinesComeBackThroughStandardInput) {
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

TEST_F(Cli, ExportedPicturesComeBackThroughAPipeToo) {
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

TEST_F(Cli, BackupAndRestoreAreOneFile) {
  index_one_post();
  const std::string file = (folder_ / "saved.tar").string();
  EXPECT_EQ(Json::parse(seogo({"backup", "--json", file}).out)["posts"], 1);
  EXPECT_EQ(seogo({"restore", file}).exit, 2) << "there is an archive already";
  const std::string again = (folder_ / "again").string();
  EXPECT_EQ(seogo({"restore", "--archive", again, file}).exit, 0);
  EXPECT_EQ(Json::parse(seogo({"search", "--archive", again, "--json", "서버"}).out)["total"], 1);
  EXPECT_EQ(seogo({"compact", "--archive", again}).exit, 0);
}

TEST_F(Cli, VersionsAndSeriesAreListedAndShown) {
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

TEST_F(Cli, CompletionsAreScriptsThatOfferVerbsAndOptions) {
  const std::string script = folder_.write("completion.bash", seogo({"completion", "bash"}).out);
  const auto offered = [&](const std::string& words, int place) {
    return test::run_program({"bash", "-c",
                              "source " + script + "; COMP_WORDS=(" + words + "); COMP_CWORD=" +
                                  std::to_string(place) + "; _seogo; printf '%s\\n' \"${COMPREPLY[@]}\""})
        .out;
  };
  EXPECT_EQ(offered("seogo sea", 1), "search\n");
  EXPECT_EQ(offered("seogo --archive x exp", 3), "export\n");
  EXPECT_EQ(offered("seogo export --format ma", 3), "markdown\n");
  EXPECT_EQ(offered("seogo index --rev", 2), "--revive\n");
  EXPECT_THAT(seogo({"completion", "zsh"}).out, testing::StartsWith("#compdef seogo\n"));
  EXPECT_THAT(seogo({"completion", "fish"}).out, HasSubstr("-a export"));
  EXPECT_EQ(seogo({"completion", "tcsh"}).exit, 2);
}

TEST_F(Cli, VerifyLeavesWithOneUntilWhatItFoundIsRepaired) {
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

TEST_F(Cli, MissingListsPostsByCategoryAndPicturesWithTheDaysLeft) {
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

TEST_F(Cli, CheckSaysInOneSentenceWhetherABlogMayBeDeleted) {
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

TEST_F(Cli, BatchPrintsATrecRunAndTimings) {
  index_one_post();
  const std::string queries = folder_.write("queries.tsv", "q1\t서버\nq2\tdate:soon\nq3\t푸시\n");
  const std::string timings = (folder_ / "timings.tsv").string();
  const Ran ran = seogo({"search", "--batch", queries, "--trec", "tag", "--timings", timings});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_THAT(ran.out, testing::MatchesRegex("q1 Q0 a/1 1 [0-9.]+ tag\nq3 Q0 a/1 1 [0-9.]+ tag\n"));
  EXPECT_THAT(ran.err, HasSubstr("q2"));
  EXPECT_THAT(test::read_file(timings), testing::MatchesRegex("q1\t[0-9.]+\nq3\t[0-9.]+\n"));
}

TEST_F(Cli, WhatAPostSaysCannotDriveTheTerminal) {
  seogo({"index", "-"}, "{\"id\":\"a/1\",\"title\":\"a\\u001b[2Jb\",\"text\":\"서버 \\u001b]0;x\\u0007\"}\n");
  EXPECT_THAT(seogo({"search", "서버"}).out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(seogo({"show", "a/1"}).out, Not(HasSubstr("\x1b")));
}

TEST_F(Cli, HelpAndManPageNameEveryVerbAndOptionInBothLanguages) {
  const std::string man = seogo({"help", "--man"}).out;
  for (const char* verb :
       {"index",  "search",  "show",   "stats",   "missing", "check",     "blogs",  "extract",
        "remove", "reindex", "verify", "serve",   "open",    "help",      "series", "export",
        "undo",   "purge",   "backup", "restore", "compact", "completion"}) {
    EXPECT_THAT(seogo({"help"}).out, HasSubstr(std::string("\n  ") + verb)) << verb;
    EXPECT_THAT(man, HasSubstr(std::string(".SS seogo ") + verb)) << verb;
    const Ran help = seogo({"help", verb});
    EXPECT_EQ(help.exit, 0);
    EXPECT_EQ(help.out, seogo({verb, "--help"}).out) << verb;
    EXPECT_THAT(seogo({verb, "--help"}, {}, "ko").out, HasSubstr("사용법")) << verb;
  }
  EXPECT_THAT(seogo({"--version"}).out, testing::StartsWith("seogo "));
}

}  // namespace cli_test
}  // namespace seogo
