#include "importer/disk/bundle_plan.h"

#include <string_view>

#include "importer/disk/backup_root.h"
#include "importer/disk/member_name.h"

namespace seogo::importer {
namespace {

// ".DS_Store", "__MACOSX/._1.html": left by systems, no inputs.
bool is_hidden(std::string_view name) {
  return name.starts_with('.') || name.find("/.") != name.npos || name.starts_with("__MACOSX/");
}

}  // namespace

void BundlePlan::learn(const Member& member, const std::string& name) {
  ++members_;
  unpacked_ = unpacked_ + member.size < unpacked_ ? UINT64_MAX : unpacked_ + member.size;
  if (member.kind != Member::Kind::file || is_hidden(name) || !is_html_name(name)) return;
  ++html_files_[std::string(parent(name))];
  pages_.insert(name.substr(0, name.rfind('.')));
}

Part BundlePlan::part(const Member& member, const std::string& name) const {
  if (member.kind == Member::Kind::folder) return Part::none;
  if (!stays_inside(name)) return Part::unsafe;
  if (member.kind == Member::Kind::link) return Part::link;
  if (member.kind == Member::Kind::other) return Part::device;
  if (is_hidden(name)) return Part::hidden;
  if (member.encrypted) return Part::locked;
  return is_media(name) ? Part::media : Part::candidate;
}

// Below the img/ or file/ of a post's folder, or below the folder that a browser saved beside a page.
bool BundlePlan::is_media(const std::string& name) const {
  for (std::string_view folder = parent(name); !folder.empty(); folder = parent(folder)) {
    const std::string_view above = parent(folder);
    const auto html = html_files_.find(above);
    if (html != html_files_.end() && is_post_folder(last_name(above), html->second) &&
        is_media_folder_of_post(last_name(folder)))
      return true;
    const std::string_view page = page_of_files_folder(folder);
    if (!page.empty() && pages_.find(page) != pages_.end()) return true;
  }
  return false;
}

}  // namespace seogo::importer
