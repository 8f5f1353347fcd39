// Posts that an index is written from, without an archive.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "index/indexer.h"

namespace seogo::test {

class PostsInMemory : public index::ChangeSource {
 public:
  explicit PostsInMemory(std::vector<index::Change> changes = {}) : changes_(std::move(changes)) {}

  Result<bool> next(index::Change& change) override {
    if (at_ == changes_.size()) return false;
    change = changes_[at_++];
    return true;
  }
  Result<void> restart() override {
    at_ = 0;
    return {};
  }
  std::uint64_t size() const override { return changes_.size(); }

 private:
  std::vector<index::Change> changes_;
  std::size_t at_ = 0;
};

inline index::Change change_of(std::uint32_t key, std::string title, std::string text,
                               std::uint64_t sequence = 0) {
  index::Change change;
  change.key = key;
  change.sequence = sequence == 0 ? key : sequence;
  change.post.id = "blog/" + std::to_string(key);
  change.post.blog = "blog";
  if (!title.empty()) change.post.title = std::move(title);
  change.post.text = std::move(text);
  change.post.visibility = Visibility::public_;
  return change;
}

inline index::Change removal_of(std::uint32_t key, std::uint64_t sequence) {
  index::Change change;
  change.key = key;
  change.sequence = sequence;
  change.removed = true;
  return change;
}

}  // namespace seogo::test
