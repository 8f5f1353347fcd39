// Each page below tests/golden is read as the NAME.post.json beside it says.  UPDATE_GOLDEN=1 writes these
// files anew; README.md says why each page exists.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "importer/page/reason.h"
#include "seogo/importer.h"
#include "seogo/post_json.h"
#include "support/html_laws.h"
#include "support/temp_folder.h"

namespace seogo {
namespace golden_test {

namespace fs = std::filesystem;

fs::path expected_for(const fs::path& page) { return fs::path(page).replace_extension(".post.json"); }

std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(test::project_file("tests/golden"))) {
    const std::string name = entry.path().filename().string();
    const std::string ending = entry.path().extension().string();
    const std::string folder = entry.path().parent_path().filename().string();
    if (folder == "markdown" || folder == "saved" || folder == "scraped")
      continue;  // formats_test reads these
    if (entry.is_regular_file() && name != "README.md" &&
        (ending == ".html" || ending == ".txt" || ending == ".jsonl" || ending == ".md"))
      found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

// As the scan hands it over: the folder's number is the post's in a backup, the ending tells texts and lines.
Record record_for(const fs::path& page) {
  Record record;
  record.path = page.filename().string();
  record.bytes = test::read_file(page);
  record.file_time = 1700000000;
  const std::string ending = page.extension().string();
  record.format = ending == ".txt" ? Format::text : ending == ".jsonl" ? Format::jsonl : Format::page;
  const std::string folder = page.parent_path().filename().string();
  if (folder.find_first_not_of("0123456789") == std::string::npos) record.number = std::stoull(folder);
  return record;
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, IsReadAsTheFileBesideItSays) {
  const Result<Imported> read = import_record(record_for(GetParam()));
  ASSERT_TRUE(read) << read.error().message.en;
  EXPECT_EQ(test::breach_in(read->post.html), "");
  const auto got = nlohmann::ordered_json::parse(to_json(read->post));
  const std::string reason = read->post.reason;
  EXPECT_TRUE(reason.empty() || importer::reason_in_full(reason).ko != reason)
      << reason << " is told in Korean, too";
  const fs::path expected = expected_for(GetParam());
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(expected, std::ios::binary) << got.dump(1, ' ') << "\n";
    return;
  }
  const auto want = nlohmann::ordered_json::parse(test::read_file(expected), nullptr, false);
  ASSERT_FALSE(want.is_discarded()) << expected << " is missing or no JSON; UPDATE_GOLDEN=1 writes it";
  for (const auto& [key, value] : want.items())
    EXPECT_EQ(got.value(key, nlohmann::ordered_json()), value) << key;
  EXPECT_EQ(got.size(), want.size());
}

INSTANTIATE_TEST_SUITE_P(Pages, Golden, testing::ValuesIn(pages()), [](const auto& page) {
  std::string name = fs::relative(page.param, test::project_file("tests/golden")).string();
  for (char& c : name)
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) c = '_';
  return name + std::to_string(page.index);
});

// Blanking is told, and nothing else of the source changes.
TEST(Golden, KeepsNoLoginNameOfTheOwner) {
  const Record record = record_for(test::project_file("tests/golden/skin-namu/owner.html"));
  const Result<Imported> read = import_record(record);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->blanked);
  EXPECT_EQ(read->kept.find("keeper@example.org"), std::string::npos);
  EXPECT_EQ(read->kept.size() + std::string("keeper@example.org").size(), record.bytes.size());
}

TEST(Golden, ReadsAPageThatIsNestedAHundredThousandDeepWithItsText) {
  Record record;
  record.path = "deep.html";
  record.bytes = "<html><body id=\"tt-body-page\"><div class=\"contents_style\"><p>앞</p>";
  for (int i = 0; i < 100000; ++i) record.bytes += "<div>";
  record.bytes += "속";
  for (int i = 0; i < 100000; ++i) record.bytes += "</div>";
  record.bytes += "<p>뒤</p></div></body></html>";
  const Result<Imported> read = import_record(record);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->post.text, "앞\n속\n뒤");
  ASSERT_FALSE(read->post.problems.empty());
}

TEST(Golden, RefusesAPageAboveTheBound) {
  Record record;
  record.path = "large.html";
  record.bytes.assign((32 << 20) + 1, 'a');
  const Result<Imported> read = import_record(record);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::bad_input);
}

}  // namespace golden_test
}  // namespace seogo
