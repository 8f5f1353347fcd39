// The ways out: each export of the sample, read as its readers would, and the way back in.
#include "seogo/export.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>

#include "seogo/archive.h"
#include "seogo/upkeep.h"
#include "support/library_calls.h"

namespace seogo {
namespace export_test {

namespace fs = std::filesystem;
using test::index_into;
using test::line;
using test::posts_of;
using test::TempFolder;
using testing::HasSubstr;
using testing::Not;

ExportReport written(const fs::path& archive, const fs::path& folder, ExportFormat format,
                     ExportOptions options = {}) {
  options.format = format;
  const auto report = export_archive(archive, folder, options);
  EXPECT_TRUE(report) << (report ? "" : report.error().message.en);
  return report ? *report : ExportReport{};
}

// The sample, and a post whose older text is held too.
class Export : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder;
    index_into(archive(), {test::project_file("data/sample").string()});
    const auto at = [](const std::string& as_of, const std::string& text) {
      return line(
          "garden/1", "밭 일기", text,
          R"("as_of":)" + as_of + R"(,"published":"2024-01-01","html":"<p>)" + text +
              R"( <a href=\"https://badanote.tistory.com/m/11\">여행</a> {{< call >}}</p>","comments":[{"author":"이웃",)"
              R"("published":null,"text":"*별* 하나\n둘","replies":[{"author":"주인","published":null,"text":"네","replies":[]}]}])");
    };
    index_into(archive(), {folder_->write("old.jsonl", at("1700000000", "상추를 심었다.")),
                           folder_->write("new.jsonl", at("1710000000", "상추를 심고 물을 주었다."))});
    ASSERT_EQ(Archive::open(archive())->find("garden/1")->versions, 2u);
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }
  static fs::path archive() { return *folder_ / "archive"; }

  static TempFolder* folder_;
};
TempFolder* Export::folder_ = nullptr;

TEST_F(Export, JsonLinesGiveTheSameArchiveAgain) {
  const ExportReport report = written(archive(), *folder_ / "lines", ExportFormat::jsonl);
  EXPECT_EQ(report.posts, posts_of(archive()).size());
  EXPECT_EQ(report.versions, 1u);
  EXPECT_GT(report.media, 0u);
  // With its pictures, which lie beside it.
  index_into(*folder_ / "again", {(*folder_ / "lines").string()});
  test::expect_same_posts(*folder_ / "again", archive());
  EXPECT_EQ(versions(*folder_ / "again", "garden/1")->size(), 2u);
  written(*folder_ / "again", *folder_ / "lines again", ExportFormat::jsonl);
  for (const char* file : {"posts.jsonl", "versions.jsonl"})
    EXPECT_TRUE(test::read_file(*folder_ / "lines again" / file) ==
                test::read_file(*folder_ / "lines" / file))
        << file;
  // Line by line in any order.
  std::vector<std::string> lines;
  std::ifstream in(*folder_ / "lines/posts.jsonl");
  for (std::string one; std::getline(in, one);) lines.push_back(one + "\n");
  std::ranges::reverse(lines);
  std::string reversed;
  for (const std::string& one : lines) reversed += one;
  fs::create_directories(*folder_ / "reversed");
  fs::copy(*folder_ / "lines/media", *folder_ / "reversed/media", fs::copy_options::recursive);
  index_into(*folder_ / "backwards", {folder_->write("reversed/posts.jsonl", reversed)});
  test::expect_same_posts(*folder_ / "backwards", archive());
}

TEST_F(Export, OnlyOwnFoldersAreReplaced) {
  folder_->write("mine/diary.txt", "내 일기");
  ExportOptions options;
  const auto refused = export_archive(archive(), *folder_ / "mine", options);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::bad_usage);
  EXPECT_EQ(test::read_file(*folder_ / "mine/diary.txt"), "내 일기");
  written(archive(), *folder_ / "twice", ExportFormat::jsonl);
  folder_->write("twice/left-over", "");
  written(archive(), *folder_ / "twice", ExportFormat::jsonl);
  EXPECT_FALSE(fs::exists(*folder_ / "twice/left-over"));
}

TEST_F(Export, OfOneBlogOrOfPublicPostsLeavesTheOthersOut) {
  ExportOptions one;
  one.blog = "garden";
  EXPECT_EQ(written(archive(), *folder_ / "garden", ExportFormat::jsonl, one).posts, 1u);
  ExportOptions open;
  open.visible = {true, false, false, false};
  EXPECT_LT(written(archive(), *folder_ / "open", ExportFormat::jsonl, open).posts,
            posts_of(archive()).size());
  EXPECT_THAT(test::read_file(*folder_ / "open/posts.jsonl"), Not(HasSubstr("\"visibility\":\"unknown\"")));
  one.blog = "nobody";
  EXPECT_EQ(export_archive(archive(), *folder_ / "nobody", one).error().code, ErrorCode::not_found);
}

std::string percent_decoded(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// Every relative address in the pages below `site` leads to a file; tells how many there were.
std::size_t check_addresses(const fs::path& site) {
  static const std::regex addresses("(?:href|src)=\"([^\"]*)\"");
  std::size_t checked = 0;
  for (const auto& entry : fs::recursive_directory_iterator(site)) {
    if (entry.path().extension() != ".html") continue;
    const std::string page = test::read_file(entry.path());
    EXPECT_THAT(page, Not(HasSubstr("<script"))) << entry.path();
    EXPECT_THAT(page, Not(HasSubstr("src=\"http"))) << entry.path();
    for (std::sregex_iterator at(page.begin(), page.end(), addresses), end; at != end; ++at) {
      const std::string address = (*at)[1];
      if (address.starts_with("http") || address.starts_with("mailto:") || address.starts_with("#")) continue;
      const fs::path target =
          entry.path().parent_path() / percent_decoded(address.substr(0, address.find('#')));
      EXPECT_TRUE(fs::exists(target)) << entry.path() << " leads to " << address;
      ++checked;
    }
  }
  return checked;
}

TEST_F(Export, TheSiteOpensFromDisk) {
  const ExportReport report = written(archive(), *folder_ / "site", ExportFormat::html);
  EXPECT_EQ(report.posts, posts_of(archive()).size());
  EXPECT_GT(check_addresses(*folder_ / "site"), 500u);
  const std::string page = test::read_file(*folder_ / "site/posts/garden/1.html");
  EXPECT_THAT(page, HasSubstr("상추를 심고 물을 주었다."));
  EXPECT_THAT(page, HasSubstr("<a href=\"../../posts/badanote/11.html\""))
      << "a mobile address of a held post";
  EXPECT_THAT(page, HasSubstr("<details>")) << "the older text";
  EXPECT_THAT(page, HasSubstr("*별* 하나<br>둘"));
  EXPECT_THAT(test::read_file(*folder_ / "site/posts/badanote/44.html"), HasSubstr("class=\"gone\""));
  const std::string series = test::read_file(*folder_ / "site/series.html");
  EXPECT_THAT(series, HasSubstr("badanote · 회고 주차"));
}

TEST_F(Export, HugoBuildsTheMarkdownAsItIs) {
  const ExportReport report = written(archive(), *folder_ / "markdown", ExportFormat::markdown);
  const std::string post = test::read_file(*folder_ / "markdown/content/garden/1/index.md");
  EXPECT_THAT(post, HasSubstr("](<../../badanote/11/>)"));
  EXPECT_THAT(post, HasSubstr("\\*별\\* 하나")) << "a comment is text";
  EXPECT_TRUE(fs::exists(*folder_ / "markdown/content/garden/1/version-1.md"));
  if (std::system("command -v hugo > /dev/null") != 0) GTEST_SKIP() << "hugo is not installed";
  const std::string command = "cd '" + (*folder_ / "markdown").string() + "' && HUGO_CACHEDIR='" +
                              (*folder_ / "cache").string() + "' hugo > hugo.log 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0) << test::read_file(*folder_ / "markdown/hugo.log");
  EXPECT_THAT(test::read_file(*folder_ / "markdown/hugo.log"), Not(HasSubstr("WARN")));
  const fs::path site = *folder_ / "markdown/public";
  std::size_t pages = 0;
  for (const auto& entry : fs::recursive_directory_iterator(site)) {
    const fs::path place = entry.path().lexically_relative(site);
    const bool is_post = std::distance(place.begin(), place.end()) == 3 && place.filename() == "index.html" &&
                         (*place.begin() == "badanote" || *place.begin() == "garden");
    pages += is_post ? 1 : 0;
  }
  std::size_t drafts = 0;
  for (const std::string& json : posts_of(archive()))
    drafts += json.find("\"visibility\":\"pr") != std::string::npos ? 1 : 0;
  EXPECT_EQ(pages + drafts, report.posts);
  EXPECT_TRUE(fs::exists(site / "tags/회고/index.html"));
  EXPECT_THAT(test::read_file(site / "garden/1/index.html"), HasSubstr("../../badanote/11/"));
  EXPECT_GT(check_addresses(site / "badanote/11"), 3u);
}

TEST_F(Export, TheWebArchiveHoldsEverySourceAndComesBack) {
  written(archive(), *folder_ / "warc", ExportFormat::warc);
  ExportOptions of_badanote;
  of_badanote.blog = "badanote";
  written(archive(), *folder_ / "warc of badanote", ExportFormat::warc, of_badanote);
  index_into(*folder_ / "from warc", {(*folder_ / "warc of badanote").string()});
  const auto original = Archive::open(archive());
  const auto again = Archive::open(*folder_ / "from warc");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->find("badanote/11")->text, original->find("badanote/11")->text);
  const std::string file = test::read_file(*folder_ / "warc/seogo-00001.warc");
  EXPECT_THAT(file, testing::StartsWith("WARC/1.1\r\nWARC-Type: warcinfo\r\n"));
  const auto source = original->source("badanote/11");
  ASSERT_TRUE(source);
  EXPECT_NE(file.find(*source), std::string::npos) << "as it came";
}

}  // namespace export_test
}  // namespace seogo
