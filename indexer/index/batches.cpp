#include "index/batches.h"

#include <utility>

namespace seogo::index {
namespace {

// Posts wait in queues; what no term or hit is made of would only take room there.
void drop_unindexed(Post& post) {
  post.html = {};
  post.attachments = {};
  post.embeds = {};
  post.related = {};
  post.problems = {};
  for (CodeBlock& block : post.code) block = {};
}

}  // namespace

Result<void> read_batches(ChangeSource& source, const BatchBound& bound, const std::stop_token& stop,
                          const std::function<bool(std::vector<Change>)>& take) {
  std::vector<Change> batch;
  std::size_t bytes = 0;
  for (;;) {
    const bool should_stop = stop.stop_requested();
    Change change;
    const Result<bool> more = should_stop ? Result<bool>(false) : source.next(change);
    if (more && *more) {
      drop_unindexed(change.post);
      bytes += change.post.text.size();
      batch.push_back(std::move(change));
      if (batch.size() < bound.posts && bytes < bound.bytes) continue;
    }
    if (!batch.empty() && !take(std::exchange(batch, {}))) return {};
    bytes = 0;
    if (should_stop) return stopped();
    if (!more) return Unexpected{more.error()};
    if (!*more) return {};
  }
}

Unexpected stopped() {
  return fail(ErrorCode::stopped,
              {"Stopped before the index was complete.", "색인을 다 만들기 전에 멈췄습니다."},
              {"Run the command again to go on.", "이어서 하려면 명령을 다시 실행하세요."});
}

}  // namespace seogo::index
