#include "seogo/date.h"

#include <gtest/gtest.h>

namespace seogo {
namespace date_test {

TEST(ParseIsoDate, ReadsWhatMachinesWriteAndTurnsItIntoKoreanTime) {
  struct Case {
    const char* text;
    const char* want;
  };
  const Case cases[] = {
      {"2024-05-04", "2024-05-04"},
      {"2024-05-04T18:23:00+09:00", "2024-05-04T18:23:00+09:00"},
      {"2024-05-04 18:23:59", "2024-05-04T18:23:59+09:00"},
      {"2024-05-04T18:23", "2024-05-04T18:23:00+09:00"},
      {"2024-05-04T18:23:00.123+09:00", "2024-05-04T18:23:00+09:00"},
      {"2024-05-04T18:23:00Z", "2024-05-05T03:23:00+09:00"},
      {"2024-12-31T23:30:00-0500", "2025-01-01T13:30:00+09:00"},
      {"20130704235913", "2013-07-04T23:59:13+09:00"},
  };
  for (const Case& c : cases) {
    const auto date = parse_iso_date(c.text);
    ASSERT_TRUE(date.has_value()) << c.text;
    EXPECT_EQ(to_string(*date), c.want) << c.text;
  }
}

TEST(ParseIsoDate, RefusesWhatIsNoDate) {
  const char* cases[] = {
      "",     "2024",        "2024-13-01", "2023-02-29",          "2024-1-2",    "20240504",
      "soon", "2024-05-04T", "1969-12-31", "2024-05-04T25:00:00", "2024-05-04x", "2024-05-04T18:23:00+99:00"};
  for (const char* text : cases) EXPECT_FALSE(parse_iso_date(text).has_value()) << text;
}

TEST(Date, GoesToUnixSecondsAndBack) {
  const Date date = date_from_unix(1714814580);
  EXPECT_EQ(to_string(date), "2024-05-04T18:23:00+09:00");
  EXPECT_EQ(unix_from_date(date), 1714814580);
  EXPECT_EQ(to_digits(date), "20240504182300");
  EXPECT_EQ(to_digits(*parse_iso_date("2024-05-04")), "20240504000000");
}

TEST(Date, ADayAloneComesBeforeTheMomentsOfThatDay) {
  EXPECT_LT(*parse_iso_date("2024-05-04"), *parse_iso_date("2024-05-04T00:00:00"));
  EXPECT_LT(*parse_iso_date("2024-05-04T23:59:59"), *parse_iso_date("2024-05-05"));
}

}  // namespace date_test
}  // namespace seogo
