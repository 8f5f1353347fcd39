// Open readers of an index, each used by one search at a time: Xapian's databases are not shared by threads.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "index/generation.h"
#include "index/vocabulary.h"
#include "seogo/analyzer.h"
#include "seogo/result.h"

namespace seogo::query {

// A generation as one search sees it, with the lexicon it was built by.
struct Reader {
  index::Generation generation;
  Xapian::Database database;
  Analyzer analyzer;
  index::Vocabulary vocabulary;
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
};

}  // namespace seogo::query
