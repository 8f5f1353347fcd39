// `seogo show`: one post, in the shape asked for.
#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/post_text.h"
#include "cli/terminal.h"
#include "cli/verbs.h"
#include "seogo/archive.h"
#include "seogo/markdown.h"
#include "seogo/post_json.h"
#include "seogo/upkeep.h"

namespace seogo::cli {

namespace {

struct ShowVerb {
  std::string id;
  std::string format = "text";
  bool versions = false;
  std::uint32_t version = 0;  // 0: the post as it is
};

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

void print_post(const Context& context, const ShowVerb& verb, const Post& post) {
  if (verb.format == "json")
    fmt::print("{}\n", to_json(post));
  else if (verb.format == "html")
    fmt::print("{}\n", post.html);
  else if (verb.format == "markdown")
    fmt::print("{}", to_markdown(post));
  else
    fmt::print("{}\n", as_text(context, post));
}

nlohmann::ordered_json line_of(const Version& version) {
  return {{"number", version.number},
          {"shown", version.shown},
          {"as_of", version.as_of > 0 ? nlohmann::ordered_json(to_string(date_from_unix(version.as_of)))
                                      : nlohmann::ordered_json(nullptr)},
          {"format", name_of(version.post.format)},
          {"kind", name_of(version.post.kind)},
          {"characters", count_characters(version.post.text)},
          {"sources", version.paths}};
}

void list_versions(const Context& context, const ShowVerb& verb, const std::vector<Version>& all) {
  if (verb.format == "json") {
    auto list = nlohmann::ordered_json::array();
    for (const Version& it : all) list.push_back(line_of(it));
    const nlohmann::ordered_json json{{"id", all.empty() ? verb.id : all.front().post.id},
                                      {"versions", std::move(list)}};
    fmt::print("{}\n", json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    return;
  }
  for (const Version& it : all)
    fmt::print("{:>3}{} {}  {:>7} {}  {}  {}\n", it.number, it.shown ? "*" : " ",
               it.as_of > 0 ? to_string(date_from_unix(it.as_of)).substr(0, 10) : "          ",
               count_characters(it.post.text), context.text("characters", "자"), name_of(it.post.format),
               printable(it.paths.front()));
}

int run_versions(const Context& context, const ShowVerb& verb) {
  const auto all = versions(context.archive, verb.id);
  if (!all) return complain(context, all.error());
  if (verb.versions) {
    list_versions(context, verb, *all);
    return done;
  }
  for (const Version& it : *all)
    if (it.number == verb.version) {
      print_post(context, verb, it.post);
      return done;
    }
  const std::string number = std::to_string(verb.version);
  return complain(
      context, {ErrorCode::not_found,
                {verb.id + " has no version " + number + ".", verb.id + "에는 판 " + number + "이 없습니다."},
                {"seogo show --versions ID lists them.", "seogo show --versions 번호 로 볼 수 있습니다."},
                {}});
}

int run_show(const Context& context, const ShowVerb& verb) {
  if (verb.versions || verb.version > 0) return run_versions(context, verb);
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
  print_post(context, verb, *post);
  return done;
}

}  // namespace

Run define_show(Options& options) {
  auto verb = std::make_shared<ShowVerb>();  // shared with the closure that runs it
  options.argument("ID", verb->id, {"id or address of the post", "글의 번호나 주소"}).required();
  options
      .value("--format", "FORMAT", verb->format,
             {"text, markdown, html, json, or source: the bytes as they came",
              "text, markdown, html, json, 또는 source(들어온 그대로)"})
      .one_of({"text", "markdown", "html", "json", "source"})
      .shows_default();
  const Option versions =
      options.flag("--versions", verb->versions,
                   {"list the different texts that the sources hold; * marks the one shown",
                    "원본들에 든 서로 다른 본문의 목록. *는 지금 보이는 것"});
  options.value("--version", "N", verb->version, {"show this one of them", "그중 이 판을 보입니다"})
      .positive()
      .excludes(versions);
  options.flag("--json", [verb] { verb->format = "json"; },
               {"the same as --format json", "--format json과 같음"});
  return [verb](Context& now) { return run_show(now, *verb); };
}

}  // namespace seogo::cli
