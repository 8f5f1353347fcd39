// An XML backup of any length passes in the memory of one post and one file.  A process of its own: the mark
// of the highest memory never sinks.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>

#include "importer/common/byte_source.h"
#include "importer/format/ttxml.h"
#include "support/heard.h"

namespace seogo::importer {
namespace ttxml_memory_test {

constexpr std::size_t megabyte = std::size_t{1} << 20;

// A sanitizer keeps what was freed for a while, 256 MB of it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SEOGO_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SEOGO_SANITIZED 1
#endif
#endif
#ifdef SEOGO_SANITIZED
constexpr std::size_t allowed = 400 * megabyte;
#else
constexpr std::size_t allowed = 40 * megabyte;
#endif

// A backup that is made as it is read: posts of 20 KB, each with a file of 2 MB in Base64.
class EndlessBackup {
 public:
  explicit EndlessBackup(std::size_t posts) : posts_(posts) {}

  std::size_t read(char* buffer, std::size_t size) {
    if (done_ == piece_.size()) refill();
    const std::size_t count = std::min(size, piece_.size() - done_);
    std::memcpy(buffer, piece_.data() + done_, count);
    done_ += count;
    return count;
  }

 private:
  void refill() {
    done_ = 0;
    piece_.clear();
    if (file_left_ > 0) {
      piece_.assign(64 << 10, 'Q');
      file_left_ -= piece_.size();
      if (file_left_ == 0) piece_ += "</content></attachment></post>";
    } else if (at_ < posts_) {
      ++at_;
      piece_ += "<post><id>" + std::to_string(at_) + "</id><content>" + std::string(20'000, 'x') +
                "</content><attachment><name>" + std::to_string(at_) + ".png</name><content>";
      file_left_ = 2 * megabyte;
    } else if (!ended_) {
      ended_ = true;
      piece_ = "</blog>";
    }
  }

  std::size_t posts_;
  std::size_t at_ = 0;
  std::size_t file_left_ = 0;
  std::size_t done_ = 0;
  bool ended_ = false;
  std::string piece_ = "<blog type=\"tattertools/1.1\"><setting><name>badahaneul</name></setting>";
};

struct Counter : test::Heard {
  std::size_t posts = 0;
  std::size_t bytes = 0;
  void record(Record) override { ++posts; }
  void media(MediaPiece piece) override { bytes += piece.bytes.size(); }
};

std::size_t highest_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

// 200 MB; SEOGO_SOAK=1 makes it 2 GB.
TEST(SplitTtxml, NeedsTheMemoryOfOnePostHoweverLongTheBackup) {
  const std::size_t posts = std::getenv("SEOGO_SOAK") != nullptr ? 1000 : 100;
  EndlessBackup backup(posts);
  Counter counter;
  Record prototype;
  prototype.path = "b.xml";
  const std::size_t before = highest_memory();
  const ByteSource source = [&](char* buffer, std::size_t size) -> Result<std::size_t> {
    return backup.read(buffer, size);
  };
  ASSERT_TRUE(split_ttxml(prototype, source, counter));
  EXPECT_EQ(counter.posts, posts);
  EXPECT_EQ(counter.bytes, posts * (2 * megabyte / 4 * 3));
  EXPECT_LT(highest_memory() - before, allowed);
}

}  // namespace ttxml_memory_test
}  // namespace seogo::importer
