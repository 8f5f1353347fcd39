// The command `remove`: posts leave the library, their sources stay, a tombstone keeps them from coming back.
#include <set>

#include "library/derive.h"
#include "library/upkeep.h"

namespace seogo {

Result<std::uint64_t> remove_posts(const std::filesystem::path& archive, const std::vector<std::string>& ids,
                                   const WriteOptions& write) {
  std::set<archive::PostKey> posts;
  const Result<void> done = library::with_writer(archive, "remove", write, [&](archive::Writer& writer) {
    std::vector<std::pair<archive::PostKey, std::string>> named;
    for (const std::string& id : ids) {
      const auto key = writer.held_post(id);
      if (!key)
        archive::raise(ErrorCode::not_found,
                       {"There is no post under " + id + "; nothing was removed.",
                        "그런 글이 없어 아무것도 지우지 않았습니다: " + id},
                       {"Look for it with: seogo search WORDS", "seogo search 낱말 로 찾아보세요."});
      if (posts.insert(*key).second) named.emplace_back(*key, id);
    }
    library::Deriver deriver(writer);
    for (const auto& [key, id] : named)
      for (const archive::SourceId source : writer.sources_of_post(key)) {
        writer.bury(source, id);
        deriver.mark(source);
      }
    deriver.flush();
  });
  if (!done) return Unexpected{done.error()};
  return posts.size();
}

}  // namespace seogo
