// The page of answers to a search: hits, filters with counts, order and pages, all as plain links.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "pages/search_filters.h"
#include "pages/view.h"
#include "site/asset.h"
#include "site/handlers.h"
#include "site/problem.h"
#include "site/search_state.h"

namespace seogo::http {

namespace {

using nlohmann::json;

constexpr std::size_t pages_around = 2;  // the one that is shown

bool asks_nothing(const std::string& q) { return q.find_first_not_of(" \t\r\n") == std::string::npos; }

json sorts(const Call& call, const SearchState& state) {
  json list = json::array();
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    if (sort == Sort::relevance && asks_nothing(state.q)) continue;
    SearchState next = first_page(state);
    next.sort = sort;
    list.push_back({{"label", say(call.language, "sort_" + std::string(name_of(sort)))},
                    {"href", search_link(next, call)},
                    {"current", sort == state.sort}});
  }
  return list;
}

json paging(const Call& call, const SearchState& state, std::size_t found) {
  if (state.limit == 0 || (found <= state.limit && state.offset == 0)) return false;
  const std::size_t reachable = std::min(found, seogo::bound::reach);
  const std::size_t pages = (reachable + state.limit - 1) / state.limit;
  const std::size_t page = state.offset / state.limit;  // from 0
  const auto at = [&](std::size_t other) {
    SearchState next = state;
    next.offset = other * state.limit;
    return search_link(next, call);
  };
  const auto is_within_reach = [&](std::size_t other) {
    return other < pages && (other + 1) * state.limit <= seogo::bound::reach;
  };
  json numbers = json::array();
  std::size_t last = 0;
  for (std::size_t other = 0; other < pages; ++other) {
    const bool is_near = other + pages_around >= page && other <= page + pages_around;
    if (!(other == 0 || is_near) || !is_within_reach(other)) continue;
    numbers.push_back({{"number", shown_number(other + 1)},
                       {"href", at(other)},
                       {"current", other == page},
                       {"after_gap", other > last + 1},
                       {"told", say(call.language, "page_number", {{"n", shown_number(other + 1)}})}});
    last = other;
  }
  const std::size_t before = std::min(page, pages) - std::min<std::size_t>(std::min(page, pages), 1);
  return {{"previous", page == 0 ? "" : at(before)},
          {"next", is_within_reach(page + 1) ? at(page + 1) : ""},
          {"numbers", numbers},
          {"place",
           say(call.language, "place", {{"page", shown_number(page + 1)}, {"pages", shown_number(pages)}})}};
}

std::string applied_sentence(const Call& call, const Applied& applied) {
  static constexpr std::string_view known[] = {"keyboard", "spelling", "initials", "composition",
                                               "hanja",    "apart",    "unquoted"};
  const bool is_known = std::ranges::find(known, applied.why) != std::end(known);
  return say(call.language, is_known ? "applied_" + applied.why : "applied_other",
             {{"text", in_its_language(call, applied.text)}});
}

std::string total_sentence(const Call& call, const SearchState& state, const SearchResults& results) {
  if (results.total == 0) return say(call.language, results.partial_total > 0 ? "total_none" : "nothing");
  const bool all = asks_nothing(state.q) && !state.has_filters();
  return say_count(call.language, all ? "total_all" : "total", results.total);
}

// Empty where no post has only some of the words.
std::string partial_sentence(const Call& call, const SearchResults& results) {
  if (results.partial_total == 0) return {};
  if (results.partial_total >= most_partial_counted)
    return say(call.language, "partial_total_most", {{"n", shown_number(results.partial_total)}});
  return say_count(call.language, "partial_total", results.partial_total);
}

void add_hits(json& view, const Call& call, const SearchState& state, const SearchResults& results) {
  const std::string words = results.applied ? results.applied->text : asks_nothing(state.q) ? "" : state.q;
  json hits = json::array();
  for (const Hit& hit : results.hits) hits.push_back(hit_view(call, hit, words));
  view["has_hits"] = !hits.empty();
  view["hits"] = std::move(hits);
  view["first"] = std::to_string(state.offset + 1);
  view["partial_total"] = partial_sentence(call, results);
}

// The words of the form stay, with the filters and the order; another page does not.  The form for the dates
// keeps the words as well, and no dates.
void keep_in_forms(json& view, const SearchState& state) {
  json dates = view["kept"];
  const auto keep = [](json& form, const char* key, const std::string& value) {
    if (!value.empty()) form.push_back({{"key", key}, {"value", value}});
  };
  keep(dates, "q", state.q);
  for (json* form : {&view["kept"], &dates}) {
    for (const std::string& blog : state.blogs) keep(*form, "blog", blog);
    for (const std::string& category : state.categories) keep(*form, "category", category);
    for (const std::string& tag : state.tags) keep(*form, "tag", tag);
    if (!asks_nothing(state.q) && state.sort != Sort::relevance)
      keep(*form, "sort", std::string(name_of(state.sort)));
  }
  keep(view["kept"], "from", state.from);
  keep(view["kept"], "to", state.to);
  view["dates"] = {{"kept", std::move(dates)}, {"from", state.from}, {"to", state.to}};
}

// How many posts another state would find; no snippet is made for it.
Result<SearchResults> counted(const Call& call, const Library& library, const SearchState& state,
                              bool facets) {
  Result<SearchRequest> request = to_request(state, call);
  if (!request) return Unexpected{request.error()};
  request->limit = 0;
  request->offset = 0;
  request->facets = facets;
  request->snippets = false;
  return library.search(*request);
}

// The filters, and the counts of years without the filter of dates.
void add_filters(json& view, const Call& call, const Library& library, const SearchState& state,
                 const SearchResults& results) {
  view["sorts"] = sorts(call, state);
  view["chips"] = chips_view(call, state);
  view["has_chips"] = !view["chips"].empty();
  view["filters_on"] = view["chips"].empty() ? "" : shown_number(view["chips"].size());
  view["clear"] = view["chips"].size() > 1 ? search_link(without_filters(state), call) : "";
  view["facets"] = facets_view(call, state, results.facets);
  Facets times = results.facets;
  if (!state.from.empty() || !state.to.empty()) {
    SearchState any_time = state;
    any_time.from.clear();
    any_time.to.clear();
    if (const auto found = counted(call, library, any_time, true)) times = found->facets;
  }
  view["times"] = times_view(call, state, times);
  view["has_filters"] = !view["facets"].empty() || view["times"]["has_years"].get<bool>();
}

// Each word alone, and the search without its filters: what the archive holds near a search that found
// nothing.
json nearby(const Call& call, const Library& library, const SearchState& state) {
  json list = json::array();
  const auto add = [&](const SearchState& other, const char* key, const std::string& text) {
    const auto found = counted(call, library, other, false);
    if (found && found->total > 0)
      list.push_back({{"label", say(call.language, key, {{"text", in_its_language(call, text)}})},
                      {"count", say_count(call.language, "posts", found->total)},
                      {"href", search_link(other, call)}});
  };
  if (state.has_filters()) add(without_filters(state), "near_without_filters", state.q);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < state.q.size() && words.size() < 4;) {
    const std::size_t end = std::min(state.q.find(' ', at), state.q.size());
    if (end > at) words.push_back(state.q.substr(at, end - at));
    at = end + 1;
  }
  if (words.size() < 2) return list;
  for (const std::string& word : words) {
    SearchState alone = without_filters(state);
    alone.q = word;
    add(alone, "near_word", word);
  }
  return list;
}

json results_view(const Call& call, const Library& library, const SearchState& state,
                  const SearchResults& results) {
  const bool wordless = asks_nothing(state.q);
  const bool everything = wordless && !state.has_filters();
  const std::string title =
      say(call.language, wordless ? "search_title_all" : "search_title", {{"q", state.q}});
  json view = frame(call, "results", title);
  view["everything"] = everything;
  view["heading"] = say(call.language, everything ? "all_heading" : "results");
  view["second_script"] = call.plain_link(asset_path("results.js"));
  view["q"] = state.q;
  keep_in_forms(view, state);
  view["applied"] = results.applied ? applied_sentence(call, *results.applied) : "";
  SearchState exact = first_page(state);
  exact.exact = true;
  view["exact_href"] = search_link(exact, call);
  view["as_typed"] = say(call.language, "as_typed", {{"text", in_its_language(call, state.q)}});
  view["suggestion"] = results.suggestion;
  view["suggestion_lang"] = lang_of(call, results.suggestion);
  SearchState suggested = first_page(state);
  suggested.q = results.suggestion;
  view["suggestion_href"] = search_link(suggested, call);
  view["total"] = total_sentence(call, state, results);
  view["partial"] = results.partial;
  add_filters(view, call, library, state, results);
  add_hits(view, call, state, results);
  view["nothing"] = results.hits.empty();
  view["has_filters_on"] = state.has_filters();
  view["near"] = results.hits.empty() ? nearby(call, library, state) : json::array();
  view["has_near"] = !view["near"].empty();
  view["paging"] = paging(call, state, results.total + results.partial_total);
  SearchState newest = first_page(state);
  newest.sort = Sort::relevance;  // a feed is by date whatever the page's order
  view["saved"] = results.hits.empty() ? "" : search_link(newest, call, "/search.atom");
  view["saved_feed"] = say(call.language, everything ? "all_feed" : "saved_feed");
  if (!results.hits.empty()) offer_feed(view, call, view["saved"]);
  return view;
}

}  // namespace

Response search_page(const Call& call, const Library& library) {
  Result<SearchState> state = read_search(call.parameters);
  if (!state) return problem(call, state.error());
  if (asks_nothing(state->q) && state->sort == Sort::relevance) state->sort = Sort::newest;
  const Result<SearchRequest> request = to_request(*state, call);
  if (!request) return problem(call, request.error());
  const Result<SearchResults> results = library.search(*request);
  if (!results) return failed_page(call, results.error());
  Response response = page_response(call, "search", results_view(call, library, *state, *results));
  if (results->partial) response.with("Cache-Control", "no-store");
  return response;
}

}  // namespace seogo::http
