// Series and near-copies: see relate.h.
#include "library/relate.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "library/likeness.h"
#include "library/similarity.h"

namespace seogo::library {
namespace {

using archive::PostKey;

// Of the posts that share a hash with another one, so many of the oldest are looked at: a hash that more
// share is that of a form (a weather report), and what is in it besides tells nothing.
constexpr std::size_t looked_at = 8;
constexpr std::size_t texts_kept = 256;

class Copies {
 public:
  explicit Copies(archive::Writer& writer) : writer_(writer) {}

  void settle(const std::vector<PostKey>& changed, const std::stop_token& stop) {
    std::set<PostKey> affected;
    std::vector<std::int64_t> touched;  // hashes that these posts had or have
    std::uint64_t held = 0;
    for (const PostKey key : changed) {
      if (stop.stop_requested()) return;
      const auto before = writer_.bands(key);
      touched.insert(touched.end(), before.begin(), before.end());
      const auto post = writer_.held(key);
      held += post ? 1 : 0;
      const auto now = post ? likeness_bands(shingles(post->text)) : std::vector<std::int64_t>();
      touched.insert(touched.end(), now.begin(), now.end());
      writer_.set_bands(key, post ? age_of(*post) : 0, now);
      const auto copies = writer_.copies_of(key);
      affected.insert(copies.begin(), copies.end());
      affected.insert(key);
    }
    if (held == writer_.held_posts()) touched.clear();  // as after a first import: all are looked at
    std::ranges::sort(touched);
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const std::int64_t band : touched) {
      const auto posts = writer_.posts_in_band(band);
      affected.insert(posts.begin(), posts.end());
    }
    for (const PostKey key : affected) {
      if (stop.stop_requested()) return;
      if (const auto text = look_at(key)) writer_.set_original(key, original_of(key, *text));
    }
  }

 private:
  struct Text {
    std::int64_t age = 0;
    Post post;  // without its text
    std::vector<std::uint64_t> shingles;
  };

  std::shared_ptr<const Text> look_at(PostKey key) {  // shared: the cache may let it go
    if (const auto at = texts_.find(key); at != texts_.end()) return at->second;
    auto post = writer_.held(key);
    if (!post) return nullptr;
    auto text = std::make_shared<Text>();
    text->age = age_of(*post);
    text->shingles = shingles(post->text);
    text->post.id = post->id;
    text->post.visibility = post->visibility;
    if (texts_.size() >= texts_kept) texts_.clear();
    texts_.emplace(key, text);
    return text;
  }

  // The oldest that it nearly repeats; 0 for none.
  PostKey original_of(PostKey key, const Text& text) {
    std::set<std::pair<std::int64_t, PostKey>> older;
    for (const std::int64_t band : writer_.bands(key))
      for (const auto& candidate : writer_.oldest_in_band(band, text.age, looked_at)) older.insert(candidate);
    for (const auto& [age, candidate] : older) {
      const auto other = look_at(candidate);
      if (other && may_be_named(other->post, text.post) && is_near_copy(other->shingles, text.shingles))
        return candidate;
    }
    return 0;
  }

  archive::Writer& writer_;
  std::map<PostKey, std::shared_ptr<const Text>> texts_;
};

}  // namespace

void relate(archive::Writer& writer, const std::stop_token& stop) {
  const auto changed = writer.unrelated_posts();
  const auto unsettled = writer.unsettled();
  if (changed.empty() && unsettled.empty()) return;
  for (const auto& [blog, category] : unsettled) writer.settle_series(blog, category);
  Copies(writer).settle(changed, stop);
  if (!stop.stop_requested()) writer.settle_relations();
}

}  // namespace seogo::library
