// The program `seogo` as people and scripts meet it: sentences, exit codes, JSON.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "archive/lock.h"
#include "support/cli_program.h"

namespace seogo {
namespace cli_test {

using test::post_line;
using test::Ran;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

class Cli : public test::CliProgram {};

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

TEST_F(Cli, EachFileIsNamedForWhatItWasTakenFor) {
  folder_.write("in/a.jsonl", std::string(post_line) + R"({"id":"b/2","text":"둘째 글이다."})" + "\n");
  folder_.write("in/feed.bin",
                "<rss version=\"2.0\"><channel><link>https://b.tistory.com</link><item><title>셋째</title>"
                "<link>https://b.tistory.com/3</link><description>셋째 글의 본문이다.</description></item>"
                "</channel></rss>");
  folder_.write("in/style.css", "body { color: red }\n");
  const Ran ran = seogo({"index", "--json", "--explain-skips", (folder_ / "in").string()});
  EXPECT_EQ(ran.exit, 0) << ran.err;
  const Json taken = Json::parse(ran.out)["taken"];
  ASSERT_EQ(taken.size(), 2U) << ran.out;
  EXPECT_THAT(taken[0]["path"], HasSubstr("a.jsonl"));
  EXPECT_EQ(taken[0]["taken_for"], "jsonl");
  EXPECT_EQ(taken[0]["records"], 2);
  EXPECT_THAT(taken[1]["path"], HasSubstr("feed.bin"));
  EXPECT_EQ(taken[1]["taken_for"], "rss");
  const Json unchanged =
      Json::parse(seogo({"index", "--json", "--explain-skips", (folder_ / "in").string()}).out)["taken"];
  EXPECT_EQ(unchanged, taken) << "files that did not change are named too";
  EXPECT_THAT(seogo({"index", "--explain-skips", "--archive", (folder_ / "other").string(),
                     (folder_ / "in").string()})
                  .out,
              AllOf(HasSubstr("a.jsonl [jsonl] × 2"), HasSubstr("style.css [style sheet]")));
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
