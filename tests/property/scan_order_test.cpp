// The same files give the same records, in whatever order they were made and named.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "seogo/importer.h"
#include "support/heard.h"
#include "support/temp_folder.h"
#include "support/zip_bytes.h"

namespace seogo {
namespace scan_order_test {

std::vector<std::pair<std::string, std::string>> some_files() {
  std::vector<std::pair<std::string, std::string>> files{
      {"sea-1-1.zip", test::ZipBytes().add("1/a.html", test::backup_page("하나", "<p>글</p>")).finish()},
      {"posts.jsonl", "{\"id\":\"a/1\",\"text\":\"글\"}\n{\"id\":\"a/2\",\"text\":\"글\"}\n"},
      {"feed.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\">"},
      {"style.css", "body {}"},
  };
  for (int i = 1; i <= 12; ++i) {
    const std::string number = std::to_string(i);
    files.emplace_back("hill-1-1/" + number + "/글.html", test::backup_page(number, "<p>글</p>"));
    files.emplace_back("hill-1-1/" + number + "/img/img.png", "\x89PNG\r\n");
    files.emplace_back("text/" + number + ".txt", test::prose() + number);
  }
  return files;
}

// Everything told, as lines, without the folder's own name.
std::string told(const test::TempFolder& folder, const std::vector<std::string>& paths) {
  test::Heard heard;
  EXPECT_TRUE(scan(paths, {}, heard).has_value());
  std::string lines;
  for (const std::string& line : heard.order) lines += line + '\n';
  for (const Record& record : heard.records)
    lines += record.path + ' ' + record.blog + ' ' + record.folder + ' ' +
             std::to_string(record.number.value_or(0)) + ' ' + std::string(name_of(record.format)) + ' ' +
             record.bytes + '\n';
  for (const Skip& skip : heard.skips) lines += skip.path + ' ' + skip.taken_for + '\n';
  for (const Rejection& rejection : heard.rejections)
    lines += rejection.path + ' ' + rejection.error.message.en + '\n';
  const std::string home = folder.path().string();
  for (std::size_t at = lines.find(home); at != lines.npos; at = lines.find(home, at))
    lines.erase(at, home.size());
  return lines;
}

TEST(ScanProperty, order_of_creation_and_naming_does_not_matter) {
  std::string want;
  std::string want_parts;
  for (unsigned seed = 0; seed < 10; ++seed) {
    std::mt19937 random(seed);
    auto files = some_files();
    std::shuffle(files.begin(), files.end(), random);
    const test::TempFolder folder;
    for (const auto& [name, bytes] : files) folder.write(name, bytes);

    const std::string whole = told(folder, {folder.path().string()});
    if (seed == 0) want = whole;
    EXPECT_EQ(whole, want) << "seed " << seed;

    std::vector<std::string> parts;
    for (const char* name : {"sea-1-1.zip", "posts.jsonl", "feed.xml", "style.css", "hill-1-1", "text"})
      parts.push_back((folder / name).string());
    std::shuffle(parts.begin(), parts.end(), random);
    const std::string by_parts = told(folder, parts);
    if (seed == 0) want_parts = by_parts;
    EXPECT_EQ(by_parts, want_parts) << "seed " << seed;
  }
  EXPECT_NE(want.find("hill-1-1/12/글.html"), want.npos);
}

}  // namespace scan_order_test
}  // namespace seogo
