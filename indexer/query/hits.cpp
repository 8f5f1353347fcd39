// A hit is made of the document's data alone: the archive is not asked.

#include "query/hits.h"

#include "index/document_data.h"

namespace seogo::query {

Result<Hit> make_hit(std::string_view document_data, const Snippets* snippets) {
  Result<index::HitDataView> view = index::view_hit_data(document_data);
  if (!view) return Unexpected{view.error()};
  index::HitData& data = view->head;
  Hit hit;
  hit.id = std::move(data.id);
  hit.url = std::move(data.url);
  hit.blog = std::move(data.blog);
  hit.title_made_up = data.title_made_up;
  hit.published = data.published;
  hit.category = std::move(data.category);
  hit.tags = std::move(data.tags);
  hit.thumbnail = std::move(data.thumbnail);
  hit.copy_of = std::move(data.copy_of);
  if (snippets != nullptr) {
    hit.title = snippets->mark(data.title);
    hit.snippet = snippets->best(view->text());
  } else {
    hit.title.text = std::move(data.title);
  }
  return hit;
}

}  // namespace seogo::query
