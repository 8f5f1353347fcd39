// The verbs in the order in which help lists them, and the options that all share.
#include "cli/verbs.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "cli/terminal.h"

namespace seogo::cli {

namespace {

const std::array all_verbs{
    Verb{"index",
         "PATH...",
         {"take posts into the archive and index them", "글을 서고에 넣고 색인합니다"},
         define_index},
    Verb{"search", "QUERY...", {"find posts", "글을 찾습니다"}, define_search},
    Verb{"suggest", "PREFIX", {"complete what is being typed", "치고 있는 말을 이어 줍니다"}, define_suggest},
    Verb{"similar", "ID", {"posts like one", "비슷한 글을 찾습니다"}, define_similar},
    Verb{"show", "ID", {"show one post", "글 하나를 보여 줍니다"}, define_show},
    Verb{"stats", "", {"what the archive holds", "서고에 무엇이 있는지 보여 줍니다"}, define_stats},
    Verb{"series",
         "[NAME]",
         {"posts that count in their titles, and the numbers that are missing",
          "제목에 번호가 붙은 글과 빠진 번호를 보여 줍니다"},
         define_series},
    Verb{"missing",
         "",
         {"posts known but not held, and pictures without a copy",
          "알려져 있지만 서고에 없는 글과 사본이 없는 그림을 보여 줍니다"},
         define_missing},
    Verb{"check", "BLOG", {"may the blog be deleted?", "블로그를 지워도 되는지 알려 줍니다"}, define_check},
    Verb{"blogs",
         "[rename OLD NEW]",
         {"list blogs, or give one its right name", "블로그 목록을 보이거나 이름을 바로잡습니다"},
         define_blogs},
    Verb{"extract",
         "FILE...",
         {"what seogo reads in a file, without an archive", "서고 없이, 파일에서 읽히는 글을 보여 줍니다"},
         define_extract},
    Verb{"export",
         "--format FORMAT DIR",
         {"write the archive for other programs, or as a site to read",
          "다른 프로그램이나 브라우저에서 볼 수 있게 내보냅니다"},
         define_export},
    Verb{"undo", "", {"take the last run back", "마지막 작업을 되돌립니다"}, define_undo},
    Verb{"remove", "ID...", {"take posts out of the library", "글을 서고에서 뺍니다"}, define_remove},
    Verb{"purge",
         "ID...",
         {"erase posts for good, everywhere", "글을 모든 곳에서 영구히 지웁니다"},
         define_purge},
    Verb{"backup",
         "FILE",
         {"write the whole archive into one file", "서고 전체를 파일 하나로 씁니다"},
         define_backup},
    Verb{"restore",
         "FILE",
         {"make an archive out of such a file", "백업 파일에서 서고를 되살립니다"},
         define_restore},
    Verb{"compact", "", {"give unused room back", "쓰지 않는 공간을 돌려줍니다"}, define_compact},
    Verb{"reindex",
         "",
         {"build the index anew from the archive", "서고에서 색인을 다시 만듭니다"},
         define_reindex},
    Verb{"verify",
         "",
         {"check every checksum, every reference, and the index",
          "모든 내용과 연결, 색인이 온전한지 확인합니다"},
         define_verify},
    Verb{"serve",
         "[OPTION...]",
         {"answer searches in the browser", "브라우저에서 찾고 읽게 합니다"},
         define_serve},
    Verb{"open", "PATH...", {"index, serve and open the browser", "색인하고 브라우저로 엽니다"}, define_open},
    Verb{"completion",
         "SHELL",
         {"what bash, zsh or fish offer after Tab", "bash, zsh, fish의 자동 완성을 출력합니다"},
         define_completion},
    Verb{"help", "[VERB]", {"help on a verb", "명령의 도움말을 보여 줍니다"}, define_help},
};

// Levenshtein's distance between short ASCII words.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

constexpr char mark = '\x01';  // cannot be typed into an argument by accident

}  // namespace

std::span<const Verb> verbs() { return all_verbs; }

const Verb* find_verb(std::string_view name) {
  const auto found = std::ranges::find(all_verbs, name, &Verb::name);
  return found == all_verbs.end() ? nullptr : &*found;
}

const Verb* nearest_verb(std::string_view typed) {
  if (typed.size() > 20) return nullptr;
  const auto nearest = std::ranges::min_element(
      all_verbs, {}, [typed](const Verb& verb) { return distance(typed, verb.name); });
  return distance(typed, nearest->name) <= 2 ? &*nearest : nullptr;
}

Command set_up(const Verb& verb, Context& context) {
  Options options("seogo " + std::string(verb.name), verb.summary, context);
  options.value("--archive", "DIR", context.archive,
                {"the archive's folder (else SEOGO_ARCHIVE, else the user's data folder)",
                 "서고 폴더 (없으면 SEOGO_ARCHIVE, 그것도 없으면 사용자 데이터 폴더)"});
  options
      .value("--lang", "LANG",
             [&context](const std::string& language) { context.language = choose_language(language); },
             {"language of messages: ko or en", "메시지 언어: ko 또는 en"})
      .one_of({"ko", "en"});
  Run run = verb.define(options);
  return {std::move(options), std::move(run)};
}

std::vector<std::string> protect_query_words(const std::vector<std::string>& arguments) {
  std::vector<std::string> out;
  bool only_words = false;
  for (const std::string& argument : arguments) {
    // `-광고` and `-docker` mean "without"; our own short option is -h alone.
    const bool without = argument.size() > 2 && argument[0] == '-' && argument[1] != '-';
    const bool word = only_words || without;
    if (argument == "--") only_words = true;
    out.push_back(word && argument.starts_with('-') ? mark + argument : argument);
  }
  return out;
}

std::string unmark(const std::string& argument) {
  return argument.starts_with(mark) ? argument.substr(1) : argument;
}

}  // namespace seogo::cli
