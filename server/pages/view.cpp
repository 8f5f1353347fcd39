// The parts that pages share, as views for the templates: the frame, and a hit.
#include "pages/view.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "pages/page.h"
#include "seogo/escape.h"
#include "site/asset.h"
#include "site/problem.h"

namespace seogo::http {

namespace {

using nlohmann::json;

// The same address in the other language.
std::string this_page_in(const Call& call, std::string_view code) {
  std::vector<std::pair<std::string, std::string>> parameters;
  for (const auto& [key, value] : call.parameters.items())
    if (key != "lang") parameters.emplace_back(key, value);
  parameters.emplace_back("lang", code);
  return http::link(call.plain_link(encoded_path(call.path)), parameters);
}

// Syllables, and the jamo that people type alone (ㅋㅋ).
bool holds_hangul(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if ((byte(i) & 0xf0) != 0xe0) continue;
    const unsigned code = (byte(i) & 0x0fU) << 12 | (byte(i + 1) & 0x3fU) << 6 | (byte(i + 2) & 0x3fU);
    if ((code >= 0xac00 && code <= 0xd7a3) || (code >= 0x3131 && code <= 0x318e)) return true;
  }
  return false;
}

}  // namespace

std::string lang_of(const Call& call, std::string_view text, std::string_view told) {
  if (holds_hangul(text)) told = "ko";
  return told.starts_with(name_of(call.language)) ? std::string() : std::string(told);
}

std::string in_its_language(const Call& call, std::string_view text) {
  const std::string lang = lang_of(call, text);
  return lang.empty() ? escaped(text) : fmt::format("<span lang=\"{}\">{}</span>", lang, escaped(text));
}

json frame(const Call& call, std::string_view page, std::string_view title) {
  const std::string kept = call.kept_language();
  const bool korean = call.language == Language::ko;
  json fields = json::array();
  if (!kept.empty()) fields.push_back({{"key", "lang"}, {"value", kept}});
  json ways = json::array();
  for (const char* way : {"browse", "tags", "timeline"}) {
    const std::string path = std::string("/") + way;
    ways.push_back({{"label", say(call.language, std::string("way_") + way)},
                    {"href", call.link(path)},
                    {"current", call.path == path}});
  }
  return {{"lang", name_of(call.language)},
          {"t", strings(call.language)},
          {"page", page},
          {"page_title", title},
          {"style", call.plain_link(asset_path("style.css"))},
          {"script", call.plain_link(asset_path("seogo.js"))},
          {"second_script", ""},
          {"icon", call.plain_link("/favicon.svg")},
          {"search", call.plain_link("/search")},
          {"suggest", call.plain_link("/api/v1/suggest")},
          {"posts_path", call.plain_link("/posts/")},
          {"open_search", call.link("/opensearch.xml")},
          {"noindex", !call.site.is_public},
          {"home", call.link("/")},
          {"ways", ways},
          {"has_posts_to_offer", true},
          {"stats", call.link("/stats")},
          {"missing", call.link("/missing")},
          {"random", call.link("/random")},
          {"help", call.link("/help")},
          {"other_language",
           {{"code", korean ? "en" : "ko"},
            {"label", korean ? "English" : "한국어"},
            {"href", this_page_in(call, korean ? "en" : "ko")}}},
          {"feed", ""},
          {"head", ""},
          {"form_on_top", true},
          {"autofocus", false},
          {"q", ""},
          {"kept", fields}};
}

void offer_feed(json& view, const Call& call, std::string href) {
  view["feed"] = {{"href", std::move(href)}, {"title", say(call.language, "feed")}};
}

Response page_response(const Call& call, std::string_view name, const json& view) {
  Response response;
  response.with("Content-Type", "text/html; charset=utf-8");
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
    steps.push_back({{"name", name},
                     {"href", call.link("/search", {{"category", path}})},
                     {"in_lang", lang_of(call, name)}});
  }
  return steps;
}

json tags_view(const Call& call, const std::vector<std::string>& tags) {
  json list = json::array();
  for (const std::string& tag : tags)
    list.push_back(
        {{"name", tag}, {"href", call.link("/search", {{"tag", tag}})}, {"in_lang", lang_of(call, tag)}});
  return list;
}

json hit_view(const Call& call, const Hit& hit, const std::string& words) {
  return {{"href", post_link(call, hit.id, words)},
          {"title", to_html(hit.title)},
          {"title_lang", lang_of(call, hit.title.text)},
          {"made_up", hit.title_made_up},
          {"blog", hit.blog},
          {"blog_lang", lang_of(call, hit.blog)},
          {"blog_href", call.link("/search", {{"blog", hit.blog}})},
          {"category", category_view(call, hit.category)},
          {"has_category", !hit.category.empty()},
          {"date", hit.published ? shown_date(call.language, *hit.published) : ""},
          {"datetime", hit.published ? to_string(*hit.published) : ""},
          {"some_words", hit.partial_match},
          {"copy_of", hit.copy_of},
          {"copy_href", post_link(call, hit.copy_of)},
          {"snippet", to_html(hit.snippet)},
          {"snippet_lang", lang_of(call, hit.snippet.text)},
          {"tags", tags_view(call, hit.tags)},
          {"has_tags", !hit.tags.empty()},
          {"thumbnail", hit.thumbnail.empty() ? "" : call.plain_link("/media/" + hit.thumbnail)}};
}

std::size_t characters_of(std::string_view text) {
  std::size_t characters = 0;
  for (const char c : text)
    if (c != ' ' && c != '\n' && (static_cast<unsigned char>(c) & 0xc0) != 0x80) ++characters;
  return characters;
}

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

Response start_page(const Call& call, const Error* error, int status) {
  json view = frame(call, "start", say(call.language, "start_title"));
  view["form_on_top"] = false;
  view["ways"] = json::array();  // they lead to posts, and there are none
  view["has_posts_to_offer"] = false;
  view["message"] = error == nullptr ? "" : in(call.language, error->message);
  view["hint"] = error == nullptr ? "" : in(call.language, error->hint);
  Response response = page_response(call, "start", view);
  response.status = status;
  if (status == 503) response.with("Retry-After", "5");
  return response;
}

Response failed_page(const Call& call, const Error& error, int status_without_archive) {
  const bool nothing_yet = error.code == ErrorCode::no_archive || error.code == ErrorCode::no_index;
  return nothing_yet ? start_page(call, &error, status_without_archive) : problem(call, error);
}

}  // namespace seogo::http
