// MinHash in bands: see likeness.h.
#include "library/likeness.h"

#include <algorithm>
#include <array>
#include <limits>

#include "post/digest.h"

namespace seogo::library {
namespace {

constexpr std::size_t bands = 20;
constexpr std::size_t rows = 6;  // of a band: with 0.82 in common (0.9 of each) one of the 20 agrees
constexpr std::size_t fewest_shingles = 20;

// Odd multipliers and offsets of a fixed sequence (splitmix64): the same in every archive.
struct Mixers {
  std::array<std::uint32_t, bands * rows> multiply{};
  std::array<std::uint32_t, bands * rows> add{};

  constexpr Mixers() {
    std::uint64_t state = 0x5e060;
    const auto next = [&state] {
      std::uint64_t z = state += 0x9e3779b97f4a7c15ULL;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
      return static_cast<std::uint32_t>((z ^ (z >> 31)) >> 32);
    };
    for (std::size_t i = 0; i < multiply.size(); ++i) {
      multiply[i] = next() | 1U;
      add[i] = next();
    }
  }
};
constexpr Mixers mixers;

std::uint32_t fold(std::uint64_t shingle) {
  shingle = (shingle ^ (shingle >> 32)) * 0xd6e8feb86659fd93ULL;
  return static_cast<std::uint32_t>(shingle >> 32);
}

}  // namespace

std::vector<std::int64_t> likeness_bands(const std::vector<std::uint64_t>& shingles) {
  if (shingles.size() < fewest_shingles) return {};
  std::array<std::uint32_t, bands * rows> least;
  least.fill(std::numeric_limits<std::uint32_t>::max());
  for (const std::uint64_t shingle : shingles) {
    const std::uint32_t value = fold(shingle);
    for (std::size_t i = 0; i < least.size(); ++i)
      least[i] = std::min(least[i], value * mixers.multiply[i] + mixers.add[i]);
  }
  std::vector<std::int64_t> hashes;
  for (std::size_t band = 0; band < bands; ++band) {
    std::uint64_t hash = 0xcbf29ce484222325ULL ^ band;
    for (std::size_t row = 0; row < rows; ++row) {
      hash = (hash ^ least[band * rows + row]) * 0x100000001b3ULL;
      hash ^= hash >> 29;
    }
    hashes.push_back(static_cast<std::int64_t>(hash));
  }
  return hashes;
}

bool is_near_copy(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer == 0 || std::min(a.size(), b.size()) * 10 < longer * 9) return false;
  std::size_t common = 0;
  for (auto i = a.begin(), k = b.begin(); i != a.end() && k != b.end();) {
    if (*i == *k) {
      ++common;
      ++i;
      ++k;
    } else if (*i < *k) {
      ++i;
    } else {
      ++k;
    }
  }
  return common * 10 >= longer * 9;
}

std::int64_t age_of(const Post& post) {
  constexpr std::int64_t without_date = 99991231235959;
  constexpr std::int64_t places = 1 << 16;  // for what tells posts of one moment apart
  const std::int64_t moment = post.published ? std::stoll(to_digits(*post.published)) : without_date;
  const std::int64_t number =
      post.number ? static_cast<std::int64_t>(std::min<std::uint64_t>(*post.number, places - 1))
                  : std::stoll(sha256(post.id).substr(0, 4), nullptr, 16);
  return moment * places + number;
}

bool may_be_named(const Post& original, const Post& copy) {
  const auto is_closed = [](const Post& post) {
    return post.visibility == Visibility::private_ || post.visibility == Visibility::protected_;
  };
  return !is_closed(original) || is_closed(copy);
}

}  // namespace seogo::library
