#include "post/digest.h"

#include <gtest/gtest.h>

namespace seogo {
namespace digest_test {

// The two short messages of FIPS 180-4's examples.
TEST(Sha256, AgreesWithTheStandardsExamples) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, IsTheSameForBytesThatComePieceByPiece) {
  Sha256 digest;
  digest.update("a");
  digest.update("");
  digest.update("bc");
  EXPECT_EQ(digest.finish(), sha256("abc"));
}

TEST(IsSha256, TakesOnlySixtyFourLowerCaseHexDigits) {
  EXPECT_TRUE(is_sha256(std::string(64, 'f')));
  for (const std::string& text : {std::string(), std::string(63, 'a'), std::string(65, 'a'),
                                  std::string(64, 'F'), std::string(64, '/')})
    EXPECT_FALSE(is_sha256(text)) << text;
}

}  // namespace digest_test
}  // namespace seogo
