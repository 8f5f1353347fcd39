#include "importer/zip.h"

#include <unistd.h>
#include <cstdio>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "importer/backup_root.h"
#include "importer/member_name.h"
#include "importer/prose.h"
#include "importer/sniff.h"
#include "importer/zip_plan.h"

namespace seogo::importer {
namespace {

// Counts what one round through a ZIP unpacks; what an inner ZIP unpacks counts for the outer one too.
class Budget {
 public:
  Budget(std::uint64_t packed, Budget* outer) : packed_(packed), outer_(outer) {}

  bool spend(std::uint64_t bytes) {
    spent_ = spent_ + bytes < spent_ ? UINT64_MAX : spent_ + bytes;
    return (outer_ == nullptr || outer_->spend(bytes)) && allows(spent_);
  }
  bool allows(std::uint64_t unpacked) const {
    return unpacked <= most_unpacked &&
           (unpacked <= ratio_matters_from || unpacked / highest_ratio < packed_);
  }

 private:
  std::uint64_t packed_;
  std::uint64_t spent_ = 0;
  Budget* outer_;
};

Error bomb() {
  return {ErrorCode::bad_input,
          {"The ZIP unpacks to more than 64 GiB or 200 times its size; it was refused as a trap.",
           "압축을 풀면 64GiB 또는 제 크기의 200배를 넘습니다. 압축 폭탄으로 보고 읽지 않았습니다."},
          {}};
}

struct CloseFile {
  void operator()(FILE* file) const { std::fclose(file); }
};
using TempFile = std::unique_ptr<FILE, CloseFile>;  // without a name: gone when closed

class ZipScan {
 public:
  ZipScan(int descriptor, std::uint64_t packed, Place place, Intake& intake, std::stop_token stop,
          Budget* outer)
      : descriptor_(descriptor),
        packed_(packed),
        place_(std::move(place)),
        intake_(intake),
        stop_(std::move(stop)),
        outer_(outer) {}

  void run() {
    if (!plan()) return;
    if (plan_.members() == 0 && !damage_)
      intake_.skip(place_.path, "empty file", {"There is nothing in this ZIP.", "빈 ZIP 파일입니다."});
    hand_over_media();
    if (!broken_) hand_over_records();
    if (damage_) intake_.reject(place_.path, *damage_);
  }

 private:
  enum class Go { on, stop };

  // Calls `visit(member, name, reader)` for each member until it says stop.  Damage ends the round and is
  // kept to be told once, after what could be read.
  template <class Visit>
  void each(Visit visit) {
    Result<ZipReader> reader = ZipReader::open(descriptor_);
    if (!reader) {
      damage_ = reader.error();
      return;
    }
    ZipMember member;
    while (!stop_.stop_requested()) {
      Result<bool> more = reader->next(member);
      if (!more) damage_ = more.error();
      if (!more || !*more) return;
      const std::string name = readable_name(member.name);
      if (visit(member, name, *reader) == Go::stop) return;
    }
  }

  bool plan() {
    each([&](const ZipMember& member, const std::string& name, ZipReader&) {
      plan_.learn(member, name);
      return plan_.members() > most_members ? Go::stop : Go::on;
    });
    const bool fits = Budget(packed_, nullptr).allows(plan_.unpacked()) && plan_.members() <= most_members;
    if (!fits) intake_.reject(place_.path, bomb());
    return fits;
  }

  // The second round: media go out, everything else is judged by its head.
  void hand_over_media() {
    Budget budget(packed_, outer_);
    each([&](const ZipMember& member, const std::string& name, ZipReader& reader) {
      const Part part = plan_.part(member, name);
      std::optional<Shape> shape = Shape::binary;
      if (part == Part::media || part == Part::candidate) {
        Result<std::string> head = read_up_to(reader.source(), head_size);
        if (!head) {
          intake_.reject(shown(name), head.error());
          shapes_.push_back(std::nullopt);
          return Go::on;
        }
        if (!budget.spend(head->size())) return trap();
        shape = sniff(*head, name);
        if (needs_company(*shape))
          company_.add(std::string(parent(name)), reads_as_prose(*head, shape == Shape::plain_html));
        if (part == Part::media || shape == Shape::picture)
          if (!give_media(name, std::move(*head), reader, budget)) return trap();
      }
      shapes_.push_back(shape);
      return Go::on;
    });
  }

  // False when the budget is exceeded.
  bool give_media(const std::string& name, std::string head, ZipReader& reader, Budget& budget) {
    Result<std::string> rest = read_up_to(reader.source(), media_bound);
    if (!rest) {
      intake_.reject(shown(name), rest.error());
      return true;
    }
    if (!budget.spend(rest->size())) return false;
    if (head.size() + rest->size() > media_bound) {
      intake_.skip(
          shown(name), "large file",
          {"A file of more than 256 MiB inside a ZIP is not kept; unpack the ZIP and name the folder.",
           "ZIP 안에 든 256MiB보다 큰 파일은 보관하지 않습니다. 압축을 풀고 그 폴더를 지정해 주세요."});
      return true;
    }
    intake_.visitor().media({place_.path, name, std::move(head) + *rest});
    return true;
  }

  // The third round: records, and a word about everything that is none.
  void hand_over_records() {
    Budget budget(packed_, outer_);
    std::size_t at = 0;
    each([&](const ZipMember& member, const std::string& name, ZipReader& reader) {
      if (at >= shapes_.size()) return Go::stop;  // damage ended the second round here
      const std::optional<Shape> shape = shapes_[at++];
      return !shape || take(member, name, *shape, reader, budget) ? Go::on : trap();
    });
    if (locked_ > 0) tell_locked();
  }

  // False when the budget is exceeded.
  bool take(const ZipMember& member, const std::string& name, Shape shape, ZipReader& reader,
            Budget& budget) {
    switch (plan_.part(member, name)) {
      case Part::none:
      case Part::media:
        return true;
      case Part::locked:
        ++locked_;
        return true;
      case Part::candidate:
        return take_candidate(member, name, shape, reader, budget);
      case Part::hidden:
        intake_.skip(shown(name), "hidden file",
                     {"A hidden file, passed over.", "숨은 파일이라 지나쳤습니다."});
        return true;
      case Part::link:
        intake_.skip(shown(name), "symbolic link",
                     {"A link inside a ZIP; seogo does not follow it.",
                      "ZIP 안의 링크입니다. seogo는 링크를 따라가지 않습니다."});
        return true;
      case Part::unsafe:
        intake_.skip(shown(name), "unsafe name",
                     {"Its name leads outside the ZIP, so it was not read.",
                      "이름이 ZIP 바깥을 가리켜 읽지 않았습니다."});
        return true;
      case Part::device:
        intake_.skip(shown(name), "device", {"This is no file.", "보통 파일이 아닙니다."});
        return true;
    }
    return true;
  }

  bool take_candidate(const ZipMember& member, const std::string& name, Shape shape, ZipReader& reader,
                      Budget& budget) {
    const Place place = place_of(member, name);
    if (treatment(shape) != Treatment::read) {
      intake_.turn_away(place, shape);
      return true;
    }
    if (needs_company(shape) && !company_.is_good(place.folder)) {
      intake_.pass_over_company(place, shape);
      return true;
    }
    bool fits = true;
    const ByteSource counted = [&](char* buffer, std::size_t size) -> Result<std::size_t> {
      Result<std::size_t> got = reader.read(buffer, size);
      if (got) fits = budget.spend(*got);
      return fits ? got : Result<std::size_t>(std::size_t{0});
    };
    if (is_streamed(shape))
      intake_.give_stream(place, shape, counted, stop_);
    else if (shape == Shape::zip)
      take_inner_zip(place, counted, fits, budget);
    else
      take_page(place, shape, counted, fits);
    return fits;
  }

  void take_page(const Place& place, Shape shape, const ByteSource& source, const bool& fits) {
    Result<std::string> bytes = read_up_to(source, page_bound + 1);
    if (!bytes) return intake_.reject(place.path, bytes.error());
    if (!fits) return;
    if (bytes->size() > page_bound) return intake_.too_large(place);
    if (bytes->size() > head_size) shape = sniff(*bytes, place.name);
    if (!record_format(shape)) return intake_.turn_away(place, shape);
    intake_.give(place, shape, std::move(*bytes));
  }

  void take_inner_zip(const Place& place, const ByteSource& source, const bool& fits, Budget& budget) {
    if (outer_ != nullptr) {
      intake_.reject(place.path, {ErrorCode::bad_input,
                                  {"A ZIP in a ZIP in a ZIP is not read; unpack the outer ones first.",
                                   "ZIP이 세 겹으로 들어 있습니다. 바깥 ZIP을 먼저 풀어 주세요."},
                                  {}});
      return;
    }
    const TempFile copy(std::tmpfile());
    const Error no_room{ErrorCode::io,
                        {"There was no room to unpack this inner ZIP for a moment.",
                         "안에 든 ZIP을 잠시 풀어 둘 임시 공간이 없습니다."},
                        {}};
    if (copy == nullptr) return intake_.reject(place.path, no_room);
    std::vector<char> piece(128 * 1024);
    std::uint64_t size = 0;
    while (!stop_.stop_requested()) {
      Result<std::size_t> got = source(piece.data(), piece.size());
      if (!got) return intake_.reject(place.path, got.error());
      if (*got == 0) break;
      if (std::fwrite(piece.data(), 1, *got, copy.get()) != *got) return intake_.reject(place.path, no_room);
      size += *got;
    }
    if (!fits || stop_.stop_requested()) return;
    if (std::fflush(copy.get()) != 0) return intake_.reject(place.path, no_room);
    ZipScan(fileno(copy.get()), size, place, intake_, stop_, &budget).run();
  }

  Go trap() {
    broken_ = true;
    damage_ = bomb();
    return Go::stop;
  }

  void tell_locked() {
    const std::string count = std::to_string(locked_);
    intake_.reject(place_.path, {ErrorCode::bad_input,
                                 {count + (locked_ == 1 ? " file" : " files") +
                                      " in this ZIP cannot be read without a password.",
                                  "이 ZIP에는 암호가 걸려 읽지 못한 파일이 " + count + "개 있습니다."},
                                 {"Unpack it with its password and name the folder.",
                                  "암호를 넣어 압축을 푼 다음 그 폴더를 지정해 주세요."}});
  }

  std::string shown(const std::string& name) const { return place_.path + "!/" + name; }

  Place place_of(const ZipMember& member, const std::string& name) const {
    Place place;
    place.path = shown(name);
    place.container = place_.path;
    place.folder = std::string(parent(name));
    place.backup_folder = place.folder;
    place.backup_top = place_.name;
    place.name = std::string(last_name(name));
    place.file_time = member.modified;
    return place;
  }

  int descriptor_;
  std::uint64_t packed_;
  Place place_;
  Intake& intake_;
  std::stop_token stop_;
  Budget* outer_;  // of the ZIP around this one; null for the outermost

  ZipPlan plan_;
  std::vector<std::optional<Shape>>
      shapes_;  // of the members, in their order; none where one could not be read
  TextCompany company_;
  std::size_t locked_ = 0;
  bool broken_ = false;
  std::optional<Error> damage_;
};

}  // namespace

void scan_zip(InputFile& file, std::uint64_t size, const Place& place, Intake& intake, std::stop_token stop) {
  ZipScan(file.descriptor(), size, place, intake, std::move(stop), nullptr).run();
}

}  // namespace seogo::importer
