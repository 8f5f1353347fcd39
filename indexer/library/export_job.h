// What the four exports share: the posts and where each goes, pictures, links between posts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/snapshot.h"
#include "seogo/export.h"

namespace seogo::library {

class ExportJob {
 public:
  ExportJob(archive::Snapshot& snapshot, std::filesystem::path folder, const ExportOptions& options,
            const WriteOptions& write, ExportReport& report);

  archive::Snapshot& snapshot() { return snapshot_; }
  const ExportOptions& options() const { return options_; }
  const std::vector<archive::PostEntry>& posts() const { return posts_; }

  // "BLOG/NUMBER" in letters that every file system and address takes; unlike for any two posts, also where
  // capitals do not count.
  const std::string& place(std::int64_t post) const { return places_.at(post); }

  // The exported post that an address or id leads to.
  std::optional<std::int64_t> exported(std::string_view address);

  // The post, with the pictures counted that are lacking.  Raises stopped when asked to.
  Post next(const archive::PostEntry& entry);

  void write(const std::filesystem::path& name, std::string_view bytes);
  void append(const std::filesystem::path& name, std::string_view bytes);
  // Copies a picture or file to `name` once; false where the archive lacks it.
  bool copy_media(const std::string& sha256, const std::filesystem::path& name);
  // "ab/cdef….png": by digest, with the ending of its type.
  std::string media_name(const std::string& sha256);

  ExportReport& report() { return report_; }

 private:
  archive::Snapshot& snapshot_;
  std::filesystem::path folder_;
  const ExportOptions& options_;
  const WriteOptions& write_;
  ExportReport& report_;
  std::vector<archive::PostEntry> posts_;
  std::map<std::int64_t, std::string> places_;
  std::set<std::filesystem::path> copied_;
};

// The bytes of a file; empty where it cannot be read.
std::string read_whole(const std::filesystem::path& file);

// Letters, digits, - _ and . alone, 80 bytes at most; "-" for what is nothing else.
std::string plain_name(std::string_view text);

// What is put in place of a picture or link of a body.
struct BodyAddresses {
  virtual ~BodyAddresses() = default;
  virtual std::string picture(std::size_t image) = 0;        // empty: no copy
  virtual std::string link(const std::string& address) = 0;  // the same one, or where the copy lies
};

// A post's cleaned HTML with other addresses.  With `as_page` pictures get their src, and a note where there
// is no copy; without, they keep the shape that to_markdown reads.
std::string readdressed(std::string_view html, BodyAddresses& addresses, bool as_page);

void export_jsonl(ExportJob& job);
void export_markdown(ExportJob& job);
void export_html(ExportJob& job);
void export_warc(ExportJob& job);

}  // namespace seogo::library
