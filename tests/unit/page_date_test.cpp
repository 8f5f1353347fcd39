// Dates as skins print them.
#include <gtest/gtest.h>

#include "importer/common/date.h"

namespace seogo::importer {
namespace page_date_test {

struct Row {
  const char* input;
  const char* want;  // empty: no date
};

TEST(PageDate, ReadsWhatSkinsPrint) {
  for (const Row& row :
       {Row{"2024. 5. 4. 18:23", "2024-05-04T18:23:00+09:00"}, Row{"2024. 8. 22.", "2024-08-22"},
        Row{"2016.02.21 23:45", "2016-02-21T23:45:00+09:00"}, Row{"2023.09.05", "2023-09-05"},
        Row{"2016/06/30", "2016-06-30"}, Row{"2024년 1월 5일", "2024-01-05"},
        Row{"2024년 1월 5일 오후 3:07", "2024-01-05T15:07:00+09:00"},
        Row{"2024. 1. 5. 오전 12:01", "2024-01-05T00:01:00+09:00"},
        Row{"by 서리 2021. 5. 11. 16:40", "2021-05-11T16:40:00+09:00"},
        Row{"2025-06-02 16:27:20", "2025-06-02T16:27:20+09:00"},
        Row{"20191102T17:29:01+09:00", "2019-11-02T17:29:01+09:00"}, Row{"2024. 02. 30.", ""},
        Row{"2024. 13. 1.", ""}, Row{"버전 1.2.3", ""}, Row{"02-2024-1234", ""}, Row{"", ""}}) {
    const auto got = parse_page_date(row.input);
    EXPECT_EQ(got ? to_string(*got) : "", row.want) << row.input;
  }
}

// 00:34 was written 1234 there, so a time before 13:00 says nothing.
TEST(PageDate, TrustsTheTwelveHourClockOnlyInTheAfternoon) {
  EXPECT_EQ(to_string(*parse_reg_date("20180119123412")), "2018-01-19");
  EXPECT_EQ(to_string(*parse_reg_date("20160221234500")), "2016-02-21T23:45:00+09:00");
  EXPECT_FALSE(parse_reg_date("gestern"));
}

}  // namespace page_date_test
}  // namespace seogo::importer
