// Measures the index on posts of JSON Lines (keys title, body, tags, category, date):
//   analysis alone, documents alone, a whole build for each number of jobs, catching up with the same posts,
//   and what each table takes beside the text.
// usage: index_bench POSTS.jsonl [JOBS…]
#include <fmt/format.h>
#include <sys/resource.h>

#include <string>
#include <vector>

#include "bench/bench_posts.h"
#include "index/document.h"
#include "index/generation.h"
#include "index/indexer.h"
#include "support/posts_in_memory.h"
#include "support/temp_folder.h"

namespace seogo::index {
namespace {

namespace fs = std::filesystem;
using bench::read_posts;
using bench::seconds;

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto in_seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return in_seconds(usage.ru_utime) + in_seconds(usage.ru_stime);
}

long peak_mb() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

void must(const Result<void>& done) {
  if (done) return;
  fmt::print(stderr, "{}\n", done.error().message.en);
  std::exit(1);
}

void print_sizes(const fs::path& folder, std::size_t text_bytes) {
  const Result<Generation> generation = open_current(folder);
  std::uintmax_t all = 0;
  for (const auto& entry : fs::directory_iterator(generation->path)) {
    const std::uintmax_t size = entry.file_size();
    all += size;
    if (size > 0)
      fmt::print("    {:<20} {:8.2f} MB  {:.3f} x text\n", entry.path().filename().string(),
                 static_cast<double>(size) / 1e6,
                 static_cast<double>(size) / static_cast<double>(text_bytes));
  }
  fmt::print("    {:<20} {:8.2f} MB  {:.3f} x text\n", "all", static_cast<double>(all) / 1e6,
             static_cast<double>(all) / static_cast<double>(text_bytes));
}

void run(const char* path, const std::vector<unsigned>& all_jobs) {
  const std::vector<Change> posts = read_posts(path);
  const auto count = static_cast<double>(posts.size());
  std::size_t text_bytes = 0;
  for (const Change& change : posts) text_bytes += change.post.text.size();
  fmt::print("{} posts, {:.2f} MB of text\n", posts.size(), static_cast<double>(text_bytes) / 1e6);

  Lexicon lexicon;
  const double learning = seconds([&] {
    LexiconLearner learner;
    for (const Change& change : posts) learner.learn(text_to_learn(change.post));
    lexicon = learner.finish();
  });
  const Analyzer analyzer(lexicon);
  std::size_t words = 0, terms = 0;
  const double analysing = seconds([&] {
    for (const Change& change : posts) words += analyzer.analyze(change.post.text).size();
  });
  const double documents = seconds([&] {
    for (const Change& change : posts) terms += make_document(change.key, change.post, analyzer).terms.size();
  });
  fmt::print("learn {:.3f} ms a post, analyze {:.3f} ({:.0f} words), make_document {:.3f} ({:.0f} terms)\n",
             learning / count * 1e3, analysing / count * 1e3, static_cast<double>(words) / count,
             documents / count * 1e3, static_cast<double>(terms) / count);

  for (const unsigned jobs : all_jobs) {
    const test::TempFolder temp;
    IndexWriteOptions options;
    options.jobs = jobs;
    test::PostsInMemory source(posts);
    const double cpu = cpu_seconds();
    const double building =
        seconds([&] { must(build(temp / "index", "bench", posts.size(), source, options)); });
    fmt::print("build, {} jobs: {:.0f} posts/s, {:.2f} s, CPU {:.2f} s, peak {} MB\n", jobs, count / building,
               building, cpu_seconds() - cpu, peak_mb());
    print_sizes(temp / "index", text_bytes);

    test::PostsInMemory nothing;
    must(build(temp / "caught_up", "bench", 0, nothing, options));
    must(source.restart());
    const double catching =
        seconds([&] { must(catch_up(temp / "caught_up", posts.size(), source, options)); });
    fmt::print("catch up from nothing, {} jobs: {:.0f} posts/s\n", jobs, count / catching);
  }
}

}  // namespace
}  // namespace seogo::index

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: index_bench POSTS.jsonl [JOBS...]\n");
    return 2;
  }
  std::vector<unsigned> jobs;
  for (int i = 2; i < argc; ++i) jobs.push_back(static_cast<unsigned>(std::stoul(argv[i])));
  if (jobs.empty()) jobs = {1, 2};
  seogo::index::run(argv[1], jobs);
}
