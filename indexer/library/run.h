// The writing half of an index run: what the scan met goes into the archive, in the scan's order.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/writer.h"
#include "library/derive.h"
#include "library/item.h"
#include "seogo/library.h"

namespace seogo::library {

// Throws archive::Failure.  Belongs to one thread at a time, as its Writer does.
class Run {
 public:
  // With `revive`, what is met loses its tombstones.
  Run(archive::Writer& writer, IndexReport& report, bool revive)
      : writer_(writer), deriver_(writer), report_(report), revive_(revive) {}

  // Whether the file is as an earlier run left it, by its size and time.  What it holds is counted then.
  bool is_unchanged(const InputStat& stat);
  // The same by the digest of its bytes; true too for bytes that were refused before, wherever they lay.
  bool is_known(const InputMark& input);

  void take(Item& item);

  // Ends the input that is open: all of it is in.
  void close_input();

  // A file that was opened and in which nothing stood.
  void note_empty(const InputMark& input);

  // Derives anew whatever an older importer read.
  void renew(const std::function<bool()>& should_stop);

  // Hides what stood below `paths` (absolute) and is gone; `is_met` tells whether this run met a file. Raises
  // bad_usage where that is more than a tenth and not forced; everything is as before then.
  void prune(const std::vector<std::string>& paths, bool force,
             const std::function<bool(const std::string&)>& is_met);

  // Commits when half a second or 64 MB have gone by; with `now` in any case.
  void commit(bool now);

  std::uint64_t posts_met() const { return deriver_.tally().posts.size(); }
  void finish_report();

 private:
  bool looks_at_everything();
  void take_record(Item& item);
  archive::SourceId put_source(const Item& item, Imported& imported);
  void take_media(Item& item);
  std::int64_t input_of(const Item& item, Format format);
  void open_input(const InputMark& input);
  void pass_over(const Item& item, const Imported& imported);
  void note_taken(const Item& item, Format format);
  void reject(const Item& item, const Error& error);
  void pass_over_purged(const Item& item);
  void revive_post(archive::PostKey post);
  void count_unchanged(const archive::Input& input);
  void keep_pictures(archive::SourceId id, const Item& item, const Post& post);
  std::string member_meant(const Record& record, const std::string& reference,
                           const std::string& original) const;
  bool has_new_picture(const archive::Input& input);

  archive::Writer& writer_;
  Deriver deriver_;
  IndexReport& report_;
  bool revive_;
  std::optional<archive::Input> open_;                   // the container that records come from now
  std::map<std::string, std::string> members_;           // its members that are media, and their digests
  std::map<std::string, archive::StoredMedia> uploads_;  // the same by identity, the largest of each
  std::set<std::string> grown_;  // unchanged pages beside which a picture has appeared
  std::size_t uncommitted_bytes_ = 0;
  std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
};

}  // namespace seogo::library
