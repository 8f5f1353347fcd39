// Counts for each word how it was met: with which classes of josa behind it, and alone.  Exact, and packed
// tightly, because an archive has some million different words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::text {

struct StemCount {
  std::uint32_t followed = 0;  // times with a josa behind it
  std::uint32_t alone = 0;     // times as it is, though it ends like a josa
  std::uint16_t classes = 0;   // one bit for each JosaClass
  bool ends_whole = false;     // its end was seen to be no josa: one was behind it that follows none
};

class StemCounts {
 public:
  // The counts of `word` (at most 240 bytes), all zero at first.  Valid until the next call.
  StemCount& operator[](std::string_view word);
  const StemCount* find(std::string_view word) const;  // nullptr when it was never met

  std::size_t size() const { return used_; }

  // Calls f(word, count) for each, in no order worth relying on.
  template <class F>
  void for_each(F f) const {
    for (const Slot& slot : slots_) {
      if (slot.length > 0) f(word_of(slot), slot.count);
    }
  }

  void clear() { *this = StemCounts(); }

 private:
  struct Slot {
    std::uint32_t start = 0;
    StemCount count;
    std::uint16_t length = 0;  // 0 when free
  };

  std::string_view word_of(const Slot& slot) const {
    return std::string_view(words_).substr(slot.start, slot.length);
  }
  std::size_t place_of(std::string_view word) const;  // its slot, or the free one where it would stand
  void grow();

  std::vector<Slot> slots_;  // open addressing; the size is a power of two
  std::string words_;
  std::size_t used_ = 0;
};

}  // namespace seogo::text
