// What narrows a search, as plain links: see search_filters.h.
#include "pages/search_filters.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "pages/chart.h"
#include "pages/view.h"

namespace seogo::http {

namespace {

using nlohmann::json;
using Values = std::vector<std::string> SearchState::*;

constexpr std::size_t shown_at_once = 8;  // values of one facet
constexpr std::size_t shown_at_all = 60;  // behind "more"
constexpr std::size_t most_years = 40;    // columns

bool holds(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

SearchState without(SearchState state, Values values, const std::string& value) {
  std::erase(state.*values, value);
  return first_page(std::move(state));
}

std::string shown_range(const Call& call, const SearchState& state) {
  const std::string from = state.from.empty() ? "" : shown_month(call.language, state.from);
  const std::string to = state.to.empty() ? "" : shown_month(call.language, state.to);
  return state.from == state.to ? from : from + " – " + to;
}

json value_view(const Call& call, const SearchState& state, Values values, const FacetCount& count,
                std::string shown, std::size_t depth) {
  const bool current = holds(state.*values, count.value);
  SearchState next = without(state, values, count.value);
  // Deeper or beside: joined with the one above, a category would not narrow.
  if (!current && values == &SearchState::categories) next.categories.clear();
  if (!current) (next.*values).push_back(count.value);
  return {
      {"in_lang", lang_of(call, shown)}, {"value", std::move(shown)}, {"count", shown_number(count.count)},
      {"href", search_link(next, call)}, {"current", current},        {"depth", std::to_string(depth)}};
}

void add_value(json& facet, json value) {
  const bool seen = facet["values"].size() < shown_at_once || value["current"].get<bool>();
  json& list = facet[seen ? "values" : "more"];
  if (list.size() < shown_at_all) list.push_back(std::move(value));
}

json empty_facet(const Call& call, const char* name) {
  return {{"label", say(call.language, name)},
          {"more_label", say(call.language, std::string("more_") + name)},
          {"values", json::array()},
          {"more", json::array()}};
}

json flat_facet(const Call& call, const SearchState& state, const char* name, Values values,
                const std::vector<FacetCount>& counts) {
  json facet = empty_facet(call, name);
  for (const FacetCount& count : counts)
    add_value(facet, value_view(call, state, values, count, count.value, 0));
  return facet;
}

// Each category is followed by those below it; on each level the fullest comes first, as they came.
json category_facet(const Call& call, const SearchState& state, const std::vector<FacetCount>& counts) {
  json facet = empty_facet(call, "category");
  const auto add_below = [&](const auto& self, const std::string& above, std::size_t depth) -> void {
    for (const FacetCount& count : counts) {
      if (!count.value.starts_with(above)) continue;
      const std::string name = count.value.substr(above.size());
      if (name.find('/') != std::string::npos) continue;
      add_value(facet, value_view(call, state, &SearchState::categories, count, name, depth));
      if (depth < 4) self(self, count.value + "/", depth + 1);
    }
  };
  add_below(add_below, "", 0);
  return facet;
}

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::size_t count_of(const std::vector<FacetCount>& counts, std::string_view value) {
  for (const FacetCount& count : counts)
    if (count.value == value) return count.count;
  return 0;
}

// A column that leads to the time it stands for, and back when it is chosen already.
Column time_column(const Call& call, const SearchState& state, const std::string& time, std::size_t count,
                   std::string label) {
  const bool current = state.from == time && state.to == time;
  SearchState next = first_page(state);
  next.from = next.to = current ? std::string{} : time;
  return {.label = std::move(label),
          .told = say(call.language, "column",
                      {{"time", shown_month(call.language, time)},
                       {"posts", say_count(call.language, "posts", count)}}),
          .href = count == 0 && !current ? std::string{} : search_link(next, call),
          .count = count,
          .current = current};
}

json years_view(const Call& call, const SearchState& state, const std::vector<FacetCount>& counts) {
  int first = 9999, last = 0;
  for (const FacetCount& count : counts) {
    first = std::min(first, number_of(count.value));
    last = std::max(last, number_of(count.value));
  }
  if (last - first + 1 > static_cast<int>(most_years)) first = last - static_cast<int>(most_years) + 1;
  const int step = (last - first) / 12 + 1;  // labels that stand too close are left out
  std::vector<Column> columns;
  for (int year = first; year <= last; ++year) {
    const std::string time = std::to_string(year);
    columns.push_back(time_column(call, state, time, count_of(counts, time),
                                  (last - year) % step == 0 ? time.substr(2) : std::string{}));
  }
  return chart(columns);
}

json months_view(const Call& call, const SearchState& state, const std::string& year,
                 const std::vector<FacetCount>& counts) {
  std::vector<Column> columns;
  for (int month = 1; month <= 12; ++month) {
    const std::string time = year + (month < 10 ? "-0" : "-") + std::to_string(month);
    Column column = time_column(call, state, time, count_of(counts, time), std::to_string(month));
    if (column.current) {  // back to its year
      SearchState next = first_page(state);
      next.from = next.to = year;
      column.href = search_link(next, call);
    }
    columns.push_back(std::move(column));
  }
  return chart(columns);
}

}  // namespace

SearchState first_page(SearchState state) {
  state.offset = 0;
  return state;
}

SearchState without_filters(SearchState state) {
  state.blogs.clear();
  state.categories.clear();
  state.tags.clear();
  state.from.clear();
  state.to.clear();
  return first_page(std::move(state));
}

json chips_view(const Call& call, const SearchState& state) {
  json list = json::array();
  const auto add = [&](const char* kind, std::string value, const SearchState& next) {
    list.push_back({{"kind", say(call.language, kind)},
                    {"in_lang", lang_of(call, value)},
                    {"value", std::move(value)},
                    {"href", search_link(first_page(next), call)}});
  };
  const auto add_all = [&](const char* kind, Values values) {
    for (const std::string& value : state.*values)
      add(kind, values == &SearchState::categories ? shown_path(value) : value,
          without(state, values, value));
  };
  add_all("blog", &SearchState::blogs);
  add_all("category", &SearchState::categories);
  add_all("tag", &SearchState::tags);
  if (!state.from.empty() || !state.to.empty()) {
    SearchState next = state;
    next.from.clear();
    next.to.clear();
    add("date_range", shown_range(call, state), next);
  }
  return list;
}

json facets_view(const Call& call, const SearchState& state, const Facets& counts) {
  json list = json::array();
  // A single value that every hit has narrows nothing, unless it is what the search is narrowed by.
  const auto keep = [&](json facet, bool narrows) {
    if (!narrows || facet["values"].empty()) return;
    facet["has_more"] = !facet["more"].empty();
    list.push_back(std::move(facet));
  };
  keep(flat_facet(call, state, "blog", &SearchState::blogs, counts.blog),
       counts.blog.size() > 1 || !state.blogs.empty());
  keep(category_facet(call, state, counts.category), counts.category.size() > 1 || !state.categories.empty());
  keep(flat_facet(call, state, "tag", &SearchState::tags, counts.tag),
       counts.tag.size() > 1 || !state.tags.empty());
  return list;
}

json times_view(const Call& call, const SearchState& state, const Facets& counts) {
  json view = {{"months", false}};
  json years = json::array();
  if (counts.year.size() > 1 || (!state.from.empty() && !counts.year.empty()))
    years = years_view(call, state, counts.year);
  view["has_years"] = !years.empty();
  view["years_chart"] = {{"columns", std::move(years)}};
  const std::string year = state.from.substr(0, 4);
  if (!year.empty() && year == state.to.substr(0, 4))
    view["months"] = {{"year", shown_month(call.language, year)},
                      {"columns", months_view(call, state, year, counts.month)}};
  return view;
}

}  // namespace seogo::http
