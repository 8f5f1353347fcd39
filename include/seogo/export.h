// The ways out: an archive as JSON Lines, as Markdown for hugo, as a site that opens from disk, as a web
// archive.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "seogo/library.h"
#include "seogo/post.h"
#include "seogo/result.h"

namespace seogo {

enum class ExportFormat { jsonl, markdown, html, warc };
std::optional<ExportFormat> export_format_named(std::string_view name);

struct ExportOptions {
  ExportFormat format = ExportFormat::jsonl;
  std::string blog;      // one blog alone; empty for all
  Visible visible = {};  // what others may not see can be left out
  bool korean = true;    // the language of what a site says beside the posts
};

struct ExportReport {
  std::uint64_t posts = 0;
  std::uint64_t versions = 0;  // older texts beside them
  std::uint64_t media = 0;     // files copied
  std::uint64_t lacking = 0;   // pictures in posts of which no copy is held
  std::uint64_t bytes = 0;     // of all files written
};

// Writes what the archive holds at one moment into `folder`, which must not exist, be empty, or hold an
// earlier export, which is then replaced in one step.  Reads only; a writer may go on.
//   jsonl     posts.jsonl (a post a line, as post_json.h), versions.jsonl, media/: `seogo index` takes it
//   back markdown  content/BLOG/NUMBER/index.md with its pictures beside it, and a site around them that hugo
//   builds html      index.html, lists by year, category, tag and series, posts/BLOG/NUMBER.html warc
//   seogo-00001.warc …: every source as it came, every picture
Result<ExportReport> export_archive(const std::filesystem::path& archive, const std::filesystem::path& folder,
                                    const ExportOptions& options, const WriteOptions& write = {});

}  // namespace seogo
