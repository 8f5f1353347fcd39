// Draws over the same line on a terminal; elsewhere (--progress) a line every two seconds.
#include "cli/progress.h"

#include <fmt/core.h>

#include <cmath>

#include "cli/terminal.h"

namespace seogo::cli {

namespace {

std::string clock_text(double seconds) {
  const auto whole = std::lround(seconds);
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

ProgressLine::ProgressLine(const Context& context) : context_(context), terminal_(is_terminal(stderr)) {}

ProgressLine::~ProgressLine() {
  if (drawn_ && terminal_) fmt::print(stderr, "\r\x1b[K");
}

void ProgressLine::show(const Progress& progress) {
  const auto now = Clock::now();
  if (progress.stage != stage_) {
    stage_ = progress.stage;
    stage_began_ = now;
  } else if (drawn_ && now - last_ < (terminal_ ? std::chrono::milliseconds(100) : std::chrono::seconds(2))) {
    return;
  }
  last_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - stage_began_).count();
  const double rate = seconds > 0.5 ? static_cast<double>(progress.done) / seconds : 0;
  std::string line(stage_ == Progress::Stage::reading    ? context_.text("reading", "읽는 중")
                   : stage_ == Progress::Stage::indexing ? context_.text("indexing", "색인 중")
                                                         : context_.text("writing", "쓰는 중"));
  line += fmt::format(" {}", progress.done);
  if (progress.total > 0) line += fmt::format("/{}", progress.total);
  if (stage_ != Progress::Stage::copying) line += context_.text(" posts", "편");
  if (rate > 0) line += fmt::format(" · {:.0f}{}", rate, context_.text("/s", "/초"));
  if (rate > 0 && progress.total > progress.done)
    line += fmt::format(" · {} {}", context_.text("left", "남은 시간"),
                        clock_text(static_cast<double>(progress.total - progress.done) / rate));
  if (!progress.path.empty()) line += " · " + progress.path;
  if (terminal_)
    fmt::print(stderr, "\r\x1b[K{}", shortened(line, terminal_columns(stderr) - 1));
  else
    fmt::print(stderr, "{}\n", printable(line));
}

}  // namespace seogo::cli
