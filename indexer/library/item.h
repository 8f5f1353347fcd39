// One thing on its way from the scan to the archive, and the work on it that needs no archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/media.h"
#include "archive/writer.h"
#include "seogo/importer.h"

namespace seogo::library {

// The file on the disk that something stands in.
struct InputMark {
  InputStat stat;      // path absolute
  std::string sha256;  // empty where it was not worked out
};

struct Item {
  enum class What { record, media, rejection };
  What what = What::record;
  InputMark input;
  std::string path;   // absolute, of the record or the refused thing
  std::string shown;  // the same as people named it
  Record record;
  MediaPiece piece;
  Error error;  // of a rejection

  // Filled in by work_on.
  std::optional<Result<Imported>> imported;
  std::string sha256;
  std::uint64_t size = 0;
  std::string packed;  // compress(kept)
  // Reference, and the file beside the page that it means; nothing where none lies there (yet).
  std::vector<std::pair<std::string, std::optional<archive::StoredMedia>>> beside;
  std::optional<Result<archive::StoredMedia>> stored;
};

// Whether the record is kept for the posts it names: a sitemap, a list of the API.  List pages of blogs are
// passed over.
bool is_list_of_posts(const Imported& imported);

// Roughly what it takes in memory.
std::size_t weight_of(const Item& item);

// Reads the record, packs what is to be kept, stores the pictures that lie beside it, or stores the piece.
// Safe from many threads.
void work_on(Item& item, archive::MediaStore& media, bool keep_secrets);

}  // namespace seogo::library
