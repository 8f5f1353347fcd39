// The series of a blog: its titles by category, those of known posts among them, and what they count.
#include "post/series.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "archive/rows.h"

namespace seogo::archive {
namespace {

constexpr std::size_t most_missing = 1000;

struct Titled {
  std::int64_t key = 0;  // 0 for a known post
  SeriesPart part;
};

std::vector<Titled> titles_in(Database& database, const CategoryPlace& place, const Visible& visible) {
  std::vector<Titled> titles;
  Rows rows = database.query(
      ("SELECT key, id, title, published FROM posts WHERE blog = ? AND category = ? AND " + allowed(visible))
          .c_str(),
      place.blog, place.category);
  while (rows.next())
    titles.push_back({rows.integer(0), {0, 0, rows.text(1), rows.text(2), "", parse_iso_date(rows.view(3))}});
  for (const MissingPost& post : missing_posts(database, visible, place))
    titles.push_back({0, {0, 0, "", post.title, post.url, post.published}});
  return titles;
}

void finish(SeriesContents& series) {
  std::ranges::sort(series.parts, {}, [](const SeriesPart& part) {
    return std::tuple(part.number, part.last, part.published, std::string_view(part.id),
                      std::string_view(part.title));
  });
  std::uint32_t first = 1;
  for (const SeriesPart& part : series.parts) first = std::min(first, part.number);
  for (std::uint32_t number = first; number <= series.count && series.missing.size() < most_missing; ++number)
    if (std::ranges::none_of(series.parts, [&](const SeriesPart& part) {
          return !part.id.empty() && part.number <= number && number <= part.last;
        }))
      series.missing.push_back(number);
}

}  // namespace

KeyedSeries series_of_category(Database& database, const std::string& blog, const std::string& category,
                               const Visible& visible) {
  KeyedSeries found;
  const std::vector<Titled> posts = titles_in(database, {blog, category}, visible);
  std::vector<std::string> titles;
  titles.reserve(posts.size());
  for (const Titled& post : posts) titles.push_back(post.part.title);
  const std::vector<std::string> path = category_names(category);
  const auto series = series_among(titles, path.empty() ? std::string_view() : path.back());
  std::map<std::string, SeriesContents> contents;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    if (!series[i]) continue;
    if (posts[i].key != 0) found.posts.emplace_back(posts[i].key, *series[i]);
    SeriesContents& one = contents[series[i]->name];
    one.blog = blog;
    one.category = path;
    one.name = series[i]->name;
    one.count = std::max(one.count, series[i]->count);
    one.parts.push_back(posts[i].part);
    one.parts.back().number = series[i]->number;
    one.parts.back().last = series[i]->last;
  }
  for (auto& [name, one] : contents) {
    finish(one);
    // One known post that counts is a title with a number; several are a series that is not held yet.
    const bool held = std::ranges::any_of(one.parts, [](const SeriesPart& part) { return !part.id.empty(); });
    if (held || one.parts.size() > 1) found.contents.push_back(std::move(one));
  }
  return found;
}

}  // namespace seogo::archive

namespace seogo {

namespace {

std::size_t place_of(const std::vector<SeriesPart>& parts, std::string_view id) {
  return static_cast<std::size_t>(std::ranges::find(parts, id, &SeriesPart::id) - parts.begin());
}

}  // namespace

const SeriesPart* SeriesContents::previous(std::string_view id) const {
  const std::size_t place = place_of(parts, id);
  for (std::size_t i = place == parts.size() ? 0 : place; i > 0; --i)
    if (!parts[i - 1].id.empty()) return &parts[i - 1];
  return nullptr;
}

const SeriesPart* SeriesContents::next(std::string_view id) const {
  for (std::size_t i = place_of(parts, id) + 1; i < parts.size(); ++i)
    if (!parts[i].id.empty()) return &parts[i];
  return nullptr;
}

}  // namespace seogo
