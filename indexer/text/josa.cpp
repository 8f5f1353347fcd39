// The tables.  A josa may stand behind every noun, so a form is listed only when a noun rarely ends like it,
// or when the corpus can tell (Lexicon).  To add one, put it in the group of its class and add a row to
// josa_test.
#include "text/josa.h"

namespace seogo::text {

namespace {

// The short words of the table, which mean something else in every other file.
namespace josa_table {

using enum JosaClass;
using enum After;

using enum Trust;

constexpr Group groups[] = {
    {topic, closed, sure, "은 은커녕"},
    {topic, open, sure, "는 는커녕"},
    {subject, closed, doubtful, "이"},
    {subject, open, doubtful, "가"},  // 국가: a consonant stands before, so this is no josa
    {subject, any, sure, "께서 께서는 께서도"},
    {object, closed, sure, "을"},
    {object, open, sure, "를"},
    {genitive, any, doubtful, "의"},
    {place, any, sure,
     "에 에는 에도 에만 에의 에나 에까지 에까지도 에서 에서는 에서도 에서만 에서의 에서나 에서든 에서부터 "
     "에서부터는 에서까지 에서까지도 에서처럼 에서보다 에서보다는 에서조차 에서라도 에서와 에선 에서야 에야 "
     "에라도 에조차 에마저 에부터 에든 에다 에다가 엔 에서만큼은 에서뿐만"},
    {person, any, sure,
     "에게 에게는 에게도 에게만 에게서 에게서는 에게서도 에게로 에게까지 에게나 에게조차 에게라도 에겐 "
     "에게의 "
     "한테 한테는 한테도 한테만 한테서 한테서는 한테까지 한텐"},
    {person, any, doubtful, "께 께는 께도 더러"},  // 함께
    {means, closed_not_rieul, sure,
     "으로 으로는 으로도 으로만 으로의 으로써 으로써는 으로서 으로서는 으로서도 으로서의 으로부터 으로부터는 "
     "으로부터도 으로부터의 으로까지 으로나 으로든 으로라도 으로밖에 으론"},
    {means, open_or_rieul, doubtful,
     "로 로는 로도 로만 로의 로써 로써는 로서 로서는 로서도 로서의 로부터 로부터는 로부터도 로부터의 로까지 "
     "로나 "
     "로든 로라도 로밖에 론"},
    {company, closed, doubtful, "과 과는 과도 과의 과만 과도의 이랑 이랑은 이랑도"},
    {company, open, doubtful, "와 와는 와도 와의 와만 랑 랑은 랑도"},
    {company, any, doubtful, "하고 하고는 하고도"},
    {also, any, doubtful, "도"},
    {only, any, doubtful,
     "만 만은 만이 만을 만의 만도 만에 만으로 만으로는 만으로도 만이라도 뿐 뿐만 뿐이 뿐은 뿐만이"},
    {limit, any, sure,
     "까지 까지는 까지도 까지만 까지의 까지가 까지를 까지로 까지나 까지라도 부터 부터는 부터도 부터가 부터의 "
     "부터라도 조차 조차도 조차는 마저 마저도 마저는 밖에 밖에는 밖에도 밖엔"},
    {limit, any, doubtful, "마다 마다의 마다도"},
    {likeness, any, sure, "처럼 처럼은 처럼도 처럼만 만큼 만큼은 만큼도 만큼의 만큼만 만큼이나"},
    {likeness, any, doubtful, "보다 보다는 보다도 보단 같이 마냥 대로 대로는 대로의 치고 치고는"},
    {choice, closed, doubtful, "이나 이나마 이든 이든지 이든가 이라도 이라든가 이라든지 이야 이야말로 이며"},
    {choice, open, doubtful, "나 나마 든 든지 든가 라도 라든가 라든지 야말로 며"},
    {plural, any, doubtful,
     "들 들이 들은 들을 들의 들도 들만 들과 들로 들에 들에게 들에게는 들에게도 들에서 들이나 들까지 들부터 "
     "들보다 "
     "들처럼 들끼리 끼리 끼리는 끼리의"},
    {copula, closed, doubtful,
     "이다 이고 이지 이지만 이라 이라고 이라는 이라며 이라면 이라서 이란 이었다 이었고 이었던 이었지만 "
     "이었으며 "
     "이었습니다 이었어요 이에요 이예요 이던 이자 이니 이니까 이어서 이므로 이거나 이네 이네요 이군요 이죠 "
     "이지요 "
     "이구나 이랄까 이라니"},
    {copula, open, doubtful, "라고 라는 라며 라서 라니 였다 였고 였던 였지만 였으며 였습니다 였어요 예요"},
    {copula, closed, behind_nouns, "이여 이랍니다 아"},
    {copula, open, behind_nouns, "다 라면 란 야 여서 랍니다 라든 네 네요 죠 지요 구나"},
    {copula, any, behind_nouns, "요 이요"},
    {copula, any, doubtful,
     "입니다 입니다만 입니까 인데 인데요 인데도 인지 인지도 인지는 인가 인가요 일까 일까요 일지도 임을 "
     "임에도"},
};

}  // namespace josa_table

constexpr Predicate verbs[] = {
    {"하 당하",
     "다 고 고서 며 면 면서 지 지는 지도 지만 기 게 게끔 던 려고 려면 려는 러 는 는데 는데도 는지 니 니까 자 "
     "자마자 "
     "도록 거나 여 였다 였고 였던 였으며 였습니다 여서 여야 세요 시는 신 십시오 셨다 던데 더라 더라도 더니 "
     "네요 "
     "구나 군요 진 질 므로 느라 고자 곤 길"},
    {"한 당한", "- 다 다고 다는 다면 다며 다지만 데"},
    {"할 당할", "- 수록 지 지도 까 까요 게요 때"},
    {"합 당합", "니다 니다만 니까 시다"},
    {"함 당함", "-"},
    {"했 당했",
     "다 다가 다고 다는 다면 다며 던 고 지만 는데 는데도 는지 습니다 습니다만 어요 었다 었던 었는데 으며 "
     "으면 으나 "
     "으니 으므로 을 을까 음 네요 죠 더니 기 거나"},
    {"해 당해",
     "서 서는 서도 야 야만 야지 야겠다 야할 도 요 주는 주고 준 줬다 주세요 주었다 보고 보니 보면 보자 봤다 "
     "본 볼 "
     "두고 놓고 지는 진 졌다 버렸다 왔다 온 나갔다"},  // but not 해 alone: 산업재해, 침해
    {"되",
     "다 고 며 면 면서 지 지는 지도 지만 기 게 던 려면 는 는데 는지 니 니까 자 자마자 도록 거나 어 어서 어야 "
     "어도 "
     "었다 었고 었던 었으며 었지만 었는데 었습니다 었어요 므로 네요 더라도 더라"},
    {"된", "- 다 다고 다는 다면 다며 데"},
    {"될", "- 지 지도 까 수록 때"},
    {"됩", "니다 니다만 니까"},
    {"됨", "-"},
    {"됐", "다 다고 다는 다면 던 고 지만 는데 는지 습니다 어요 으며 으면 으니 을 음 네요 죠"},
    {"돼", "- 서 서는 야 야만 도 요 있다 있는 있던"},
    {"시키", "다 고 며 면 면서 지 지만 기 게 는 는데 려고 려면 도록 거나 자 던"},
    {"시킨", "- 다 다고 다는 다면"},
    {"시킬", "- 지 까 수록 때"},
    {"시킵", "니다 니까"},
    {"시킴", "-"},
    {"시켜", "- 서 서는 야 야만 도 요 주는 준 주고"},
    {"시켰", "다 다고 다는 던 고 지만 는데 습니다 어요 으며 으면 을 음"},
    {"받",
     "다 고 고서 지 지는 지도 지만 기 게 는 는다 는다고 는데 는지 도록 거나 자 자마자 은 을 음 으며 으면 "
     "으면서 "
     "으니 으려면 으려고 아 아서 아야 아도 아요 았다 았고 았던 았지만 았는데 았습니다 았어요 았으며 았을 "
     "습니다"},
};

}  // namespace

std::span<const Group> josa_groups() { return josa_table::groups; }
std::span<const Predicate> predicates() { return verbs; }

}  // namespace seogo::text
