// What one sees with --explain: the best debugger of a search engine is its own print.

#include "query/explain.h"

#include <fmt/format.h>

#include <map>
#include <string_view>

#include "index/format.h"
#include "index/term_code.h"

namespace seogo::query {
namespace {

namespace prefix = index::prefix;

// What a term of each class is to someone who does not know the index, the most telling first.  A longer
// prefix stands before one that it begins with.
struct TermClass {
  std::string_view prefix, name;
};

constexpr TermClass classes[] = {
    {prefix::title_joint, "neighbours in the title (as codes)"},
    {prefix::title, "words of the title"},
    {prefix::joint, "neighbours"},
    {prefix::inside, "inside words"},
    {prefix::category, "category"},
    {prefix::has, "has"},
    {prefix::is, "is"},
    {prefix::tag, "tags"},
    {prefix::blog, "blog"},
    {prefix::author, "author"},
    {prefix::word, "words"},
};

std::size_t class_of(std::string_view term) {
  std::size_t row = 0;
  while (!term.starts_with(classes[row].prefix)) ++row;  // the last begins every term
  return row;
}

// Each leaf with its words: 코드리뷰를 → 코드리뷰.
void append_words(std::string& out, const Query& query, const Analyzer& analyzer) {
  if (!query.text.empty() && query.kind != Query::Kind::filter) {
    out += fmt::format("  {} →", query.text);
    for (const Word& word : analyzer.analyze(query.text)) out += " " + word.term;
    out += '\n';
  }
  for (const Query& child : query.children) append_words(out, child, analyzer);
}

}  // namespace

std::string explain(const Query& query, const Analyzer& analyzer, const Plan& plan) {
  std::string out = fmt::format("query: {}\nwords:\n", to_string(query));
  append_words(out, query, analyzer);
  out += fmt::format("matches: {}\n", index::decode_description(plan.full().get_description()));
  out += fmt::format("ranks: {}\n", index::decode_description(plan.ranking(plan.some()).get_description()));
  return out;
}

std::string explain_hit(const Hit& hit, const Xapian::Enquire& asked, Xapian::docid document) {
  std::map<std::size_t, std::string> by_class;  // in the order of the table
  for (auto term = asked.get_matching_terms_begin(document); term != asked.get_matching_terms_end(document);
       ++term) {
    const std::string name = index::decode_term(*term);
    const std::size_t row = class_of(name);
    by_class[row] += " " + name.substr(classes[row].prefix.size());
  }
  std::string out =
      fmt::format("hit: {} {:.4f}{}\n", hit.id, hit.score, hit.partial_match ? " (partial)" : "");
  for (const auto& [row, terms] : by_class) out += fmt::format("  {}:{}\n", classes[row].name, terms);
  return out;
}

}  // namespace seogo::query
