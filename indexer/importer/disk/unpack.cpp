#include "importer/disk/unpack.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "importer/disk/bundle.h"
#include "importer/disk/inflate.h"

namespace seogo::importer {
namespace {

Error damaged(const std::string& why) {
  return {ErrorCode::damaged,
          {"The packed data is damaged or cut off (" + why + "); what was whole before was read.",
           "압축 데이터가 손상되었거나 중간에 잘렸습니다(" + why + "). 그 앞의 온전한 부분은 읽었습니다."},
          {"Download or copy it once more.", "파일을 다시 내려받거나 복사해 보세요."}};
}

// libarchive's view of one packed file: a bundle with one member.
class Unpacker {
 public:
  explicit Unpacker(ByteSource source) : source_(std::move(source)), packed_(unpacked_piece) {
    archive* handle = handle_.get();
    archive_read_support_format_raw(handle);
    archive_read_support_format_empty(handle);
    archive_read_support_filter_zstd(handle);
    archive_read_support_filter_bzip2(handle);
    archive_read_support_filter_xz(handle);
    archive_entry* entry = nullptr;
    int answer = archive_read_open(handle, this, nullptr, give, nullptr);
    if (answer == ARCHIVE_OK) answer = archive_read_next_header(handle, &entry);
    if (answer == ARCHIVE_EOF)
      ended_ = true;
    else if (answer != ARCHIVE_OK && answer != ARCHIVE_WARN)
      fail_now();
  }

  Result<std::size_t> read(char* buffer, std::size_t size) {
    if (failed_) return Unexpected{*failed_};
    if (ended_) return std::size_t{0};
    const la_ssize_t got = archive_read_data(handle_.get(), buffer, std::min(size, unpacked_piece));
    if (got < 0) {
      fail_now();
      return Unexpected{*failed_};
    }
    ended_ = got == 0;
    unpacked_ += static_cast<std::uint64_t>(got);
    if (unpacked_ > most_unpacked || (unpacked_ > ratio_matters_from && unpacked_ / highest_ratio >= taken_))
      failed_ = unpacking_trap();
    return static_cast<std::size_t>(got);
  }

 private:
  struct Free {
    void operator()(archive* handle) const { archive_read_free(handle); }
  };

  // Called by libarchive for more of the packed bytes.
  static la_ssize_t give(archive*, void* self, const void** bytes) {
    auto& unpacker = *static_cast<Unpacker*>(self);
    const Result<std::size_t> got = unpacker.source_(unpacker.packed_.data(), unpacker.packed_.size());
    if (!got) {
      unpacker.failed_ = got.error();
      return -1;
    }
    unpacker.taken_ += *got;
    *bytes = unpacker.packed_.data();
    return static_cast<la_ssize_t>(*got);
  }

  void fail_now() {
    const char* told = archive_error_string(handle_.get());
    if (!failed_) failed_ = damaged(told == nullptr ? "unknown" : told);
  }

  ByteSource source_;
  std::vector<char> packed_;
  std::unique_ptr<archive, Free> handle_{archive_read_new()};
  std::uint64_t taken_ = 0;
  std::uint64_t unpacked_ = 0;
  bool ended_ = false;
  std::optional<Error> failed_;
};

}  // namespace

ByteSource unpack(ByteSource source) {
  // Looks at the first bytes before it chooses.
  struct State {
    ByteSource source;
    ByteSource unpacked;
  };
  auto state = std::make_shared<State>(State{std::move(source), {}});  // shared by copies of the source
  return [state](char* buffer, std::size_t size) -> Result<std::size_t> {
    if (!state->unpacked) {
      Result<std::string> head = read_up_to(state->source, 2);
      if (!head) return Unexpected{head.error()};
      const bool is_gzip = *head == "\x1F\x8B";
      ByteSource whole = followed_by(std::move(*head), std::move(state->source));
      if (is_gzip) {
        state->unpacked = gunzip(std::move(whole));
      } else {
        const auto unpacker = std::make_shared<Unpacker>(std::move(whole));  // the same
        state->unpacked = [unpacker](char* to, std::size_t room) { return unpacker->read(to, room); };
      }
    }
    return state->unpacked(buffer, size);
  };
}

}  // namespace seogo::importer
