// `seogo show`: one post, in the shape asked for.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/post_text.h"
#include "cli/verbs.h"
#include "seogo/archive.h"
#include "seogo/markdown.h"
#include "seogo/post_json.h"

namespace seogo::cli {

namespace {

struct ShowVerb {
  std::string id;
  std::string format = "text";
};

int run_show(const Context& context, const ShowVerb& verb) {
  const auto archive = Archive::open(context.archive);
  if (!archive) return complain(context, archive.error());
  if (verb.format == "source") {
    const auto source = archive->source(verb.id);
    if (!source) return complain(context, source.error());
    std::fwrite(source->data(), 1, source->size(), stdout);
    return done;
  }
  const auto post = archive->find(verb.id);
  if (!post) return complain(context, post.error());
  if (verb.format == "json")
    fmt::print("{}\n", to_json(*post));
  else if (verb.format == "html")
    fmt::print("{}\n", post->html);
  else if (verb.format == "markdown")
    fmt::print("{}", to_markdown(*post));
  else
    fmt::print("{}\n", as_text(context, *post));
  return done;
}

}  // namespace

Run define_show(CLI::App& app, const Context& context) {
  auto verb = std::make_shared<ShowVerb>();  // shared with the closure that runs it
  const auto text = [&context](const char* en, const char* ko) { return std::string(context.text(en, ko)); };
  app.add_option("ID", verb->id, text("id or address of the post", "글의 번호나 주소"))
      ->required()
      ->type_name("");
  app.add_option("--format", verb->format,
                 text("text, markdown, html, json, or source: the bytes as they came",
                      "text, markdown, html, json, 또는 source(들어온 그대로)"))
      ->check(CLI::IsMember({"text", "markdown", "html", "json", "source"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  app.add_flag_callback(
      "--json", [verb] { verb->format = "json"; }, text("the same as --format json", "--format json과 같음"));
  return [verb](Context& now) { return run_show(now, *verb); };
}

}  // namespace seogo::cli
