// Finds a word by its first three bytes, a syllable in most, then by halving.
#include "text/word_list.h"

#include <algorithm>

namespace seogo::text {

namespace {

// One for each lead byte below Hangul's, one for each character of Hangul's lead bytes EA to ED, one for the
// rest.
constexpr std::size_t bucket_count = 0x100 + 4 * 4096 + 1;

// Whether all words of its bucket share their first three bytes.
bool is_bucket_alike(std::string_view word) {
  if (word.size() < syllable_bytes) return false;
  const auto lead = static_cast<unsigned char>(word.front());
  return lead >= 0xEA && lead <= 0xED;
}

// Ascending as the words are.
std::size_t bucket_of(std::string_view word) {
  const auto byte = [&](std::size_t i) { return i < word.size() ? static_cast<unsigned char>(word[i]) : 0U; };
  const std::size_t lead = byte(0);
  if (lead < 0xEA) return lead;
  if (lead > 0xED) return bucket_count - 1;
  const std::size_t tail = (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);  // 0 … 4095
  return 0x100 + ((lead - 0xEA) << 12 | tail);
}

}  // namespace

void append_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out.push_back(static_cast<char>((number & 0x7F) | 0x80));
  out.push_back(static_cast<char>(number));
}

std::optional<std::uint64_t> take_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 63 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

WordList::WordList(const std::vector<std::string_view>& sorted) {
  for (const std::string_view word : sorted) add(word);
}

void WordList::add(std::string_view word) {
  if (starts_.empty()) {
    starts_.push_back(0);
    buckets_.resize(bucket_count);
  }
  words_ += word;
  starts_.push_back(static_cast<std::uint32_t>(words_.size()));
  const auto count = static_cast<std::uint32_t>(size());
  Bucket& bucket = buckets_[bucket_of(word)];
  if (bucket.end == 0) bucket.begin = count - 1;
  bucket.end = count;
}

WordList::Bucket WordList::bucket(std::string_view word) const {
  return starts_.empty() || word.empty() ? Bucket{} : buckets_[bucket_of(word)];
}

std::uint32_t WordList::first_from(Bucket among, std::string_view word) const {
  // What a bucket begins with is alike, if it is Hangul.
  const std::size_t alike = is_bucket_alike(word) ? syllable_bytes : 0;
  const std::string_view rest = word.substr(alike);
  auto [begin, end] = among;
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    if ((*this)[middle].substr(alike) < rest)
      begin = middle + 1;
    else
      end = middle;
  }
  return begin;
}

std::optional<std::uint32_t> WordList::place_of(std::string_view word) const {
  const Bucket among = bucket(word);
  const std::uint32_t place = first_from(among, word);
  if (place == among.end || (*this)[place] != word) return std::nullopt;
  return place;
}

void WordList::append_to(std::string& out) const {
  append_number(out, size());
  std::string_view last;
  for (std::size_t i = 0; i < size(); ++i) {
    const std::string_view word = (*this)[i];
    const auto shared = static_cast<std::size_t>(std::ranges::mismatch(last, word).in1 - last.begin());
    append_number(out, shared);
    append_number(out, word.size() - shared);
    out += word.substr(shared);
    last = word;
  }
}

std::optional<WordList> WordList::take_from(std::string_view& bytes) {
  const auto count = take_number(bytes);
  if (!count || *count > bytes.size()) return std::nullopt;  // every word takes a byte and more
  WordList list;
  std::string last;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto shared = take_number(bytes);
    const auto rest = take_number(bytes);
    if (!shared || !rest || *shared > last.size() || *rest > bytes.size() || *rest > 255) return std::nullopt;
    std::string word = last.substr(0, *shared);
    word += bytes.substr(0, *rest);
    bytes.remove_prefix(*rest);
    if (word.size() < syllable_bytes || word.size() > 255 || word <= last) return std::nullopt;
    list.add(word);
    last = std::move(word);
  }
  return list;
}

}  // namespace seogo::text
