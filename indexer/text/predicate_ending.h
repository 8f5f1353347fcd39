// Which endings stand behind each form of a verb or adjective.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/conjugation.h"

namespace seogo::text {

enum class EndingKind : std::uint8_t {
  none,      // not an ending of such a form
  possible,  // one, but a noun may end so too: 사고, 가지
  sure,      // nothing but a predicate ends so
};

// What `rest`, which may be empty, is behind a form of this kind.  Helping verbs are no endings here.
EndingKind ending_behind(FormKind kind, std::u32string_view rest);

}  // namespace seogo::text
