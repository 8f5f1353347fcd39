// Search results as JSON (CONTRACT: `seogo search --json`), and marked text as HTML.

#include "seogo/results_json.h"
#include "seogo/escape.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace seogo {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

Json hit_json(const Hit& hit) {
  return {
      {"id", hit.id},
      {"score", rounded(hit.score, 1e4)},
      {"url", hit.url},
      {"blog", hit.blog},
      {"title", hit.title.text},
      {"title_html", to_html(hit.title)},
      {"title_made_up", hit.title_made_up},
      {"published", hit.published ? Json(to_string(*hit.published)) : Json(nullptr)},
      {"category", hit.category},
      {"tags", hit.tags},
      {"snippet", hit.snippet.text},
      {"snippet_html", to_html(hit.snippet)},
      {"thumbnail", hit.thumbnail.empty() ? Json(nullptr) : Json("/media/" + hit.thumbnail)},
      {"partial_match", hit.partial_match},
      {"copy_of", text_or_null(hit.copy_of)},
  };
}

Json facet_json(const std::vector<FacetCount>& counts) {
  Json list = Json::array();
  for (const FacetCount& each : counts) list.push_back({{"value", each.value}, {"count", each.count}});
  return list;
}

Json applied_json(const std::optional<Applied>& applied) {
  if (!applied) return nullptr;
  return {{"text", applied->text}, {"why", applied->why}};
}

}  // namespace

std::string to_html(const Marked& marked) {
  std::string out;
  std::size_t at = 0;
  const std::string_view text = marked.text;
  for (const Marked::Range& mark : marked.marks) {
    out += escaped(text.substr(at, mark.begin - at));
    out += "<mark>";
    out += escaped(text.substr(mark.begin, mark.end - mark.begin));
    out += "</mark>";
    at = mark.end;
  }
  out += escaped(text.substr(at));
  return out;
}

std::string to_json(const SearchResults& results, std::string_view query, const SearchRequest& request) {
  Json hits = Json::array();
  for (const Hit& hit : results.hits) hits.push_back(hit_json(hit));
  Json object = {
      {"query", std::string(query)},
      {"applied", applied_json(results.applied)},
      {"suggestion", text_or_null(results.suggestion)},
      {"total", results.total},
      {"partial_total", results.partial_total},
      {"partial", results.partial},
      {"took_ms", rounded(results.took_ms, 100)},
      {"offset", request.offset},
      {"limit", request.limit},
      {"hits", std::move(hits)},
      {"facets",
       {{"blog", facet_json(results.facets.blog)},
        {"category", facet_json(results.facets.category)},
        {"tag", facet_json(results.facets.tag)},
        {"year", facet_json(results.facets.year)},
        {"month", facet_json(results.facets.month)}}},
  };
  if (request.explain) object["explanation"] = results.explanation;
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string_view name_of(Suggestion::Kind kind) {
  constexpr std::string_view names[] = {"word", "tag", "category", "title"};
  return names[static_cast<std::size_t>(kind)];
}

std::string to_json(const std::vector<Suggestion>& suggestions) {
  Json list = Json::array();
  for (const Suggestion& each : suggestions) {
    Json object = {{"text", each.text}, {"kind", name_of(each.kind)}, {"posts", each.posts}};
    if (!each.id.empty()) object["id"] = each.id;
    list.push_back(std::move(object));
  }
  return Json{{"suggestions", std::move(list)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace seogo
