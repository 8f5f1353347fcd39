// ZIPs made by hand, right and wrong ones, as bytes (PKWARE's APPNOTE 4.3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace seogo::test {

class ZipBytes {
 public:
  struct Marks {
    bool utf8 = false;       // the name says that it is UTF-8 (bit 11)
    bool encrypted = false;  // bit 0
    bool symlink = false;
    std::uint32_t moment = 0;  // Unix seconds, told in an extra field ("UT")
  };

  // A member kept as it is.
  ZipBytes& add(std::string_view name, std::string_view bytes) { return add(name, bytes, Marks{}); }
  ZipBytes& add(std::string_view name, std::string_view bytes, Marks marks) {
    return put(name, bytes, 0, bytes.size(), crc(bytes), marks);
  }

  // Four million zeros, deflated to 3,892 bytes: a ratio of 1,000.
  ZipBytes& add_bomb(std::string_view name) {
    using namespace std::string_view_literals;
    std::string packed("\xED\xC1\x01\x0D\0\0\0\xC2\xA0\xF7\x4F\x6D\x0F\x07\x14"sv);
    packed.append(3875, '\0');
    packed += "\xF0\x6E"sv;
    return put(name, packed, 8, 4'000'000, crc(std::string(4'000'000, '\0')), Marks{});
  }

  std::string finish() const {
    std::string end = "PK\5\6";
    append(end, 0, 4);
    append(end, count_, 2);
    append(end, count_, 2);
    append(end, directory_.size(), 4);
    append(end, members_.size(), 4);
    append(end, 0, 2);
    return members_ + directory_ + end;
  }

 private:
  ZipBytes& put(std::string_view name, std::string_view packed, unsigned method, std::size_t size,
                std::uint32_t sum, Marks marks) {
    std::string common;
    append(common, 20, 2);  // version needed
    append(common, (marks.utf8 ? 0x800u : 0u) | (marks.encrypted ? 1u : 0u), 2);
    append(common, method, 2);
    append(common, 0x6000, 2);  // 12:00
    append(common, 0x58A4, 2);  // 2024-05-04
    append(common, sum, 4);
    append(common, packed.size(), 4);
    append(common, size, 4);
    append(common, name.size(), 2);
    std::string extra;
    if (marks.moment != 0) {
      extra += "UT";
      append(extra, 5, 2);
      append(extra, 1, 1);
      append(extra, marks.moment, 4);
    }
    append(common, extra.size(), 2);

    const std::size_t offset = members_.size();
    members_ += "PK\3\4" + common + std::string(name) + extra + std::string(packed);

    directory_ += "PK\1\2";
    append(directory_, 0x0314, 2);  // made by Unix
    directory_ += common;
    append(directory_, 0, 6);  // no comment, disk 0, no text mark
    append(directory_, (marks.symlink ? 0xA1FFull : name.ends_with('/') ? 0x41EDull : 0x81A4ull) << 16, 4);
    append(directory_, offset, 4);
    directory_ += name;
    directory_ += extra;
    ++count_;
    return *this;
  }

  static void append(std::string& to, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) to += static_cast<char>(value >> (8 * i) & 0xFFu);
  }

  static std::uint32_t crc(std::string_view bytes) {  // CRC-32, bit by bit
    std::uint32_t sum = 0xFFFFFFFFu;
    for (const char c : bytes) {
      sum ^= static_cast<unsigned char>(c);
      for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1u) != 0 ? 0xEDB88320u : 0u);
    }
    return ~sum;
  }

  std::string members_;
  std::string directory_;
  std::size_t count_ = 0;
};

}  // namespace seogo::test
