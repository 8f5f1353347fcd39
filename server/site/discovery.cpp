// What other programs find this server by: OpenSearch, robots.txt, the site map.
#include <fmt/format.h>

#include "site/handlers.h"
#include "site/problem.h"
#include "site/search_state.h"
#include "site/xml.h"

namespace seogo::http {

namespace {

constexpr std::size_t addresses_of_a_map = 5000;  // beyond, a map for each year

Response xml_response(std::string body, const char* type = "application/xml; charset=utf-8") {
  Response response;
  response.with("Content-Type", type);
  response.body = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + std::move(body);
  return response;
}

std::string address(const Call& call, std::string_view path) {
  return xml_text(call.origin() + call.plain_link(path));
}

// Those who gather pages to train on or to answer from, by the names they read in robots.txt.
constexpr const char* gatherers[] = {"AI2Bot",          "Amazonbot",
                                     "anthropic-ai",    "Applebot-Extended",
                                     "Bytespider",      "CCBot",
                                     "ChatGPT-User",    "ClaudeBot",
                                     "Claude-User",     "Claude-SearchBot",
                                     "cohere-ai",       "Diffbot",
                                     "Google-Extended", "GPTBot",
                                     "ImagesiftBot",    "meta-externalagent",
                                     "MistralAI-User",  "OAI-SearchBot",
                                     "PerplexityBot",   "Perplexity-User",
                                     "Timpibot",        "YouBot"};

// They are named beside "*", for not all of them take that for themselves.
std::string stay_out() {
  std::string out;
  for (const char* name : gatherers) out += fmt::format("User-agent: {}\n", name);
  return out + "User-agent: *\nDisallow: /\n";
}

constexpr const char* map_schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

std::string map_of_posts(const Call& call, const std::vector<Hit>& hits) {
  std::string out = fmt::format("<urlset xmlns=\"{}\">\n", map_schema);
  if (!call.parameters.first("year")) out += fmt::format("<url><loc>{}</loc></url>\n", address(call, "/"));
  for (const Hit& hit : hits) {
    out += fmt::format("<url><loc>{}</loc>", address(call, "/posts/" + encoded_path(hit.id)));
    if (hit.published) out += fmt::format("<lastmod>{}</lastmod>", to_string(*hit.published).substr(0, 10));
    out += "</url>\n";
  }
  return out + "</urlset>\n";
}

std::string map_of_years(const Call& call, const std::vector<FacetCount>& years) {
  std::string out = fmt::format("<sitemapindex xmlns=\"{}\">\n", map_schema);
  for (const FacetCount& year : years)
    out += fmt::format("<sitemap><loc>{}</loc></sitemap>\n",
                       address(call, "/sitemap.xml?year=" + encoded_value(year.value)));
  return out + "</sitemapindex>\n";
}

}  // namespace

Response open_search(const Call& call, const Library&) {
  const std::string name = xml_text(say(call.language, "name"));
  return xml_response(
      fmt::format(
          "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
          "<ShortName>{}</ShortName><Description>{}</Description><InputEncoding>UTF-8</InputEncoding>\n"
          "<Image width=\"16\" height=\"16\" type=\"image/svg+xml\">{}</Image>\n"
          "<Url type=\"text/html\" template=\"{}?q={{searchTerms}}\"/>\n"
          "<Url type=\"application/atom+xml\" template=\"{}?q={{searchTerms}}\"/>\n"
          "</OpenSearchDescription>\n",
          name, xml_text(say(call.language, "search_label")), address(call, "/favicon.svg"),
          address(call, "/search"), address(call, "/search.atom")),
      "application/opensearchdescription+xml; charset=utf-8");
}

Response robots(const Call& call, const Library&) {
  Response response;
  response.with("Content-Type", "text/plain; charset=utf-8");
  const std::string prefix = call.site.prefix;
  response.body =
      call.site.is_public
          ? fmt::format(
                "User-agent: *\nDisallow: {0}/search\nDisallow: {0}/random\nDisallow: {0}/source/\n"
                "Disallow: {0}/frame/\nDisallow: {0}/api/\nSitemap: {1}\n",
                prefix, call.origin() + call.plain_link("/sitemap.xml"))
          : stay_out();
  return response;
}

Response site_map(const Call& call, const Library& library) {
  // Under its old addresses a blog has the map it had.
  if (!call.site.is_public && call.site.blog.empty())
    return problem(
        call, 404, "not_public",
        {"This archive is not open to search engines.", "검색 엔진에 열지 않은 서고입니다."},
        {"Its owner can open it: seogo-server --public", "주인이 seogo-server --public으로 열 수 있습니다."});
  SearchRequest request{.query = {}, .limit = addresses_of_a_map, .sort = Sort::newest, .snippets = false};
  if (!call.site.blog.empty()) request.query = filter(FieldId::blog, call.site.blog);
  const std::string year = call.parameters.first("year").value_or("");
  if (!year.empty()) {
    const bool is_year = year.size() == 4 && year.find_first_not_of("0123456789") == std::string::npos;
    if (!is_year)
      return problem(call, 400, "bad_query", {"That is no year.", "연도가 아닙니다."},
                     {"Write four digits.", "네 자리 숫자로 적어 주세요."});
    request.query = both(std::move(request.query), filter(FieldId::date, year));
    request.limit = seogo::bound::reach;
  }
  const Result<SearchResults> results = library.search(request);
  if (!results) return problem(call, results.error());
  const bool is_one_map = !year.empty() || results->total <= addresses_of_a_map;
  return xml_response(is_one_map ? map_of_posts(call, results->hits)
                                 : map_of_years(call, results->facets.year));
}

}  // namespace seogo::http
