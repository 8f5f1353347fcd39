#include "index/initials.h"

#include <algorithm>
#include <tuple>

#include "index/format.h"
#include "index/terms.h"
#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::index {
namespace {

constexpr std::size_t most_seen = 8192;  // stems of one key
constexpr std::string_view key_prefix = "initials:";

std::string key_of(std::string_view initials) { return std::string(key_prefix).append(initials); }

// Calls take(stem) for each of a list, until it returns false.
template <class Take>
void each_stem(std::string_view list, Take take) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (!take(list.substr(0, end))) return;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace

std::string initials_of(std::string_view stem) {
  if (stem.size() > text::syllable_bytes * longest_initials) return {};
  std::string initials;
  for (std::size_t at = 0; at < stem.size();) {
    const auto [code, length] = text::read_utf8(stem, at);
    if (!text::is_syllable(code)) return {};
    text::append_utf8(initials, text::compatibility_jamo(0x1100 + (code - text::first_syllable) / (21 * 28)));
    at += length;
  }
  return stem.size() > text::syllable_bytes ? initials : "";
}

void InitialsWriter::add(const Document& document, const Xapian::Database* held) {
  for (const DocumentTerm& term : document.terms) {
    const bool of_title = term.name.starts_with(prefix::title);
    const std::string_view text = std::string_view(term.name).substr(of_title ? prefix::title.size() : 0);
    const bool may_be_hangul = !text.empty() && static_cast<unsigned char>(text.front()) >= 0xEA;
    if (!may_be_hangul) continue;
    const std::string stem(text);
    if (!seen_.insert(stem).second) continue;
    if (held != nullptr && held->term_exists(make_term(prefix::word, stem))) continue;
    if (std::string initials = initials_of(stem); !initials.empty())
      gathered_[std::move(initials)].push_back(stem);
  }
}

void InitialsWriter::write(Xapian::WritableDatabase& database) {
  for (const auto& [initials, stems] : gathered_) {
    std::vector<std::string> lists = stems;
    lists.insert(lists.begin(), database.get_metadata(key_of(initials)));
    database.set_metadata(key_of(initials), join_initials(lists));
  }
  gathered_.clear();
}

bool is_initials_key(std::string_view key) { return key.starts_with(key_prefix); }

std::string join_initials(std::span<const std::string> lists) {
  std::string joined;
  std::unordered_set<std::string_view> seen;
  for (const std::string& list : lists)
    each_stem(list, [&](std::string_view stem) {
      if (seen.insert(stem).second) joined.append(joined.empty() ? "" : " ").append(stem);
      return true;
    });
  return joined;
}

std::vector<std::string> stems_with_initials(const Xapian::Database& database, std::string_view initials,
                                             std::size_t most) {
  struct Found {
    bool in_title;
    Xapian::doccount posts;
    std::string stem;
  };
  std::vector<Found> found;
  const std::string list = database.get_metadata(key_of(initials));
  std::size_t seen = 0;
  each_stem(list, [&](std::string_view stem) {
    const Xapian::doccount posts = database.get_termfreq(make_term(prefix::word, stem));
    if (posts > 0)
      found.push_back({database.term_exists(make_term(prefix::title, stem)), posts, std::string(stem)});
    return ++seen < most_seen;
  });
  std::ranges::sort(found, [](const Found& a, const Found& b) {
    return std::tie(b.in_title, b.posts, a.stem) < std::tie(a.in_title, a.posts, b.stem);
  });
  std::vector<std::string> stems;
  for (Found& each : found)
    if (stems.size() < most) stems.push_back(std::move(each.stem));
  return stems;
}

}  // namespace seogo::index
