// Who is who: see identity.h.
#include "library/identity.h"

#include <algorithm>
#include <numeric>

#include "archive/address.h"
#include "library/similarity.h"
#include "post/digest.h"
#include "post/text_id.h"

namespace seogo::library {
namespace {

using archive::IdentityKey;

constexpr double alike = 0.5, nearly_a_copy = 0.9;
constexpr std::string_view same_day = "day:";
constexpr int longest_chain_of_names = 16;
// A key that very many sources share is compared with that many of them only; more are no honest copies.
constexpr std::size_t compared_with = 64;

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Whether all words of `part` stand in `whole`, in their order.
bool holds_in_order(std::string_view whole, std::string_view part) {
  const auto take_word = [](std::string_view& text) {
    constexpr std::string_view blanks = " \n\t\r";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(blanks));
    text.remove_prefix(word.size());
    return word;
  };
  std::string_view wanted = take_word(part);
  while (!wanted.empty()) {
    const std::string_view word = take_word(whole);
    if (word.empty()) return false;
    if (word == wanted) wanted = take_word(part);
  }
  return true;
}

// The key that posts without an address share whose title and date are equal.
std::string same_day_key(const Post& post) {
  if (!post.title || !post.published) return {};
  return std::string(same_day) +
         sha256(post.blog + "\n" + *post.title + "\n" + to_string(*post.published)).substr(0, 32);
}

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

// What two texts that claim one number are compared by, worked out once for each.
class Looks {
 public:
  explicit Looks(const std::vector<Claim>& claims)
      : claims_(claims), shingles_(claims.size()), done_(claims.size()) {}

  // Near-copies, or one with words added.
  bool tell_the_same(std::size_t a, std::size_t b) {
    const std::string &first = claims_[a].imported->post.text, &second = claims_[b].imported->post.text;
    if (first.empty() || second.empty()) return false;
    return holds_in_order(first, second) || holds_in_order(second, first) ||
           similarity(of(a), of(b)) >= nearly_a_copy;
  }

  bool may_be_one(std::size_t a, std::size_t b) {
    const Post& first = claims_[a].imported->post;
    const Post& second = claims_[b].imported->post;
    if (first.text.empty() || second.text.empty()) return true;  // nothing to contradict
    if (shown_title(first) == shown_title(second)) return true;
    return similarity(of(a), of(b)) >= alike;
  }

 private:
  const std::vector<std::uint64_t>& of(std::size_t i) {
    if (!done_[i]) shingles_[i] = shingles(claims_[i].imported->post.text);
    done_[i] = true;
    return shingles_[i];
  }

  const std::vector<Claim>& claims_;
  std::vector<std::vector<std::uint64_t>> shingles_;
  std::vector<bool> done_;
};

}  // namespace

std::string BlogNames::present_name(std::string name) const {
  for (int step = 0; step < longest_chain_of_names; ++step) {
    const auto found = names_.find(name);
    if (found == names_.end()) break;
    name = found->second;
  }
  return name;
}

std::string BlogNames::blog_of_host(std::string_view host) const {
  return names_.find(host) == names_.end() ? std::string() : present_name(std::string(host));
}

bool BlogNames::was_given(std::string_view name) const {
  return std::ranges::any_of(names_, [&](const auto& pair) { return pair.second == name; });
}

std::string derived_id(const Post& post) {
  if (post.number) return post.blog + "/" + std::to_string(*post.number);
  if (!post.slug.empty()) return post.blog + "/" + post.slug;
  return text_id(post);
}

bool has_own_id(const Post& post) {
  return post.format == Format::jsonl && !post.id.empty() && post.id != derived_id(post);
}

void settle_blog(Imported& imported, const BlogNames& names) {
  Post& post = imported.post;
  const bool own_id = has_own_id(post);
  if (post.blog.empty()) post.blog = "local";
  post.blog = names.present_name(post.blog);
  if (!own_id) post.id = derived_id(post);
}

std::vector<IdentityKey> identity_keys(const Imported& imported, const Record& record,
                                       const BlogNames& names) {
  const Post& post = imported.post;
  const bool proven = !imported.blog_is_guess;
  std::vector<IdentityKey> keys;
  const bool own_id = has_own_id(post);
  if (own_id) keys.push_back({archive::id_key(post.id), true});
  if (post.number) keys.push_back({archive::id_key(post.blog + "/" + std::to_string(*post.number)), proven});
  // A slug of digits would be taken for a number.
  if (!post.slug.empty() && !is_number(post.slug))
    keys.push_back({archive::id_key(post.blog + "/" + post.slug), proven});
  std::string blog_of_host;
  if (const auto canonical = archive::canonical_address(post.url))
    blog_of_host = names.blog_of_host(archive::host_of(*canonical));
  for (std::string& key : archive::keys_of_address(post.url, blog_of_host))
    keys.push_back({std::move(key), true});
  if (keys.empty()) {
    keys.push_back({archive::id_key(text_id(post)), proven});
    if (std::string key = same_day_key(post); !key.empty()) keys.push_back({std::move(key), false});
    // A file that was edited stays the same post; lines and feed items have no lasting place.
    const bool has_place = record.format == Format::text || record.format == Format::page ||
                           record.format == Format::tistory_page || record.format == Format::tistory_backup;
    if (has_place && !record.path.empty()) keys.push_back({"in:" + record.path, false});
  }
  std::ranges::sort(keys);
  // Of one key told twice the proven one counts.
  std::vector<IdentityKey> once;
  for (IdentityKey& key : keys) {
    if (!once.empty() && once.back().key == key.key)
      once.back().proven = once.back().proven || key.proven;
    else
      once.push_back(std::move(key));
  }
  return once;
}

std::vector<std::vector<std::size_t>> group(const std::vector<Claim>& claims) {
  std::map<std::string_view, std::vector<std::pair<std::size_t, bool>>> by_key;
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (const IdentityKey& key : claims[i].keys) by_key[key.key].emplace_back(i, key.proven);

  Groups groups(claims.size());
  Looks looks(claims);
  for (const auto& [key, members] : by_key)
    for (std::size_t a = 0; a < members.size(); ++a)
      for (std::size_t b = 0; b < std::min(a, compared_with); ++b) {
        if (groups.find(members[a].first) == groups.find(members[b].first)) continue;
        const bool both_prove = members[a].second && members[b].second;
        const bool is_one = key.starts_with(same_day)
                                ? looks.tell_the_same(members[a].first, members[b].first)
                                : both_prove || looks.may_be_one(members[a].first, members[b].first);
        if (is_one) groups.join(members[a].first, members[b].first);
      }
  std::map<std::size_t, std::vector<std::size_t>> found;
  for (std::size_t i = 0; i < claims.size(); ++i) found[groups.find(i)].push_back(i);
  std::vector<std::vector<std::size_t>> out;
  out.reserve(found.size());
  for (auto& [first, members] : found) out.push_back(std::move(members));
  return out;
}

}  // namespace seogo::library
