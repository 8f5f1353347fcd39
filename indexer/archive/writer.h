// Writing archive.sqlite: inputs, sources, posts and what joins them, in batches of one transaction each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/lock.h"
#include "archive/media.h"
#include "archive/source_rows.h"
#include "archive/sqlite.h"
#include "seogo/importer.h"
#include "seogo/post.h"

namespace seogo::archive {

// A row of `inputs`.
struct Input {
  std::int64_t id = 0;
  std::string path;
  std::optional<std::int64_t> within;
  InputStat stat;
  std::string sha256;
  std::string outcome;  // reading, read, skipped, rejected
  std::string taken_for;
  Sentence reason;
  int importer = 0;
};

struct NewSource {
  const Record* record = nullptr;  // path and container absolute
  std::int64_t input = 0;
  std::string met_in;  // digest of the input in which it stands
  std::int64_t as_of = 0;
  std::string sha256;
  std::uint64_t size = 0;
  bool blanked = false;
  std::string_view packed;  // compress(kept)
};

struct IdentityKey {
  std::string key;
  bool proven = true;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang 14 takes the 0 that <=> is compared with for a pointer
  friend auto operator<=>(const IdentityKey&, const IdentityKey&) = default;
};

struct Edge {
  std::string blog;
  std::string url;
  std::string key;  // empty where no address is told
  std::string title;
  std::optional<Date> published;
  std::string category;  // "A/B"
  std::optional<std::uint32_t> comment_count;
  std::string relation;  // "related"; "listed" in a sitemap, which names what everybody may read
};

// A run that can be taken back, or the purge that stands in the way.
struct PastRun {
  std::int64_t id = 0;
  std::string command;
  std::int64_t started = 0;  // Unix seconds
};

// What taking a run back touched.
struct Undone {
  std::vector<SourceId> silenced;  // say nothing any more
  std::vector<SourceId> restored;  // are again what they were, to be read anew
  std::vector<SourceId> marked;    // stand otherwise: back at their place, no tombstone
  std::vector<std::string> blogs;  // whose names changed
};

struct Purged {
  std::uint64_t sources = 0;
  std::vector<std::filesystem::path> files;  // to be removed once the batch is committed
};

enum class PostState { held = 0, removed = 1, hidden = 2, joined = 3 };

struct PostWrite {
  PostKey key = 0;  // 0 for a new post; filled in then
  PostState state = PostState::held;
  bool blog_is_guess = true;
  Post post;
  std::vector<std::string> aliases;  // keys under which it is found, besides its id
};
enum class Written { inserted, updated, unchanged };

struct WriterOptions {
  LockOptions lock;
  bool create = false;   // make the archive where there is none; else no_archive
  bool dry_run = false;  // everything happens, nothing is committed
};

// The one writer of an archive.  Holds its lock.  Not safe for several threads at once; media() is.  Every
// call but open throws Failure; what was not committed is then rolled back.
class Writer {
 public:
  static Result<Writer> open(const std::filesystem::path& folder, const WriterOptions& options);
  Writer(Writer&&) noexcept;
  ~Writer();

  bool made() const;  // open() made the archive
  const std::filesystem::path& folder() const;
  MediaStore& media();
  std::string archive_id();
  std::uint64_t counter() const;  // of the last change, uncommitted ones included

  // A batch.  begin() does nothing inside one; commit() syncs the media's folders first.
  void begin();
  void commit();
  void rollback();  // to the last commit

  std::int64_t start_run(const std::string& command);
  void finish_run(const std::string& report);

  // writer_inputs.cpp
  std::optional<Input> find_input(const std::string& path);
  bool was_rejected(const std::string& sha256);          // in an earlier run, by this importer
  std::vector<Input> inputs_within(std::int64_t input);  // records inside it that were refused or passed over
  std::int64_t put_input(const Input& input);            // inserts or replaces by path
  void forget_within(std::int64_t input);
  std::vector<PostKey> posts_of_input(std::int64_t input);
  std::vector<std::pair<std::string, std::int64_t>> inputs_below(const std::string& path);  // path, id

  // writer_sources.cpp
  SourceId put_source(const NewSource& source, bool& is_new);
  SourceRow source(SourceId id);
  std::string kept_bytes(SourceId id);
  void set_identities(SourceId id, const std::vector<IdentityKey>& keys);
  std::vector<IdentityKey> identities(SourceId id);
  void set_edges(SourceId id, const std::vector<Edge>& edges);
  void put_media(const StoredMedia& media);
  std::optional<StoredMedia> find_media(const std::string& sha256);
  // References and the digest of what they mean; an empty digest where no file was found yet.
  void set_source_media(SourceId id, const std::vector<std::pair<std::string, std::string>>& media);
  std::vector<std::pair<std::string, std::string>> source_media(SourceId id);
  std::vector<std::string> references_without_file(std::int64_t input);
  std::vector<SourceId> sources_with_key(const std::string& key);
  bool is_listed(const std::string& key);           // some source's edge says so
  void set_as_of(SourceId id, std::int64_t as_of);  // and that this importer read it
  void set_post(SourceId id, PostKey post);
  void set_gone(SourceId id, bool gone);
  void bury(SourceId id, const std::string& post_id);  // a tombstone
  std::vector<SourceId> connected(SourceId id);        // those that share a key or a post with it, ascending
  std::vector<SourceId> sources_of_post(PostKey post);
  std::vector<SourceId> sources_of_blog(const std::string& blog);  // as recorded or as derived
  std::vector<SourceId> sources_after(SourceId id, std::size_t limit);
  std::vector<SourceId> outdated_sources(std::size_t limit);  // read by an older importer
  std::vector<SourceId> vanished_sources(std::int64_t input, const std::string& present_digest);
  std::vector<std::pair<std::string, std::string>> blog_names();  // old name or host, blog
  void put_blog_name(const std::string& name, const std::string& blog, const std::string& why);

  // writer_posts.cpp
  Written write_post(PostWrite& write);
  void free_id(PostKey key);                  // so that another post may take its id in this batch
  void join_post(PostKey key, PostKey into);  // its aliases go to `into`, its row becomes a trace
  std::optional<PostKey> post_with_id(const std::string& id);
  std::optional<PostKey> held_post(const std::string& id_or_address);  // aliases followed
  std::optional<PostKey> any_post(const std::string& id_or_address);   // removed and hidden ones too
  std::uint64_t held_posts();
  std::uint64_t held_posts_of_unknown_visibility();

  // writer_undo.cpp
  std::optional<PastRun> last_run();  // before this one
  Undone undo_run(std::int64_t run);
  std::vector<std::string> silence(SourceId id);  // it no longer tells of posts; the keys it had
  void hide_post(PostKey key);                    // no source tells of it
  void drop_alias_of_no_source(const std::string& key);
  void unbury(SourceId id);

  // writer_purge.cpp
  Purged purge(PostKey post);
  bool was_purged(const std::string& sha256);
  bool has_purged();
  void forgive(const std::string& sha256);  // may be taken in again
  bool vacuum();  // outside a batch; false where a reader keeps the log from being emptied
  std::uint64_t remove_copies_of_older_schemas();

  // writer_relations.cpp: what follows from all posts together (library/relate.h)
  std::vector<PostKey> unrelated_posts();  // changed since settle_relations(), of any state
  std::vector<std::pair<std::string, std::string>> unsettled();  // blog and category, whose titles changed
  // Works the series of a category out and writes what changed.
  void settle_series(const std::string& blog, const std::string& category);
  void set_original(PostKey key, PostKey original);  // 0: it is no copy
  std::vector<PostKey> copies_of(PostKey original);
  std::optional<Post> held(PostKey key);
  std::vector<std::int64_t> bands(PostKey key);
  void set_bands(PostKey key, std::int64_t age, const std::vector<std::int64_t>& bands);
  std::vector<PostKey> posts_in_band(std::int64_t band);
  std::vector<std::pair<std::int64_t, PostKey>> oldest_in_band(std::int64_t band, std::int64_t before,
                                                               std::size_t limit);  // age, post
  void settle_relations();  // all of the above is done

  // writer_upkeep.cpp
  void remove_orphan_rows();     // rows whose source or post is not there
  void empty_post(PostKey key);  // drops a row's post that cannot be read; to be derived again in this batch

 private:
  struct Impl;
  explicit Writer(std::unique_ptr<Impl> impl);
  void put_relations(PostKey key, const Post& post, PostKey original);
  std::unique_ptr<Impl> impl_;
};

}  // namespace seogo::archive
