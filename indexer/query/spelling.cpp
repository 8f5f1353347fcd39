#include "query/spelling.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "index/format.h"
#include "index/terms.h"

namespace seogo::query {

Spellings Speller::of(std::string_view text, const std::vector<Word>& words, Place place,
                      const std::vector<std::string>& joined) const {
  Spellings spellings{clauses_of(text, words, place, readings_), {}};
  const Word& first = words.front();
  if (words.size() == 1 && forms_ != Forms::as_typed && parts_of(first).empty())
    for (const auto& parts : ways_apart(first)) spellings.typed.push_back(side_by_side(parts, place));
  const auto prefix = place == Place::title ? index::prefix::title : index::prefix::word;
  for (const std::vector<std::string>* more : {&joined, &stems_of(words)})
    for (const std::string& each : *more) spellings.typed.emplace_back(index::make_term(prefix, each));
  if (forms_ == Forms::all) add_same(words, place, spellings.same);
  return spellings;
}

const std::vector<std::string>& Speller::stems_of(const std::vector<Word>& words) const {
  static const std::vector<std::string> none;
  const auto stems = initials_.find(words.front().term);
  return stems == initials_.end() ? none : stems->second;
}

std::vector<std::string> Speller::synonyms_of(const std::vector<Word>& words) const {
  const std::string& text = words.size() == 1 ? words.front().term : words.front().name;
  return text.empty() || forms_ != Forms::all ? std::vector<std::string>() : synonyms_.of(text);
}

std::vector<std::vector<Word>> Speller::same_as(const std::vector<Word>& words) const {
  std::vector<std::vector<Word>> all;
  for (const std::string& same : synonyms_of(words)) all.push_back(analyzer_.analyze(same));
  std::erase_if(all, [](const auto& analysed) { return analysed.empty(); });
  return all;
}

// What means the same as the whole, or as a part of a compound: Spring부트 for 스프링부트.
void Speller::add_same(const std::vector<Word>& words, Place place, Clauses& clauses) const {
  for (const std::string& same : synonyms_of(words))
    if (const std::vector<Word> analysed = analyzer_.analyze(same); !analysed.empty())
      std::ranges::move(clauses_of(same, analysed, place), std::back_inserter(clauses));
  if (words.size() > 1) return;
  for (std::vector<std::string_view> parts : ways_apart(words.front()))
    for (std::string_view& part : parts)
      for (const std::string& same : synonyms_.of(part)) {
        const std::string_view as_typed = std::exchange(part, same);
        clauses.push_back(side_by_side(parts, place));
        part = as_typed;
      }
}

}  // namespace seogo::query
