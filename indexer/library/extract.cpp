// The command `extract`: what the importer sees in files, without an archive.
#include "seogo/library.h"

namespace seogo {
namespace {

class Extract : public ScanVisitor {
 public:
  explicit Extract(const std::function<void(Extracted)>& take) : take_(take) {}

  bool wants(const InputStat&) override { return true; }
  bool wants_digest(const InputStat&, const std::string&) override { return true; }
  void record(Record record) override { take_({record.path, import_record(record), columns_of(record)}); }
  void media(MediaPiece) override {}
  // What is passed over is told as what it is: an answer, not a failure.
  void skipped(Skip skip) override {
    Imported none;
    none.post.kind = Kind::not_a_post;
    none.post.reason = skip.taken_for + ": " + skip.reason.en;
    take_({std::move(skip.path), std::move(none)});
  }
  void rejected(Rejection rejection) override {
    take_({std::move(rejection.path), Unexpected{std::move(rejection.error)}});
  }

 private:
  const std::function<void(Extracted)>& take_;
};

}  // namespace

Result<void> extract(const std::vector<std::string>& paths, const ScanOptions& options,
                     const std::function<void(Extracted)>& take) {
  Extract visitor(take);
  return scan(paths, options, visitor);
}

}  // namespace seogo
