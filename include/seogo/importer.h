// From files to posts: what lies on a disk is split into records, each record is read as one post.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/post.h"
#include "seogo/result.h"

namespace seogo {

// The smallest thing that came: a file, a ZIP member, a JSON line, a row of a table, a post of an XML backup
// or a feed.  With
// its place, but without judgement: import_record reads it.
struct Record {
  std::string path;       // as shown to people: the file, or the container and the member behind "!/"
  std::string container;  // path of the container, empty for a plain file
  std::string folder;     // the folder it lies in: on disk, or inside the container
  std::string root;  // the outermost folder that came with it, empty in a container: what the record refers
                     // to never lies above
  Format format = Format::page;
  std::string bytes;  // exactly as they came; of XML that was split, a small document of the same kind
  std::string blog;   // whose blog this is, from --blog or the place; empty when nothing tells
  bool blog_is_guess = true;            // false only when the user named it
  std::optional<std::uint64_t> number;  // told by the place: the backup's folder name
  std::string saved_address;            // an address told by the place; empty for most
  std::int64_t file_time = 0;           // Unix seconds of the file or the member
};

// What one record was read as.
struct Imported {
  Post post;                  // kind not_a_post when it is none, `reason` says why
  bool blog_is_guess = true;  // an address inside the record proves the blog
  std::int64_t as_of = 0;     // Unix seconds: when this was the state of the post (MODEL section 2)
  std::string kept;           // the bytes to keep: as they came, secrets blanked
  bool blanked = false;       // whether `kept` differs from what came
  std::vector<std::string>
      other_hosts;  // further host names of the same blog (custom domain), proven by the page
};

// Reads one record.  A pure function, safe from many threads.  Fails with bad_input for what must be
// refused (too large, not text); a page that is no post is an answer, not a failure.
Result<Imported> import_record(const Record& record);

// A key or column of a record that a program wrote, and what it was taken for.
struct Column {
  std::string name;
  std::string taken_for;  // a key of our own lines (docs/format.md); empty when nobody understands it
  std::string sample;     // the beginning of its value
};

// What each key of a record in JSON or each column of a table is taken for; empty for other formats.  Safe
// from many threads.
std::vector<Column> columns_of(const Record& record);

// The importer's own version: a post derived by a lower one is derived anew.
inline constexpr int importer_version = 4;

// A picture or another file inside a container.
struct MediaPiece {
  std::string container;
  std::string member;   // path inside the container, NFC
  std::string address;  // that a web archive or a saved page gives it; empty for most
  std::string bytes;
};

struct InputStat {
  std::string path;
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  // Unix nanoseconds
};

struct Skip {
  std::string path;
  std::string taken_for;  // "picture", "style sheet", "list page", "wordpress-export" …
  Sentence reason;
};

struct Rejection {
  std::string path;
  Error error;
};

struct ScanOptions {
  std::string blog;                               // --blog; empty lets the place tell
  std::filesystem::path not_below;                // the archive itself, never read as input
  std::map<std::string, std::string> names = {};  // --map: keys of ours by the names that files have for them
};

// Hears what a scan meets, in the scanning thread, in a fixed order (paths sorted bytewise).
class ScanVisitor {
 public:
  virtual ~ScanVisitor() = default;
  // Asked before a file is opened and told its bytes' digest only by reading; false passes it over.
  virtual bool wants(const InputStat& input) = 0;
  // Called once for each file that `wants` let in and that is read or refused, with the SHA-256 (hex) of its
  // bytes, before its records or its rejection; false passes it over (the same bytes were read before).  Not
  // called for what is skipped, for files that cannot be read, and for standard input.
  virtual bool wants_digest(const InputStat& input, const std::string& sha256) = 0;
  virtual void record(Record record) = 0;
  virtual void media(MediaPiece piece) = 0;  // before the records that may refer to it
  virtual void skipped(Skip skip) = 0;
  virtual void rejected(Rejection rejection) = 0;
};

// Walks `paths` (files, folders, "-" for JSON Lines on standard input).  Paths that are told begin as the
// path was given; a line of JSON Lines is FILE!/LINE, a member of a ZIP FILE!/MEMBER.  Finds by content what
// each file is.  Fails only when a path does not exist or cannot be read at all; everything else goes to the
// visitor.  Stops early, without an error, when asked to.
Result<void> scan(const std::vector<std::string>& paths, const ScanOptions& options, ScanVisitor& visitor,
                  std::stop_token stop = {});

}  // namespace seogo
