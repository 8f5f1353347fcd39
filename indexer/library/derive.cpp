// Deriving posts: see derive.h.
#include "library/derive.h"

#include <algorithm>

#include "archive/address.h"
#include "archive/guard.h"
#include "library/merge.h"
#include "post/text_id.h"

namespace seogo::library {

using archive::PostKey;
using archive::PostState;
using archive::PostWrite;
using archive::SourceId;

struct Deriver::Part {
  archive::SourceRow row;
  std::shared_ptr<Imported> imported;  // shared with the batch's cache
  std::vector<archive::IdentityKey> keys;
};

void Tally::note(PostKey key, Fate fate) {
  const auto [at, is_new] = posts.emplace(key, fate);
  if (!is_new && at->second != Fate::imported) at->second = std::max(at->second, fate);
}

std::uint64_t Tally::count(Fate fate) const {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(posts, [&](const auto& post) { return post.second == fate; }));
}

Deriver::Deriver(archive::Writer& writer) : writer_(writer), names_(writer.blog_names()) {}

void Deriver::add(SourceId id, const Record& record, std::shared_ptr<Imported> imported) {
  settle_blog(*imported, names_);
  describe(id, record, *imported);
  const Imported& told = *imported;
  fresh_[id] = std::move(imported);
  dirty_.insert(id);
  learn_hosts(told);
}

void Deriver::note(SourceId id, Imported& imported) {
  settle_blog(imported, names_);
  // A sitemap, not a list of the API, which tells of private posts as well: the posts it names are public.
  const bool is_public = imported.post.format == Format::rss;
  const std::vector<archive::Edge> edges = edges_of(imported.post, is_public ? "listed" : "related");
  writer_.set_edges(id, edges);
  if (!is_public) return;
  for (const archive::Edge& edge : edges)
    for (const SourceId source : writer_.sources_with_key(edge.key)) dirty_.insert(source);
}

void Deriver::add_again(SourceId id) {
  const archive::SourceRow row = writer_.source(id);
  if (row.undone) return writer_.set_as_of(id, row.as_of);  // it says nothing, to no importer
  if (const auto imported = read_again(row)) {
    writer_.set_as_of(id, imported->as_of);
    describe(id, row.record, *imported);
    fresh_[id] = imported;
    learn_hosts(*imported);
  } else {
    writer_.set_as_of(id, row.as_of);  // this importer cannot read it: what an older one made of it stays
  }
  dirty_.insert(id);
}

std::shared_ptr<Imported> Deriver::read_again(const archive::SourceRow& row) {
  Record record = row.record;
  record.bytes = writer_.kept_bytes(row.id);
  Result<Imported> read = import_record(record);
  if (!read || read->post.kind == Kind::not_a_post) return nullptr;
  auto imported = std::make_shared<Imported>(std::move(*read));
  imported->kept.clear();
  settle_blog(*imported, names_);
  return imported;
}

void Deriver::describe(SourceId id, const Record& record, const Imported& imported) {
  writer_.set_identities(id, identity_keys(imported, record, names_));
  writer_.set_edges(id, edges_of(imported.post, "related"));
}

std::vector<archive::Edge> Deriver::edges_of(const Post& post, const char* relation) const {
  std::string category;
  for (const std::string& part : post.category) category += (category.empty() ? "" : "/") + part;
  std::vector<archive::Edge> edges;
  for (const RelatedPost& related : post.related) {
    archive::Edge edge{post.blog, related.url,           "",      related.title, related.published,
                       category,  related.comment_count, relation};
    if (const auto canonical = archive::canonical_address(related.url)) {
      edge.key =
          archive::keys_of_address(related.url, names_.blog_of_host(archive::host_of(*canonical))).back();
      if (const auto place = archive::tistory_place(*canonical)) edge.blog = names_.present_name(place->blog);
    }
    if (!edge.key.empty() || !edge.title.empty()) edges.push_back(std::move(edge));
  }
  return edges;
}

// A page that stands on a custom domain and names its blog joins what was known under the domain alone.
void Deriver::learn_hosts(const Imported& imported) {
  if (imported.blog_is_guess) return;
  for (const std::string& host : imported.other_hosts)
    if (!host.empty() && host != imported.post.blog && names_.blog_of_host(host).empty() &&
        names_.present_name(imported.post.blog) != host)
      rename(host, imported.post.blog, "page");
}

void Deriver::rename(const std::string& from, const std::string& to, const std::string& why) {
  writer_.put_blog_name(from, to, why);
  names_ = BlogNames(writer_.blog_names());
  for (auto& [id, imported] : fresh_) {
    settle_blog(*imported, names_);
    describe(id, writer_.source(id).record, *imported);
  }
  for (const SourceId id : writer_.sources_of_blog(from))
    if (!fresh_.contains(id)) add_again(id);
}

void Deriver::take_back(const archive::Undone& undone) {
  names_ = BlogNames(writer_.blog_names());
  for (const SourceId id : undone.silenced) {
    for (std::string& key : writer_.silence(id)) dropped_.insert(std::move(key));
    mark(id);
  }
  for (const SourceId id : undone.marked) mark(id);
  for (const SourceId id : undone.restored) add_again(id);
  for (const std::string& blog : undone.blogs)
    for (const SourceId id : writer_.sources_of_blog(blog)) add_again(id);
}

void Deriver::flush() {
  while (!dirty_.empty()) {
    const std::vector<SourceId> ids = component(*dirty_.begin());
    for (const SourceId id : ids) dirty_.erase(id);
    derive(ids);
  }
  fresh_.clear();
  for (const std::string& key : dropped_) writer_.drop_alias_of_no_source(key);
  dropped_.clear();
}

std::vector<SourceId> Deriver::component(SourceId id) {
  std::set<SourceId> met{id};
  std::vector<SourceId> open{id};
  while (!open.empty()) {
    const SourceId next = open.back();
    open.pop_back();
    for (const SourceId other : writer_.connected(next))
      if (met.insert(other).second) open.push_back(other);
  }
  return {met.begin(), met.end()};
}

bool Deriver::is_listed(const std::vector<archive::IdentityKey>& keys) {
  return std::ranges::any_of(keys,
                             [&](const archive::IdentityKey& key) { return writer_.is_listed(key.key); });
}

void Deriver::fill_media(SourceId id, Post& post) {
  if (post.images.empty() && post.attachments.empty()) return;
  const auto held = writer_.source_media(id);
  const auto media_of = [&](const std::string& reference) {
    const auto at = std::ranges::find(held, reference, &std::pair<std::string, std::string>::first);
    return at == held.end() ? std::string() : at->second;
  };
  for (Image& image : post.images) {
    image.media = media_of(image.url);
    if (image.media.empty()) continue;
    const auto stored = writer_.find_media(image.media);
    if (!stored || stored->type.width == 0) continue;  // what the file says counts, not what the page says
    image.width = stored->type.width;
    image.height = stored->type.height;
  }
  for (Attachment& attachment : post.attachments) attachment.media = media_of(attachment.url);
}

void Deriver::derive(const std::vector<SourceId>& ids) {
  std::vector<Part> parts;
  std::set<PostKey> silent;  // posts of sources that were taken back
  for (const SourceId id : ids) {
    Part part{writer_.source(id), nullptr, {}};
    if (part.row.id == 0) continue;
    if (part.row.undone) {
      silent.insert(part.row.post);
      continue;
    }
    const auto fresh = fresh_.find(id);
    part.imported = fresh != fresh_.end() ? fresh->second : read_again(part.row);
    if (!part.imported) continue;
    fill_media(id, part.imported->post);
    part.keys = writer_.identities(id);
    parts.push_back(std::move(part));
  }
  for (const Part& part : parts) silent.erase(part.row.post);
  for (const PostKey key : silent) {
    if (key == 0) continue;
    writer_.hide_post(key);
    tally_.note(key, Tally::Fate::removed);
  }
  if (parts.empty()) return;
  std::ranges::sort(parts, [](const Part& a, const Part& b) {
    return comes_before({a.imported.get(), a.row.sha256}, {b.imported.get(), b.row.sha256});
  });
  const auto groups = grouped(parts);
  std::vector<PostWrite> writes;
  writes.reserve(groups.size());
  for (const auto& members : groups) writes.push_back(merged(parts, members));
  std::set<PostKey> own;
  for (const Part& part : parts) own.insert(part.row.post);
  settle_ids(writes, own);
  write(parts, groups, writes);
}

// The groups in the order in which they may claim an id: those with a proven blog first, then by their oldest
// source.
std::vector<std::vector<std::size_t>> Deriver::grouped(const std::vector<Part>& parts) const {
  std::vector<Claim> claims;
  claims.reserve(parts.size());
  for (const Part& part : parts) claims.push_back({part.imported.get(), part.keys});
  auto groups = group(claims);
  const auto rank = [&](const std::vector<std::size_t>& members) {
    const bool guessed =
        std::ranges::all_of(members, [&](std::size_t i) { return parts[i].imported->blog_is_guess; });
    // Parts are sorted newest first, so the last member is the oldest.
    const Part& oldest = parts[members.back()];
    return std::tuple(guessed, oldest.imported->as_of, std::string_view(oldest.row.sha256));
  };
  std::ranges::sort(groups, [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return groups;
}

PostWrite Deriver::merged(const std::vector<Part>& parts, const std::vector<std::size_t>& members) {
  PostWrite write;
  // What no longer stands at its place counts only when nothing else is left, and the post is hidden then.
  const bool all_gone = std::ranges::all_of(members, [&](std::size_t i) { return parts[i].row.gone; });
  std::vector<Member> voices, all;
  std::vector<SourceId> ids;
  for (const std::size_t i : members) {
    all.push_back({parts[i].imported.get(), parts[i].row.sha256});
    if (parts[i].row.tombstoned) write.state = PostState::removed;
    if (parts[i].row.gone && !all_gone) continue;
    voices.push_back({parts[i].imported.get(), parts[i].row.sha256});
    ids.push_back(parts[i].row.id);
  }
  if (all_gone && write.state == PostState::held) write.state = PostState::hidden;
  Merged outcome = merge(voices);
  for (const std::size_t i : outcome.kept_older)
    if (fresh_.contains(ids[i])) tally_.kept_older.insert(ids[i]);
  write.post = std::move(outcome.post);
  write.post.versions = count_versions(all);  // what is gone from its place is still held
  if (write.post.visibility == Visibility::unknown &&
      std::ranges::any_of(members, [&](std::size_t i) { return is_listed(parts[i].keys); }))
    write.post.visibility = Visibility::public_;
  write.blog_is_guess = outcome.blog_is_guess && !names_.was_given(write.post.blog);
  for (const std::size_t i : members)
    for (const archive::IdentityKey& key : parts[i].keys) write.aliases.push_back(key.key);
  return write;
}

// One id, one post: where several texts claim it, the first group keeps it and the others are named by their
// text. `own` are the posts that these sources had: ids of any other post are not to be taken either.
void Deriver::settle_ids(std::vector<PostWrite>& writes, const std::set<PostKey>& own) {
  std::set<std::string> taken;
  const auto is_taken = [&](const std::string& id) {
    const auto holder = writer_.post_with_id(id);
    return taken.contains(id) || (holder && !own.contains(*holder));
  };
  for (PostWrite& write : writes) {
    Post& post = write.post;
    const std::string claimed = post.id;
    for (std::size_t digits = 16; is_taken(post.id) && digits <= 64; digits += 8)
      post.id = text_id(post, digits);
    if (taken.contains(claimed)) tally_.conflicts.insert(claimed);
    taken.insert(post.id);
  }
}

// Whether this run brought a source of a post that others tell as well, with nothing but their words to say
// that they are one.
bool Deriver::is_told_again(const std::vector<Part>& parts, const std::vector<std::size_t>& members) const {
  const auto has_address = [&](std::size_t i) {
    const Post& post = parts[i].imported->post;
    return post.number || !post.slug.empty() || !post.url.empty() || has_own_id(post);
  };
  const auto is_fresh = [&](std::size_t i) { return fresh_.contains(parts[i].row.id); };
  return members.size() > 1 && std::ranges::any_of(members, is_fresh) &&
         std::ranges::none_of(members, has_address);
}

void Deriver::write(std::vector<Part>& parts, const std::vector<std::vector<std::size_t>>& groups,
                    std::vector<PostWrite>& writes) {
  std::map<PostKey, std::size_t>
      left;  // posts that these sources had, and the group that now has the first of them
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const std::size_t i : groups[g])
      if (parts[i].row.post != 0) left.emplace(parts[i].row.post, g);
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const auto& [key, owner] : left)
      if (writes[g].key == 0 && owner == g) writes[g].key = key;
  for (const PostWrite& post : writes) {
    left.erase(post.key);
    const auto holder = writer_.post_with_id(post.post.id);
    if (holder && *holder != post.key) writer_.free_id(*holder);
  }
  for (std::size_t g = 0; g < groups.size(); ++g) {
    PostWrite& post = writes[g];
    const bool was_there = post.key != 0;
    const archive::Written written = writer_.write_post(post);
    const bool visible_change = written != archive::Written::unchanged && post.state == PostState::held;
    tally_.note(post.key, !visible_change ? Tally::Fate::unchanged
                          : was_there     ? Tally::Fate::updated
                                          : Tally::Fate::imported);
    if (written == archive::Written::updated && post.state == PostState::hidden)
      tally_.posts[post.key] = Tally::Fate::removed;
    if (is_told_again(parts, groups[g])) tally_.joined.insert(post.post.id);
    for (const std::size_t i : groups[g])
      if (parts[i].row.post != post.key) writer_.set_post(parts[i].row.id, post.key);
  }
  for (const auto& [key, owner] : left) {
    writer_.join_post(key, writes[owner].key);
    tally_.posts.erase(key);
  }
}

void renew_outdated(archive::Writer& writer, const std::stop_token& stop) {
  constexpr std::size_t at_once = 256;
  Deriver deriver(writer);
  while (!stop.stop_requested()) {
    const std::vector<SourceId> outdated = writer.outdated_sources(at_once);
    if (outdated.empty()) return;
    for (const SourceId id : outdated) deriver.add_again(id);
    deriver.flush();
    writer.commit();
  }
}

}  // namespace seogo::library
