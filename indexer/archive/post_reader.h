// The posts of an archive one after another, for whoever brings something derived up to date with them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "archive/sqlite.h"
#include "seogo/post.h"

namespace seogo::archive {

struct PostRow {
  std::uint32_t key = 0;
  std::uint64_t sequence = 0;
  bool held = false;  // else removed, hidden or joined, and `json` is empty
  std::string json;   // to_json of the post
};

// Reads one snapshot from beginning to end, with a connection of its own.  Throws Failure.
class PostReader {
 public:
  enum class Order { held_by_key, changes_by_sequence };

  // With changes_by_sequence: the rows changed after `after`.
  PostReader(const std::filesystem::path& folder, Order order, std::uint64_t after = 0);

  bool next(PostRow& row);  // false at the end
  void restart();
  std::uint64_t size() const { return size_; }
  std::uint64_t counter() const { return counter_; }  // of the last change in this snapshot

 private:
  void start();

  Database database_;
  Transaction snapshot_;
  Order order_;
  std::uint64_t after_;
  std::uint64_t size_ = 0;
  std::uint64_t counter_ = 0;
  std::optional<Rows> rows_;
};

}  // namespace seogo::archive
