// What one sees with --explain: the best debugger of a search engine is its own print.

#include "query/explain.h"

#include <fmt/format.h>

namespace seogo::query {
namespace {

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

std::string explain(const Query& query, const Analyzer& analyzer, const Compiled& compiled) {
  std::string out = fmt::format("query: {}\nwords:\n", to_string(query));
  append_words(out, query, analyzer);
  out += fmt::format("matches: {}\n", compiled.match().get_description());
  out += fmt::format("ranks: {}\n", compiled.rank.get_description());
  if (compiled.is_sentence) out += "a sentence: posts with most of the words follow\n";
  return out;
}

std::string explain_hit(const Hit& hit, const Xapian::Enquire& asked, Xapian::docid document) {
  std::string out =
      fmt::format("hit: {} {:.4f}{}:", hit.id, hit.score, hit.partial_match ? " (partial)" : "");
  for (auto term = asked.get_matching_terms_begin(document); term != asked.get_matching_terms_end(document);
       ++term)
    out += " " + *term;
  return out + "\n";
}

}  // namespace seogo::query
