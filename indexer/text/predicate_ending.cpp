// The tables, and sets made of them at first use.  To add an ending, put it in its line and add a row to
// predicate_test.
#include "text/predicate_ending.h"

#include <array>
#include <string>
#include <unordered_map>

#include "text/jamo.h"
#include "text/syllables.h"

namespace seogo::text {

namespace {

using enum FormKind;

struct Row {
  FormKind kind;
  EndingKind ending;
  std::string_view endings;  // parted by blanks; "-" is none at all
};

constexpr auto sure = EndingKind::sure;
constexpr auto possible = EndingKind::possible;

constexpr Row rows[] = {
    {plain, sure,
     "다 다고 다는 다니 다면 다며 다만 다가 다가도 다가는 는다 는다고 는다는 는다면 는다며 는데 는데요 "
     "는데도 는지 는지도 "
     "는가 는구나 는군요 습니다 습니까 습니다만 지만 지요 던 던데 던지 더니 더라 더라도 더라고 더라고요 "
     "더라구요 더군요 "
     "도록 거나 거든 거든요 자마자 기때문에 기위해 기전에 고자 고요 구요 느라 느라고 듯이 군요 구나 네요 "
     "대요 답니다 길래"},
    {plain, possible,
     "고 지 게 게요 네 자 기 는 죠 나 나요 니 길 긴 듯 든 든지 냐 게끔 곤 고서 고서는 고는 고도 지는 지도 "
     "지를 자고 자는 자면 "
     "기가 기를 기는 기도 기만 기에 기에는 기로 기까지 기보다 기엔 기의"},
    {dropped, sure,
     "는데 는데요 는데도 는지 는지도 는가 는구나 는군요 네요 느라 느라고 니까 니깐 답니다 "
     "세요 십니다 십시오"},
    {dropped, possible, "는 네 니 나 나요 세 오"},
    {soft, sure, "면서 면서도 면은 려고 려면 려는 려다 려다가 려니 니까 니깐 므로 러 며 세요 십니다 십시오"},
    {soft, possible, "라고 라는 면 니 나 라 려 오 마 리 세 랴"},
    {modifier_n, sure,
     "다 다고 다는 다면 다며 다니 답니다 다지만 데 데요 데도 지도 지는 가요 가를 가에 걸요 줄은"},
    {modifier_n, possible, "- 지 가 채 줄 걸 건 건데 듯 만큼 대로 적 척 것 뒤 후"},
    {modifier_l, sure,
     "까 까요 게요 지도 수록 텐데 텐데요 지라도 거야 거예요 거다 것이다 때마다 때까지 때는"},
    {modifier_l, possible, "- 지 게 래 래요 걸 걸요 듯 뿐 때 만큼 만한 것 거 수 줄 뻔 법"},
    {noun_m, possible,
     "- 이 을 은 에 도 만 의 과 으로 에도 에는 이다 입니다 에서 까지 부터 처럼 보다 이나 인지 들"},
    {polite_b, sure, "니다 니다만 니까 시다 디다 니다요"},
    {joined, sure,
     "서는 서도 서야 도록 야만 야지 야지요 야죠 야겠다 야할 야한다 야하는 야만 다가 라도 라는 라고 져 야겠지 "
     "야된다"},
    {joined, possible, "- 서 도 야 요 라 선 다 써 용 여 랏"},
    {past, sure,
     "다 다고 다는 다니 다면 다며 다가 다가는 답니다 고 고요 고는 구요 지만 지 지요 죠 지는 지도 는데 는데요 "
     "는데도 는지 "
     "는지도 는지는 는가 나 나요 냐 던 던데 던지 더니 더라 더라면 더라도 더라고요 습니다 습니다만 습니까 "
     "어요 어 어도 어야 "
     "으면 으면서 으며 으니 으니까 으나 으므로 으려나 을 을까 을까요 을지 을지도 을때 을텐데 을것 을뿐 "
     "을뿐더러 음 음을 음에도 "
     "음은 음이 네 네요 군요 구나 거든요 거든 거나 기 기에 기에는 기때문에 기를 기는 기도 겠다 겠지 겠지만 "
     "대 대요 단다 는걸 는걸요 을걸 네요 슴다 니 쥬"},
};

class Table {
 public:
  Table() {
    for (const Row& row : rows)
      for (std::string_view rest = row.endings; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view ending = rest.substr(0, end);
        if (!ending.empty())
          sets_[static_cast<std::size_t>(row.kind)].try_emplace(
              ending == "-" ? std::u32string() : to_syllables(ending), row.ending);
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
  }

  EndingKind find(FormKind kind, std::u32string_view rest) const {
    const auto& set = sets_[static_cast<std::size_t>(kind)];
    const auto at = set.find(std::u32string(rest));
    return at == set.end() ? EndingKind::none : at->second;
  }

 private:
  std::array<std::unordered_map<std::u32string, EndingKind>, 9> sets_;
};

}  // namespace

namespace {

// 뎅, 당, 용 for 데, 다, 요 and the like, as people chat.  0 for others.
char32_t plain_for_chat(char32_t last) {
  constexpr unsigned final_ieung = 21;
  if (last == U'여' || last == U'염' || last == U'욤' || last == U'욧' || last == U'유') return U'요';
  if (last == U'쥬') return U'죠';
  return is_syllable(last) && final_of(last) == final_ieung ? last - final_ieung : 0;
}

}  // namespace

EndingKind ending_behind(FormKind kind, std::u32string_view rest) {
  static const Table table;
  // 겠 stands between the stem and the endings of the past.
  if (kind == plain && rest.size() > 1 && rest.front() == U'겠') return table.find(past, rest.substr(1));
  // 갔었는데
  if (kind == past && rest.size() > 1 && rest.front() == U'었') rest.remove_prefix(1);
  const EndingKind found = table.find(kind, rest);
  if (found != EndingKind::none || rest.empty()) return found;
  const char32_t last = plain_for_chat(rest.back());
  if (last == 0) return found;
  std::u32string ending(rest);
  ending.back() = last;
  return table.find(kind, ending) == EndingKind::sure ? EndingKind::sure : found;
}

}  // namespace seogo::text
