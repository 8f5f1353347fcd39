// How well the sample blog's questions are answered: a figure for each kind of topics, compared with
// baseline.txt. After a change that is meant to move them: UPDATE_GOLDEN=1 sample_topics_test, and read the
// difference.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <vector>

#include "seogo/archive.h"
#include "seogo/library.h"
#include "seogo/searcher.h"
#include "support/temp_folder.h"

namespace seogo {
namespace sample_topics_test {

struct Topic {
  std::string kind, query;
  std::set<std::string> wanted;  // empty: nothing answers it
};

std::vector<Topic> read_topics() {
  std::vector<Topic> topics;
  std::ifstream in(test::project_file("tests/relevance/topics.tsv"));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    Topic topic;
    std::istringstream row(line);
    std::string numbers;
    std::getline(row, topic.kind, '\t');
    std::getline(row, topic.query, '\t');
    std::getline(row, numbers);
    std::istringstream list(numbers);
    for (std::string number; list >> number;) topic.wanted.insert("badanote/" + number);
    topics.push_back(std::move(topic));
  }
  return topics;
}

// nDCG@10; of a topic that nothing answers, whether nothing came.
double gain_of(const SearchResults& results, const Topic& topic) {
  if (topic.wanted.empty()) return results.total == 0 ? 1 : 0;
  double gain = 0, best = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, results.hits.size()); ++i)
    if (topic.wanted.contains(results.hits[i].id)) gain += 1 / std::log2(static_cast<double>(i) + 2);
  for (std::size_t i = 0; i < std::min<std::size_t>(10, topic.wanted.size()); ++i)
    best += 1 / std::log2(static_cast<double>(i) + 2);
  return gain / best;
}

TEST(SampleTopics, AreAnsweredAsWellAsBefore) {
  const test::TempFolder folder;
  IndexOptions options;
  options.paths = {test::project_file("data/sample").string()};
  ASSERT_TRUE(index_paths(folder / "archive", options).has_value());
  const Searcher searcher = Searcher::open(index_folder(folder / "archive")).value();

  const std::vector<Topic> topics = read_topics();
  EXPECT_GE(topics.size(), 60u);
  std::vector<std::string> kinds;
  for (const Topic& topic : topics)
    if (std::ranges::find(kinds, topic.kind) == kinds.end()) kinds.push_back(topic.kind);
  std::string table = "kind        topics  nDCG@10  not at the top\n";
  for (const std::string& kind : kinds) {
    double gain = 0;
    int count = 0;
    std::string missed;
    for (const Topic& topic : topics) {
      if (topic.kind != kind) continue;
      SearchRequest request;
      request.query = parse_query(topic.query).value();
      request.facets = false;
      const Result<SearchResults> results = searcher.search(request);
      ASSERT_TRUE(results.has_value()) << topic.query;
      const double each = gain_of(*results, topic);
      gain += each;
      ++count;
      if (each < 1) missed += (missed.empty() ? "" : ", ") + topic.query;
    }
    char row[64];
    std::snprintf(row, sizeof row, "%-10s %7d %8.3f  ", kind.c_str(), count, gain / count);
    table += row + missed + "\n";
  }

  const auto baseline = test::project_file("tests/relevance/baseline.txt");
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(baseline) << table;
  EXPECT_EQ(table, test::read_file(baseline));
}

}  // namespace sample_topics_test
}  // namespace seogo
