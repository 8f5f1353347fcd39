// Writing an archive: take sources in, keep index and truth together, take posts out.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo {

// What a long run tells while it works, at most ten times a second, from the calling thread or another,
// never from two at once.
struct Progress {
  enum class Stage { reading, indexing, copying };
  Stage stage = Stage::reading;
  std::uint64_t done = 0;   // posts; files while copying
  std::uint64_t total = 0;  // the same; 0 while unknown
  std::string path;         // what is being read
};
using ProgressFunction = std::function<void(const Progress&)>;

struct WriteOptions {
  unsigned jobs = 0;             // worker threads; 0 takes one for each core
  std::chrono::seconds wait{0};  // for another writer to finish; negative waits for ever
  bool unsafe_locks = false;     // go on where the file system has no safe locks
  ProgressFunction progress = {};
  std::stop_token stop = {};
};

struct IndexOptions {
  std::vector<std::string> paths;
  std::string blog;                               // --blog
  std::map<std::string, std::string> names = {};  // --map, as in ScanOptions; files are read again for it
  bool prune = false;
  bool force =
      false;  // let --prune take away more than a tenth, and what stood under a path that is empty or gone
  bool revive = false;  // take posts in again that were removed or purged
  bool dry_run = false;
  bool keep_secrets = false;
};

// A file that was read, in this run or unchanged in an earlier one, and what its content was taken for.
struct TakenFile {
  std::string path;  // as it was named, absolute where it is unchanged; a container stands for its members
  std::string taken_for;      // a name of Format; of an unchanged container all of them, "page, feed"
  std::uint64_t records = 0;  // of an unchanged file, posts
};

// Counts are of posts; skipped and rejected of inputs.
struct IndexReport {
  std::uint64_t imported = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::uint64_t kept_older = 0;  // sources whose emptier state became a version only
  std::uint64_t unknown_visibility = 0;
  std::uint64_t rejected_before = 0;
  std::uint64_t posts = 0;  // in the archive now
  bool made_archive = false;
  bool stopped = false;
  std::vector<std::string> conflicts;  // ids that two different texts claim
  std::vector<std::string> joined;     // ids of posts that several sources without an address were taken for
  std::vector<TakenFile> taken;        // in the order in which they were read
  std::vector<Skip> skipped;
  std::vector<Rejection> rejected;
  double seconds = 0;
};

// Takes everything below the paths into the archive at `archive`, which is made when there is none, and
// brings the index up to date.  Cut anywhere, it loses at most what was not yet committed, and the
// next run goes on.  A single bad input never stops a run.
Result<IndexReport> index_paths(const std::filesystem::path& archive, const IndexOptions& options,
                                const WriteOptions& write = {});

// Builds the index anew from the truth and swaps it in under running readers.  `from_sources` derives
// every post again first.  Returns the number of posts.
Result<std::uint64_t> reindex(const std::filesystem::path& archive, bool from_sources,
                              const WriteOptions& write = {});

// Takes posts out of the library and leaves tombstones: they do not come back with the next import.
// Sources are kept.  Returns how many were removed; fails with not_found, naming the first unknown id, and
// removes none then.
Result<std::uint64_t> remove_posts(const std::filesystem::path& archive, const std::vector<std::string>& ids,
                                   const WriteOptions& write = {});

// Gives a blog its right name; joins them when both exist.  Old ids stay aliases.
Result<void> rename_blog(const std::filesystem::path& archive, const std::string& from, const std::string& to,
                         const WriteOptions& write = {});

// One thing that is not as it should be.
struct Finding {
  std::string kind;   // "media_missing", "content_damaged", "index_behind" …
  std::string where;  // a file, an id, a path; may be empty
  Sentence message;
  bool harmless = false;  // nothing is lost, and nobody notices
  bool repaired = false;
};

struct VerifyReport {
  std::uint64_t posts = 0;     // held, and read
  std::uint64_t contents = 0;  // kept bytes of sources
  std::uint64_t media = 0;
  std::vector<Finding> findings;

  bool is_sound() const;  // no finding is left that matters
};

// Checks every checksum and every reference, and the index against the truth.  Without `repair` it writes
// nothing and takes no lock.  With it, the index is built anew where it is not right, posts whose row is
// damaged are derived again, and what nothing names any more is removed.
Result<VerifyReport> verify(const std::filesystem::path& archive, bool repair,
                            const WriteOptions& write = {});

// What the importer sees in a file, without an archive: one for each record, refusals too.
struct Extracted {
  std::string path;
  Result<Imported> imported;
  std::vector<Column> columns = {};  // of a record in JSON or the row of a table
};

// Calls `take` for each in the order of the files, while they are read.  `options` tell the blog and the
// names of keys.  Fails as scan() does.
Result<void> extract(const std::vector<std::string>& paths, const ScanOptions& options,
                     const std::function<void(Extracted)>& take);

}  // namespace seogo
