// What is in a ZIP or a tar?  Pictures first, then the posts; streamed, within bounds, one bundle in another
// at most.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

#include "importer/disk/input_file.h"
#include "importer/disk/intake.h"

namespace seogo::importer {

// Bounds on what a bundle may unpack to.
inline constexpr std::uint64_t most_unpacked = std::uint64_t{64} << 30;
inline constexpr std::uint64_t highest_ratio = 200;
// The ratio is not asked about below this: a single small page may compress a thousandfold and harms nobody.
inline constexpr std::uint64_t ratio_matters_from = std::uint64_t{1} << 20;
inline constexpr std::size_t most_members = 2'000'000;

// Counts what one round through a bundle unpacks; what an inner one unpacks counts for the outer one too.
class Budget {
 public:
  // `packed` bytes; `outer` is null for what lies on the disk.
  Budget(std::uint64_t packed, Budget* outer) : packed_(packed), outer_(outer) {}

  // False beyond the bounds.
  bool spend(std::uint64_t bytes) {
    spent_ = spent_ + bytes < spent_ ? UINT64_MAX : spent_ + bytes;
    return (outer_ == nullptr || outer_->spend(bytes)) && allows(spent_);
  }
  bool allows(std::uint64_t unpacked) const {
    return unpacked <= most_unpacked &&
           (unpacked <= ratio_matters_from || unpacked / highest_ratio < packed_);
  }
  bool is_inner() const { return outer_ != nullptr; }

 private:
  std::uint64_t packed_;
  std::uint64_t spent_ = 0;
  Budget* outer_;
};

// Why what unpacks beyond the bounds is refused.
Error bomb_error();

// Reads the ZIP or tar (which may be packed) in `file`, whose place is `place`.  Everything it meets goes to
// the intake's visitor.  `outer` is the budget of the bundle around it, null for a file on the disk.
void scan_bundle(InputFile& file, const Place& place, Shape shape, Intake& intake, std::stop_token stop,
                 Budget* outer = nullptr);

}  // namespace seogo::importer
