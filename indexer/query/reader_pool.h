// Open readers of an index, each used by one search at a time: Xapian's databases are not shared by threads.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "index/generation.h"
#include "index/vocabulary.h"
#include "query/facet_columns.h"
#include "query/left_posts.h"
#include "query/of_revision.h"
#include "query/post_lengths.h"
#include "seogo/analyzer.h"
#include "seogo/result.h"

namespace seogo::query {

// What the readers of a pool keep in memory together.
struct Shared {
  FacetColumnsCache facet_columns;
  OfRevision<PostLengths> post_lengths;
  OfRevision<LeftPosts> left_posts;
};

// A generation as one search sees it, with the lexicon it was built by.
struct Reader {
  index::Generation generation;
  Xapian::Database database;
  Analyzer analyzer;
  index::Vocabulary vocabulary;
  std::shared_ptr<Shared> shared;
};

class ReaderPool {
 public:
  explicit ReaderPool(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // A reader of the generation in use, at its last commit.  Looks at the stub first, so a swap is seen at
  // once.
  Result<std::unique_ptr<Reader>> take();
  void give_back(std::unique_ptr<Reader> reader);

 private:
  Result<std::unique_ptr<Reader>> open();

  std::filesystem::path folder_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> idle_;
  std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
};

}  // namespace seogo::query
