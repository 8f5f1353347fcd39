// The first byte is the number of low bits, k.  Then for each number its gap, from what would follow the last
// one: the gap's bits above k as so many ones and a zero, then its k low bits, the highest first.  The last
// byte is filled with ones, which begin no whole number.
#include "index/number_list.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace seogo::index {
namespace {

constexpr unsigned byte_bits = 8, most_low_bits = 31;

class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}

  void put(bool bit) {
    if (used_ == byte_bits) {
      out_.push_back(static_cast<char>(0xFF));
      used_ = 0;
    }
    if (!bit) out_.back() = static_cast<char>(static_cast<unsigned char>(out_.back()) & ~(0x80U >> used_));
    ++used_;
  }

 private:
  std::string& out_;
  unsigned used_ = byte_bits;  // of the last byte
};

class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  // Takes ones up to a zero, and the zero; nothing when there is none.
  std::optional<std::uint64_t> take_ones() {
    for (std::uint64_t ones = 0;;) {
      fill();
      const unsigned more = std::min(static_cast<unsigned>(std::countl_one(next_)), held_);
      ones += more;
      drop(more);
      if (held_ > 0) {
        drop(1);
        return ones;
      }
      if (bytes_.empty()) return std::nullopt;
    }
  }

  // A number of so many bits, at most most_low_bits; nothing when there are fewer.
  std::optional<std::uint64_t> take(unsigned bits) {
    fill();
    if (held_ < bits) return std::nullopt;
    const std::uint64_t number = bits == 0 ? 0 : next_ >> (word_bits - bits);
    drop(bits);
    return number;
  }

 private:
  static constexpr unsigned word_bits = 64;

  void fill() {
    if (held_ > most_low_bits) return;
    for (; held_ <= word_bits - byte_bits && !bytes_.empty(); held_ += byte_bits, bytes_.remove_prefix(1))
      next_ |= std::uint64_t{static_cast<unsigned char>(bytes_.front())} << (word_bits - byte_bits - held_);
  }
  void drop(unsigned bits) {
    next_ = bits == word_bits ? 0 : next_ << bits;
    held_ -= bits;
  }

  std::string_view bytes_;
  std::uint64_t next_ = 0;  // the bits to come, the first at the top
  unsigned held_ = 0;       // of them
};

// The best for gaps as they fall by chance: two to it is about the mean gap times the logarithm of two.
unsigned low_bits_for(const std::vector<std::uint32_t>& numbers) {
  const std::uint64_t mean = (std::uint64_t{numbers.back()} + 1) / numbers.size();
  const auto bits = static_cast<unsigned>(std::bit_width(mean * 7 / 10));
  return bits == 0 ? 0 : std::min(bits - 1, most_low_bits);
}

}  // namespace

std::string pack_numbers(const std::vector<std::uint32_t>& numbers) {
  if (numbers.empty()) return {};
  const unsigned low_bits = low_bits_for(numbers);
  std::string bytes(1, static_cast<char>(low_bits));
  BitWriter bits(bytes);
  std::uint32_t next = 0;
  for (const std::uint32_t number : numbers) {
    const std::uint32_t gap = number - next;
    for (std::uint32_t high = gap >> low_bits; high > 0; --high) bits.put(true);
    bits.put(false);
    for (unsigned i = low_bits; i-- > 0;) bits.put((gap >> i & 1U) != 0);
    next = number + 1;
  }
  return bytes;
}

std::vector<std::uint32_t> unpack_numbers(std::string_view bytes) {
  std::vector<std::uint32_t> numbers;
  if (bytes.empty()) return numbers;
  numbers.reserve(bytes.size());  // more than a byte each, but where they lie close together
  const unsigned low_bits = static_cast<unsigned char>(bytes.front()) & most_low_bits;
  BitReader bits(bytes.substr(1));
  for (std::uint64_t next = 0;;) {
    const std::optional<std::uint64_t> high = bits.take_ones(), low = bits.take(low_bits);
    if (!high || !low) return numbers;
    const std::uint64_t number = next + (*high << low_bits | *low);
    if (number >= number_limit) return numbers;
    numbers.push_back(static_cast<std::uint32_t>(number));
    next = number + 1;
  }
}

}  // namespace seogo::index
