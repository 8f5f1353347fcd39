// Cuts a word of the Hanja table where its spelling shows other words.
#pragma once

#include <set>
#include <string_view>

#include "text/dictionary.h"
#include "text/embed/hanja.h"
#include "text/embed/short_words.h"

namespace seogo::embed {

// 國會議員 is 國會 and 議員, 大學生 holds 大學 and 學生, 그림冊 is 그림 and 冊.  Adds what is found to
// `inside`.
void add_inside(std::u32string_view word, std::u32string_view spelling, const Nouns& nouns,
                const HanjaTable& table, const ShortWords& shorts, std::set<text::Inside>& inside);

}  // namespace seogo::embed
