// Which members of a ZIP are posts, which are media, which are neither?  Decided from all names before any
// member is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "importer/disk/bundle_reader.h"

namespace seogo::importer {

enum class Part : std::uint8_t { none, media, candidate, hidden, link, unsafe, locked, device };

// Judges the members in the order in which they stand in the ZIP.
class BundlePlan {
 public:
  // The first round: learns which folders are a post's.  `name` is readable.
  void learn(const Member& member, const std::string& name);
  // The second round.
  Part part(const Member& member, const std::string& name) const;

  std::uint64_t unpacked() const { return unpacked_; }  // as the members claim
  std::size_t members() const { return members_; }

 private:
  bool is_media(const std::string& name) const;

  std::map<std::string, std::size_t, std::less<>> html_files_;  // by folder
  std::set<std::string, std::less<>> pages_;                    // names of HTML files without extension
  std::uint64_t unpacked_ = 0;
  std::size_t members_ = 0;
};

}  // namespace seogo::importer
