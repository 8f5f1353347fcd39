// Feeds: the newest posts, or those that answer a search, as Atom.
#include <fmt/format.h>

#include "site/handlers.h"
#include "site/problem.h"
#include "site/search_state.h"
#include "site/xml.h"

namespace seogo::http {

namespace {

constexpr std::size_t entries_of_a_feed = 30;

// RFC 3339; a day alone is its first moment, and no date is the beginning of time.
std::string atom_date(const std::optional<Date>& date) {
  if (!date) return "1970-01-01T00:00:00Z";
  return date->has_time ? to_string(*date) : to_string(*date) + "T00:00:00+09:00";
}

std::string entry(const Call& call, const Hit& hit) {
  const std::string address = call.origin() + call.plain_link("/posts/" + encoded_path(hit.id));
  std::string out = fmt::format(
      "<entry><id>{0}</id><title>{1}</title><link "
      "href=\"{0}\"/><updated>{2}</updated><author><name>{3}</name></author>",
      xml_text(address), xml_text(hit.title.text), atom_date(hit.published), xml_text(hit.blog));
  if (hit.published) out += fmt::format("<published>{}</published>", atom_date(hit.published));
  for (const std::string& tag : hit.tags) out += fmt::format("<category term=\"{}\"/>", xml_text(tag));
  if (!hit.snippet.text.empty()) out += fmt::format("<summary>{}</summary>", xml_text(hit.snippet.text));
  return out + "</entry>\n";
}

// What a feed follows, in words: "서버 · #여행 – 서고".
std::string title_of(const Call& call, const SearchState& state) {
  std::string title = state.q;
  const auto add = [&](const std::string& part) { title += (title.empty() ? "" : " · ") + part; };
  for (const std::string& blog : state.blogs) add(blog);
  for (const std::string& category : state.categories) add(category);
  for (const std::string& tag : state.tags) add("#" + tag);
  return title.empty() ? say(call.language, "name") : say(call.language, "search_title", {{"q", title}});
}

Response feed(const Call& call, const Library& library, SearchRequest request, const SearchState& state) {
  const std::string title = title_of(call, state);
  request.offset = 0;
  request.limit = entries_of_a_feed;
  request.sort = Sort::newest;
  request.facets = false;
  const Result<SearchResults> results = library.search(request);
  if (!results) return problem(call, results.error());
  // The whole search, so that no two feeds have one id.
  const std::string self = call.origin() + search_link(state, call, call.path);
  Response response;
  response.with("Content-Type", "application/atom+xml; charset=utf-8");
  response.body = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"{}\">\n"
      "<id>{}</id><title>{}</title><link rel=\"self\" href=\"{}\"/><updated>{}</updated>\n",
      name_of(call.language), xml_text(self), xml_text(title), xml_text(self),
      atom_date(results->hits.empty() ? std::nullopt : results->hits.front().published));
  for (const Hit& hit : results->hits) response.body += entry(call, hit);
  response.body += "</feed>\n";
  if (results->partial) response.with("Cache-Control", "no-store");
  return response;
}

Response feed_of(const Call& call, const Library& library, const std::string& usual_blog) {
  const Result<SearchState> state = read_search(call.parameters);
  if (!state) return problem(call, state.error());
  SearchState asked = *state;
  if (asked.blogs.empty() && !usual_blog.empty()) asked.blogs = {usual_blog};
  const Result<SearchRequest> request = to_request(asked, call);
  if (!request) return problem(call, request.error());
  SearchState followed = *state;  // the order and the page are the feed's own
  followed.sort = Sort::relevance;
  followed.limit = SearchState{}.limit;
  followed.offset = 0;
  return feed(call, library, *request, followed);
}

}  // namespace

// Of a site that stands for one blog, that blog's, unless the reader names another.
Response newest_feed(const Call& call, const Library& library) {
  return feed_of(call, library, call.site.blog);
}

Response search_feed(const Call& call, const Library& library) { return feed_of(call, library, {}); }

}  // namespace seogo::http
