// Who is who: under which keys a source's post is known, and which sources are one post (MODEL section 2).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "archive/writer.h"
#include "seogo/importer.h"

namespace seogo::library {

// Old names and hosts of blogs, and the name that stands for each.
class BlogNames {
 public:
  BlogNames() = default;
  explicit BlogNames(const std::vector<std::pair<std::string, std::string>>& names)
      : names_(names.begin(), names.end()) {}

  // Follows renames of renames; a name that nobody changed stands for itself.
  std::string present_name(std::string name) const;
  // The blog whose pages stand on this host, empty when none is known.
  std::string blog_of_host(std::string_view host) const;
  // Whether `name` was given to a blog in place of another.
  bool was_given(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> names_;
};

// The id that follows from what is known: BLOG/NUMBER, BLOG/SLUG, else text_id (post/text_id.h).
std::string derived_id(const Post& post);

// Whether a JSON line brought an id of its own, which is then taken as it is.
bool has_own_id(const Post& post);

// Puts the present name of the blog in, and with it the id.
void settle_blog(Imported& imported, const BlogNames& names);

// Every key under which the post is known.  A source without number, slug, address and id of its own is known
// by its title, date and text, by title and date, and by the place where it lies.
std::vector<archive::IdentityKey> identity_keys(const Imported& imported, const Record& record,
                                                const BlogNames& names);

// One source, as grouping sees it.
struct Claim {
  const Imported* imported = nullptr;
  std::vector<archive::IdentityKey> keys;
};

// Which claims are one post, as indices in ascending order, groups by their first.  Two that share a key are
// one when both prove it; where the blog's name is a guess, their texts must not contradict each other: with
// titles and texts both different they stay apart.  Two without an address that share title and date are one
// when their texts are near-copies, or one is the other with words added.  The set alone decides, never its
// order.
std::vector<std::vector<std::size_t>> group(const std::vector<Claim>& claims);

}  // namespace seogo::library
