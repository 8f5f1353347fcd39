// The table of verbs: what each is called, what it is for, how its options are defined and run.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "cli/options.h"
#include "seogo/result.h"

namespace seogo::cli {

// Runs the verb after its options were read, and returns the exit code.
using Run = std::function<int(Context&)>;

struct Verb {
  std::string_view name;
  std::string_view arguments;  // as the usage line shows them
  Sentence summary;
  Run (*define)(Options& options);  // adds the verb's own options and returns what to do with them
};

std::span<const Verb> verbs();
const Verb* find_verb(std::string_view name);

// The verb that differs least from what was typed; null when none is near.
const Verb* nearest_verb(std::string_view typed);

// A verb that waits for the words of its command line.
struct Command {
  Options options;  // the verb's own and those that all verbs share
  Run run;
};

// `context` must outlive the command: reading fills it.
Command set_up(const Verb& verb, Context& context);

Run define_index(Options&);
Run define_search(Options&);
Run define_suggest(Options&);
Run define_similar(Options&);
Run define_extract(Options&);
Run define_show(Options&);
Run define_stats(Options&);
Run define_missing(Options&);
Run define_check(Options&);
Run define_blogs(Options&);
Run define_reindex(Options&);
Run define_remove(Options&);
Run define_verify(Options&);
Run define_serve(Options&);
Run define_open(Options&);
Run define_series(Options&);
Run define_export(Options&);
Run define_undo(Options&);
Run define_purge(Options&);
Run define_backup(Options&);
Run define_restore(Options&);
Run define_compact(Options&);
Run define_completion(Options&);
Run define_help(Options&);

// What `seogo` alone says.
int first_contact(const Context& context);

// The page `man seogo`, in roff.
std::string man_page();

// The query language in a few lines, for help and man page.
Sentence query_language();

// An offset, limit or the like must be a number; words that a query may begin with are kept from
// being read as options.  Marks them for Options; unmark gives them back.
std::vector<std::string> protect_query_words(const std::vector<std::string>& arguments);
std::string unmark(const std::string& argument);

}  // namespace seogo::cli
