// A visitor that keeps everything a scan tells.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "seogo/importer.h"

namespace seogo::test {

class Heard : public ScanVisitor {
 public:
  std::vector<InputStat> asked;
  std::vector<std::pair<std::string, std::string>> digests;  // path, SHA-256
  std::vector<Record> records;
  std::vector<MediaPiece> pieces;
  std::vector<Skip> skips;
  std::vector<Rejection> rejections;
  std::vector<std::string> order;  // "media a.zip img/x.png", "record …" as they came
  bool wants_nothing = false;
  bool knows_every_digest = false;

  bool wants(const InputStat& input) override {
    asked.push_back(input);
    return !wants_nothing;
  }
  bool wants_digest(const InputStat& input, const std::string& sha256) override {
    digests.emplace_back(input.path, sha256);
    return !knows_every_digest;
  }
  void record(Record record) override {
    order.push_back("record " + record.path);
    records.push_back(std::move(record));
  }
  void media(MediaPiece piece) override {
    order.push_back("media " + piece.container + " " + piece.member);
    pieces.push_back(std::move(piece));
  }
  void skipped(Skip skip) override { skips.push_back(std::move(skip)); }
  void rejected(Rejection rejection) override { rejections.push_back(std::move(rejection)); }

  // The paths of the records, in order, without `prefix`.
  std::vector<std::string> paths(std::string_view prefix) const {
    std::vector<std::string> found;
    for (const Record& record : records)
      found.push_back(record.path.starts_with(prefix) ? record.path.substr(prefix.size()) : record.path);
    return found;
  }
  // What was skipped under a path that ends so, or nothing.
  std::string taken_for(std::string_view end) const {
    const auto found =
        std::find_if(skips.begin(), skips.end(), [&](const Skip& skip) { return skip.path.ends_with(end); });
    return found == skips.end() ? "" : found->taken_for;
  }
  const Rejection* rejection_of(std::string_view end) const {
    const auto found = std::find_if(rejections.begin(), rejections.end(), [&](const Rejection& rejection) {
      return rejection.path.ends_with(end);
    });
    return found == rejections.end() ? nullptr : &*found;
  }
};

// A page as Tistory's official backup has it, with a body of our own.
inline std::string backup_page(std::string_view title, std::string_view body) {
  return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><link rel=\"stylesheet\" "
         "href=\"../style.css\"><title>" +
         std::string(title) +
         "</title></head><body id=\"tt-body-page\"><div id=\"wrap\" class=\"wrap-right\"><div "
         "id=\"container\"><main "
         "class=\"main\"><div class=\"area-main\"><div class=\"area-view\"><div class=\"article-header\"><h2 "
         "class=\"title-article\">" +
         std::string(title) + "</h2></div><hr><div class=\"article-view\"><div class=\"contents_style\">" +
         std::string(body) + "</div></div></div></div></main></div></div></body></html>";
}

// Some hundred characters of prose.
inline std::string prose() {
  std::string text;
  for (int i = 0; i < 5; ++i)
    text += "아침 물때가 좋아서 갯바위까지 걸어 나갔다. 바람은 잔잔했고, 물빛은 며칠 전보다 훨씬 맑았다.\n";
  return text;
}

}  // namespace seogo::test
