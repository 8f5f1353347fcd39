// The parts that pages share, as views for the templates: the frame, and a hit.
#include "view.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "digest.h"
#include "page.h"
#include "search_state.h"

namespace seogo::http {

namespace {

using nlohmann::json;

// The same address in the other language.
std::string this_page_in(const Call& call, std::string_view code) {
  std::vector<std::pair<std::string, std::string>> parameters;
  for (const auto& [key, value] : call.parameters.items())
    if (key != "lang") parameters.emplace_back(key, value);
  parameters.emplace_back("lang", code);
  return link(encoded_path(call.path), parameters);
}

}  // namespace

std::string kept_language(const Call& call) {
  const std::string asked = call.parameters.first("lang").value_or("");
  return asked == "ko" || asked == "en" ? asked : std::string{};
}

std::string post_href(const Call& call, std::string_view id) {
  return link("/posts/" + encoded_path(id), {{"lang", kept_language(call)}});
}

json frame(const Call& call, std::string_view page, std::string_view title) {
  const std::string kept = kept_language(call);
  json languages = json::array();
  for (const auto& [code, label] : {std::pair{"ko", "한국어"}, std::pair{"en", "English"}})
    languages.push_back({{"code", code},
                         {"label", label},
                         {"href", this_page_in(call, code)},
                         {"current", name_of(call.language) == code}});
  json fields = json::array();
  if (!kept.empty()) fields.push_back({{"key", "lang"}, {"value", kept}});
  return {{"lang", name_of(call.language)},
          {"t", strings(call.language)},
          {"page", page},
          {"page_title", title},
          {"style", style_address()},
          {"home", link("/", {{"lang", kept}})},
          {"languages", languages},
          {"form_on_top", false},
          {"autofocus", false},
          {"q", ""},
          {"kept", fields}};
}

Response page_response(const Call& call, std::string_view name, const json& view) {
  Response response;
  response.with("Content-Type", "text/html; charset=utf-8");
  response.with("Cache-Control", "no-cache");
  response.with("Vary", "Accept-Language");
  response.with("Content-Language", std::string(name_of(call.language)));
  response.body = render(name, view);
  return response;
}

json category_view(const Call& call, const std::vector<std::string>& category) {
  json steps = json::array();
  std::string path;
  for (const std::string& name : category) {
    path += path.empty() ? name : "/" + name;
    steps.push_back(
        {{"name", name}, {"href", link("/search", {{"category", path}, {"lang", kept_language(call)}})}});
  }
  return steps;
}

json tags_view(const Call& call, const std::vector<std::string>& tags) {
  json list = json::array();
  for (const std::string& tag : tags)
    list.push_back({{"name", tag}, {"href", link("/search", {{"tag", tag}, {"lang", kept_language(call)}})}});
  return list;
}

json hit_view(const Call& call, const Hit& hit) {
  return {{"href", post_href(call, hit.id)},
          {"title", to_html(hit.title)},
          {"made_up", hit.title_made_up},
          {"blog", hit.blog},
          {"blog_href", link("/search", {{"blog", hit.blog}, {"lang", kept_language(call)}})},
          {"category", category_view(call, hit.category)},
          {"has_category", !hit.category.empty()},
          {"date", hit.published ? shown_date(call.language, *hit.published) : ""},
          {"datetime", hit.published ? to_string(*hit.published) : ""},
          {"copy_of", hit.copy_of},
          {"copy_href", post_href(call, hit.copy_of)},
          {"snippet", to_html(hit.snippet)},
          {"tags", tags_view(call, hit.tags)},
          {"has_tags", !hit.tags.empty()},
          {"thumbnail", hit.thumbnail.empty() ? "" : "/media/" + hit.thumbnail}};
}

Response start_page(const Call& call, const Error* error, int status) {
  json view = frame(call, "start", say(call.language, "start_title"));
  view["message"] = error == nullptr ? "" : in(call.language, error->message);
  view["hint"] = error == nullptr ? "" : in(call.language, error->hint);
  Response response = page_response(call, "start", view);
  response.status = status;
  if (status == 503) response.with("Retry-After", "5");
  return response;
}

}  // namespace seogo::http
