// Numbers in titles: what is a part of a series, and what only looks like one.
#include "post/series.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace seogo {
namespace series_test {

TEST(PartTitle, ReadsTheShapesInWhichPeopleCount) {
  struct Case {
    const char* title;
    PartTitle want;
  };
  const Case cases[] = {
      {"[1주차] 팀이 꾸려졌다", {"", "주차", "팀이 꾸려졌다", 1, 1, true}},
      {"[4~5주 차] 시험 기간", {"", "주차", "시험 기간", 4, 5, true}},
      {"제주도 한 바퀴 (2) 비자림", {"제주도 한 바퀴", "", "비자림", 2, 2, true}},
      {"텃밭 일기 3편", {"텃밭 일기", "편", "", 3, 3, true}},
      {"텃밭 일기 3편: 고추", {"텃밭 일기", "편", "고추", 3, 3, true}},
      {"[텃밭 일기 #7] 상추", {"텃밭 일기", "", "상추", 7, 7, true}},
      {"#7 상추", {"", "", "상추", 7, 7, true}},
      {"(2) 상추", {"", "", "상추", 2, 2, true}},
      {"여행 (1) 2일차", {"여행 (1)", "일차", "", 2, 2, true}},
      {"[회고] [3주차] [봄]", {"회고", "주차", "봄", 3, 3, true}},
      {"여행 (봄) 2편", {"여행 (봄)", "편", "", 2, 2, true}},
      {"(봄) 여행 2편 [비]", {"(봄) 여행", "편", "비", 2, 2, true}},
      {"여행 2편 (비) 끝", {"여행", "편", "(비) 끝", 2, 2, true}},
      {"Gardening, Part 2", {"Gardening", "part", "", 2, 2, true}},
      {"텃밭 EP.3 - 물 주기", {"텃밭", "ep", "물 주기", 3, 3, true}},
      {"겨울나기 2부", {"겨울나기", "부", "", 2, 2, true}},
      {"겨울나기 1탄!", {"겨울나기", "탄", "!", 1, 1, true}},
      {"소설 읽기 제 12화", {"소설 읽기", "화", "", 12, 12, true}},
      {"01. 씨앗 고르기", {"", "", "씨앗 고르기", 1, 1, false}},
      {"[텃밭] 02. 흙 고르기", {"텃밭", "", "흙 고르기", 2, 2, false}},
      {"흙 이야기 (2/5)", {"흙 이야기", "", "", 2, 2, true}},
      {"흙 이야기 - 3", {"흙 이야기", "", "", 3, 3, false}},
      {"제주 여행 2일차", {"제주 여행", "일차", "", 2, 2, true}},
      {"DAY 12", {"", "day", "", 12, 12, true}},
      {"3회 연속 매진", {"", "회", "연속 매진", 3, 3, false}},
      {"2023년 3주차 기록", {"2023년", "주차", "기록", 3, 3, true}},
  };
  for (const Case& c : cases) {
    const auto got = part_title(c.title);
    ASSERT_TRUE(got) << c.title;
    EXPECT_EQ(got->name, c.want.name) << c.title;
    EXPECT_EQ(got->unit, c.want.unit) << c.title;
    EXPECT_EQ(got->rest, c.want.rest) << c.title;
    EXPECT_EQ(got->number, c.want.number) << c.title;
    EXPECT_EQ(got->last, c.want.last) << c.title;
    EXPECT_EQ(got->sure, c.want.sure) << c.title;
  }
}

TEST(PartTitle, LeavesYearsVersionsDatesAndAmountsAlone) {
  for (const char* title : {"2024년 회고",
                            "Java 17",
                            "3가지 이유",
                            "5월 3주차 모임",
                            "2024-03-01",
                            "1부터 10까지",
                            "3편의 영화",
                            "Spring Boot 2.7",
                            "파이썬 3.11 설치",
                            "2024. 3. 1 일기",
                            "행사 (2024)",
                            "C#7 새 기능",
                            "v2",
                            "COVID-19",
                            "아이폰 15 사진",
                            "10년차의 회고",
                            "1.5편",
                            "",
                            "(",
                            "#",
                            "(0)",
                            "백준 12345번",
                            "30살이 되어"})
    EXPECT_FALSE(part_title(title)) << title;
}

std::vector<std::string> told(const std::vector<std::string>& titles, const char* category = "일기") {
  std::vector<std::string> out;
  for (const auto& series : series_among(titles, category))
    out.push_back(series ? series->name + " " + std::to_string(series->number) + "/" +
                               std::to_string(series->count)
                         : "-");
  return out;
}

TEST(SeriesAmong, PartsOfOneNameAreASeries) {
  using testing::ElementsAre;
  EXPECT_THAT(told({"텃밭 (1) 씨앗", "부엌", "텃밭 (2) 물"}), ElementsAre("텃밭 1/2", "-", "텃밭 2/2"));
  EXPECT_THAT(told({"[1주차] 가", "[4~5주 차] 나", "[7주차] 다"}, "회고"),
              ElementsAre("회고 주차 1/7", "회고 주차 4/7", "회고 주차 7/7"));
  EXPECT_THAT(told({"1부 겨울", "2부 겨울", "1부 여름", "2부 여름"}),
              ElementsAre("겨울 1/2", "겨울 2/2", "여름 1/2", "여름 2/2"));
  EXPECT_THAT(told({"텃밭일기 3편", "텃밭 일기 1편", "텃밭 일기 2편"}),
              ElementsAre("텃밭 일기 3/3", "텃밭 일기 1/3", "텃밭 일기 2/3"));
  EXPECT_THAT(told({"Part 1. Roots", "part 2 - Leaves"}, ""), ElementsAre("part 1/2", "part 2/2"));
  EXPECT_THAT(told({"긴 소설 1화", "긴 소설 200화"}), ElementsAre("긴 소설 1/200", "긴 소설 200/200"));
}

TEST(SeriesAmong, APartOfASeriesMayBeHeldWithoutItsBeginning) {
  using testing::ElementsAre;
  EXPECT_THAT(told({"산책 #6", "산책 #7", "산책 #8"}), ElementsAre("산책 6/8", "산책 7/8", "산책 8/8"));
  EXPECT_THAT(told({"달리기 #5 비", "달리기 #17"}), ElementsAre("달리기 5/17", "달리기 17/17"));
  EXPECT_THAT(told({"#5 비", "#7 눈"}), ElementsAre("일기 5/7", "일기 7/7"));
  EXPECT_THAT(told({"텃밭 (12)", "텃밭 (30)"}), ElementsAre("텃밭 12/30", "텃밭 30/30"));
}

TEST(SeriesAmong, OneNumberOrNumbersFarApartAreNone) {
  for (const std::vector<std::string>& titles :
       std::vector<std::vector<std::string>>{{"텃밭 (1)"},
                                             {"텃밭 (1)", "텃밭 (1)"},
                                             {"문제 풀이 - 100", "문제 풀이 - 155"},
                                             {"12. 상추", "30. 고추"},
                                             {"문제 풀이 #2557", "문제 풀이 #10171"},
                                             {"3회 연속 매진", "7회 연속 매진 뒤"},
                                             {"텃밭 (1)", "부엌 (2)"},
                                             {"2022년 회고", "2023년 회고", "2024년 회고"},
                                             {"Java 8", "Java 11", "Java 17"},
                                             {"사진 30장", "사진 12장"},
                                             {}})
    for (const std::string& said : told(titles)) EXPECT_EQ(said, "-") << testing::PrintToString(titles);
}

TEST(SeriesAmong, DoesNotDependOnTheOrder) {
  std::vector<std::string> titles{"텃밭 (1)", "텃밭 (2)", "텃밭-(3)", "[1주차] 가", "[2주차] 나"};
  std::ranges::sort(titles);
  std::map<std::string, std::string> want;
  do {
    const auto now = told(titles);
    for (std::size_t i = 0; i < titles.size(); ++i) {
      const auto at = want.emplace(titles[i], now[i]).first;
      ASSERT_EQ(now[i], at->second);
    }
  } while (std::ranges::next_permutation(titles).found);
}

}  // namespace series_test
}  // namespace seogo
