#include "query/synonym_file.h"

#include <algorithm>
#include <fstream>
#include <string>

namespace seogo::query {

std::shared_ptr<const Synonyms> SynonymFile::current() {
  std::error_code no_time, no_size;
  const auto time = std::filesystem::last_write_time(file_, no_time);
  const std::uintmax_t size = std::filesystem::file_size(file_, no_size);
  if (no_time || no_size) return {std::shared_ptr<void>(), &Synonyms::standard()};  // owns nothing
  const std::lock_guard lock(mutex_);
  if (read_ && time == time_ && size == size_) return read_;
  std::string lines(static_cast<std::size_t>(std::min<std::uintmax_t>(size, most_synonym_bytes)), '\0');
  std::ifstream in(file_, std::ios::binary);
  in.read(lines.data(), static_cast<std::streamsize>(lines.size()));
  lines.resize(static_cast<std::size_t>(in.gcount()));
  auto synonyms = std::make_shared<Synonyms>(Synonyms::standard());
  synonyms->add_lines(lines);
  read_ = std::move(synonyms);
  time_ = time;
  size_ = size;
  return read_;
}

}  // namespace seogo::query
