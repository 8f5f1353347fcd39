// Each file below these folders of tests/golden, which hold several posts or none, or files beside a post, is
// read as the NAME.posts.json beside it says: from the scan on, with the files handed over and what was
// refused. UPDATE_GOLDEN=1 writes these files anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "post/digest.h"
#include "seogo/importer.h"
#include "seogo/post_json.h"
#include "support/heard.h"
#include "support/html_laws.h"
#include "support/temp_folder.h"

namespace seogo {
namespace formats_test {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

bool is_expectation(const fs::path& path) { return path.filename().string().ends_with(".posts.json"); }

std::vector<fs::path> inputs() {
  std::vector<fs::path> found;
  for (const char* folder : {"ttxml", "feed", "openapi", "wordpress", "markdown", "saved", "scraped"})
    for (const auto& entry : fs::directory_iterator(test::project_file("tests/golden") / folder))
      if (entry.is_regular_file() && !is_expectation(entry.path())) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

Json told_of(const fs::path& input) {
  test::Heard heard;
  EXPECT_TRUE(scan({input.string()}, {}, heard));
  const std::size_t folder = input.parent_path().string().size() + 1;
  Json told = {{"posts", Json::array()}, {"files", Json::array()}, {"refused", Json::array()}};
  for (const Record& record : heard.records) {
    const Result<Imported> read = import_record(record);
    EXPECT_TRUE(read) << read.error().message.en;
    if (!read) continue;
    EXPECT_EQ(test::breach_in(read->post.html), "") << record.path;
    told["posts"].push_back(
        {{"path", record.path.substr(folder)}, {"post", Json::parse(to_json(read->post))}});
  }
  for (const MediaPiece& piece : heard.pieces)
    told["files"].push_back(
        {{"member", piece.member}, {"size", piece.bytes.size()}, {"sha256", sha256(piece.bytes)}});
  for (const Rejection& rejection : heard.rejections)
    told["refused"].push_back(
        {{"path", rejection.path.substr(folder)}, {"reason", rejection.error.message.en}});
  for (const Skip& skip : heard.skips)
    told["refused"].push_back({{"path", skip.path.substr(folder)}, {"reason", skip.taken_for}});
  return told;
}

class Formats : public testing::TestWithParam<fs::path> {};

TEST_P(Formats, AreReadAsTheFileBesideSays) {
  const Json got = told_of(GetParam());
  const fs::path expected = GetParam().parent_path() / (GetParam().filename().string() + ".posts.json");
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(expected, std::ios::binary) << got.dump(1, ' ') << "\n";
    return;
  }
  const Json want = Json::parse(test::read_file(expected), nullptr, false);
  ASSERT_FALSE(want.is_discarded()) << expected << " is missing or no JSON; UPDATE_GOLDEN=1 writes it";
  EXPECT_EQ(got.dump(1, ' '), want.dump(1, ' '));
}

INSTANTIATE_TEST_SUITE_P(Files, Formats, testing::ValuesIn(inputs()), [](const auto& input) {
  std::string name = input.param.parent_path().filename().string() + "_" + input.param.filename().string();
  for (char& c : name)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '_';
  return name;
});

}  // namespace formats_test
}  // namespace seogo
