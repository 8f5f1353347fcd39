#include "index/vocabulary.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <string>
#include <utility>

#include "index/disk.h"
#include "index/guard.h"
#include "index/term_code.h"
#include "text/utf8.h"

namespace seogo::index {
namespace {

namespace fs = std::filesystem;

constexpr Xapian::doccount fewest_posts = 2;

fs::path file_of(const fs::path& generation) { return generation / "words"; }

// Latin names stand for themselves; of Hangul, what the archive uses as a noun.
bool is_offered(std::string_view word, const Lexicon& lexicon) {
  const char32_t first = text::read_utf8(word, 0).code;
  if (first < 0x80) return first >= 'a' && first <= 'z' && word.size() > 1;
  return lexicon.is_whole(word);
}

}  // namespace

Result<Vocabulary> Vocabulary::open(const fs::path& generation) {
  const fs::path path = file_of(generation);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return system_failure(errno, path);
  struct stat status {};
  const bool known = ::fstat(file, &status) == 0;
  const auto size = static_cast<std::size_t>(status.st_size);
  // No file of ours is empty but for an archive without words; nothing is mapped then.
  void* mapped = known && size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : nullptr;
  const int error = errno;
  ::close(file);
  if (!known || mapped == MAP_FAILED) return system_failure(error, path);
  return Vocabulary(mapped == nullptr ? std::string_view()
                                      : std::string_view(static_cast<const char*>(mapped), size));
}

Vocabulary::Vocabulary(Vocabulary&& other) noexcept : lines_(std::exchange(other.lines_, {})) {}

Vocabulary& Vocabulary::operator=(Vocabulary&& other) noexcept {
  std::swap(lines_, other.lines_);
  return *this;
}

Vocabulary::~Vocabulary() {
  if (!lines_.empty()) ::munmap(const_cast<char*>(lines_.data()), lines_.size());
}

std::size_t Vocabulary::find(std::string_view word) const {
  std::size_t low = 0, high = lines_.size();  // both at the beginning of a line, or the end
  while (low < high) {
    std::size_t line = low + (high - low) / 2;
    while (line > low && lines_[line - 1] != '\n') --line;
    if (lines_.substr(line, lines_.find('\t', line) - line) >= word) {
      high = line;
    } else {
      const std::size_t end = lines_.find('\n', line);
      low = end == lines_.npos ? lines_.size() : end + 1;
    }
  }
  return low;
}

Result<void> write_vocabulary(const fs::path& generation, const Lexicon& lexicon) {
  const Result<std::string> lines = guarded([&] {
    const Xapian::Database database(generation.string());
    std::string text;
    auto term = database.allterms_begin();
    for (const auto end = database.allterms_end(); term != end;) {
      const std::string word = decode_term(*term);
      if (word[0] >= 'A' && word[0] <= 'Z') {
        term.skip_to("[");  // the first letter behind Z: no prefix begins with it
        continue;
      }
      if (term.get_termfreq() >= fewest_posts && is_offered(word, lexicon))
        text.append(word).append("\t").append(std::to_string(term.get_termfreq())).append("\n");
      ++term;
    }
    return text;
  });
  if (!lines) return Unexpected{lines.error()};
  return write_synced(file_of(generation), *lines);
}

}  // namespace seogo::index
