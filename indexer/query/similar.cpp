// The words that tell a post from the others (Xapian's expand set, after Robertson 1990) are asked of all the
// others.

#include "query/similar.h"

#include <algorithm>
#include <vector>

#include "index/document_data.h"
#include "index/format.h"
#include "index/term_code.h"
#include "index/terms.h"
#include "query/hits.h"
#include "query/visible_posts.h"
#include "text/utf8.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;
namespace prefix = index::prefix;

constexpr Xapian::termcount telling_words = 24;
constexpr Xapian::doccount looked_at_more =
    40;  // beyond the hits asked for: copies and near ties are among them

// Of two posts that are about as much alike, the neighbour comes first.
constexpr double same_blog = 1.1, same_category = 1.1, each_shared_tag = 1.05;
constexpr std::size_t most_shared_tags = 4;

// Words of two letters and more: neither labels, nor pieces of words, nor digits.
class IsWord : public Xapian::ExpandDecider {
 public:
  bool operator()(const std::string& term) const override {
    const char first = term[0];
    if (first >= 'A' && first <= 'Z') return false;
    const std::string word = index::decode_term(term);
    const auto [code, length] = text::read_utf8(word, 0);
    return !(code >= '0' && code <= '9') && word.size() > length;
  }
};

double neighbourhood(const index::HitData& post, const index::HitData& other) {
  double factor = post.blog == other.blog ? same_blog : 1;
  if (post.blog == other.blog && !post.category.empty() && post.category == other.category)
    factor *= same_category;
  std::size_t shared = 0;
  for (const std::string& tag : post.tags) shared += std::ranges::count(other.tags, tag) > 0 ? 1 : 0;
  for (std::size_t i = 0; i < std::min(shared, most_shared_tags); ++i) factor *= each_shared_tag;
  return factor;
}

// Whether one of them is a copy of the other, or both are of a third.
bool are_copies(const index::HitData& a, const index::HitData& b) {
  return a.copy_of == b.id || b.copy_of == a.id || (!a.copy_of.empty() && a.copy_of == b.copy_of);
}

Unexpected no_such_post(std::string_view id) {
  const std::string name(id);
  return fail(ErrorCode::not_found, {"There is no post " + name + ".", name + "이라는 글이 없습니다."},
              {"Find it with: seogo search", "찾아 보세요: seogo search"});
}

// The document of the post, if the reader may see it; 0 otherwise.
Xapian::docid find(const Xapian::Database& database, std::string_view id, const VisiblePosts& visible) {
  Xapian::Enquire asked(database);
  asked.set_weighting_scheme(Xapian::BoolWeight());
  const XQuery post(index::encode_term(index::id_name(id)));
  asked.set_query(visible.among(post));
  const Xapian::MSet found = asked.get_mset(0, 1);
  return found.empty() ? 0 : *found.begin();
}

struct Like {
  double score;
  index::HitData head;
  Xapian::docid document;
};

}  // namespace

Result<SearchResults> similar(const Reader& reader, const SimilarRequest& request) {
  const Xapian::Database& database = reader.database;
  const VisiblePosts visible(database, request.visible);
  const Xapian::docid document = find(database, request.id, visible);
  if (document == 0) return no_such_post(request.id);
  const std::string data = database.get_document(document).get_data();
  const Result<index::HitDataView> post = index::view_hit_data(data);
  if (!post) return Unexpected{post.error()};

  Xapian::Enquire asked(database);
  Xapian::RSet relevant;
  relevant.add_document(document);
  const IsWord is_word;
  const Xapian::ESet words = asked.get_eset(telling_words, relevant, 0, &is_word);
  if (words.empty()) return SearchResults{};
  const XQuery any(XQuery::OP_OR, words.begin(), words.end());
  asked.set_query(visible.among(any));
  const auto wanted = static_cast<Xapian::doccount>(request.limit);
  const Xapian::MSet found = asked.get_mset(0, wanted + looked_at_more);

  std::vector<Like> likes;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    if (*hit == document) continue;
    const std::string other = hit.get_document().get_data();
    Result<index::HitDataView> view = index::view_hit_data(other);
    if (!view) return Unexpected{view.error()};
    if (are_copies(post->head, view->head)) continue;
    const double factor = neighbourhood(post->head, view->head);
    likes.push_back({hit.get_weight() * factor, std::move(view->head), *hit});
  }
  std::ranges::stable_sort(likes, [](const Like& a, const Like& b) { return a.score > b.score; });

  SearchResults results;
  for (const Like& like : likes) {
    if (results.hits.size() == request.limit) break;
    const bool is_copy_of_listed = std::ranges::any_of(results.hits, [&](const Hit& hit) {
      return like.head.copy_of == hit.id ||
             (!hit.copy_of.empty() && (hit.copy_of == like.head.id || hit.copy_of == like.head.copy_of));
    });
    if (is_copy_of_listed) continue;
    Result<Hit> hit = make_hit(database.get_document(like.document).get_data(), nullptr);
    if (!hit) return Unexpected{hit.error()};
    hit->score = like.score;
    results.hits.push_back(std::move(*hit));
  }
  results.total = results.hits.size();
  return results;
}

}  // namespace seogo::query
