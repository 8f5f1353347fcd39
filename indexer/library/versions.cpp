// The different texts of a post, out of its sources.
#include <algorithm>

#include "archive/guard.h"
#include "archive/snapshot.h"
#include "library/identity.h"
#include "library/merge.h"
#include "library/versions.h"
#include "seogo/upkeep.h"

namespace seogo {

namespace library {

std::vector<Version> versions_of(archive::Snapshot& snapshot, std::int64_t key, const Post& present) {
  const BlogNames names(snapshot.blog_names());
  std::vector<Version> found;
  std::vector<std::uint64_t> texts;
  for (const archive::SourceRow& row : snapshot.sources(key)) {
    Record record = row.record;
    record.bytes = snapshot.kept_bytes(row.id);
    Result<Imported> read = import_record(record);
    if (!read || read->post.kind == Kind::not_a_post) continue;
    const std::uint64_t text = text_of_version(read->post);
    const auto at = std::ranges::find(texts, text);
    if (at != texts.end()) {
      found[static_cast<std::size_t>(at - texts.begin())].paths.push_back(row.record.path);
      continue;
    }
    settle_blog(*read, names);
    const auto media = snapshot.source_media(row.id);
    for (Image& image : read->post.images)
      for (const auto& [reference, sha256] : media)
        if (reference == image.url) image.media = sha256;
    texts.push_back(text);
    Version version;
    version.number = static_cast<std::uint32_t>(texts.size());
    version.shown = text == text_of_version(present);
    version.as_of = row.as_of;
    version.paths = {row.record.path};
    version.post = std::move(read->post);
    version.post.id = present.id;
    found.push_back(std::move(version));
  }
  return found;
}

}  // namespace library

Result<std::vector<Version>> versions(const std::filesystem::path& archive, std::string_view id) {
  return archive::guard([&]() -> Result<std::vector<Version>> {
    archive::Snapshot snapshot(archive);
    const auto key = snapshot.post_at(id);
    if (!key)
      return fail(
          ErrorCode::not_found,
          {"There is no post under " + std::string(id) + ".", "그런 글이 없습니다: " + std::string(id)},
          {"Look for it with: seogo search WORDS", "seogo search 낱말 로 찾아보세요."});
    return library::versions_of(snapshot, *key, snapshot.post(*key));
  });
}

}  // namespace seogo
