// `seogo help`: the verbs, one verb, or the man page.
#include <fmt/core.h>

#include <memory>

#include "cli/verbs.h"

namespace seogo::cli {

namespace {

struct HelpVerb {
  std::string verb;
  bool man = false;
};

int list_verbs(const Context& context) {
  fmt::print("{}\n\n", context.text("seogo keeps Korean blogs and finds what is in them.",
                                    "서고는 블로그 글을 보관하고 찾아 줍니다."));
  fmt::print("{}: seogo {} [--archive DIR] [--lang ko|en]\n\n", context.text("Usage", "사용법"),
             context.text("VERB", "명령"));
  for (const Verb& verb : verbs())
    fmt::print("  {:<34}{}\n", fmt::format("{} {}", verb.name, verb.arguments), context.text(verb.summary));
  fmt::print("\n{}\n", context.text("seogo help VERB tells more; seogo --version the version.",
                                    "seogo help 명령: 자세한 설명, seogo --version: 버전."));
  return done;
}

int run_help(Context& context, const HelpVerb& help) {
  if (help.man) {
    fmt::print("{}", man_page());
    return done;
  }
  if (help.verb.empty()) return list_verbs(context);
  const Verb* verb = find_verb(help.verb);
  if (verb == nullptr)
    return complain(context,
                    {ErrorCode::bad_usage,
                     {"There is no verb “" + help.verb + "”.", "“" + help.verb + "”라는 명령은 없습니다."},
                     {"seogo help lists them.", "seogo help로 모두 볼 수 있습니다."},
                     {}});
  fmt::print("{}", set_up(*verb, context).options.help());
  return done;
}

}  // namespace

Run define_help(Options& options) {
  auto help = std::make_shared<HelpVerb>();  // shared with the closure that runs it
  options.argument("VERB", help->verb, {"the verb to explain", "설명할 명령"});
  options.flag("--man", help->man, {"print the manual page (roff)", "설명서 쪽을 출력합니다(roff)"});
  return [help](Context& now) { return run_help(now, *help); };
}

Sentence query_language() {
  return {
      "Queries:\n"
      "  서버 장애                      posts about these words, those with all of them first\n"
      "  \"서버 부하\"                    this string, as it stands\n"
      "  -광고, NOT 광고                without\n"
      "  A OR B, ( ... )                either, grouping\n"
      "  title:회고, body:...           in that field\n"
      "  tag: category: blog: author:   filters; category:TODAY/회고 includes what lies below\n"
      "  date:2024, date:2024-03..2024-05, date:..2023   published then\n"
      "  has:image has:code has:comment is:protected is:private is:unknown lang:ko\n"
      "  series:\"회고 주차\"             the parts of a series (seogo series lists them)\n"
      "  개발*                          words that begin so\n"
      "  ㅎㄱ, tjqj, 써버               initials, the other keyboard, a slip: read so when nothing is "
      "found\n",
      "질의:\n"
      "  서버 장애                      이 말들에 관한 글, 모두 든 글이 먼저\n"
      "  \"서버 부하\"                    적은 그대로의 글귀\n"
      "  -광고, NOT 광고                이 말이 없는 글\n"
      "  A OR B, ( ... )                둘 중 하나, 묶기\n"
      "  title:회고, body:...           그 자리에서만\n"
      "  tag: category: blog: author:   거르기. category:TODAY/회고는 아래 분류도 포함\n"
      "  date:2024, date:2024-03..2024-05, date:..2023   그때 발행된 글\n"
      "  has:image has:code has:comment is:protected is:private is:unknown lang:ko\n"
      "  series:\"회고 주차\"             시리즈의 글 (seogo series로 목록 보기)\n"
      "  개발*                          이렇게 시작하는 말\n"
      "  ㅎㄱ, tjqj, 써버               찾은 글이 없으면 초성, 다른 자판, 오타로 보고 다시 찾습니다\n"};
}

}  // namespace seogo::cli
