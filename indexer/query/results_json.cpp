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

// Member by member: a list of pairs would copy each text twice more.
Json hit_json(const Hit& hit) {
  Json json;
  json["id"] = hit.id;
  json["score"] = rounded(hit.score, 1e4);
  json["url"] = hit.url;
  json["blog"] = hit.blog;
  json["title"] = hit.title.text;
  json["title_html"] = to_html(hit.title);
  json["title_made_up"] = hit.title_made_up;
  json["published"] = hit.published ? Json(to_string(*hit.published)) : Json(nullptr);
  json["category"] = hit.category;
  json["tags"] = hit.tags;
  json["snippet"] = hit.snippet.text;
  json["snippet_html"] = to_html(hit.snippet);
  json["thumbnail"] = hit.thumbnail.empty() ? Json(nullptr) : Json("/media/" + hit.thumbnail);
  json["partial_match"] = hit.partial_match;
  json["copy_of"] = text_or_null(hit.copy_of);
  return json;
}

Json facet_json(const std::vector<FacetCount>& counts) {
  Json list = Json::array();
  for (const FacetCount& each : counts) {
    Json entry;
    entry["value"] = each.value;
    entry["count"] = each.count;
    list.push_back(std::move(entry));
  }
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
