// The sample blog, in all its shapes, becomes the library that data/sample-src/facts.json says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "seogo/archive.h"
#include "seogo/library.h"
#include "seogo/searcher.h"
#include "support/temp_folder.h"

namespace seogo {
namespace sample_test {

using Json = nlohmann::json;
using testing::HasSubstr;

const Json& facts() {
  static const Json truth = Json::parse(test::read_file(test::project_file("data/sample-src/facts.json")));
  return truth;
}

std::vector<std::string> texts(const Json& list) { return list.get<std::vector<std::string>>(); }

std::string without_blanks(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n') out += c;
  return out;
}

SearchResults ask(const Searcher& searcher, const std::string& text) {
  SearchRequest request;
  request.query = parse_query(text).value();
  request.limit = 100;
  auto results = searcher.search(request);
  EXPECT_TRUE(results.has_value()) << text;
  return results ? *results : SearchResults{};
}

std::set<std::string> ids(const SearchResults& results) {
  std::set<std::string> out;
  for (const Hit& hit : results.hits)
    if (!hit.partial_match) out.insert(hit.id);
  return out;
}

// The whole sample is indexed once; every test reads it.
class Sample : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new test::TempFolder;
    IndexOptions options;
    options.paths = {test::project_file("data/sample").string()};
    auto report = index_paths(*folder_ / "archive", options);
    ASSERT_TRUE(report.has_value()) << report.error().message.en;
    report_ = new IndexReport(*report);
    archive_ = new Archive(Archive::open(*folder_ / "archive").value());
    searcher_ = new Searcher(Searcher::open(index_folder(*folder_ / "archive")).value());
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete archive_;
    delete report_;
    delete folder_;
  }

  static test::TempFolder* folder_;
  static IndexReport* report_;
  static Archive* archive_;
  static Searcher* searcher_;
};

test::TempFolder* Sample::folder_ = nullptr;
IndexReport* Sample::report_ = nullptr;
Archive* Sample::archive_ = nullptr;
Searcher* Sample::searcher_ = nullptr;

TEST_F(Sample, EndsWithAsManyPostsAsWereWritten) {
  const Json& truth = facts();
  EXPECT_EQ(report_->posts, truth["total"]);
  EXPECT_EQ(report_->imported, truth["total"]);
  EXPECT_TRUE(report_->rejected.empty());
  EXPECT_TRUE(report_->conflicts.empty());
  EXPECT_EQ(archive_->stats()->posts, truth["total"]);
  EXPECT_EQ(searcher_->state()->posts, truth["total"]);
}

TEST_F(Sample, IsOneBlogWhoseNameIsProven) {
  const auto blogs = archive_->blogs();
  ASSERT_TRUE(blogs.has_value());
  ASSERT_EQ(blogs->size(), 1u);
  EXPECT_EQ(blogs->front().name, facts()["blog"].get<std::string>());
  EXPECT_FALSE(blogs->front().is_guess);
}

TEST_F(Sample, HoldsEachPostWithItsFields) {
  for (const Json& want : facts()["posts"]) {
    const std::string id = want["id"];
    const auto post = archive_->find(id);
    ASSERT_TRUE(post.has_value()) << id;
    EXPECT_EQ(post->title.value_or(""), want["title"].get<std::string>()) << id;
    EXPECT_EQ(post->category, texts(want["category"])) << id;
    EXPECT_THAT(post->tags, testing::UnorderedElementsAreArray(texts(want["tags"]))) << id;
    EXPECT_EQ(post->published ? to_string(*post->published) : "",
              want["published"].is_null() ? "" : want["published"].get<std::string>())
        << id;
    EXPECT_EQ(post->images.size(), want["pictures"]) << id;
    EXPECT_EQ(post->code.size(), want["code_blocks"]) << id;
    EXPECT_EQ(post->kind, want["protected"] ? Kind::protected_post
                          : want["notice"]  ? Kind::notice
                                            : Kind::post)
        << id;
    const std::string phrase = want["phrase"].is_string() ? want["phrase"].get<std::string>() : std::string();
    EXPECT_THAT(without_blanks(post->text), HasSubstr(without_blanks(phrase))) << id;
  }
}

TEST_F(Sample, FindsEachPostByItsDistinctivePhrase) {
  for (const Json& want : facts()["posts"]) {
    if (!want["phrase"].is_string()) continue;
    const auto results = ask(*searcher_, want["phrase"]);
    ASSERT_FALSE(results.hits.empty()) << want["phrase"];
    EXPECT_EQ(results.hits[0].id, want["id"].get<std::string>()) << want["phrase"];
  }
}

TEST_F(Sample, FindsNoPostByAWordOfTheSidebarOrAnAdvertisement) {
  EXPECT_EQ(ask(*searcher_, facts()["sidebar_word"]).total, 0u);
  EXPECT_EQ(ask(*searcher_, facts()["advertisement_word"]).total, 0u);
}

TEST_F(Sample, FiltersByCategoryTagAndDateAsTheFactsDo) {
  std::set<std::string> travel, retrospectives, of_2023;
  const Json& truth = facts();
  for (const Json& want : truth["posts"]) {
    const auto category = texts(want["category"]);
    const auto tags = texts(want["tags"]);
    if (!category.empty() && category[0] == "여행") travel.insert(want["id"]);
    if (std::ranges::count(tags, "회고") > 0) retrospectives.insert(want["id"]);
    if (want["published"].is_string() && want["published"].get<std::string>().starts_with("2023"))
      of_2023.insert(want["id"]);
  }
  EXPECT_EQ(ids(ask(*searcher_, "category:여행")), travel);
  EXPECT_EQ(ids(ask(*searcher_, "tag:회고")), retrospectives);
  EXPECT_EQ(ids(ask(*searcher_, "date:2023")), of_2023);
}

TEST_F(Sample, KeepsThePicturesOfTheBackup) {
  std::size_t held = 0, all = 0;
  for (const Json& want : facts()["posts"]) {
    const auto post = archive_->find(want["id"].get<std::string>());
    ASSERT_TRUE(post.has_value());
    for (const Image& image : post->images) {
      ++all;
      if (image.media.empty()) continue;
      ++held;
      EXPECT_GT(image.width, 0u) << want["id"];
      const auto file = archive_->media(image.media);
      ASSERT_TRUE(file.has_value()) << want["id"];
      EXPECT_EQ(std::filesystem::file_size(file->path), file->size);
      EXPECT_THAT(file->type, testing::StartsWith("image/"));
    }
  }
  EXPECT_EQ(all, held + 1) << "one picture is referred to and not there";
}

TEST_F(Sample, KnowsThePostThatNobodyImported) {
  const auto missing = archive_->missing();
  ASSERT_TRUE(missing.has_value());
  const Json& known = facts()["known_but_not_held"];
  ASSERT_EQ(missing->size(), known.size());
  EXPECT_EQ(missing->front().title, known[0]["title"].get<std::string>());
}

TEST_F(Sample, IsUnchangedWhenIndexedAgain) {
  IndexOptions options;
  options.paths = {test::project_file("data/sample").string()};
  const auto again = index_paths(*folder_ / "archive", options);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->imported + again->updated + again->removed, 0u);
  EXPECT_EQ(again->unchanged, facts()["total"]);
}

TEST(SampleShapes, TheZipAndTheFolderAreTheSameArchive) {
  const test::TempFolder folder;
  std::vector<std::vector<std::string>> texts_of_both;
  for (const char* shape : {"data/sample/backup", "data/sample/badanote-1-1.zip"}) {
    IndexOptions options;
    options.paths = {test::project_file(shape).string()};
    const auto path = folder / ("of-" + std::to_string(texts_of_both.size()));
    const auto report = index_paths(path, options);
    ASSERT_TRUE(report.has_value()) << report.error().message.en;
    const Archive archive = Archive::open(path).value();
    std::vector<std::string> posts;
    for (const Json& want : facts()["posts"])
      if (const auto post = archive.find(want["id"].get<std::string>())) {
        posts.push_back(post->id + "\n" + post->title.value_or("") + "\n" + post->text);
        for (const Image& image : post->images) posts.back() += "\n" + image.media;
      }
    EXPECT_EQ(posts.size(), facts()["counts"]["backup_posts"]) << shape;
    texts_of_both.push_back(posts);
  }
  EXPECT_EQ(texts_of_both[0], texts_of_both[1]);
}

}  // namespace sample_test
}  // namespace seogo
