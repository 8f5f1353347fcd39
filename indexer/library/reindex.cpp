// The command `reindex`: the index anew from the truth, and the truth's posts anew from its sources.
#include "library/derive.h"
#include "library/upkeep.h"

namespace seogo {

Result<std::uint64_t> reindex(const std::filesystem::path& archive, bool from_sources,
                              const WriteOptions& write) {
  constexpr std::size_t at_once = 256;
  std::uint64_t posts = 0;
  const auto derive_anew = [&](archive::Writer& writer) {
    library::Deriver deriver(writer);
    archive::SourceId last = 0;
    while (from_sources) {
      const std::vector<archive::SourceId> sources = writer.sources_after(last, at_once);
      if (sources.empty()) break;
      if (write.stop.stop_requested()) archive::raise(ErrorCode::stopped, {"Stopped.", "멈췄습니다."});
      for (const archive::SourceId source : sources) deriver.add_again(source);
      deriver.flush();
      writer.commit();
      last = sources.back();
    }
    posts = writer.held_posts();
  };
  const Result<void> done = library::with_writer(archive, "reindex", write, derive_anew, true);
  if (!done) return Unexpected{done.error()};
  return posts;
}

}  // namespace seogo
