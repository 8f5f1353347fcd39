// The Writer's posts: rows derived from sources, each change with a number of its own.
#include <set>

#include "archive/compress.h"
#include "archive/lookup.h"
#include "archive/writer_impl.h"
#include "seogo/post_json.h"

namespace seogo::archive {
namespace {

// Runs of letters and digits between blanks; every byte beyond ASCII counts as a letter.
std::uint64_t count_words(std::string_view text) {
  std::uint64_t words = 0;
  bool counted = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      counted = false;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                        (byte >= 'a' && byte <= 'z');
    if (letter && !counted) ++words;
    counted = counted || letter;
  }
  return words;
}

struct Present {
  std::string id;
  PostState state = PostState::held;
  std::string json;
  std::optional<Series> series;
  std::string copy_of;
};

Present present_row(Database& db, PostKey key) {
  Rows rows = db.query(
      "SELECT p.id, p.state, p.post, p.series, p.series_number, p.series_last, p.series_count, o.id "
      "FROM posts p LEFT JOIN posts o ON o.key = p.copy_of WHERE p.key = ?",
      key);
  Present present;
  if (!rows.next()) return present;
  present.id = rows.text(0);
  present.state = static_cast<PostState>(rows.integer(1));
  if (!rows.is_null(2)) present.json = take(decompress(rows.view(2)));
  present.series = series_in(rows, 3);
  present.copy_of = rows.text(7);
  return present;
}

void put_aliases(Database& db, PostKey key, const PostWrite& write) {
  // An alias that another held post's own id stands behind stays there: two texts may claim one number.
  for (const std::string& alias : write.aliases) {
    const std::string id = alias.starts_with("id:") ? alias.substr(3) : std::string();
    db.execute(
        "INSERT INTO aliases(key, post) SELECT ?1, ?2 WHERE NOT EXISTS("
        "SELECT 1 FROM posts WHERE id = ?3 AND key <> ?2) "
        "ON CONFLICT(key) DO UPDATE SET post = excluded.post "
        "WHERE (SELECT state FROM posts WHERE key = aliases.post) = 3",
        alias, key, id);
  }
}

void put_details(Database& db, PostKey key, const Post& post, bool held) {
  db.execute("DELETE FROM post_tags WHERE post = ?", key);
  db.execute("DELETE FROM post_media WHERE post = ?", key);
  if (!held) return;
  for (const std::string& tag : post.tags)
    db.execute("INSERT OR IGNORE INTO post_tags(post, tag) VALUES(?, ?)", key, tag);
  std::set<std::string> media;
  for (const Image& image : post.images) media.insert(image.media);
  for (const Attachment& attachment : post.attachments) media.insert(attachment.media);
  media.erase("");
  for (const std::string& sha256 : media)
    db.execute("INSERT OR IGNORE INTO post_media(sha256, post) VALUES(?, ?)", sha256, key);
}

}  // namespace

Written Writer::write_post(PostWrite& write) {
  begin();
  Database& db = impl_->db();
  Post& post = write.post;
  const bool is_new = write.key == 0;
  // What follows from all posts together is not known here: it stays until relate() looks at it again.
  const Present present = is_new ? Present{} : present_row(db, write.key);
  post.series = present.series;
  post.copy_of = present.copy_of;
  const std::string json = to_json(post);
  if (!is_new) {
    if (present.id == post.id && present.state == write.state && present.json == json) {
      put_aliases(db, write.key, write);
      impl_->unsettle_post(write.key);
      return Written::unchanged;
    }
    if (!present.id.empty() && present.id != post.id) write.aliases.push_back("id:" + present.id);
  } else {
    write.key = static_cast<PostKey>(db.number("SELECT coalesce(max(key), 0) + 1 FROM posts").value_or(1));
    // A number is never used twice: rows stay when posts are joined or hidden.
  }
  impl_->unsettle_post(write.key);  // where it stood
  std::int64_t held = 0;
  for (const Image& image : post.images) held += image.media.empty() ? 0 : 1;
  db.execute(
      "INSERT INTO posts(key, id, state, sequence, blog, blog_is_guess, number, slug, title, published, "
      "visibility, "
      "kind, category, words, images, images_held, post) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
      "ON CONFLICT(key) DO UPDATE SET id = excluded.id, state = excluded.state, sequence = "
      "excluded.sequence, "
      "blog = excluded.blog, blog_is_guess = excluded.blog_is_guess, number = excluded.number, slug = "
      "excluded.slug, "
      "title = excluded.title, published = excluded.published, visibility = excluded.visibility, kind = "
      "excluded.kind, "
      "category = excluded.category, words = excluded.words, images = excluded.images, "
      "images_held = excluded.images_held, post = excluded.post",
      write.key, post.id, static_cast<int>(write.state), ++impl_->counter, post.blog, write.blog_is_guess,
      post.number, post.slug, shown_title(post),
      post.published ? std::optional(to_string(*post.published)) : std::nullopt, name_of(post.visibility),
      name_of(post.kind), category_text(post.category), count_words(post.text), post.images.size(), held,
      Blob{compress(json)});
  write.aliases.push_back("id:" + post.id);
  db.execute("INSERT OR REPLACE INTO aliases(key, post) VALUES(?, ?)", "id:" + post.id, write.key);
  put_aliases(db, write.key, write);
  impl_->unsettle_post(write.key);
  put_details(db, write.key, post, write.state == PostState::held);
  return is_new ? Written::inserted : Written::updated;
}

void Writer::free_id(PostKey key) {
  begin();
  impl_->db().execute("UPDATE posts SET id = NULL WHERE key = ?", key);
}

void Writer::join_post(PostKey key, PostKey into) {
  begin();
  impl_->unsettle_post(key);
  impl_->db().execute("UPDATE aliases SET post = ? WHERE post = ?", into, key);
  impl_->db().execute(
      "UPDATE posts SET id = NULL, state = 3, post = NULL, series = NULL, copy_of = NULL, sequence = ? WHERE "
      "key = ?",
      ++impl_->counter, key);
  put_details(impl_->db(), key, {}, false);
}

std::optional<PostKey> Writer::post_with_id(const std::string& id) {
  const auto key = impl_->db().number("SELECT key FROM posts WHERE id = ?", id);
  if (!key) return std::nullopt;
  return static_cast<PostKey>(*key);
}

std::optional<PostKey> Writer::held_post(const std::string& id_or_address) {
  const auto key = find_post(impl_->db(), id_or_address);
  if (!key || !impl_->db().number("SELECT 1 FROM posts WHERE key = ? AND state = 0", *key))
    return std::nullopt;
  return static_cast<PostKey>(*key);
}

std::optional<PostKey> Writer::any_post(const std::string& id_or_address) {
  const auto key = find_post(impl_->db(), id_or_address);
  return key ? std::optional(static_cast<PostKey>(*key)) : std::nullopt;
}

std::uint64_t Writer::held_posts() {
  return static_cast<std::uint64_t>(
      impl_->db().number("SELECT count(*) FROM posts WHERE state = 0").value_or(0));
}

std::uint64_t Writer::held_posts_of_unknown_visibility() {
  return static_cast<std::uint64_t>(
      impl_->db()
          .number("SELECT count(*) FROM posts WHERE state = 0 AND visibility = 'unknown'")
          .value_or(0));
}

}  // namespace seogo::archive
