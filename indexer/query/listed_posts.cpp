// A list as a source of postings: see listed_posts.h.
#include "query/listed_posts.h"

#include <memory>
#include <string>
#include <utility>

namespace seogo::query {
namespace {

class ListedPosts : public Xapian::PostingSource {
 public:
  explicit ListedPosts(std::shared_ptr<const Posts> posts) : posts_(std::move(posts)) {}

  void init(const Xapian::Database&) override { next_ = 0; }

  Xapian::doccount get_termfreq_min() const override { return count(); }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }

  void next(double) override { ++next_; }

  void skip_to(Xapian::docid post, double) override {
    next_ = first_from(*posts_, next_ == 0 ? 0 : next_ - 1, post) + 1;
  }

  bool at_end() const override { return next_ > posts_->size(); }
  Xapian::docid get_docid() const override { return (*posts_)[next_ - 1]; }
  PostingSource* clone() const override { return new ListedPosts(posts_); }
  std::string get_description() const override { return std::to_string(count()) + " posts"; }

 private:
  Xapian::doccount count() const { return static_cast<Xapian::doccount>(posts_->size()); }

  std::shared_ptr<const Posts> posts_;
  std::size_t next_ = 0;  // one above the place of the present post; 0 before the first
};

}  // namespace

Xapian::Query listed_posts(Posts posts) {
  if (posts.empty()) return Xapian::Query::MatchNothing;
  auto* source = new ListedPosts(std::make_shared<const Posts>(std::move(posts)));
  return Xapian::Query(source->release());  // the query owns it
}

void MatchNotes::operator()(const Xapian::Document& document, double weight) {
  posts.push_back(document.get_docid());
  weights.push_back(weight);
}

}  // namespace seogo::query
