// Verbs and adjectives, form by form.
#include "text/predicate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "text/conjugation.h"
#include "text/stem.h"

namespace seogo::text {
namespace predicate_test {

using testing::Contains;
using testing::IsEmpty;

std::vector<std::string> stems(std::string_view word, bool is_noun = false) {
  return predication_of(to_syllables(word), is_noun).stems;
}

struct Row {
  const char* stem;
  const char* forms;  // parted by blanks
};

class Forms : public testing::TestWithParam<Row> {};

TEST_P(Forms, FindTheirStem) {
  std::istringstream forms(GetParam().forms);
  for (std::string form; forms >> form;) EXPECT_THAT(stems(form), Contains(GetParam().stem)) << form;
}

INSTANTIATE_TEST_SUITE_P(
    Regular, Forms,
    testing::Values(Row{"먹",
                        "먹다 먹었다 먹는 먹고 먹은 먹을 먹어 먹어서 먹으면 먹으니까 먹습니다 먹는다 "
                        "먹었습니다 먹지만 먹기 먹기가 먹음 "
                        "먹겠다 먹었던 먹더라 먹자 먹었어요 먹어요 먹네요 먹었는데 먹는데 먹도록 먹거나 "
                        "먹으려고 먹으러 먹으며 먹으면서"},
                    Row{"먹",
                        "먹어버렸다 먹어봤다 먹어보니 먹어볼 먹어주는 먹고있다 먹고싶은 먹지않는 먹게되었다 "
                        "먹으시는 먹으셨다 먹으세요 먹어라"},
                    Row{"읽", "읽다 읽었다 읽는 읽고 읽은 읽을 읽어 읽으면 읽습니다 읽는다 읽어보면 읽었을"},
                    Row{"앉", "앉다 앉았다 앉아 앉아서 앉은 앉을 앉는 앉으니 앉아있다 앉아있는"},
                    Row{"찾", "찾다 찾았다 찾아 찾아서 찾는 찾을 찾은 찾으면 찾아냈다 찾아보니 찾습니다"},
                    Row{"잡", "잡다 잡았다 잡아 잡은 잡을 잡으면 잡고 잡는다 잡아서"},
                    Row{"입", "입다 입었다 입어 입은 입을 입으면 입고 입어보니"},
                    Row{"씻", "씻다 씻었다 씻어 씻은 씻으면 씻는"},
                    Row{"웃", "웃다 웃었다 웃어 웃은 웃으며 웃는"},
                    Row{"받", "받다 받았다 받아 받은 받을 받으면 받는다"},
                    Row{"얻", "얻다 얻었다 얻어 얻은 얻으면 얻는"},
                    Row{"믿", "믿다 믿었다 믿어 믿는 믿을 믿음"},
                    Row{"좋", "좋다 좋았다 좋아 좋아서 좋은 좋을 좋으면 좋고 좋습니다 좋네요"},
                    Row{"넣", "넣다 넣었다 넣어 넣은 넣으면 넣는 넣어주세요"},
                    Row{"많", "많다 많았다 많아 많아서 많은 많을 많으면 많고"},
                    Row{"괜찮", "괜찮다 괜찮았다 괜찮아 괜찮은 괜찮을 괜찮아요"},
                    Row{"없", "없다 없었다 없어 없어서 없는 없으면 없을 없습니다"},
                    Row{"있", "있다 있었다 있어 있어서 있는 있으면 있을 있습니다 있었는데"}));

INSTANTIATE_TEST_SUITE_P(
    Contracted, Forms,
    testing::Values(
        Row{"터지",
            "터지다 터졌다 터져버렸다 터지는 터질 터진 터져 터져서 터지고 터지면 터집니다 터졌습니다 터졌던 "
            "터지지 터지기 터짐"},
        Row{"가", "가다 갔다 가는 가고 가서 갑니다 갔습니다 갔던 간다 갔는데 가려고 가겠다 가시는"},
        Row{"오", "오다 왔다 오는 오고 와서 오면 옵니다 왔습니다 온다 왔던"},
        Row{"보", "보다 봤다 보았다 보는 봐서 보면 봅니다 봤습니다 본다 봤던 보았던 볼까"},
        Row{"주", "주다 줬다 주었다 주는데 줘서 주면 줍니다 준다 줬던"},
        Row{"배우", "배우다 배웠다 배우는 배워 배워서 배운 배울 배우면 배웁니다 배우고"},
        Row{"마시", "마시다 마셨다 마시는 마셔 마신 마실 마시면 마십니다 마시고"},
        Row{"되", "되다 됐다 되었다 되는 되어 돼서 되면 됩니다 된다 되었습니다"},
        Row{"보내", "보내다 보냈다 보내는 보내 보내서 보낸 보낼 보내면 보냅니다"},
        Row{"서", "서다 섰다 서면서 섰던 섭니다 선다"}, Row{"켜", "켜다 켰다 켜는 켜서 켜면 켭니다 켰던"},
        Row{"쉬", "쉬다 쉬었다 쉬는 쉬어 쉬고 쉬면 쉽니다 쉰다 쉴까"},
        Row{"뛰", "뛰다 뛰었다 뛰는 뛰어 뛰어서 뛰면"}, Row{"피", "피다 피었다 폈다 피는 피고"},
        Row{"기다리", "기다리다 기다렸다 기다리는 기다려 기다린 기다릴 기다립니다"},
        Row{"만나", "만나다 만났다 만나는 만나서 만난 만날 만나면 만납니다"},
        Row{"무너지", "무너지다 무너졌다 무너지는 무너진 무너질 무너져 무너져버렸다"},
        Row{"하", "하다 했다 하는 하고 해서 하면 합니다 한다 하여 하였다 했습니다"},
        Row{"강하", "강하다 강했다 강한 강해서 강하고 강할 강합니다"}, Row{"새", "새다 샜다 새어 새는데"}));

INSTANTIATE_TEST_SUITE_P(
    Irregular, Forms,
    testing::Values(
        Row{"돕",
            "돕다 도왔다 도와 도와서 도와줘서 도운 도울 도우면 돕는 돕고 돕습니다 도와주세요 도왔습니다 "
            "도움"},
        Row{"아름답",
            "아름답다 아름다웠다 아름다운 아름다워서 아름다워 아름다울 아름다우면 아름답고 아름답습니다 "
            "아름다움"},
        Row{"춥", "춥다 추웠다 추운 추워서 추워 추울 추우면 춥고 춥습니다 추워요"},
        Row{"덥", "덥다 더웠다 더운 더워서 더울 더우면 덥고"},
        Row{"어렵", "어렵다 어려웠다 어려운 어려워서 어려울 어렵고 어려움"},
        Row{"쉽", "쉽다 쉬웠다 쉬운 쉬워서 쉬울 쉽고 쉽습니다"},
        Row{"굽", "굽다 구웠다 구운 구워 구워서 구울 구우면 굽는"},
        Row{"눕", "눕다 누웠다 누운 누워 누워서 누울 눕고 누워있는"},
        Row{"고맙", "고맙다 고마웠다 고마운 고마워 고마워요 고맙습니다"},
        Row{"무섭", "무섭다 무서웠다 무서운 무서워서 무섭고"},
        Row{"가볍", "가볍다 가벼웠다 가벼운 가벼워 가볍고"}, Row{"맵", "맵다 매웠다 매운 매워서 맵고"},
        Row{"줍", "줍다 주웠다 주운 주워 줍는"},
        Row{"걷", "걷다 걸었다 걸어 걸어서 걸은 걸을 걸으면 걷는 걷고 걷습니다 걸어갔다"},
        Row{"듣", "듣다 들었다 들어 들어서 들은 들을 들으면 듣는 듣고 듣습니다 들어보니"},
        Row{"묻", "묻다 물었다 물어 물으면 묻는 묻고 물어봤다"}, Row{"싣", "싣다 실었다 실어 실은 싣고"},
        Row{"깨닫", "깨닫다 깨달았다 깨달아 깨달은 깨달을 깨닫는 깨닫고"},
        Row{"짓", "짓다 지었다 지어 지어서 지은 지을 지으면 짓는 짓고 짓습니다"},
        Row{"낫", "낫다 나았다 나아 나은 나을 나으면 낫고"},
        Row{"잇", "잇다 이었다 이어 이어서 이은 이을 잇는"}, Row{"붓", "붓다 부었다 부어 부은 부으면 붓고"},
        Row{"긋", "긋다 그었다 그어 긋는"},
        Row{"흐르", "흐르다 흘렀다 흘러 흘러서 흐르는 흐른 흐를 흐르면 흐르고 흐릅니다"},
        Row{"모르", "모르다 몰랐다 몰라 몰라서 모르는 모른 모를 모르면 모릅니다 몰랐습니다"},
        Row{"다르", "다르다 달랐다 달라 달라서 다르면 다르고 다릅니다"},
        Row{"부르", "부르다 불렀다 불러 불러서 부르는 부른 부를"},
        Row{"고르", "고르다 골랐다 골라 골라서 고르는 고른 고를"},
        Row{"빠르", "빠르다 빨랐다 빨라 빨라서 빠른 빠를 빠르고"},
        Row{"자르", "자르다 잘랐다 잘라 잘라서 자르는 자른"},
        Row{"이르", "이르다 이르렀다 이르러 일렀다 이르는"},
        Row{"푸르", "푸르다 푸르렀다 푸르러 푸른 푸르고"},
        Row{"따르", "따르다 따랐다 따라 따라서 따르는 따른 따르면"},
        Row{"치르", "치르다 치렀다 치러 치른 치르고"}, Row{"들르", "들르다 들렀다 들러 들른 들르고"},
        Row{"쓰", "쓰다 썼다 써서 쓰는 쓰고 쓰면 씁니다 쓴다 썼던 써보니 써봤다 쓴"},
        Row{"크", "크다 컸다 커서 크고 크면 큽니다 큰"}, Row{"끄", "끄다 껐다 꺼서 끄는 끄고"},
        Row{"뜨", "뜨다 떴다 떠서 뜨는 뜨고"}, Row{"바쁘", "바쁘다 바빴다 바빠 바빠서 바쁜 바쁠 바쁘고"},
        Row{"아프", "아프다 아팠다 아파 아파서 아픈 아플 아프고"},
        Row{"예쁘", "예쁘다 예뻤다 예뻐 예뻐서 예쁜 예쁠 예쁘고"},
        Row{"슬프", "슬프다 슬펐다 슬퍼 슬픈 슬플"}, Row{"기쁘", "기쁘다 기뻤다 기뻐 기쁜 기쁠"},
        Row{"모으", "모으다 모았다 모아 모아서 모은 모을 모으는"},
        Row{"담그", "담그다 담갔다 담가 담근 담그는"}, Row{"푸", "푸다 펐다 퍼서 푸는"},
        Row{"빨갛", "빨갛다 빨갰다 빨개 빨개서 빨간 빨갈 빨가면 빨갛고 빨갛습니다"},
        Row{"파랗", "파랗다 파랬다 파래 파란 파랗고"}, Row{"하얗", "하얗다 하얬다 하얘 하얀 하얗고"},
        Row{"노랗", "노랗다 노랬다 노래 노란 노랗고"}, Row{"까맣", "까맣다 까맸다 까매 까만 까맣고"},
        Row{"뻘겋", "뻘겋다 뻘겠다 뻘게 뻘건"}, Row{"허옇", "허옇다 허옜다 허예 허연"},
        Row{"만들",
            "만들다 만들었다 만들어 만들어서 만드는 만든 만들 만들면 만듭니다 만드니 만드세요 만들고 만들기 "
            "만들려고 만들어준 만듦"},
        Row{"살", "살다 살았다 살아 살아서 사는 산다 살고 살면 삽니다 살았던"},
        Row{"알", "알다 알았다 알아 알아서 아는 알고 알면 압니다 알았던 아시는"},
        Row{"길", "길다 길었다 길어 길어서 길고 깁니다 긴"}, Row{"멀", "멀다 멀었다 멀어 멀어서 멀고 먼"},
        Row{"놀", "놀다 놀았다 놀아 노는 놀고 놉니다 논다"},
        Row{"열", "열다 열었다 열어 여는 열고 열면 엽니다"},
        Row{"힘들", "힘들다 힘들었다 힘들어 힘들어서 힘든 힘들 힘들고 힘듭니다"}));

// Nobody listed these: what ends as only a predicate does is enough.
INSTANTIATE_TEST_SUITE_P(Unlisted, Forms,
                         testing::Values(Row{"나뒹굴", "나뒹굴다 나뒹굴었다 나뒹굴었던"},
                                         Row{"바람맞", "바람맞다 바람맞았다"},
                                         Row{"찌들리", "찌들리다 찌들렸다 찌들렸습니다"}));

class Nouns : public testing::TestWithParam<const char*> {};

TEST_P(Nouns, AreNoPredicates) { EXPECT_THAT(stems(GetParam()), IsEmpty()); }

INSTANTIATE_TEST_SUITE_P(
    Predicate, Nouns,
    testing::Values("서버", "서버는", "서버가", "나이", "나이가", "바다", "바다가", "수다", "소다", "제주도",
                    "서울", "서울은", "하늘", "하늘은", "마을", "가을", "사고", "사고가", "가지", "가게",
                    "가게가", "자기", "사기", "나라", "나라는", "가면", "서면", "보고", "사자", "기자",
                    "기자가", "피자", "비자", "타자", "모자", "의자", "과자", "대기", "세기", "주기", "차기",
                    "대지", "차지", "바지", "재고", "광고", "내면", "화면", "국면", "라면", "냉면", "기어",
                    "피어", "비어", "이름", "기름", "구름", "그림", "모임", "사람", "사람은", "바람", "여름",
                    "이야기", "고기", "여기", "무기", "배우", "지구", "지도", "기도", "파도", "차도", "제도",
                    "나도", "학생이다", "회의", "회사", "책", "책을", "산", "본", "선", "공", "간", "줄",
                    "볼", "눈", "말", "시작했다", "개발하다", "사용된다", "공부하는", "그리고", "하지만",
                    "데이터베이스", "코드리뷰", "아이폰", "카페라떼", "대학교병원", "한자", "로그가", "설정",
                    "문화를", "구조", "풍선이", "소리", "점심을", "음식", "결국", "어제", "방문", "여행",
                    "튜닝", "바나나", "고구마", "주사기", "전화기", "세탁기", "가격", "가족", "나무",
                    "나무는", "노래방", "물고기", "달러", "달러를"));

// What the corpus knows as a noun is one, unless the ending leaves no doubt.
TEST(Predicates, GiveWayToNounsOfTheCorpus) {
  EXPECT_THAT(stems("먹기"), Contains("먹"));
  EXPECT_THAT(stems("먹기", true), IsEmpty());
  EXPECT_THAT(stems("먹었다", true), Contains("먹"));
}

std::string noun_of(std::string_view word) {
  return std::string(word.substr(0, 3 * predication_of(to_syllables(word), false).noun));
}

// What is a noun and a form that no noun ends in.
TEST(Predicates, AreNoneWhereANounIsMadeOne) {
  for (const char* word :
       {"반란이었다고", "반란이었으니까", "반란이겠지만", "반란하겠다", "반란되었으나", "반란되었기",
        "반란시키겠다는", "반란당하였는데", "반란받겠다", "반란해보았습니다"}) {
    EXPECT_EQ(noun_of(word), "반란") << word;
    EXPECT_THAT(stems(word), IsEmpty()) << word;
  }
  EXPECT_EQ(noun_of("메뉴였으나"), "메뉴");
  EXPECT_EQ(noun_of("메뉴이었다고"), "메뉴");
  EXPECT_EQ(noun_of("미들웨어였다고"), "미들웨어");
}

// 반짝이다 is no 반짝: behind a consonant it would be 반짝이었다.
TEST(Predicates, AreNotOfANounWhereTheCopulaWouldBeAnother) {
  EXPECT_EQ(noun_of("팔랑였다고"), "");
  EXPECT_THAT(stems("팔랑였다고"), IsEmpty());
}

TEST(Predicates, AreNotOfANounThatEndsInThem) {
  for (const char* word : {"지중해라는", "산업재해라고", "자연재해라도"})
    EXPECT_EQ(noun_of(word), "") << word;
}

// 마다 stands behind nouns, and 다 alone behind those that end in 마.
TEST(Predicates, DoNotEndInMa) {
  for (const char* word : {"사람마다", "페이지마다", "드라마다", "엄마다"}) {
    EXPECT_THAT(stems(word), IsEmpty()) << word;
    EXPECT_EQ(noun_of(word), "") << word;
  }
}

TEST(Predicates, HoldANoun) {
  EXPECT_EQ(noun_of("재미있는"), "재미");
  EXPECT_EQ(noun_of("재미없었다"), "재미");
  EXPECT_EQ(noun_of("사랑스러운"), "사랑");
  EXPECT_EQ(noun_of("자유롭게"), "자유");
  EXPECT_EQ(noun_of("의미있었다고"), "의미");  // listed nowhere
  EXPECT_EQ(noun_of("메뉴다"), "메뉴");
  for (const char* word : {"맛있는", "새로운", "날카로운", "터졌다", "휘갈겼다", "나뒹굴다", "메뉴를"})
    EXPECT_EQ(noun_of(word), "") << word;
}

TEST(Predicates, TellHowTheirFormsBegin) {
  EXPECT_THAT(beginnings_of("돕"), testing::IsSupersetOf({"돕", "도우", "도운", "도울", "도와", "도왔"}));
  EXPECT_THAT(beginnings_of("터지"), testing::IsSupersetOf({"터지", "터진", "터질", "터져", "터졌"}));
}

TEST(Stems, LoseTheirFinalConsonantWhereTheyAreIrregular) {
  const struct {
    const char* stem;
    bool changes;
  } cases[] = {{"듣", true},     {"걷", true},  {"깨닫", true},  {"받", false},  {"돕", true},
               {"아름답", true}, {"잡", false}, {"수줍", false}, {"짓", true},   {"낫", true},
               {"씻", false},    {"먹", false}, {"사", false},   {"만들", false}};
  for (const auto& [stem, changes] : cases) EXPECT_EQ(changes_final(to_syllables(stem)), changes) << stem;
}

}  // namespace predicate_test
}  // namespace seogo::text
