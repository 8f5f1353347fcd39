// The command `extract`: what the importer sees in files, without an archive.
#include "seogo/library.h"

namespace seogo {
namespace {

class Extract : public ScanVisitor {
 public:
  std::vector<Extracted> found;

  bool wants(const InputStat&) override { return true; }
  bool wants_digest(const InputStat&, const std::string&) override { return true; }
  void record(Record record) override {
    std::string path = record.path;
    found.push_back({std::move(path), import_record(record)});
  }
  void media(MediaPiece) override {}
  // What is passed over is told as what it is: an answer, not a failure.
  void skipped(Skip skip) override {
    Imported none;
    none.post.kind = Kind::not_a_post;
    none.post.reason = skip.taken_for + ": " + skip.reason.en;
    found.push_back({std::move(skip.path), std::move(none)});
  }
  void rejected(Rejection rejection) override {
    found.push_back({std::move(rejection.path), Unexpected{std::move(rejection.error)}});
  }
};

}  // namespace

Result<std::vector<Extracted>> extract(const std::vector<std::string>& paths, const std::string& blog) {
  Extract visitor;
  ScanOptions options;
  options.blog = blog;
  if (const Result<void> scanned = scan(paths, options, visitor); !scanned)
    return Unexpected{scanned.error()};
  return std::move(visitor.found);
}

}  // namespace seogo
