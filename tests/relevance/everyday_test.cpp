// How well natural queries are answered over posts of everyday topics, judged by reading: nDCG@10 for each
// kind of query, compared with everyday_baseline.txt.  After a change that is meant to move them:
// UPDATE_GOLDEN=1, and read the difference.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "seogo/archive.h"
#include "seogo/library.h"
#include "seogo/searcher.h"
#include "support/temp_folder.h"

namespace seogo {
namespace everyday_test {

using Grades = std::map<std::string, int>;  // by post

std::vector<std::vector<std::string>> rows_of(const std::string& file) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream in(test::project_file("tests/relevance/" + file));
  for (std::string line; std::getline(in, line);) {
    std::istringstream columns(line);
    auto& row = rows.emplace_back();
    for (std::string column; std::getline(columns, column, '\t');) row.push_back(column);
  }
  return rows;
}

double discounted(int grade, std::size_t rank) {
  return (std::exp2(grade) - 1) / std::log2(static_cast<double>(rank) + 2);
}

double gain_of(const std::vector<Hit>& hits, const Grades& grades) {
  double gain = 0, best = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, hits.size()); ++i)
    if (const auto grade = grades.find(hits[i].id); grade != grades.end())
      gain += discounted(grade->second, i);
  std::vector<int> ideal;
  for (const auto& [id, grade] : grades) ideal.push_back(grade);
  std::ranges::sort(ideal, std::greater());
  for (std::size_t i = 0; i < std::min<std::size_t>(10, ideal.size()); ++i) best += discounted(ideal[i], i);
  return gain / best;
}

TEST(EverydayQueries, AreAnsweredAsWellAsBefore) {
  const test::TempFolder folder;
  IndexOptions options;
  options.paths = {test::project_file("tests/relevance/everyday.jsonl").string()};
  ASSERT_TRUE(index_paths(folder / "archive", options).has_value());
  const Searcher searcher = Searcher::open(index_folder(folder / "archive")).value();
  std::map<std::string, Grades> judgments;
  for (const auto& row : rows_of("everyday_judgments.tsv"))
    judgments[row.at(0)][row.at(2)] = std::stoi(row.at(3));

  struct Kind {
    std::size_t queries = 0;
    double gain = 0;
    std::string short_of;  // those with less than half
  };
  std::map<char, Kind> kinds;
  for (const auto& row : rows_of("everyday_queries.tsv")) {
    SearchRequest request;
    request.query = parse_query(row.at(1)).value();
    request.facets = request.snippets = false;
    const Result<SearchResults> results = searcher.search(request);
    ASSERT_TRUE(results.has_value()) << row.at(1);
    const double gain = gain_of(results->hits, judgments[row.at(0)]);
    Kind& kind = kinds[row.at(0).front()];
    ++kind.queries;
    kind.gain += gain;
    if (gain < 0.5) kind.short_of += (kind.short_of.empty() ? "" : ", ") + row.at(1);
  }
  std::string table = "kind  queries  nDCG@10  answered badly\n";
  for (const auto& [name, kind] : kinds) {
    char line[64];
    std::snprintf(line, sizeof line, "%c %10zu %8.3f  ", name, kind.queries,
                  kind.gain / static_cast<double>(kind.queries));
    table += line + kind.short_of + "\n";
  }
  const auto baseline = test::project_file("tests/relevance/everyday_baseline.txt");
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(baseline) << table;
  EXPECT_EQ(table, test::read_file(baseline));
}

}  // namespace everyday_test
}  // namespace seogo
