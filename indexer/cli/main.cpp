// The program `seogo`: finds the verb, reads its options, runs it, turns errors into exit codes.
#include <fmt/core.h>

#include <algorithm>
#include <clocale>
#include <exception>
#include <string>
#include <vector>

#include "cli/terminal.h"
#include "cli/verbs.h"
#include "seogo/upkeep.h"
#include "seogo/version.h"

namespace seogo::cli {
namespace {

using Arguments = std::vector<std::string>;

// The value of a shared option, which may stand before the verb.
std::string value_of(const Arguments& arguments, const std::string& option) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") break;
    if (arguments[i] == option && i + 1 < arguments.size()) return arguments[i + 1];
    if (arguments[i].starts_with(option + "=")) return arguments[i].substr(option.size() + 1);
  }
  return {};
}

// Where the verb stands: the first argument that is neither an option nor an option's value.
Arguments::iterator find_verb_argument(Arguments& arguments) {
  for (auto it = arguments.begin(); it != arguments.end(); ++it) {
    if (*it == "--archive" || *it == "--lang") {
      if (++it == arguments.end()) break;
    } else if (!it->starts_with('-')) {
      return it;
    }
  }
  return arguments.end();
}

int unknown_verb(const Context& context, const std::string& typed) {
  fmt::print(stderr, "seogo: {}\n",
             fmt::format(fmt::runtime(context.text("There is no verb “{}”.", "“{}”라는 명령은 없습니다.")),
                         printable(typed)));
  if (const Verb* near = nearest_verb(typed))
    fmt::print(stderr, "  {} seogo {}\n", context.text("Did you mean:", "이것을 찾으셨나요:"), near->name);
  fmt::print(stderr, "  {} seogo search {}\n", context.text("To search for it:", "이 말을 찾으려면:"),
             printable(typed));
  return wrong_words;
}

// An archive of an older program is changed by whoever comes first.  Where that cannot be done, the verb says
// why the archive cannot be read.
void bring_up_to_date(const Context& context) {
  const auto upgraded = upgrade(context.archive);
  if (upgraded && *upgraded)
    fmt::print(stderr, "seogo: {}\n",
               context.text(
                   "The archive was brought up to this version; a copy of its old database stands beside it.",
                   "서고를 이 버전에 맞게 바꾸었습니다. 옛 데이터베이스는 사본으로 옆에 남겨 두었습니다."));
}

int run_verb(const Verb& verb, Arguments arguments, Context& context) {
  Command command = set_up(verb, context);
  if (verb.name == "search" || verb.name == "suggest") arguments = protect_query_words(arguments);
  const Reading reading = command.options.read(std::move(arguments));
  if (reading.outcome == Reading::wants_help) {
    fmt::print("{}", command.options.help());
    return done;
  }
  if (reading.outcome == Reading::mistaken) {
    fmt::print(stderr, "seogo {}: {}\n  {} seogo help {}\n", verb.name, reading.message,
               context.text("See:", "도움말:"), verb.name);
    return wrong_words;
  }
  bring_up_to_date(context);
  return command.run(context);
}

int run(Arguments arguments) {
  Context context;
  context.language = choose_language(value_of(arguments, "--lang"));
  context.archive = default_archive();
  if (const std::string named = value_of(arguments, "--archive"); !named.empty()) context.archive = named;
  context.colour = wants_colour(stdout);
  context.columns = terminal_columns(stdout);
  context.progress = is_terminal(stderr);
  const auto verb_at = find_verb_argument(arguments);
  if (verb_at == arguments.end()) {
    if (std::ranges::count(arguments, "--version") > 0) {
      fmt::print("seogo {}\n", version);
      return done;
    }
    const bool wants_help = std::ranges::count(arguments, "--help") + std::ranges::count(arguments, "-h") > 0;
    if (wants_help) return run_verb(*find_verb("help"), {}, context);
    for (const std::string& argument : arguments)
      if (argument.starts_with('-') && !argument.starts_with("--archive") && !argument.starts_with("--lang"))
        return unknown_verb(context, argument);
    return first_contact(context);
  }
  const Verb* verb = find_verb(*verb_at);
  if (verb == nullptr) return unknown_verb(context, *verb_at);
  arguments.erase(verb_at);
  return run_verb(*verb, std::move(arguments), context);
}

}  // namespace
}  // namespace seogo::cli

int main(int argc, char** argv) {
  try {
    return seogo::cli::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "seogo: {}\n", error.what());
    return seogo::cli::failed;
  }
}
