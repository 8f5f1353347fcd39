// A hash table whose keys lie end to end in one string.
#include "text/stem_counts.h"

#include <cassert>
#include <functional>

namespace seogo::text {

std::size_t StemCounts::place_of(std::string_view word) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = std::hash<std::string_view>()(word) & mask;
  while (slots_[place].length > 0 && word_of(slots_[place]) != word) place = (place + 1) & mask;
  return place;
}

void StemCounts::grow() {
  std::vector<Slot> old(slots_.empty() ? 1024 : 2 * slots_.size());
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.length > 0) slots_[place_of(word_of(slot))] = slot;
  }
}

StemCount& StemCounts::operator[](std::string_view word) {
  assert(!word.empty() && word.size() <= 0xFFFF);
  if (used_ * 4 >= slots_.size() * 3) grow();
  Slot& slot = slots_[place_of(word)];
  if (slot.length == 0) {
    slot.start = static_cast<std::uint32_t>(words_.size());
    slot.length = static_cast<std::uint16_t>(word.size());
    words_ += word;
    ++used_;
  }
  return slot.count;
}

const StemCount* StemCounts::find(std::string_view word) const {
  if (slots_.empty()) return nullptr;
  const Slot& slot = slots_[place_of(word)];
  return slot.length > 0 ? &slot.count : nullptr;
}

}  // namespace seogo::text
