// Measures what answers on posts of JSON Lines, without HTTP and without a cache:
//   a snippet: each post's text with the first two words of its title;
//   a hit: the same from the document's data, which is unpacked first;
//   suggestions for what people begin to type, each the middle of nine times.
// usage: query_bench POSTS.jsonl
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "bench/bench_posts.h"
#include "index/document.h"
#include "index/document_data.h"
#include "index/indexer.h"
#include "query/compile.h"
#include "query/hits.h"
#include "query/snippet.h"
#include "seogo/searcher.h"
#include "support/temp_folder.h"

namespace seogo::query {
namespace {

using bench::seconds;

double middle(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

std::string first_two_words(const std::string& title) {
  const std::size_t first = title.find(' ');
  return first == std::string::npos ? title : title.substr(0, title.find(' ', first + 1));
}

void measure_hits(const std::vector<index::Change>& posts, const Analyzer& analyzer) {
  double snippets = 0, hits = 0;
  std::size_t count = 0, marks = 0, bytes = 0;
  for (const index::Change& change : posts) {
    const Result<Query> query = parse_query(first_two_words(change.post.title.value_or("")));
    const Result<Plan> plan = query ? compile(*query, {analyzer}) : Unexpected{query.error()};
    if (!plan) continue;
    const Snippets wanted(plan->highlights, analyzer);
    const std::string data = index::to_bytes(index::hit_data(change.post));
    snippets += seconds([&] { marks += wanted.best(change.post.text).marks.size(); });
    hits += seconds([&] { marks += make_hit(data, &wanted)->snippet.marks.size(); });
    bytes += change.post.text.size();
    ++count;
  }
  const auto each = static_cast<double>(count);
  fmt::print("snippet {:.1f} us, hit {:.1f} us (texts of {:.0f} bytes, {:.1f} marks)\n",
             snippets / each * 1e6, hits / each * 1e6, static_cast<double>(bytes) / each,
             static_cast<double>(marks) / each / 2);
}

void measure_suggestions(const std::vector<index::Change>& posts) {
  const test::TempFolder folder;
  test::PostsInMemory source(posts);
  if (const Result<void> built = index::build(folder / "index", "bench", posts.size(), source, {}); !built) {
    fmt::print(stderr, "{}\n", built.error().message.en);
    std::exit(1);
  }
  const Result<Searcher> searcher = Searcher::open(folder / "index");
  if (!searcher) {
    fmt::print(stderr, "{}\n", searcher.error().message.en);
    std::exit(1);
  }
  double slowest = 0;
  for (const char* typed :
       {"ㅅ",   "서",   "서ㅂ", "섭", "서버",   "ㄱ",      "가", "이",   "한", "대",
        "ㅋㄷ", "ㅎㄱ", "써버", "tj", "데이타", "코드 리", "s",  "java", "2",  "여행 사"}) {
    std::vector<double> times;
    for (int i = 0; i < 9; ++i) times.push_back(seconds([&] { (void)searcher->suggest({.typed = typed}); }));
    fmt::print("suggest {:<8} {:6.2f} ms\n", typed, middle(times) * 1e3);
    slowest = std::max(slowest, middle(times));
  }
  fmt::print("slowest {:.2f} ms\n", slowest * 1e3);
}

}  // namespace
}  // namespace seogo::query

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: query_bench POSTS.jsonl\n");
    return 2;
  }
  const std::vector<seogo::index::Change> posts = seogo::bench::read_posts(argv[1]);
  seogo::LexiconLearner learner;
  for (const seogo::index::Change& change : posts) learner.learn(seogo::index::text_to_learn(change.post));
  seogo::query::measure_hits(posts, seogo::Analyzer(learner.finish()));
  seogo::query::measure_suggestions(posts);
}
