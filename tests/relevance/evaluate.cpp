// How well the engine ranks, without the programs around it: reads a set (corpus.jsonl, queries.tsv,
// qrels.tsv), builds an index of it in a temporary folder and prints nDCG@10, recall@100, the median of the
// totals and the time of a search.  Weights can be set by name, to see what a change of query/weights.h would
// do:
//
//   evaluate CORPUS.jsonl QUERIES.tsv QRELS.tsv [title=1.5 few.bigram=0.3 …]
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
#include <set>
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
    changes.back().post.id = row.at("id").get<std::string>();
  }
  return changes;
}

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string column; std::getline(in, column, '\t');) out.push_back(column);
  return out;
}

std::map<std::string, std::set<std::string>> read_judgments(const std::string& path) {
  std::map<std::string, std::set<std::string>> wanted;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);)
    if (const auto row = columns(line); row.size() >= 4 && row[3] != "0") wanted[row[0]].insert(row[2]);
  return wanted;
}

bool set_weight(query::Weights& weights, const std::string& setting) {
  const std::map<std::string, double*> names{{"k1", &weights.k1},
                                             {"b", &weights.b},
                                             {"delta", &weights.delta},
                                             {"pair", &weights.pair},
                                             {"title_pair", &weights.title_pair},
                                             {"min_length", &weights.min_normalised_length},
                                             {"stem", &weights.stem},
                                             {"latin", &weights.latin},
                                             {"title", &weights.title},
                                             {"bigram", &weights.bigram},
                                             {"predicate", &weights.predicate},
                                             {"english", &weights.english},
                                             {"inside", &weights.inside},
                                             {"inside_title", &weights.inside_title},
                                             {"across", &weights.across_blank},
                                             {"synonym", &weights.synonym},
                                             {"initials", &weights.initials},
                                             {"most_words", &weights.most_words}};
  const std::size_t equals = setting.find('=');
  const auto name = names.find(setting.substr(0, equals));
  if (equals == std::string::npos || name == names.end()) return false;
  *name->second = std::stod(setting.substr(equals + 1));
  return true;
}

// "few.title=1" changes one kind of queries, "title=1" all.
bool set_weight(query::WeightTable& table, const std::string& setting) {
  const std::map<std::string, query::Weights*> kinds{
      {"one", &table.one_word}, {"few", &table.few_words}, {"many", &table.sentence}};
  const std::size_t dot = setting.find('.');
  const auto kind = kinds.find(setting.substr(0, dot));
  if (dot != std::string::npos && kind != kinds.end())
    return set_weight(*kind->second, setting.substr(dot + 1));
  return set_weight(table.one_word, setting) && set_weight(table.few_words, setting) &&
         set_weight(table.sentence, setting);
}

double gain_of(const std::vector<Hit>& hits, const std::set<std::string>& wanted) {
  double gain = 0, best = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, hits.size()); ++i)
    if (wanted.count(hits[i].id) > 0) gain += 1 / std::log2(static_cast<double>(i) + 2);
  for (std::size_t i = 0; i < std::min<std::size_t>(10, wanted.size()); ++i)
    best += 1 / std::log2(static_cast<double>(i) + 2);
  return gain / best;
}

double recall_of(const std::vector<Hit>& hits, const std::set<std::string>& wanted) {
  const auto found =
      std::count_if(hits.begin(), hits.end(), [&](const Hit& hit) { return wanted.count(hit.id) > 0; });
  return static_cast<double>(found) / static_cast<double>(wanted.size());
}

int evaluate(query::ReaderPool& pool, const std::string& queries, const std::string& judgments,
             const query::WeightTable& weights, bool verbose) {
  const auto wanted = read_judgments(judgments);
  auto reader = pool.take();
  if (!reader) return std::fprintf(stderr, "%s\n", reader.error().message.en.c_str()), 1;
  double gain = 0, recall = 0, ms = 0, full = 0;
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
    request.limit = 100;
    request.facets = request.snippets = false;
    const auto start = std::chrono::steady_clock::now();
    const Result<SearchResults> results = query::search(**reader, request, {}, weights);
    ms += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    if (!results) continue;
    const double each = gain_of(results->hits, judged->second);
    SearchRequest all = request;
    all.limit = results->total;
    const Result<SearchResults> matches = query::search(**reader, all, {}, weights);
    if (matches) full += recall_of(matches->hits, judged->second);
    if (verbose && each < 1) std::printf("%.3f total %zu: %s\n", each, results->total, line.c_str());
    gain += each;
    recall += recall_of(results->hits, judged->second);
    totals.push_back(results->total);
  }
  std::sort(totals.begin(), totals.end());
  const double n = static_cast<double>(std::max<std::size_t>(1, wanted.size()));
  std::printf("nDCG@10 %.4f  R@100 %.3f  meant among the full matches %.3f  median total %zu  %.2f ms  %s\n",
              gain / n, recall / n, full / n, totals.empty() ? 0 : totals[totals.size() / 2], ms / n,
              queries.c_str());
  return 0;
}

}  // namespace

int main(int count, char** values) {
  std::vector<std::string> files;
  std::string folder, corpus;
  query::WeightTable weights;
  bool verbose = false;
  for (int i = 1; i < count; ++i) {
    const std::string word = values[i];
    if (word == "--index" && i + 1 < count)
      folder = values[++i];
    else if (word.rfind("--corpus=", 0) == 0)
      corpus = word.substr(9);
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
    const Result<void> built = index::build(folder, "evaluate", posts.size(), posts, {});
    if (!built) return std::fprintf(stderr, "%s\n", built.error().message.en.c_str()), 1;
  }
  query::ReaderPool pool(folder);
  return evaluate(pool, files[0], files[1], weights, verbose);
}
