// The page of answers to a search: hits, filters with counts, order and pages, all as plain links.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "pages/view.h"
#include "site/handlers.h"
#include "site/problem.h"
#include "site/search_state.h"

namespace seogo::http {

namespace {

using nlohmann::json;

constexpr std::size_t shown_values = 12;  // of one facet

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

SearchState first_page(SearchState state) {
  state.offset = 0;
  return state;
}

// "A/B" as people read it: A › B.
std::string shown_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c == '/')
      out += " › ";
    else
      out += c;
  }
  return out;
}

std::string shown_range(const SearchState& state) {
  return state.from == state.to ? state.from : state.from + " – " + state.to;
}

// The filters in use, each with the address of the search without it.
json chips(const Call& call, const SearchState& state) {
  json list = json::array();
  const auto add = [&](const char* kind, std::string value, const SearchState& without) {
    list.push_back({{"kind", say(call.language, kind)},
                    {"value", std::move(value)},
                    {"href", search_link(first_page(without), call)}});
  };
  const auto add_all = [&](const char* kind, std::vector<std::string> SearchState::*values, bool path) {
    for (std::size_t i = 0; i < (state.*values).size(); ++i) {
      SearchState without = state;
      (without.*values).erase((without.*values).begin() + static_cast<std::ptrdiff_t>(i));
      add(kind, path ? shown_path((state.*values)[i]) : (state.*values)[i], without);
    }
  };
  add_all("blog", &SearchState::blogs, false);
  add_all("category", &SearchState::categories, true);
  add_all("tag", &SearchState::tags, false);
  if (!state.from.empty() || !state.to.empty()) {
    SearchState without = state;
    without.from.clear();
    without.to.clear();
    add("date_range", shown_range(state), without);
  }
  return list;
}

// One facet: values that lead to the search narrowed by them; those in use already are chips.
json facet(const Call& call, const char* name, const std::vector<FacetCount>& counts,
           const auto& narrowed /* from a value to a state, or nothing */, const auto& shown) {
  json values = json::array();
  for (const FacetCount& count : counts) {
    if (values.size() == shown_values) break;
    const std::optional<SearchState> state = narrowed(count.value);
    if (!state) continue;
    values.push_back({{"value", shown(count.value)},
                      {"count", shown_number(count.count)},
                      {"href", search_link(first_page(*state), call)}});
  }
  return {{"label", say(call.language, name)}, {"values", values}};
}

json facets(const Call& call, const SearchState& state, const Facets& counts) {
  const auto adding = [&](std::vector<std::string> SearchState::*values) {
    return [&state, values](const std::string& value) -> std::optional<SearchState> {
      const auto& used = state.*values;
      if (std::find(used.begin(), used.end(), value) != used.end()) return std::nullopt;
      SearchState next = state;
      (next.*values).push_back(value);
      return next;
    };
  };
  const auto as_is = [](const std::string& value) { return value; };
  const auto into_category = [&](const std::string& value) -> std::optional<SearchState> {
    if (std::find(state.categories.begin(), state.categories.end(), value) != state.categories.end())
      return std::nullopt;
    SearchState next = state;
    next.categories = {value};  // deeper or beside: any_of with the one above would not narrow
    return next;
  };
  const auto in_year = [&](const std::string& value) -> std::optional<SearchState> {
    if (state.from == value && state.to == value) return std::nullopt;
    SearchState next = state;
    next.from = next.to = value;
    return next;
  };
  const auto year_name = [&](const std::string& value) {
    return say(call.language, "year_value", {{"n", value}});
  };

  json list = json::array();
  // A single value that every hit has narrows nothing.
  const auto keep = [&](json one, std::size_t known) {
    if (!one["values"].empty() && known > 1) list.push_back(std::move(one));
  };
  keep(facet(call, "blog", counts.blog, adding(&SearchState::blogs), as_is), counts.blog.size());
  keep(facet(call, "category", counts.category, into_category, shown_path), counts.category.size());
  keep(facet(call, "tag", counts.tag, adding(&SearchState::tags), as_is), counts.tag.size());
  std::vector<FacetCount> years = counts.year;
  std::sort(years.begin(), years.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
  keep(facet(call, "year", years, in_year, year_name), counts.year.size());
  return list;
}

json sorts(const Call& call, const SearchState& state) {
  json list = json::array();
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    if (sort == Sort::relevance && is_blank(state.q)) continue;
    SearchState next = first_page(state);
    next.sort = sort;
    list.push_back({{"label", say(call.language, "sort_" + std::string(name_of(sort)))},
                    {"href", search_link(next, call)},
                    {"current", sort == state.sort}});
  }
  return list;
}

json paging(const Call& call, const SearchState& state, std::size_t found) {
  if (state.limit == 0 || found <= state.limit) return false;
  const std::size_t reachable = std::min(found, seogo::bound::reach);
  const auto at = [&](std::size_t offset) {
    SearchState next = state;
    next.offset = offset;
    return search_link(next, call);
  };
  const std::size_t next = state.offset + state.limit;
  const bool more = next < reachable && next + state.limit <= seogo::bound::reach;
  return {{"previous", state.offset == 0 ? "" : at(state.offset - std::min(state.offset, state.limit))},
          {"next", more ? at(next) : ""},
          {"place", say(call.language, "place",
                        {{"page", shown_number(state.offset / state.limit + 1)},
                         {"pages", shown_number((reachable + state.limit - 1) / state.limit)}})}};
}

std::string applied_sentence(const Call& call, const Applied& applied) {
  const bool known = applied.why == "keyboard" || applied.why == "spelling" || applied.why == "initials" ||
                     applied.why == "composition";
  return say(call.language, known ? "applied_" + applied.why : "applied_other", {{"text", applied.text}});
}

std::string total_sentence(const Call& call, const SearchState& state, const SearchResults& results) {
  if (results.total == 0) return results.partial_total > 0 ? say(call.language, "total_none") : "";
  const bool all = is_blank(state.q) && !state.has_filters();
  return say_count(call.language, all ? "total_all" : "total", results.total);
}

void add_hits(json& view, const Call& call, const SearchState& state, const SearchResults& results) {
  json whole = json::array(), partly = json::array();
  for (const Hit& hit : results.hits) (hit.partial_match ? partly : whole).push_back(hit_view(call, hit));
  view["has_hits"] = !whole.empty();
  view["hits"] = std::move(whole);
  view["first"] = std::to_string(state.offset + 1);
  view["has_partial_hits"] = !partly.empty();
  view["partial_group"] = {{"hits", std::move(partly)}};
  view["partial_heading"] = say_count(call.language, "partial_heading", results.partial_total);
}

// The words of the form stay, with the filters and the order; another page does not.
void keep_in_form(json& view, const SearchState& state) {
  const auto keep = [&](const char* key, const std::string& value) {
    if (!value.empty()) view["kept"].push_back({{"key", key}, {"value", value}});
  };
  for (const std::string& blog : state.blogs) keep("blog", blog);
  for (const std::string& category : state.categories) keep("category", category);
  for (const std::string& tag : state.tags) keep("tag", tag);
  keep("from", state.from);
  keep("to", state.to);
  if (!is_blank(state.q) && state.sort != Sort::relevance) keep("sort", std::string(name_of(state.sort)));
}

json results_view(const Call& call, const SearchState& state, const SearchResults& results) {
  const bool all = is_blank(state.q);
  json view =
      frame(call, "results", say(call.language, all ? "search_title_all" : "search_title", {{"q", state.q}}));
  view["form_on_top"] = true;
  view["q"] = state.q;
  keep_in_form(view, state);
  view["applied"] = results.applied ? applied_sentence(call, *results.applied) : "";
  view["suggestion"] = results.suggestion;
  SearchState suggested = first_page(state);
  suggested.q = results.suggestion;
  view["suggestion_href"] = search_link(suggested, call);
  view["total"] = total_sentence(call, state, results);
  view["partial"] = results.partial;
  view["sorts"] = sorts(call, state);
  view["chips"] = chips(call, state);
  view["has_chips"] = !view["chips"].empty();
  view["facets"] = facets(call, state, results.facets);
  view["has_facets"] = !view["facets"].empty();
  view["facets_open"] = false;
  add_hits(view, call, state, results);
  view["nothing"] = results.hits.empty() ? say(call.language, "nothing") : "";
  view["tips"] = {say(call.language, "tip_fewer")};
  if (state.has_filters()) view["tips"].push_back(say(call.language, "tip_filters"));
  view["tips"].push_back(say(call.language, "tip_prefix"));
  view["paging"] = paging(call, state, results.total + results.partial_total);
  return view;
}

}  // namespace

Response search_page(const Call& call, const Library& library) {
  Result<SearchState> state = read_search(call.parameters);
  if (!state) return problem(call, state.error());
  if (is_blank(state->q) && state->sort == Sort::relevance) state->sort = Sort::newest;
  const Result<SearchRequest> request = to_request(*state, call);
  if (!request) return problem(call, request.error());
  const Result<SearchResults> results = library.search(*request);
  if (!results) {
    const Error& error = results.error();
    const bool nothing_yet = error.code == ErrorCode::no_archive || error.code == ErrorCode::no_index;
    return nothing_yet ? start_page(call, &error, 503) : problem(call, error);
  }
  Response response = page_response(call, "search", results_view(call, *state, *results));
  if (results->partial) response.with("Cache-Control", "no-store");
  return response;
}

}  // namespace seogo::http
