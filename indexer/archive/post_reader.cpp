// The posts of an archive one after another: see post_reader.h.
#include "archive/post_reader.h"

#include "archive/compress.h"
#include "archive/files.h"
#include "archive/schema.h"

namespace seogo::archive {

PostReader::PostReader(const std::filesystem::path& folder, Order order, std::uint64_t after)
    : database_(database_file(folder), Access::read),
      snapshot_(database_, false),
      order_(order),
      after_(after) {
  counter_ = std::stoull(meta(database_, "counter"));
  const auto size = order_ == Order::held_by_key
                        ? database_.number("SELECT count(*) FROM posts WHERE state = 0")
                        : database_.number("SELECT count(*) FROM posts WHERE sequence > ?", after_);
  size_ = static_cast<std::uint64_t>(size.value_or(0));
  start();
}

void PostReader::start() {
  rows_.reset();
  if (order_ == Order::held_by_key)
    rows_.emplace(
        database_.query("SELECT key, sequence, state, post FROM posts WHERE state = 0 ORDER BY key"));
  else
    rows_.emplace(database_.query(
        "SELECT key, sequence, state, post FROM posts WHERE sequence > ? ORDER BY sequence", after_));
}

void PostReader::restart() { start(); }

bool PostReader::next(PostRow& row) {
  if (!rows_ || !rows_->next()) return false;
  row.key = static_cast<std::uint32_t>(rows_->integer(0));
  row.sequence = static_cast<std::uint64_t>(rows_->integer(1));
  row.held = rows_->integer(2) == 0;
  row.json = row.held ? take(decompress(rows_->view(3))) : std::string();
  return true;
}

}  // namespace seogo::archive
