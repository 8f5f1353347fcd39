#include "index/initials.h"

#include <algorithm>
#include <tuple>

#include "index/format.h"
#include "index/term_code.h"
#include "index/terms.h"
#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::index {
namespace {

constexpr std::size_t most_seen = 8192;  // stems of one key

}  // namespace

std::vector<std::string> initials_of(std::string_view stem) {
  if (stem.size() > 3 * longest_initials) return {};
  std::string whole;
  std::size_t syllables = 0;
  for (std::size_t at = 0; at < stem.size(); ++syllables) {
    const auto [code, length] = text::read_utf8(stem, at);
    if (!text::is_syllable(code)) return {};
    text::append_utf8(whole, text::compatibility_jamo(0x1100 + (code - text::first_syllable) / (21 * 28)));
    at += length;
  }
  if (syllables < 2) return {};
  std::vector<std::string> initials{whole};
  if (syllables == 2) return initials;
  initials.push_back(whole.substr(whole.size() - 6));
  if (syllables > 3) initials.push_back(whole.substr(0, 6));
  std::ranges::sort(initials.begin() + 1, initials.end());
  initials.erase(std::unique(initials.begin() + 1, initials.end()), initials.end());
  return initials;
}

void InitialsWriter::add(const Document& document, const Xapian::Database* held) {
  for (const DocumentTerm& term : document.terms) {
    const bool of_title = term.name.starts_with(prefix::title);
    const std::string_view text = std::string_view(term.name).substr(of_title ? prefix::title.size() : 0);
    const bool may_be_hangul = !text.empty() && static_cast<unsigned char>(text.front()) >= 0xEA;
    if (!may_be_hangul) continue;
    const std::string stem(text);
    if (!seen_.insert(stem).second) continue;
    if (held != nullptr && held->term_exists(make_term(prefix::body, stem))) continue;
    std::vector<std::string> all = initials_of(stem);
    if (!with_ends_ && !all.empty()) all.resize(1);
    for (std::string& initials : all) gathered_[std::move(initials)].push_back(stem);
  }
}

void InitialsWriter::write(Xapian::WritableDatabase& database) {
  for (const auto& [initials, stems] : gathered_)
    for (const std::string& stem : stems) database.add_synonym(encode_term(initials), encode_term(stem));
  gathered_.clear();
}

std::vector<std::string> stems_with_initials(const Xapian::Database& database, std::string_view initials,
                                             std::size_t most) {
  struct Found {
    bool in_title;
    Xapian::doccount posts;
    std::string stem;
  };
  std::vector<Found> found;
  const std::string key = encode_term(initials);
  std::size_t seen = 0;
  for (auto stem = database.synonyms_begin(key); stem != database.synonyms_end(key) && seen < most_seen;
       ++stem, ++seen) {
    const std::string text = decode_term(*stem);
    const Xapian::doccount posts = database.get_termfreq(make_term(prefix::body, text));
    if (posts > 0) found.push_back({database.term_exists(make_term(prefix::title, text)), posts, text});
  }
  std::ranges::sort(found, [](const Found& a, const Found& b) {
    return std::tie(b.in_title, b.posts, a.stem) < std::tie(a.in_title, a.posts, b.stem);
  });
  std::vector<std::string> stems;
  for (Found& each : found)
    if (stems.size() < most) stems.push_back(std::move(each.stem));
  return stems;
}

}  // namespace seogo::index
