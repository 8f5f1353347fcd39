// From sources to posts: whatever a new source is connected with is grouped and merged anew.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "archive/writer.h"
#include "library/identity.h"

namespace seogo::library {

// What became of the posts that a run met.
struct Tally {
  enum class Fate { unchanged, updated, imported, removed };
  std::map<archive::PostKey, Fate> posts;
  std::set<archive::SourceId> kept_older;
  std::set<std::string> conflicts;
  std::set<std::string> joined;  // ids of posts that several sources without an address tell

  void note(archive::PostKey key, Fate fate);  // the strongest fate stays; what was imported stays so
  std::uint64_t count(Fate fate) const;
};

// Throws archive::Failure.  Belongs to one Writer and its thread.
class Deriver {
 public:
  explicit Deriver(archive::Writer& writer);

  // Takes a new or newly met source in: its keys, edges and blog.  The post follows with flush().
  void add(archive::SourceId id, const Record& record, std::shared_ptr<Imported> imported);

  // Takes in a source that is no post itself: the posts it names.
  void note(archive::SourceId id, Imported& imported);

  // Reads a source anew from its kept bytes and marks it.
  void add_again(archive::SourceId id);

  // Marks a source whose standing changed (gone, back, removed).
  void mark(archive::SourceId id) { dirty_.insert(id); }

  // A run was taken back: its sources fall silent, those that it changed are read anew.
  void take_back(const archive::Undone& undone);

  // Writes the posts of everything marked.
  void flush();

  const Tally& tally() const { return tally_; }
  Tally& tally() { return tally_; }
  const BlogNames& names() const { return names_; }

  // Takes the blogs' names from the archive again and reads the sources of these blogs anew.
  void rename(const std::string& from, const std::string& to, const std::string& why);

 private:
  struct Part;  // a source of a component, read

  std::shared_ptr<Imported> read_again(const archive::SourceRow& row);
  void describe(archive::SourceId id, const Record& record, const Imported& imported);
  std::vector<archive::Edge> edges_of(const Post& post, const char* relation) const;
  void learn_hosts(const Imported& imported);
  bool is_told_again(const std::vector<Part>& parts, const std::vector<std::size_t>& members) const;
  bool is_listed(const std::vector<archive::IdentityKey>& keys);
  void fill_media(archive::SourceId id, Post& post);
  std::vector<archive::SourceId> component(archive::SourceId id);
  void derive(const std::vector<archive::SourceId>& ids);
  std::vector<std::vector<std::size_t>> grouped(const std::vector<Part>& parts) const;
  archive::PostWrite merged(const std::vector<Part>& parts, const std::vector<std::size_t>& members);
  void settle_ids(std::vector<archive::PostWrite>& writes, const std::set<archive::PostKey>& own);
  void write(std::vector<Part>& parts, const std::vector<std::vector<std::size_t>>& groups,
             std::vector<archive::PostWrite>& writes);

  archive::Writer& writer_;
  BlogNames names_;
  std::set<archive::SourceId> dirty_;
  std::map<archive::SourceId, std::shared_ptr<Imported>>
      fresh_;                      // read in this batch; shared with the caller's item
  std::set<std::string> dropped_;  // keys of sources that fell silent
  Tally tally_;
};

// Derives anew what an older importer read, and commits it; asked to stop, it leaves the rest to the next
// command.
void renew_outdated(archive::Writer& writer, const std::stop_token& stop);

}  // namespace seogo::library
