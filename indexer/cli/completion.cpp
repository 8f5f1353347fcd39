// `seogo completion`: what the shell offers after Tab, written from the same tables as the help.
#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "cli/terminal.h"
#include "cli/verbs.h"

namespace seogo::cli {

namespace {

std::vector<ListedOption> options_of(const Verb& verb, Context context) {
  return set_up(verb, context).options.list();
}

bool takes_files(const Verb& verb) {
  const std::string_view taken = verb.arguments;
  return taken.find("PATH") != taken.npos || taken.find("FILE") != taken.npos ||
         taken.find("DIR") != taken.npos;
}

std::string bash(const Context& context) {
  std::string verbs_line, cases;
  for (const Verb& verb : verbs()) {
    verbs_line += (verbs_line.empty() ? "" : " ") + std::string(verb.name);
    std::string options, values;
    for (const ListedOption& option : options_of(verb, context)) {
      options += (options.empty() ? "" : " ") + option.name;
      if (!option.choices.empty())
        values += fmt::format("        {}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n",
                              option.name, joined(option.choices, " "));
    }
    cases += fmt::format("    {})\n      case $before in\n{}      esac\n      options='{}' files={} ;;\n",
                         verb.name, values, options, takes_files(verb) ? 1 : 0);
  }
  return "# bash completion of seogo\n_seogo() {\n  local word=${COMP_WORDS[COMP_CWORD]} "
         "before=${COMP_WORDS[COMP_CWORD-1]} verb= options= files=0 i\n  COMPREPLY=()\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n    case ${COMP_WORDS[i]} in\n      --archive | --lang) "
         "((i++)) ;;\n"
         "      -*) ;;\n      *) verb=${COMP_WORDS[i]}; break ;;\n    esac\n  done\n"
         "  case $before in\n    --archive) COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n"
         "    --lang) COMPREPLY=($(compgen -W 'ko en' -- \"$word\")); return ;;\n  esac\n"
         "  case $verb in\n    '') options='--archive --lang --help --version " +
         verbs_line + "' ;;\n" + cases +
         "  esac\n  if [[ $verb && $files = 1 && $word != -* ]]; then\n    COMPREPLY=($(compgen -f -- "
         "\"$word\"))\n"
         "  elif [[ $verb = help ]]; then\n    COMPREPLY=($(compgen -W '" +
         verbs_line +
         "' -- \"$word\"))\n  else\n    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n  fi\n}\n"
         "complete -o filenames -F _seogo seogo\n";
}

// Inside single quotes, where zsh and fish read a colon or a quote as their own.
std::string quiet(std::string_view text, bool colons) {
  std::string out;
  for (const char c : text) {
    if (c == '\'')
      out += "’";
    else if (colons && (c == ':' || c == '[' || c == ']'))
      out += std::string("\\") + c;
    else
      out += c;
  }
  return out;
}

std::string zsh(const Context& context) {
  std::string list, cases;
  for (const Verb& verb : verbs()) {
    list += fmt::format("    '{}:{}'\n", verb.name, quiet(context.text(verb.summary), true));
    cases += fmt::format("    {})\n      _arguments", verb.name);
    for (const ListedOption& option : options_of(verb, context)) {
      std::string value;
      if (!option.choices.empty())
        value = ":value:(" + joined(option.choices, " ") + ")";
      else if (option.takes_value)
        value = option.name == "--archive" ? ":folder:_files -/" : ":value:";
      cases += fmt::format(" \\\n        '{}[{}]{}'", option.name, quiet(option.text, true), value);
    }
    cases += std::string(" \\\n        '*:argument:") + (takes_files(verb) ? "_files" : "") + "' ;;\n";
  }
  return "#compdef seogo\n_seogo() {\n  local -a verbs\n  verbs=(\n" + list +
         "  )\n  if (( CURRENT == 2 )); then\n    _describe verb verbs\n    return\n  fi\n  local "
         "verb=$words[2]\n"
         "  shift words\n  (( CURRENT-- ))\n  case $verb in\n" +
         cases + "  esac\n}\n_seogo \"$@\"\n";
}

std::string fish(const Context& context) {
  std::string out = "# fish completion of seogo\ncomplete -c seogo -f\n";
  for (const Verb& verb : verbs()) {
    out += fmt::format("complete -c seogo -n __fish_use_subcommand -a {} -d '{}'\n", verb.name,
                       quiet(context.text(verb.summary), false));
    const std::string inside =
        fmt::format("complete -c seogo -n '__fish_seen_subcommand_from {}'", verb.name);
    for (const ListedOption& option : options_of(verb, context)) {
      out += fmt::format("{} -l {} -d '{}'{}", inside, option.name.substr(2), quiet(option.text, false),
                         option.takes_value ? " -r" : "");
      if (!option.choices.empty()) out += " -a '" + joined(option.choices, " ") + "'";
      out += '\n';
    }
    if (takes_files(verb)) out += inside + " -F\n";
  }
  return out;
}

}  // namespace

Run define_completion(Options& options) {
  auto shell = std::make_shared<std::string>();  // shared with the closure that runs it
  options.argument("SHELL", *shell, {"bash, zsh or fish", "bash, zsh 또는 fish"})
      .required()
      .one_of({"bash", "zsh", "fish"});
  return [shell](Context& now) {
    fmt::print("{}", *shell == "bash" ? bash(now) : *shell == "zsh" ? zsh(now) : fish(now));
    return done;
  };
}

}  // namespace seogo::cli
