// Merging field by field.  A field comes from the newest source that has it; the body and all that belongs to
// it (pictures, code, headings) from one source as a whole, and never from one that makes it emptier.
#include "library/merge.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>

#include "importer/common/web_address.h"
#include "library/identity.h"
#include "library/similarity.h"

namespace seogo::library {
namespace {

int trust(Format format) {
  switch (format) {
    case Format::tistory_backup:
      return 0;
    case Format::ttxml:
      return 1;
    case Format::tistory_page:
    case Format::page:
    case Format::warc:
      return 2;
    case Format::api:
      return 3;
    case Format::jsonl:
      return 4;
    case Format::rss:
      return 5;
    case Format::text:
      return 6;
  }
  return 7;
}

bool is_body(const Post& post) { return !post.text.empty() || !post.images.empty() || !post.html.empty(); }

// Whether taking `next` for `held` would lose what is held.
bool is_emptier(const Post& held, const Post& next) {
  if (!is_body(next)) return is_body(held);
  if (reads_like_an_error(next.text)) return !reads_like_an_error(held.text);
  const std::size_t before = count_characters(held.text);
  const std::size_t after = count_characters(next.text);
  if (before == 0 && after == 0) return next.images.size() < held.images.size();
  return after * 2 < before;
}

using Order = std::vector<const Post*>;

// The first value in order that `pick` finds not empty.
template <class Pick>
auto first_of(const Order& order, Pick pick) {
  using Value = std::decay_t<decltype(pick(*order.front()))>;
  for (const Post* post : order)
    if (const auto& value = pick(*post); !(value == Value{})) return Value(value);
  return Value{};
}

// A day of which another source of the same day tells the time gets that time.
std::optional<Date> date_of(const Order& order, std::optional<Date> Post::*field) {
  const std::optional<Date> first = first_of(order, [&](const Post& post) { return post.*field; });
  if (!first || first->has_time) return first;
  for (const Post* post : order) {
    const std::optional<Date>& other = post->*field;
    if (other && other->has_time &&
        std::tie(other->year, other->month, other->day) == std::tie(first->year, first->month, first->day))
      return other;
  }
  return first;
}

bool is_same_upload(const Image& one, const Image& other) {
  const std::string identity = importer::media_identity(one.original);
  return identity.empty() ? one.original == other.original
                          : identity == importer::media_identity(other.original);
}

bool lacks_copy(const Image& image) { return image.media.empty(); }

// The copy of the same picture by its address, the largest first.
const Image* copy_of(const Image& image, const Order& others) {
  const auto pixels = [](const Image& one) { return std::uint64_t{one.width} * one.height; };
  const Image* copy = nullptr;
  for (const Post* other : others)
    for (const Image& candidate : other->images)
      if (!lacks_copy(candidate) && (copy == nullptr || pixels(candidate) > pixels(*copy)) &&
          is_same_upload(candidate, image))
        copy = &candidate;
  return copy;
}

// By its place where both have the same text and as many pictures: a backup names them img_1.png, a page by
// their address.
const Image* copy_at(std::size_t place, const Post& post, const Order& others) {
  for (const Post* other : others)
    if (other->images.size() == post.images.size() && !lacks_copy(other->images[place]) &&
        text_fingerprint(other->text) == text_fingerprint(post.text))
      return &other->images[place];
  return nullptr;
}

// Copies that another source of the post brought.
void lend_copies(Post& post, const Order& others) {
  for (std::size_t i = 0; i < post.images.size(); ++i) {
    Image& image = post.images[i];
    if (!lacks_copy(image)) continue;
    const Image* copy = copy_of(image, others);
    if (copy == nullptr) copy = copy_at(i, post, others);
    if (copy == nullptr) continue;
    image.media = copy->media;
    image.width = copy->width;
    image.height = copy->height;
  }
  for (Attachment& attachment : post.attachments)
    for (const Post* other : others)
      for (const Attachment& candidate : other->attachments)
        if (attachment.media.empty() && candidate.name == attachment.name) attachment.media = candidate.media;
}

// The other sources' fields around the body of `post`.
void complete(Post& post, const Order& order) {
  post.blog = order.front()->blog;
  post.number = first_of(order, [](const Post& p) { return p.number; });
  post.slug = first_of(order, [](const Post& p) { return p.slug; });
  post.url = first_of(order, [](const Post& p) { return p.url; });
  post.title = first_of(order, [](const Post& p) { return p.title; });
  post.label = first_of(order, [](const Post& p) { return p.label; });
  post.author = first_of(order, [](const Post& p) { return p.author; });
  post.lang = first_of(order, [](const Post& p) { return p.lang; });
  post.published = date_of(order, &Post::published);
  post.updated = date_of(order, &Post::updated);
  post.category = first_of(order, [](const Post& p) { return p.category; });
  post.tags = first_of(order, [](const Post& p) { return p.tags; });
  post.comments = first_of(order, [](const Post& p) { return p.comments; });
  post.related = first_of(order, [](const Post& p) { return p.related; });
  post.comment_count = std::nullopt;
  for (auto at = order.begin(); at != order.end() && !post.comment_count; ++at)
    post.comment_count = (*at)->comment_count;
}

}  // namespace

bool reads_like_an_error(std::string_view text) {
  constexpr std::size_t longest_error = 300;  // characters; a post about an error is longer
  constexpr std::array signs{"페이지를 찾을 수 없", "존재하지 않는 페이지", "존재하지 않는 글",
                             "삭제되었거나",        "잘못된 접근",          "권한이 없거나",
                             "보호되어 있는 글",    "보호된 글입니다",      "일시적인 오류",
                             "서비스 점검",         "접근이 제한",          "404 Not Found",
                             "403 Forbidden",       "Page not found",       "Access Denied",
                             "502 Bad Gateway",     "503 Service",          "Internal Server Error"};
  if (text.size() > longest_error * 4 || count_characters(text) > longest_error) return false;
  return std::ranges::any_of(
      signs, [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

bool comes_before(const Member& a, const Member& b) {
  // At equal times and digests (one file met in two places) what the place told decides.
  const auto key = [](const Member& member) {
    const Imported& imported = *member.imported;
    const Post& post = imported.post;
    return std::tuple(-imported.as_of, trust(post.format), std::string_view(member.sha256),
                      imported.blog_is_guess, std::string_view(post.id));
  };
  return key(a) < key(b);
}

std::uint64_t text_of_version(const Post& post) {
  if (!post.text.empty()) return text_fingerprint(post.text);
  // Without text there are the post that its owner closed, and the one that is pictures alone.
  return post.kind == Kind::protected_post ? 1 : 2 + post.images.size();
}

std::uint32_t count_versions(const std::vector<Member>& members) {
  std::set<std::uint64_t> texts;
  std::uint32_t told = 1;  // by a line that another archive wrote
  for (const Member& member : members) {
    texts.insert(text_of_version(member.imported->post));
    told = std::max(told, member.imported->post.versions);
  }
  return std::max(told, static_cast<std::uint32_t>(texts.size()));
}

Merged merge(const std::vector<Member>& members) {
  std::vector<std::size_t> newest_first(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) newest_first[i] = i;
  std::ranges::sort(newest_first,
                    [&](std::size_t a, std::size_t b) { return comes_before(members[a], members[b]); });
  const auto post_at = [&](std::size_t i) -> const Post& { return members[i].imported->post; };

  Merged merged;
  std::size_t body = newest_first.back();
  for (auto at = newest_first.rbegin() + 1; at != newest_first.rend(); ++at) {
    if (is_emptier(post_at(body), post_at(*at)))
      merged.kept_older.push_back(*at);
    else
      body = *at;
  }
  std::ranges::sort(merged.kept_older);
  const auto was_refused = [&](std::size_t i) { return std::ranges::binary_search(merged.kept_older, i); };

  // What stood on a page whose body was refused is asked last; a name that an address proves comes before
  // guesses.
  Order order;
  for (const bool refused : {false, true})
    for (const std::size_t i : newest_first)
      if (was_refused(i) == refused) order.push_back(&post_at(i));
  Post& post = merged.post = post_at(body);
  complete(post, order);
  for (const std::size_t i : newest_first) {
    if (!merged.blog_is_guess || members[i].imported->blog_is_guess) continue;
    merged.blog_is_guess = false;
    post.blog = post_at(i).blog;
  }
  post.visibility = Visibility::unknown;
  for (const std::size_t i : newest_first)
    if (post.visibility == Visibility::unknown && !reads_like_an_error(post_at(i).text))
      post.visibility = post_at(i).visibility;
  lend_copies(post, order);

  post.versions = count_versions(members);
  post.id.clear();
  for (const std::size_t i : newest_first)
    if (post.id.empty() && has_own_id(post_at(i))) post.id = post_at(i).id;
  if (post.id.empty()) post.id = derived_id(post);
  return merged;
}

}  // namespace seogo::library
