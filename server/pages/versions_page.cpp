// The different texts of a post that the archive holds, each to be read.
#include <nlohmann/json.hpp>

#include "pages/view.h"
#include "site/handlers.h"
#include "site/problem.h"

namespace seogo::http {

namespace {

std::string since_when(const Call& call, const Version& version) {
  return version.as_of > 0 ? shown_date(call.language, date_from_unix(version.as_of))
                           : say(call.language, "version_undated");
}

}  // namespace

Response versions_page(const Call& call, const Library& library) {
  if (!call.site.shows_older_texts())
    return problem(call, 404, "not_served",
                   {"Older texts are not shown here.", "여기서는 옛 판을 보여 드리지 않습니다."},
                   {"The owner of this archive can show them: seogo-server --serve-sources",
                    "서고의 주인이 seogo-server --serve-sources로 열 수 있습니다."});
  const Result<Post> post = library.post(call.rest);
  if (!post) return failed_page(call, post.error());
  const auto versions = library.versions(post->id);
  if (!versions) return failed_page(call, versions.error());
  const std::string title = shown_title(*post);
  nlohmann::json view = frame(call, "versions", say(call.language, "versions_title", {{"title", title}}));
  view["heading"] = say(call.language, "versions_of", {{"title", in_its_language(call, title)}});
  view["hint"] = say(call.language, versions->size() > 1 ? "versions_hint" : "versions_one");
  view["post_href"] = post_link(call, post->id);
  view["texts"] = nlohmann::json::array();
  for (const Version& version : *versions) {
    const std::string number = std::to_string(version.number);
    view["texts"].push_back(
        {{"href", version.shown ? post_link(call, post->id)
                                : call.link("/posts/" + encoded_path(post->id), {{"version", number}})},
         {"name", say(call.language, "version", {{"n", number}})},
         {"date", since_when(call, version)},
         {"length", say_count(call.language, "characters", characters_of(version.post.text))},
         {"shown", version.shown}});
  }
  return page_response(call, "versions", view);
}

}  // namespace seogo::http
