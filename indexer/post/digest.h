// SHA-256, by which sources, texts and media are known again (FIPS 180-4; computed by OpenSSL).
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace seogo {

// 64 lower-case hex digits.
std::string sha256(std::string_view bytes);

// The same for bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void update(std::string_view bytes);
  std::string finish();  // 64 hex digits; the object is spent then

 private:
  void* context_;
};

// Of a file, read in pieces; empty where it cannot be read.
std::string file_sha256(const std::filesystem::path& file);

// Whether `text` is 64 lower-case hex digits.
bool is_sha256(std::string_view text);

}  // namespace seogo
