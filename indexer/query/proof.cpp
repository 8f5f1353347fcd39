#include "query/proof.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "index/document_data.h"
#include "index/term_code.h"
#include "index/terms.h"
#include "query/combine.h"
#include "query/leaves.h"
#include "query/quote.h"
#include "query/snippet.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;
using Holds = std::function<bool(const index::HitDataView&)>;

Holds quote_stands(const Query& leaf, const Language& language) {
  const Quote quote(leaf.text, language.analyzer);
  return [quote, leaf](const index::HitDataView& post) {
    const bool is_in_title = quote.is_in(post.head.title);
    if (leaf.in_field && leaf.field == FieldId::title) return is_in_title;
    if (leaf.in_field) return quote.is_in(post.text());
    const auto holds = [&](const std::string& text) { return quote.is_in(text); };
    return is_in_title || std::ranges::any_of(post.head.tags, holds) ||
           std::ranges::any_of(post.head.category, holds) || quote.is_in(post.text());
  };
}

Holds word_stands_in_body(const Query& leaf, const Language& language) {
  Query word = leaf;
  word.in_field = false;
  const Result<Plan> plan = compile(word, language);
  if (!plan) return [](const index::HitDataView&) { return false; };
  return [highlights = plan->highlights, &language](const index::HitDataView& post) {
    return Snippets(highlights, language.analyzer).are_in(post.text());
  };
}

}  // namespace

std::map<std::string, XQuery> prove(const Query& query, const Xapian::Database& database,
                                    const VisiblePosts& visible, const Language& language,
                                    const Deadline& deadline) {
  std::map<std::string, XQuery> proved;
  for (const Query* leaf : leaves_of(query, Leaves::all)) {
    const std::string key = proof_key(*leaf);
    if (key.empty() || proved.contains(key)) continue;
    const Holds holds = leaf->kind == Query::Kind::phrase ? quote_stands(*leaf, language)
                                                          : word_stands_in_body(*leaf, language);
    Xapian::Enquire asked(database);
    asked.set_weighting_scheme(Xapian::BoolWeight());
    asked.set_query(visible.among(candidates_of(*leaf, language)));
    const Xapian::MSet candidates = asked.get_mset(0, most_proved);
    std::vector<XQuery> posts;
    for (auto each = candidates.begin(); each != candidates.end() && !deadline.is_over(); ++each) {
      const std::string data = each.get_document().get_data();
      const Result<index::HitDataView> post = index::view_hit_data(data);
      if (post && holds(*post)) posts.emplace_back(index::encode_term(index::id_name(post->head.id)));
    }
    proved.emplace(key, any(posts));
  }
  return proved;
}

}  // namespace seogo::query
