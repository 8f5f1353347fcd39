// What follows from all posts together: series with their gaps, and near-copies.
#include <gmock/gmock.h>

#include <algorithm>

#include "seogo/archive.h"
#include "seogo/searcher.h"
#include "seogo/upkeep.h"
#include "support/library_calls.h"

namespace seogo {
namespace relations_test {

using test::index_into;
using test::line;
using test::TempFolder;
using testing::ElementsAre;

std::string part(int number, const std::string& more = {}) {
  const std::string n = std::to_string(number);
  return line("garden/" + n, "텃밭 (" + n + ") 이야기", "밭에 나가 " + n + "번째로 적는다.",
              R"("category":["밭"],"url":"https://garden.tistory.com/)" + n + "\"" +
                  (more.empty() ? "" : "," + more));
}

const SeriesContents& only(const std::vector<SeriesContents>& all) {
  EXPECT_EQ(all.size(), 1u);
  static const SeriesContents none;
  return all.empty() ? none : all.front();
}

std::vector<std::string> ids_for(const std::filesystem::path& archive, const std::string& query) {
  SearchRequest request;
  request.query = parse_query(query).value();
  request.limit = 50;
  const auto results = Searcher::open(index_folder(archive)).value().search(request);
  std::vector<std::string> ids;
  for (const Hit& hit : results.value().hits) ids.push_back(hit.id);
  std::ranges::sort(ids);
  return ids;
}

TEST(Series, ShowsItsGapsAndTheKnownPostsInThem) {
  const TempFolder folder;
  const std::string names_the_third =
      R"("related":[{"title":"텃밭 (3) 이야기","url":"https://garden.tistory.com/3"}])";
  index_into(folder / "archive", {folder.write("a.jsonl", part(1) + part(2) + part(5, names_the_third))});
  const auto archive = Archive::open(folder / "archive");
  const auto all = archive->series().value();
  const SeriesContents& series = only(all);
  EXPECT_EQ(series.name, "텃밭");
  EXPECT_EQ(series.count, 5u);
  EXPECT_THAT(series.missing, ElementsAre(3u, 4u));
  std::vector<std::string> parts;
  for (const SeriesPart& one : series.parts) parts.push_back(std::to_string(one.number) + " " + one.id);
  EXPECT_THAT(parts, ElementsAre("1 garden/1", "2 garden/2", "3 ", "5 garden/5"));
  ASSERT_TRUE(series.next("garden/2"));
  EXPECT_EQ(series.next("garden/2")->id, "garden/5") << "known posts are no place to go to";
  EXPECT_EQ(series.previous("garden/2")->id, "garden/1");
  EXPECT_FALSE(series.previous("garden/1"));
  EXPECT_FALSE(series.next("garden/5"));
  const Series want{"텃밭", 2, 2, 5};
  EXPECT_EQ(archive->find("garden/2")->series, want);
  EXPECT_THAT(ids_for(folder / "archive", "series:텃밭"), ElementsAre("garden/1", "garden/2", "garden/5"));
}

TEST(Series, IsToldOfKnownPostsAlone) {
  const TempFolder folder;
  const std::string names_two = R"("category":["밭"],"url":"https://garden.tistory.com/9","related":[)"
                                R"({"title":"텃밭 (1) 이야기","url":"https://garden.tistory.com/1"},)"
                                R"({"title":"텃밭 (3) 이야기","url":"https://garden.tistory.com/3"}])";
  index_into(folder / "archive",
             {folder.write("a.jsonl", line("garden/9", "후기", "밭을 정리했다.", names_two))});
  const auto all = Archive::open(folder / "archive")->series().value();
  const SeriesContents& series = only(all);
  EXPECT_EQ(series.name, "텃밭");
  EXPECT_EQ(series.parts.size(), 2u);
  EXPECT_THAT(series.missing, ElementsAre(1u, 2u, 3u));
}

TEST(Series, ChangesWithItsParts) {
  const TempFolder folder;
  index_into(folder / "archive", {folder.write("a.jsonl", part(1))});
  EXPECT_FALSE(Archive::open(folder / "archive")->find("garden/1")->series) << "one part is no series";
  index_into(folder / "archive", {folder.write("b.jsonl", part(2))});
  EXPECT_EQ(Archive::open(folder / "archive")->find("garden/1")->series, (Series{"텃밭", 1, 1, 2}));
  ASSERT_TRUE(remove_posts(folder / "archive", {"garden/2"}));
  EXPECT_FALSE(Archive::open(folder / "archive")->find("garden/1")->series);
  EXPECT_THAT(ids_for(folder / "archive", "series:텃밭"), ElementsAre());
}

TEST(Series, LeavesNoTraceOfPartsThatAReaderMayNotSee) {
  const TempFolder folder;
  index_into(folder / "archive",
             {folder.write("a.jsonl", part(1) + part(2) + part(3, R"("visibility":"private")"))});
  const auto archive = Archive::open(folder / "archive");
  const Visible open{true, true, false, true};
  EXPECT_EQ(archive->find("garden/1")->series->count, 3u);
  EXPECT_EQ(archive->find("garden/1", open)->series->count, 2u);
  EXPECT_EQ(only(archive->series(open).value()).parts.size(), 2u);
  EXPECT_EQ((*archive->series_of("garden/1", open))->count, 2u);
  EXPECT_FALSE(archive->series_of("garden/3", open));
}

// Fifty sentences of which `changed` are others.
std::string text_with(std::size_t changed, const std::string& other = "다른 ") {
  std::string text;
  for (std::size_t i = 0; i < 50; ++i)
    text += (i < changed ? other : std::string()) + "문장 " + std::to_string(i * 7919 % 1000) +
            "번은 밭에서 본 것을 적는다. ";
  return text;
}

std::string dated(const std::string& id, const std::string& date, const std::string& text,
                  const std::string& more = {}) {
  return line(id, "글 " + id, text, R"("published":")" + date + "\"" + (more.empty() ? "" : "," + more));
}

TEST(NearCopies, NameTheOldestTheyRepeat) {
  const TempFolder folder;
  index_into(
      folder / "archive",
      {folder.write("a.jsonl",
                    dated("b/1", "2024-03-01", text_with(1)) + dated("a/1", "2023-01-01", text_with(0)) +
                        dated("c/1", "2022-01-01", text_with(50, "전혀 딴 이야기로 ")) +
                        dated("d/1", "2024-05-01", "짧다.") + dated("e/1", "2024-06-01", "짧다."))});
  const auto archive = Archive::open(folder / "archive");
  EXPECT_EQ(archive->find("b/1")->copy_of, "a/1");
  EXPECT_EQ(archive->find("a/1")->copy_of, "");
  EXPECT_EQ(archive->find("c/1")->copy_of, "");
  EXPECT_EQ(archive->find("e/1")->copy_of, "") << "two words are no copy of anything";
  // An older one comes later, and leaves again.
  index_into(folder / "archive", {folder.write("b.jsonl", dated("z/9", "2020-01-01", text_with(0)))});
  EXPECT_EQ(archive->find("b/1")->copy_of, "z/9");
  EXPECT_EQ(archive->find("a/1")->copy_of, "z/9");
  ASSERT_TRUE(remove_posts(folder / "archive", {"z/9"}));
  EXPECT_EQ(archive->find("b/1")->copy_of, "a/1");
  EXPECT_EQ(archive->find("a/1")->copy_of, "");
}

TEST(NearCopies, DoNotNameWhatIsClosedToTheirReaders) {
  const TempFolder folder;
  index_into(
      folder / "archive",
      {folder.write("a.jsonl", dated("a/1", "2023-01-01", text_with(0), R"("visibility":"private")") +
                                   dated("b/1", "2024-01-01", text_with(0)) +
                                   dated("c/1", "2025-01-01", text_with(0), R"("visibility":"private")"))});
  const auto archive = Archive::open(folder / "archive");
  EXPECT_EQ(archive->find("b/1")->copy_of, "");
  EXPECT_EQ(archive->find("c/1")->copy_of, "a/1");
}

TEST(Relations, AreTheSameInAnyOrder) {
  const TempFolder folder;
  std::vector<std::string> parts{
      part(1) + dated("a/1", "2023-01-01", text_with(0)), part(2) + dated("b/1", "2024-03-01", text_with(1)),
      part(4) + dated("c/1", "2024-04-01", text_with(2)), part(3) + dated("d/1", "2021-04-01", text_with(3))};
  for (std::size_t i = 0; i < parts.size(); ++i)
    parts[i] = folder.write(std::to_string(i) + ".jsonl", parts[i]);
  index_into(folder / "whole", parts);
  const auto want = test::posts_of(folder / "whole");
  int number = 0;
  do {
    if (number++ % 5 != 0) continue;
    const auto archive = folder / ("apart" + std::to_string(number));
    for (const std::string& one : parts) index_into(archive, {one});
    EXPECT_EQ(test::posts_of(archive), want) << testing::PrintToString(parts);
  } while (std::ranges::next_permutation(parts).found);
}

}  // namespace relations_test
}  // namespace seogo
