// Values are given numbers while a slot is read from its first post to its last; many posts share one.
#include "query/facet_columns.h"

#include <unordered_map>

#include "index/terms.h"
#include "seogo/field.h"

namespace seogo::query {

namespace {

constexpr Xapian::doccount most_posts = 200'000;  // some hundred milliseconds

}  // namespace

std::vector<std::string> names_of_blog(std::string_view value) {
  return value.empty() ? std::vector<std::string>() : std::vector{std::string(value)};
}

std::vector<std::string> names_of_category(std::string_view value) {
  std::vector<std::string> paths;
  std::string path;
  for (const std::string& name : index::split_values(value)) {
    path += path.empty() ? name : "/" + name;
    paths.push_back(path);
  }
  return paths;
}

std::vector<std::string> names_of_tags(std::string_view value) { return index::split_values(value); }

std::vector<std::string> names_of_month(std::string_view value) {
  if (value.size() != 6) return {};
  return {std::string(value.substr(0, 4)) + "-" + std::string(value.substr(4))};
}

FacetColumn::FacetColumn(const Xapian::Database& database, Xapian::valueno slot, NamesOfValue names_of)
    : value_of_(database.get_lastdocid() + 1, 0), names_of_(1) {
  std::unordered_map<std::string, std::uint32_t> values, names;
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
    const auto [known, is_new] = values.try_emplace(*value, static_cast<std::uint32_t>(names_of_.size()));
    value_of_[value.get_docid()] = known->second;
    if (!is_new) continue;
    std::vector<std::uint32_t>& numbers = names_of_.emplace_back();
    for (std::string& name : names_of(known->first)) {
      const auto [place, is_first] = names.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
      if (is_first) names_.push_back(std::move(name));
      numbers.push_back(place->second);
    }
  }
}

FacetCounts FacetColumn::count(const std::vector<Xapian::docid>& documents) const {
  std::vector<std::uint32_t> counts(names_.size(), 0);
  for (const Xapian::docid document : documents)
    for (const std::uint32_t name : names_of_[value_of_[document]]) ++counts[name];
  FacetCounts counted;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) counted.emplace(names_[i], counts[i]);
  return counted;
}

FacetColumns::FacetColumns(const Xapian::Database& database)
    : blog(database, slot::blog, names_of_blog),
      category(database, slot::category, names_of_category),
      tags(database, slot::tags, names_of_tags),
      month(database, slot::month, names_of_month) {}

std::shared_ptr<const FacetColumns> FacetColumnsCache::of(const Xapian::Database& database) {
  if (database.get_doccount() > most_posts) return nullptr;
  const Revision revision = revision_of(database);
  {
    const std::lock_guard lock(mutex_);
    if (revision_ != revision) {
      if (is_being_read_) return nullptr;
      revision_ = revision;
      columns_ = nullptr;
      return nullptr;
    }
    if (columns_ || is_being_read_) return columns_;
    is_being_read_ = true;
  }
  std::shared_ptr<const FacetColumns> columns;
  try {
    columns = std::make_shared<const FacetColumns>(database);
  } catch (...) {
    const std::lock_guard lock(mutex_);
    is_being_read_ = false;
    throw;
  }
  const std::lock_guard lock(mutex_);
  is_being_read_ = false;
  columns_ = columns;
  return columns;
}

}  // namespace seogo::query
