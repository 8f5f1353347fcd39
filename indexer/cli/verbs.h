// The table of verbs: what each is called, what it is for, how its options are defined and run.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "seogo/result.h"

namespace CLI {
class App;
}

namespace seogo::cli {

// Runs the verb after its options were read, and returns the exit code.
using Run = std::function<int(Context&)>;

struct Verb {
  std::string_view name;
  std::string_view arguments;  // as the usage line shows them
  Sentence summary;
  // Adds the verb's own options to `app` and returns what to do with them.  `context` tells the language;
  // its other members are known only when Run is called.
  Run (*define)(CLI::App& app, const Context& context);
};

std::span<const Verb> verbs();
const Verb* find_verb(std::string_view name);

// The verb that differs least from what was typed; null when none is near.
const Verb* nearest_verb(std::string_view typed);

// An App with the verb's options and those that all verbs share.  `context` must outlive it: parsing fills
// it.
Run set_up(CLI::App& app, const Verb& verb, Context& context);

Run define_index(CLI::App&, const Context&);
Run define_search(CLI::App&, const Context&);
Run define_suggest(CLI::App&, const Context&);
Run define_similar(CLI::App&, const Context&);
Run define_extract(CLI::App&, const Context&);
Run define_show(CLI::App&, const Context&);
Run define_stats(CLI::App&, const Context&);
Run define_missing(CLI::App&, const Context&);
Run define_check(CLI::App&, const Context&);
Run define_blogs(CLI::App&, const Context&);
Run define_reindex(CLI::App&, const Context&);
Run define_remove(CLI::App&, const Context&);
Run define_verify(CLI::App&, const Context&);
Run define_serve(CLI::App&, const Context&);
Run define_open(CLI::App&, const Context&);
Run define_series(CLI::App&, const Context&);
Run define_export(CLI::App&, const Context&);
Run define_undo(CLI::App&, const Context&);
Run define_purge(CLI::App&, const Context&);
Run define_backup(CLI::App&, const Context&);
Run define_restore(CLI::App&, const Context&);
Run define_compact(CLI::App&, const Context&);
Run define_completion(CLI::App&, const Context&);
Run define_help(CLI::App&, const Context&);

// What `seogo` alone says.
int first_contact(const Context& context);

// The page `man seogo`, in roff.
std::string man_page();

// The query language in a few lines, for help and man page.
Sentence query_language();

// An offset, limit or the like must be a number; words that a query may begin with are kept from
// being read as options.  Marks them for CLI11; unmark gives them back.
std::vector<std::string> protect_query_words(const std::vector<std::string>& arguments);
std::string unmark(const std::string& argument);

}  // namespace seogo::cli
