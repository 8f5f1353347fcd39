// How well the engine ranks, without the programs around it: reads a set (corpus.jsonl, queries.tsv,
// qrels.tsv), builds an index of it in a temporary folder and prints nDCG@10, recall@100, the median of the
// totals and the time of a search.  Weights can be set by name, to see what a change of query/weights.h would
// do:
//
//   evaluate CORPUS.jsonl QUERIES.tsv QRELS.tsv [title=1.5 few.bigram=0.3 …]
//   evaluate --fields="title=2 tag=3" …                 other weights of fields: they are set when an index
//   is made evaluate --limit=10 …                              looks at fewer hits than 100, for a quick look
//   evaluate --index FOLDER QUERIES.tsv QRELS.tsv …     an index that is there already; made when it is not,
//   of
//                                                       the corpus named by --corpus=FILE

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "query/reader_pool.h"
#include "query/search.h"
#include "support/posts_in_memory.h"
#include "support/temp_folder.h"

namespace {

using namespace seogo;

std::vector<index::Change> read_corpus(const std::string& path) {
  std::vector<index::Change> changes;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    const auto key = static_cast<std::uint32_t>(changes.size() + 1);
    changes.push_back(test::change_of(key, row.value("title", ""), row.value("text", "")));
    Post& post = changes.back().post;
    post.id = row.at("id").get<std::string>();
    post.author = row.value("author", "");
    post.tags = row.value("tags", std::vector<std::string>());
    if (const auto category = row.find("category"); category != row.end())
      post.category = category->is_array() ? category->get<std::vector<std::string>>()
                                           : category_names(category->get<std::string>());
    post.headings = row.value("headings", std::vector<std::string>());
  }
  return changes;
}

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string column; std::getline(in, column, '\t');) out.push_back(column);
  return out;
}

// Grades by post, of each query.
using Judgments = std::map<std::string, std::map<std::string, double>>;

Judgments read_judgments(const std::string& path) {
  Judgments judgments;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);)
    if (const auto row = columns(line); row.size() >= 4 && row[3] != "0")
      judgments[row[0]][row[2]] = std::stod(row[3]);
  return judgments;
}

bool set_weight(query::Weights& weights, const std::string& setting) {
  const std::map<std::string, double*> names{
      {"k1", &weights.k1},           {"b", &weights.b},
      {"delta", &weights.delta},     {"min_length", &weights.min_normalised_length},
      {"latin", &weights.latin},     {"verb", &weights.verb},
      {"synonym", &weights.synonym}, {"title", &weights.title},
      {"asking", &weights.asking},   {"initials", &weights.initials},
      {"joint", &weights.joint},     {"title_joint", &weights.title_joint},
      {"inside", &weights.inside},   {"all_inside", &weights.all_inside},
      {"all", &weights.all}};
  const std::size_t equals = setting.find('=');
  const auto name = names.find(setting.substr(0, equals));
  if (equals == std::string::npos || name == names.end()) return false;
  *name->second = std::stod(setting.substr(equals + 1));
  return true;
}

// "few.title=1" changes one kind of queries, "title=1" all.
bool set_weight(query::WeightTable& table, const std::string& setting) {
  const std::map<std::string, query::Weights*> kinds{{"one", &table.one_word},
                                                     {"two", &table.two_words},
                                                     {"few", &table.few_words},
                                                     {"many", &table.sentence},
                                                     {"initials", &table.initials}};
  const std::size_t dot = setting.find('.');
  const auto kind = kinds.find(setting.substr(0, dot));
  if (dot != std::string::npos && kind != kinds.end())
    return set_weight(*kind->second, setting.substr(dot + 1));
  return std::ranges::all_of(kinds, [&](const auto& each) { return set_weight(*each.second, setting); });
}

double discounted(double grade, std::size_t rank) {
  return (std::exp2(grade) - 1) / std::log2(static_cast<double>(rank) + 2);
}

double gain_of(const std::vector<Hit>& hits, const std::map<std::string, double>& wanted) {
  double gain = 0, best = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, hits.size()); ++i)
    if (const auto grade = wanted.find(hits[i].id); grade != wanted.end())
      gain += discounted(grade->second, i);
  std::vector<double> grades;
  for (const auto& [id, grade] : wanted) grades.push_back(grade);
  std::sort(grades.rbegin(), grades.rend());
  for (std::size_t i = 0; i < std::min<std::size_t>(10, grades.size()); ++i) best += discounted(grades[i], i);
  return gain / best;
}

double recall_of(const std::vector<Hit>& hits, const std::map<std::string, double>& wanted) {
  const auto found =
      std::count_if(hits.begin(), hits.end(), [&](const Hit& hit) { return wanted.count(hit.id) > 0; });
  return static_cast<double>(found) / static_cast<double>(wanted.size());
}

int evaluate(query::ReaderPool& pool, const std::string& queries, const std::string& judgments,
             const query::WeightTable& weights, std::size_t limit, bool verbose) {
  const auto wanted = read_judgments(judgments);
  auto reader = pool.take();
  if (!reader) return std::fprintf(stderr, "%s\n", reader.error().message.en.c_str()), 1;
  double gain = 0, recall = 0, ms = 0;
  std::vector<std::size_t> totals;
  std::ifstream in(queries);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    const auto judged = wanted.find(line.substr(0, tab));
    if (tab == std::string::npos || judged == wanted.end()) continue;
    const Result<Query> asked = parse_query(std::string_view(line).substr(tab + 1));
    if (!asked) continue;
    SearchRequest request;
    request.query = *asked;
    request.limit = limit;
    request.facets = request.snippets = false;
    const auto start = std::chrono::steady_clock::now();
    const Result<SearchResults> results = query::search(**reader, request, {}, weights);
    ms += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    if (!results) continue;
    const double each = gain_of(results->hits, judged->second);
    if (verbose && each < 1) std::printf("%.3f total %zu: %s\n", each, results->total, line.c_str());
    gain += each;
    recall += recall_of(results->hits, judged->second);
    totals.push_back(results->total);
  }
  std::sort(totals.begin(), totals.end());
  const double n = static_cast<double>(std::max<std::size_t>(1, wanted.size()));
  std::printf("nDCG@10 %.4f  R %.3f  median total %zu  %.2f ms  %s\n", gain / n, recall / n,
              totals.empty() ? 0 : totals[totals.size() / 2], ms / n, queries.c_str());
  return 0;
}

}  // namespace

int main(int count, char** values) {
  std::vector<std::string> files;
  std::string folder, corpus;
  query::WeightTable weights;
  bool verbose = false;
  std::string field_weights;
  std::size_t limit = 100;
  for (int i = 1; i < count; ++i) {
    const std::string word = values[i];
    if (word == "--index" && i + 1 < count)
      folder = values[++i];
    else if (word.rfind("--corpus=", 0) == 0)
      corpus = word.substr(9);
    else if (word.rfind("--fields=", 0) == 0)
      field_weights = word.substr(9);
    else if (word.rfind("--limit=", 0) == 0)
      limit = std::stoul(word.substr(8));
    else if (word == "-v")
      verbose = true;
    else if (!set_weight(weights, word))
      files.push_back(word);
  }
  if (folder.empty() && files.size() == 3) {
    corpus = files.front();
    files.erase(files.begin());
  }
  if (files.size() != 2) return std::fprintf(stderr, "evaluate CORPUS QUERIES QRELS [NAME=WEIGHT]…\n"), 2;
  std::unique_ptr<test::TempFolder> own;
  if (folder.empty()) folder = (own = std::make_unique<test::TempFolder>())->path() / "index";
  if (!std::filesystem::exists(folder)) {
    test::PostsInMemory posts(read_corpus(corpus));
    std::filesystem::create_directories(folder);
    const Result<void> built = index::build(folder, "evaluate", posts.size(), posts,
                                            {.field_weights = index::field_weights_from(field_weights)});
    if (!built) return std::fprintf(stderr, "%s\n", built.error().message.en.c_str()), 1;
  }
  query::ReaderPool pool(folder);
  return evaluate(pool, files[0], files[1], weights, limit, verbose);
}
