// What the user says of the names in a file (--map), said to its records.
#pragma once

#include <map>
#include <string>

#include "seogo/importer.h"

namespace seogo::importer {

// Passes everything on; records in JSON with their keys renamed, so that the names stand in what is kept.
class RenamedKeys : public ScanVisitor {
 public:
  // Both are kept by reference.  `names` are keys of ours (or "body") by the names they have in the file.
  RenamedKeys(const std::map<std::string, std::string>& names, ScanVisitor& visitor)
      : names_(names), visitor_(visitor) {}

  bool wants(const InputStat& input) override { return visitor_.wants(input); }
  bool wants_digest(const InputStat& input, const std::string& sha256) override {
    return visitor_.wants_digest(input, sha256);
  }
  void record(Record record) override;
  void media(MediaPiece piece) override { visitor_.media(std::move(piece)); }
  void skipped(Skip skip) override { visitor_.skipped(std::move(skip)); }
  void rejected(Rejection rejection) override { visitor_.rejected(std::move(rejection)); }

 private:
  bool is_taken(const std::string& name) const;

  const std::map<std::string, std::string>& names_;
  ScanVisitor& visitor_;
};

}  // namespace seogo::importer
