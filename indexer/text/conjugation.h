// How a verb or adjective changes before its endings: 돕 is 돕 before 다, 도우 before 면, 도와 before 서.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::text {

// Which endings a form takes.
enum class FormKind : std::uint8_t {
  plain,       // 돕  다, 고, 는데
  dropped,     // 만드  네, 는데, 시다: ㄹ falls before ㄴ, ㅅ and 오
  soft,        // 도우, 먹으  면, 니, 려고
  modifier_n,  // 도운, 먹은, 간  데, 지; 다 (간다)
  modifier_l,  // 도울, 먹을, 갈  까, 게, 수록
  noun_m,      // 도움, 먹음
  polite_b,    // 갑  니다
  joined,      // 도와, 먹어  서, 도, and helping verbs
  past,        // 도왔, 먹었  다, 고, 습니다
};

struct Form {
  std::u32string text;
  FormKind kind;
};

// All forms of a stem as a dictionary has it before 다.  A closed set of rules: ㅂ, ㄷ, ㅅ, ㄹ, ㅎ, 르, 러,
// 우, 으, 하. Where one spelling is two words (걷다: to walk, to roll up) both have their forms.  Empty for
// what is no Hangul.
std::vector<Form> forms_of(std::u32string_view stem);

// Whether the stem's last syllable loses or changes its final consonant ㄷ, ㅂ or ㅅ in some forms: 들어 of
// 듣, 도와 of 돕, 지어 of 짓; not 먹 nor 잡.  `stem` has at least one syllable.
bool changes_final(std::u32string_view stem);

}  // namespace seogo::text
