// Reading an archive: the posts, sources and pictures that are kept, and what is known but not held.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/post.h"
#include "seogo/result.h"

namespace seogo {

struct MediaFile {
  std::filesystem::path path;
  std::string type;  // told from the bytes: "image/png", "application/octet-stream" …
  std::uint64_t size = 0;
};

struct BlogSummary {
  std::string name;
  bool is_guess = false;  // no address proved the name
  std::uint64_t posts = 0;
  std::uint64_t missing = 0;  // known posts that are not held
  std::optional<Date> newest;
};

struct Count {
  std::string value;
  std::uint64_t count = 0;
};

struct ArchiveStats {
  std::uint64_t posts = 0;
  std::uint64_t words = 0;        // runs of letters and digits between blanks in the bodies
  std::uint64_t images = 0;       // in posts
  std::uint64_t images_held = 0;  // of these, with a copy
  std::uint64_t missing = 0;
  std::uint64_t unknown_visibility = 0;
  std::uint64_t archive_bytes = 0;
  std::uint64_t media_bytes = 0;
  std::uint64_t index_bytes = 0;
  std::vector<BlogSummary> blogs;
  std::vector<Count> categories;  // "A/B", by path
  std::vector<Count> tags;        // most used first
  std::vector<Count> years;
  std::vector<Count> months;       // "2024-05"
  std::vector<Count> month_words;  // words of the posts of each of these months
};

// A post that others name but the archive does not hold.
struct MissingPost {
  std::string blog;
  std::string url;
  std::string title;
  std::vector<std::string> category;
  std::optional<Date> published;
  std::optional<std::uint32_t> comment_count;
};

// One part of a series.
struct SeriesPart {
  std::uint32_t number = 0;
  std::uint32_t last = 0;  // above `number` where one post is several parts ("[4~5주 차]")
  std::string id;          // empty for a post that is known but not held
  std::string title;
  std::string url;
  std::optional<Date> published;
};

// A series: posts of one blog and category that count in their titles.
struct SeriesContents {
  std::string blog;
  std::vector<std::string> category;
  std::string name;
  std::uint32_t count = 0;             // the highest number known
  std::vector<SeriesPart> parts;       // by number, then by date
  std::vector<std::uint32_t> missing;  // numbers that no held part has, 1,000 of them at most

  // The held parts around the post with this id; null where there is none.
  const SeriesPart* previous(std::string_view id) const;
  const SeriesPart* next(std::string_view id) const;
};

// A picture in a held post of which there is no copy.
struct MissingImage {
  std::string blog;
  std::string post;   // id
  std::string title;  // of the post
  std::string url;    // where the post asks for it
  std::string original;
  std::optional<std::int64_t> expires;  // Unix seconds, where the address tells when it ends
};

// Whole days from now until an address ends (Unix seconds); below zero once it has.
std::int64_t days_left(std::int64_t expires);

struct CategoryCount {
  std::string blog;
  std::string category;  // "A/B"; empty for posts without one
  std::uint64_t held = 0;
  std::uint64_t missing = 0;
};

// Something that tells which posts a blog has.
struct Comparison {
  std::string format;    // as Format is named: "tistory-backup", "rss" …
  bool is_list = false;  // a sitemap or a list, and no post itself
  std::uint64_t sources = 0;
  std::optional<std::int64_t> as_of;  // Unix seconds of the newest
};

// Whether a blog may be deleted.
struct BlogCheck {
  std::string blog;
  std::uint64_t posts = 0;  // held
  std::vector<MissingPost> missing;
  std::vector<MissingImage> images;
  std::vector<std::string> without_text;  // ids of posts of which neither text nor picture is held
  std::vector<Comparison> compared;
  Sentence verdict;

  // Nothing known is lacking, and there was something to compare with.
  bool is_complete() const {
    return missing.empty() && images.empty() && without_text.empty() && !compared.empty();
  }
};

// Where truth and index stand to each other (MODEL section 3).
struct ArchiveState {
  std::string archive_id;
  std::uint64_t counter = 0;  // the number of the last change
};

// An open archive, for reading.  Safe to use from many threads; calls take turns.  Sees each commit of a
// writer as it happens.
class Archive {
 public:
  // Fails with no_archive, archive_version, damaged, or io (with what to grant).
  static Result<Archive> open(const std::filesystem::path& folder);

  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  // The post under an id, or under any id or address that it ever had: `Post::id` tells the present
  // one.  What `visible` does not allow is not_found.
  Result<Post> find(std::string_view id, Visible visible = {}) const;

  // The bytes of the newest source of a post, as kept.
  Result<std::string> source(std::string_view id, Visible visible = {}) const;

  // An archived file, if a post that `visible` allows shows it.  `sha256` is 64 hex digits.
  Result<MediaFile> media(std::string_view sha256, Visible visible = {}) const;

  Result<ArchiveStats> stats(Visible visible = {}) const;
  Result<std::vector<BlogSummary>> blogs(Visible visible = {}) const;
  Result<std::vector<MissingPost>> missing(Visible visible = {}) const;
  Result<std::vector<MissingImage>> missing_images(Visible visible = {}) const;
  // Every series, by blog, category and name; gaps are told by `missing`, and known posts fill them without
  // id.
  Result<std::vector<SeriesContents>> series(Visible visible = {}) const;
  // The series that a post is part of, if it is of one; for "previous" and "next".
  Result<std::optional<SeriesContents>> series_of(std::string_view id, Visible visible = {}) const;
  // How many posts of each category are held, and how many are known but not held.
  Result<std::vector<CategoryCount>> categories(Visible visible = {}) const;
  // Fails with not_found for a blog of which nothing is known.
  Result<BlogCheck> check(const std::string& blog, Visible visible = {}) const;
  Result<ArchiveState> state() const;

  const std::filesystem::path& folder() const;

 private:
  struct Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Where the parts of an archive stand.
inline std::filesystem::path index_folder(const std::filesystem::path& archive) { return archive / "index"; }
inline std::filesystem::path media_folder(const std::filesystem::path& archive) { return archive / "media"; }

}  // namespace seogo
