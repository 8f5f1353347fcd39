// The Writer's relations between posts: series and near-copies, which follow from all posts together.
#include <map>

#include "archive/compress.h"
#include "archive/writer_impl.h"
#include "seogo/post_json.h"

namespace seogo::archive {
namespace {

std::vector<PostKey> keys_of(Rows rows) {
  std::vector<PostKey> keys;
  while (rows.next()) keys.push_back(static_cast<PostKey>(rows.integer(0)));
  return keys;
}

}  // namespace

std::vector<PostKey> Writer::unrelated_posts() {
  return keys_of(impl_->db().query("SELECT key FROM posts WHERE sequence > ? ORDER BY key",
                                   std::stoull(meta(impl_->db(), "related"))));
}

std::vector<std::pair<std::string, std::string>> Writer::unsettled() {
  Rows rows = impl_->db().query("SELECT blog, category FROM unsettled ORDER BY blog, category");
  std::vector<std::pair<std::string, std::string>> categories;
  while (rows.next()) categories.emplace_back(rows.text(0), rows.text(1));
  return categories;
}

void Writer::settle_relations() {
  begin();
  impl_->db().execute("DELETE FROM unsettled");
  impl_->unsettled.clear();
  impl_->db().execute("UPDATE meta SET value = ? WHERE key = 'related'", std::to_string(impl_->counter));
}

std::optional<Post> Writer::held(PostKey key) {
  Rows rows = impl_->db().query("SELECT post FROM posts WHERE key = ? AND state = 0", key);
  if (!rows.next()) return std::nullopt;
  return take(post_from_json(take(decompress(rows.view(0)))));
}

void Writer::put_relations(PostKey key, const Post& post, PostKey original) {
  const auto number = [&](std::uint32_t Series::*member) {
    return post.series ? std::optional(*post.series.*member) : std::nullopt;
  };
  impl_->db().execute(
      "UPDATE posts SET series = ?, series_number = ?, series_last = ?, series_count = ?, copy_of = "
      "nullif(?, "
      "0), post = ?, sequence = ? WHERE key = ?",
      post.series ? std::optional(post.series->name) : std::nullopt, number(&Series::number),
      number(&Series::last), number(&Series::count), original, Blob{compress(to_json(post))},
      ++impl_->counter, key);
}

void Writer::settle_series(const std::string& blog, const std::string& category) {
  begin();
  std::map<PostKey, Series> now;
  for (const auto& [key, series] : series_of_category(impl_->db(), blog, category, {}).posts)
    now.emplace(static_cast<PostKey>(key), series);
  std::vector<std::pair<PostKey, PostKey>> changed;  // and the original of which it is a copy
  {
    Rows rows = impl_->db().query(
        "SELECT key, copy_of, series, series_number, series_last, series_count FROM posts WHERE blog = ? AND "
        "category = ? AND state = 0",
        blog, category);
    while (rows.next()) {
      const auto key = static_cast<PostKey>(rows.integer(0));
      const auto at = now.find(key);
      const std::optional<Series> want = at == now.end() ? std::nullopt : std::optional(at->second);
      if (series_in(rows, 2) != want) changed.emplace_back(key, static_cast<PostKey>(rows.integer(1)));
    }
  }
  for (const auto& [key, original] : changed) {
    auto post = held(key);
    if (!post) continue;
    const auto at = now.find(key);
    post->series = at == now.end() ? std::nullopt : std::optional(at->second);
    put_relations(key, *post, original);
  }
}

void Writer::set_original(PostKey key, PostKey original) {
  begin();
  const std::string id = [&] {
    Rows rows = impl_->db().query("SELECT id FROM posts WHERE key = ?", original);
    return rows.next() ? rows.text(0) : std::string();
  }();
  auto post = held(key);
  if (!post) return;
  const auto before = impl_->db().number("SELECT copy_of FROM posts WHERE key = ?", key).value_or(0);
  if (post->copy_of == id && before == original) return;
  post->copy_of = id;
  put_relations(key, *post, original);
}

std::vector<PostKey> Writer::copies_of(PostKey original) {
  return keys_of(impl_->db().query("SELECT key FROM posts WHERE copy_of = ? ORDER BY key", original));
}

std::vector<std::int64_t> Writer::bands(PostKey key) {
  Rows rows = impl_->db().query("SELECT band FROM likeness WHERE post = ?", key);
  std::vector<std::int64_t> bands;
  while (rows.next()) bands.push_back(rows.integer(0));
  return bands;
}

void Writer::set_bands(PostKey key, std::int64_t age, const std::vector<std::int64_t>& bands) {
  begin();
  impl_->db().execute("DELETE FROM likeness WHERE post = ?", key);
  for (const std::int64_t band : bands)
    impl_->db().execute("INSERT OR IGNORE INTO likeness(band, age, post) VALUES(?, ?, ?)", band, age, key);
}

std::vector<PostKey> Writer::posts_in_band(std::int64_t band) {
  return keys_of(impl_->db().query("SELECT post FROM likeness WHERE band = ? ORDER BY post", band));
}

std::vector<std::pair<std::int64_t, PostKey>> Writer::oldest_in_band(std::int64_t band, std::int64_t before,
                                                                     std::size_t limit) {
  Rows rows = impl_->db().query(
      "SELECT age, post FROM likeness WHERE band = ? AND age < ? ORDER BY age, post LIMIT ?", band, before,
      limit);
  std::vector<std::pair<std::int64_t, PostKey>> posts;
  while (rows.next()) posts.emplace_back(rows.integer(0), static_cast<PostKey>(rows.integer(1)));
  return posts;
}

}  // namespace seogo::archive
