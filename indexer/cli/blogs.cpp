// `seogo blogs`: the blogs held, and giving one its right name.
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/interrupts.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/verbs.h"
#include "cli/write_options.h"
#include "seogo/archive.h"
#include "seogo/library.h"

namespace seogo::cli {

namespace {

using Json = nlohmann::ordered_json;

struct BlogsVerb {
  std::vector<std::string> words;  // rename OLD NEW
  WriteVerb write;
};

int list_blogs(const Context& context, bool json) {
  const auto archive = Archive::open(context.archive);
  if (!archive) return complain(context, archive.error());
  const auto blogs = archive->blogs();
  if (!blogs) return complain(context, blogs.error());
  if (json) {
    Json list = Json::array();
    for (const BlogSummary& it : *blogs)
      list.push_back({{"name", it.name},
                      {"name_is_guess", it.is_guess},
                      {"posts", it.posts},
                      {"missing", it.missing},
                      {"newest", it.newest ? Json(to_string(*it.newest)) : Json(nullptr)}});
    fmt::print("{}\n", Json{{"blogs", std::move(list)}}.dump(-1, ' ', false, Json::error_handler_t::replace));
    return done;
  }
  for (const BlogSummary& it : *blogs)
    fmt::print("{:>7}  {}{}{}\n", it.posts, printable(it.name),
               it.newest ? " · " + to_string(*it.newest).substr(0, 10) : std::string(),
               it.is_guess
                   ? fmt::format(" · {}", context.text("name is a guess: seogo blogs rename OLD NEW",
                                                       "이름은 짐작임: seogo blogs rename 옛이름 새이름"))
                   : std::string());
  return done;
}

int run_rename(const Context& context, const BlogsVerb& verb) {
  const Interrupts interrupts;
  const auto renamed = [&] {
    ProgressLine line(context);
    return rename_blog(context.archive, verb.words[1], verb.words[2],
                       verb.write.options(context, line, interrupts));
  }();
  if (!renamed) return complain(context, renamed.error());
  if (verb.write.json)
    fmt::print("{}\n", Json{{"renamed", {{"from", verb.words[1]}, {"to", verb.words[2]}}}}.dump());
  else
    fmt::print("{} → {}\n", printable(verb.words[1]), printable(verb.words[2]));
  return done;
}

}  // namespace

Run define_blogs(Options& options) {
  auto verb = std::make_shared<BlogsVerb>();  // shared with the closure that runs it
  options.argument("rename OLD NEW", verb->words,
                   {"give the blog OLD the name NEW; ids and addresses under the old one go on",
                    "블로그 OLD의 이름을 NEW로 바꿉니다. 옛 번호와 주소도 계속 통합니다"});
  verb->write.define(options);
  options.check([verb] {
    const bool well_said = verb->words.empty() || (verb->words.size() == 3 && verb->words[0] == "rename");
    return well_said ? "" : "blogs: rename OLD NEW";
  });
  return [verb](Context& now) {
    return verb->words.empty() ? list_blogs(now, verb->write.json) : run_rename(now, *verb);
  };
}

}  // namespace seogo::cli
