// What `seogo` alone says: with an archive where it stands and what to do next, without one how to begin.
#include <fmt/core.h>

#include "cli/terminal.h"
#include "cli/verbs.h"
#include "seogo/archive.h"

namespace seogo::cli {

namespace {

int how_to_begin(const Context& context) {
  fmt::print("{}\n\n", context.text("seogo keeps Korean blogs and finds what is in them.",
                                    "서고는 블로그 글을 보관하고 찾아 줍니다."));
  fmt::print("{}\n",
             fmt::format(fmt::runtime(context.text("There is no archive at {} yet. Begin with one of these:",
                                                   "{}에 아직 서고가 없습니다. 이렇게 시작하세요:")),
                         context.archive.string()));
  fmt::print("  seogo index PATH     {}\n",
             context.text("a Tistory backup (ZIP or folder) or saved pages",
                          "티스토리 백업(ZIP이나 폴더) 또는 저장한 페이지를 넣기"));
  fmt::print("  seogo open PATH      {}\n",
             context.text("the same, and read it in the browser", "넣고 바로 브라우저에서 읽기"));
  fmt::print("  seogo help           {}\n", context.text("all verbs", "모든 명령 보기"));
  return done;
}

}  // namespace

int first_contact(const Context& context) {
  const auto archive = Archive::open(context.archive);
  if (!archive) {
    if (archive.error().code == ErrorCode::no_archive) return how_to_begin(context);
    return complain(context, archive.error());
  }
  const auto stats = archive->stats();
  if (!stats) return complain(context, stats.error());
  std::string newest = "-";
  std::string blogs;
  std::optional<Date> latest;
  for (const BlogSummary& blog : stats->blogs) {
    blogs += (blogs.empty() ? "" : ", ") + printable(blog.name);
    if (blog.newest && (!latest || *latest < *blog.newest)) latest = blog.newest;
  }
  if (latest) newest = to_string(*latest).substr(0, 10);
  const auto line = [&](const char* en, const char* ko, const std::string& value) {
    const std::string name(context.text(en, ko));
    fmt::print("{}{} {}\n", name, std::string(10 - std::min<std::size_t>(10, display_width(name)), ' '),
               value);
  };
  line("archive", "서고", context.archive.string());
  line("blogs", "블로그", blogs.empty() ? "0" : blogs);
  line("posts", "글", std::to_string(stats->posts));
  line("newest", "가장 새 글", newest);
  line("missing", "없는 글", std::to_string(stats->missing));
  fmt::print("\n  seogo search {}\n  seogo serve\n  seogo index PATH\n", context.text("WORDS", "찾을말"));
  return done;
}

}  // namespace seogo::cli
