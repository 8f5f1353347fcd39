// A list of words of the user's own beside the index, read again when it changed: synonyms.txt,
// stopwords.txt.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <string>

namespace seogo::query {

inline constexpr std::size_t most_user_bytes = 1 << 20;  // of a file; what follows is not read

// `Words` has standard() and add_lines(text).
template <class Words>
class UserFile {
 public:
  explicit UserFile(std::filesystem::path file) : file_(std::move(file)) {}

  // The standard words and those of the file as it is now; the standard ones alone when there is none.
  std::shared_ptr<const Words> current() {
    std::error_code no_time, no_size;
    const auto time = std::filesystem::last_write_time(file_, no_time);
    const std::uintmax_t size = std::filesystem::file_size(file_, no_size);
    if (no_time || no_size) return {std::shared_ptr<void>(), &Words::standard()};  // owns nothing
    const std::lock_guard lock(mutex_);
    if (read_ && time == time_ && size == size_) return read_;
    std::string lines(static_cast<std::size_t>(std::min<std::uintmax_t>(size, most_user_bytes)), '\0');
    std::ifstream in(file_, std::ios::binary);
    in.read(lines.data(), static_cast<std::streamsize>(lines.size()));
    lines.resize(static_cast<std::size_t>(in.gcount()));
    auto words = std::make_shared<Words>(Words::standard());
    words->add_lines(lines);
    read_ = std::move(words);
    time_ = time;
    size_ = size;
    return read_;
  }

 private:
  std::filesystem::path file_;
  std::mutex mutex_;
  std::shared_ptr<const Words> read_;
  std::filesystem::file_time_type time_;
  std::uintmax_t size_ = 0;
};

}  // namespace seogo::query
