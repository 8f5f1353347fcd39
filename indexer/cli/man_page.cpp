// The manual page, written from the same tables as the help.
#include <fmt/core.h>

#include "cli/verbs.h"
#include "seogo/version.h"

namespace seogo::cli {

namespace {

// Text as roff takes it: hyphens and backslashes as themselves, no line mistaken for a request.
std::string roff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    line_start = c == '\n';
  }
  return out;
}

std::string verb_section(const Verb& verb) {
  Context english;
  const Command command = set_up(verb, english);
  std::string out =
      fmt::format(".SS seogo {} {}\n{}.\n", verb.name, roff(verb.arguments), roff(verb.summary.en));
  for (const ListedOption& option : command.options.list()) {
    if (option.name == "--archive" || option.name == "--lang" || option.name == "--help") continue;
    out += fmt::format(".TP\n.B {} {}\n{}.\n", roff(option.names), roff(option.type), roff(option.text));
  }
  return out;
}

constexpr std::string_view ending = R"(.SH EXIT STATUS
.TP
.B 0
Done; finding nothing is an answer.
.TP
.B 1
Failed: nothing under that id, an input or output error, a damaged archive.
.TP
.B 2
The words of the command or of the query are wrong.
.TP
.B 3
Done, but some inputs were refused, each with its reason; or no post was found at all.
.TP
.B 4
Another writer holds the archive.
.TP
.B 130
Stopped by Ctrl\-C; what was committed is kept.
.SH ENVIRONMENT
.TP
.B SEOGO_ARCHIVE
The archive's folder.
.TP
.B SEOGO_LANG
Language of messages: ko or en; otherwise the locale decides.
.TP
.B NO_COLOR
No colour, whatever its value.
.SH FILES
An archive is one folder: archive.sqlite is the truth, media/ holds pictures and files named by SHA\-256, index/ is derived and
may be deleted (seogo reindex makes it again).
.SH SEE ALSO
.BR seogo\-server (1)
)";

}  // namespace

std::string man_page() {
  std::string out = fmt::format(
      ".TH SEOGO 1 \"\" \"seogo {}\" \"User Commands\"\n.SH NAME\nseogo \\- keep Korean blogs and find what "
      "is in them\n"
      ".SH SYNOPSIS\n.B seogo\n[\\-\\-archive DIR] [\\-\\-lang ko|en] VERB [ARGUMENT...]\n.SH DESCRIPTION\n"
      "seogo takes Tistory backups and saved blog posts into an archive, indexes them, and answers searches "
      "in the "
      "terminal and in the browser.  Alone, it says what the archive holds.\n"
      ".TP\n.B \\-\\-archive DIR\nThe archive's folder (else SEOGO_ARCHIVE, else the user's data folder).\n"
      ".TP\n.B \\-\\-lang ko|en\nLanguage of messages.\n.SH VERBS\n",
      version);
  for (const Verb& verb : verbs()) out += verb_section(verb);
  out += ".SH QUERY LANGUAGE\n.nf\n" + roff(query_language().en) + ".fi\n";
  out += ending;
  return out;
}

}  // namespace seogo::cli
