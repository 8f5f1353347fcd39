#include "importer/disk/bundle.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "importer/disk/backup_root.h"
#include "importer/disk/bundle_plan.h"
#include "importer/disk/member_name.h"
#include "importer/disk/packed.h"
#include "importer/disk/prose.h"
#include "importer/disk/sniff.h"

namespace seogo::importer {
namespace {

class BundleScan {
 public:
  BundleScan(InputFile& file, Place place, BundleKind kind, Intake& intake, std::stop_token stop,
             Budget* outer)
      : file_(file),
        packed_(file.size()),
        place_(std::move(place)),
        kind_(kind),
        intake_(intake),
        stop_(std::move(stop)),
        outer_(outer) {}

  void run() {
    if (!plan()) return;
    if (plan_.members() == 0 && !damage_)
      intake_.skip(place_.path, "empty file", {"There is nothing in it.", "안에 아무것도 없습니다."});
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
    Result<BundleReader> reader = BundleReader::open(file_.descriptor(), kind_);
    if (!reader) {
      damage_ = reader.error();
      return;
    }
    Member member;
    while (!stop_.stop_requested()) {
      Result<bool> more = reader->next(member);
      if (!more) damage_ = more.error();
      if (!more || !*more) return;
      const std::string name = readable_name(member.name);
      if (visit(member, name, *reader) == Go::stop) return;
    }
  }

  bool plan() {
    bool fits = true;
    each([&](const Member& member, const std::string& name, BundleReader&) {
      plan_.learn(member, name);
      // At once: to go on in a packed tar is to unpack what it claims.
      fits = Budget(packed_, nullptr).allows(plan_.unpacked()) && plan_.members() <= most_members;
      return fits ? Go::on : Go::stop;
    });
    if (!fits) intake_.reject(place_.path, bomb_error());
    return fits;
  }

  // The second round: media go out, everything else is judged by its head.
  void hand_over_media() {
    Budget budget(packed_, outer_);
    each([&](const Member& member, const std::string& name, BundleReader& reader) {
      const Part part = plan_.part(member, name);
      std::optional<Shape> shape = Shape::binary;
      if (part == Part::media || part == Part::candidate) {
        Result<std::string> head = read_up_to(reader.source(), head_size);
        if (!head) {
          intake_.reject(shown(name), head.error());
          shapes_.emplace_back(std::nullopt);
          return Go::on;
        }
        if (!budget.spend(head->size())) return trap();
        shape = sniff(*head, name);
        if (needs_company(*shape))
          company_.add(std::string(parent(name)), reads_as_prose(*head, shape == Shape::plain_html));
        if (part == Part::media || shape == Shape::picture) {
          if (!give_media(name, std::move(*head), reader, budget)) return trap();
        } else if (holds_pictures_behind(*shape)) {
          bool fits = true;
          intake_.give_pictures(place_of(member, name), *shape,
                                followed_by(std::move(*head), counted(reader, budget, fits)), stop_);
          if (!fits) return trap();
        }
      }
      shapes_.push_back(shape);
      return Go::on;
    });
  }

  // False when the budget is exceeded.
  bool give_media(const std::string& name, std::string head, BundleReader& reader, Budget& budget) {
    Result<std::string> rest = read_up_to(reader.source(), media_bound);
    if (!rest) {
      intake_.reject(shown(name), rest.error());
      return true;
    }
    if (!budget.spend(rest->size())) return false;
    if (head.size() + rest->size() > media_bound) {
      intake_.skip(
          shown(name), "large file",
          {"A file of more than 256 MiB inside an archive is not kept; unpack it and name the folder.",
           "압축 파일 안에 든 256MiB보다 큰 파일은 보관하지 않습니다. 압축을 풀고 그 폴더를 지정해 주세요."});
      return true;
    }
    intake_.give_media(place_, name, {}, std::move(head) + *rest);
    return true;
  }

  // The third round: records, and a word about everything that is none.
  void hand_over_records() {
    Budget budget(packed_, outer_);
    std::size_t at = 0;
    each([&](const Member& member, const std::string& name, BundleReader& reader) {
      if (at >= shapes_.size()) return Go::stop;  // damage ended the second round here
      const std::optional<Shape> shape = shapes_[at++];
      return !shape || take(member, name, *shape, reader, budget) ? Go::on : trap();
    });
    if (locked_ > 0) tell_locked();
  }

  // False when the budget is exceeded.
  bool take(const Member& member, const std::string& name, Shape shape, BundleReader& reader,
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
                     {"A link inside an archive; seogo does not follow it.",
                      "압축 파일 안의 링크입니다. seogo는 링크를 따라가지 않습니다."});
        return true;
      case Part::unsafe:
        intake_.skip(shown(name), "unsafe name",
                     {"Its name leads outside the archive, so it was not read.",
                      "이름이 압축 파일 바깥을 가리켜 읽지 않았습니다."});
        return true;
      case Part::device:
        intake_.skip(shown(name), "device", {"This is no file.", "보통 파일이 아닙니다."});
        return true;
    }
    return true;
  }

  bool take_candidate(const Member& member, const std::string& name, Shape shape, BundleReader& reader,
                      Budget& budget) {
    const Place place = place_of(member, name);
    if (treatment(shape) != Treatment::read) {
      intake_.turn_away(place, shape);
      return true;
    }
    if (needs_company(shape) && !company_.is_good(place.backup_folder)) {
      intake_.pass_over_company(place, shape);
      return true;
    }
    bool fits = true;
    const ByteSource source = counted(reader, budget, fits);
    if (is_streamed(shape))
      intake_.give_stream(place, shape, source, stop_);
    else if (is_bundle(shape) || is_packed(shape))
      take_inner(place, shape, source, fits, budget);
    else
      take_page(place, shape, source, fits);
    return fits;
  }

  // What the reader gives of its present member, as far as the budget goes; `fits` tells whether it did.
  static ByteSource counted(BundleReader& reader, Budget& budget, bool& fits) {
    return [&](char* buffer, std::size_t size) -> Result<std::size_t> {
      Result<std::size_t> got = reader.read(buffer, size);
      if (got) fits = budget.spend(*got);
      return fits ? got : Result<std::size_t>(std::size_t{0});
    };
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

  // A bundle or a packed file, copied out: it is read more than once.
  void take_inner(const Place& place, Shape shape, const ByteSource& source, const bool& fits,
                  Budget& budget) {
    Result<InputFile> copy = InputFile::copy_of(source, stop_);
    if (!copy) {
      if (copy.error().code != ErrorCode::stopped) intake_.reject(place.path, copy.error());
      return;
    }
    if (!fits) return;
    if (is_bundle(shape))
      scan_bundle(*copy, place, shape, intake_, stop_, &budget);
    else
      scan_packed(*copy, place, intake_, stop_, &budget);
  }

  Go trap() {
    broken_ = true;
    damage_ = bomb_error();
    return Go::stop;
  }

  void tell_locked() {
    const std::string count = std::to_string(locked_);
    intake_.reject(place_.path, {ErrorCode::bad_input,
                                 {count + (locked_ == 1 ? " file" : " files") +
                                      " in this archive cannot be read without a password.",
                                  "이 압축 파일에는 암호가 걸려 읽지 못한 파일이 " + count + "개 있습니다."},
                                 {"Unpack it with its password and name the folder.",
                                  "암호를 넣어 압축을 푼 다음 그 폴더를 지정해 주세요."}});
  }

  std::string shown(const std::string& name) const { return place_.path + "!/" + name; }

  Place place_of(const Member& member, const std::string& name) const {
    Place place;
    place.path = shown(name);
    place.container = container_of(place_);
    const std::string above = inside_of(place_);
    place.backup_folder = std::string(parent(name));
    place.folder = above.empty() ? place.backup_folder : above + "!";
    if (!above.empty() && !place.backup_folder.empty()) place.folder += "/" + place.backup_folder;
    place.backup_top = place_.name;
    place.name = std::string(last_name(name));
    place.file_time = member.modified != 0 ? member.modified : place_.file_time;
    return place;
  }

  InputFile& file_;
  std::uint64_t packed_;
  Place place_;
  BundleKind kind_;
  Intake& intake_;
  std::stop_token stop_;
  Budget* outer_;  // of the bundle around this one; null for the outermost

  BundlePlan plan_;
  std::vector<std::optional<Shape>>
      shapes_;  // of the members, in their order; none where one could not be read
  TextCompany company_;
  std::size_t locked_ = 0;
  bool broken_ = false;
  std::optional<Error> damage_;
};

}  // namespace

Error bomb_error() {
  return {ErrorCode::bad_input,
          {"It unpacks to more than 64 GiB or 200 times its size; it was refused as a trap.",
           "압축을 풀면 64GiB 또는 제 크기의 200배를 넘습니다. 압축 폭탄으로 보고 읽지 않았습니다."},
          {}};
}

void scan_bundle(InputFile& file, const Place& place, Shape shape, Intake& intake, std::stop_token stop,
                 Budget* outer) {
  if (outer != nullptr && outer->is_inner())
    return intake.reject(place.path,
                         {ErrorCode::bad_input,
                          {"An archive in an archive in an archive is not read; unpack the outer ones first.",
                           "압축 파일이 세 겹으로 들어 있습니다. 바깥 것을 먼저 풀어 주세요."},
                          {}});
  const BundleKind kind = shape == Shape::zip ? BundleKind::zip : BundleKind::tar;
  BundleScan(file, place, kind, intake, std::move(stop), outer).run();
}

}  // namespace seogo::importer
