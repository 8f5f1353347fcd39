// Tars made by hand, right and wrong ones, as bytes (POSIX ustar).
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace seogo::test {

class TarBytes {
 public:
  TarBytes& add(std::string_view name, std::string_view bytes) {
    return put(name, '0', bytes, {}, bytes.size());
  }
  TarBytes& add_folder(std::string_view name) { return put(name, '5', {}, {}, 0); }
  TarBytes& add_link(std::string_view name, std::string_view target) { return put(name, '2', {}, target, 0); }
  TarBytes& add_pipe(std::string_view name) { return put(name, '6', {}, {}, 0); }
  // A member that claims to be so large; its bytes never come.
  TarBytes& add_claim(std::string_view name, std::uint64_t size) { return put(name, '0', {}, {}, size); }

  std::string finish() const { return bytes_ + std::string(1024, '\0'); }

 private:
  TarBytes& put(std::string_view name, char kind, std::string_view content, std::string_view target,
                std::uint64_t size) {
    std::string head(512, '\0');
    const auto write = [&](std::size_t at, std::string_view text) { head.replace(at, text.size(), text); };
    const auto octal = [&](std::size_t at, int digits, std::uint64_t number) {
      char text[24];
      std::snprintf(text, sizeof text, "%0*llo", digits, static_cast<unsigned long long>(number));
      write(at, text);
    };
    write(0, name.substr(0, 100));
    octal(100, 7, 0644);
    octal(108, 7, 0);
    octal(116, 7, 0);
    octal(124, 11, size);
    octal(136, 11, 1714814580);  // 2024-05-04 18:23 in Korea
    write(148, "        ");
    head[156] = kind;
    write(157, target.substr(0, 100));
    write(257, std::string_view("ustar\0"
                                "00",
                                8));
    std::uint64_t sum = 0;
    for (const char c : head) sum += static_cast<unsigned char>(c);
    octal(148, 6, sum);
    head[154] = '\0';
    bytes_ += head;
    bytes_ += content;
    bytes_.append((512 - content.size() % 512) % 512, '\0');
    return *this;
  }

  std::string bytes_;
};

}  // namespace seogo::test
