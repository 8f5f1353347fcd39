#include "index/term_code.h"

#include <algorithm>
#include <array>

#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::index {
namespace {

using Byte = unsigned char;

constexpr std::u32string_view frequent_in_stems =
    U"이다지스리사기시인가하자대해정고수아트어로라적보한서일전주부드니상제나장그는있성의국위";
static_assert(frequent_in_stems.size() == 43);

constexpr unsigned first_low = 0x80, first_lead = 0x8B, behind_syllables = 0xFD, no_character = 0xFF;
constexpr std::size_t syllable_count = text::last_syllable - text::first_syllable + 1;

struct Code {
  Byte lead = 0, low = 0;  // `low` is written only where the lead stands for several
};

// What a lead stands for: `count` syllables from `first` on.
struct Lead {
  char32_t first = 0;
  unsigned count = 0;
};

struct Table {
  std::array<Code, syllable_count> codes;
  std::array<Lead, 256> leads;

  Table() {
    std::u32string stops(frequent_in_stems);
    std::ranges::sort(stops);
    unsigned lead = first_lead;
    char32_t next = text::first_syllable;
    // Those from `next` to before `end`, in runs of 256.
    const auto give = [&](char32_t end) {
      for (; next < end; ++lead) {
        const auto count = std::min<unsigned>(256, static_cast<unsigned>(end - next));
        leads[lead] = {next, count};
        for (unsigned i = 0; i < count; ++i)
          codes[next - text::first_syllable + i] = {static_cast<Byte>(lead), static_cast<Byte>(i)};
        next += count;
      }
    };
    for (const char32_t stop : stops) {
      give(stop);
      give(stop + 1);
    }
    give(text::last_syllable + 1);
  }
};

const Table& table() {
  static const Table made;
  return made;
}

unsigned digit(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); }

}  // namespace

std::string encode_term(std::string_view text) {
  const Table& known = table();
  std::string term;
  term.reserve(text.size());
  const auto put = [&](char32_t byte) { term.push_back(static_cast<char>(byte)); };
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = text::read_utf8(text, at);
    if (code < 0x80) {
      put(code);
    } else if (code == text::ill_formed) {
      put(no_character);
    } else if (text::is_syllable(code)) {
      const Code& written = known.codes[code - text::first_syllable];
      put(written.lead);
      if (known.leads[written.lead].count > 1) put(written.low);
    } else if (code < text::first_syllable) {
      put(first_low + (code >> 12)), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
    } else {
      put(behind_syllables);
      term.append(text, at, length);
    }
    at += length;
  }
  return term;
}

std::string decode_term(std::string_view term) {
  const Table& known = table();
  std::string text;
  text.reserve(term.size() * 3 / 2);
  const auto byte = [&](std::size_t i) {
    return i < term.size() ? static_cast<char32_t>(static_cast<Byte>(term[i])) : 0;
  };
  for (std::size_t at = 0; at < term.size();) {
    const char32_t lead = byte(at);
    if (lead < first_low) {
      text.push_back(term[at++]);
    } else if (lead < first_lead) {
      text::append_utf8(text, (lead - first_low) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F));
      at += 3;
    } else if (lead < behind_syllables) {
      const Lead& meant = known.leads[lead];
      text::append_utf8(text, meant.first + (meant.count > 1 ? byte(at + 1) : 0));
      at += meant.count > 1 ? 2 : 1;
    } else if (lead == behind_syllables && at + 1 < term.size()) {
      const std::size_t length = text::read_utf8(term, at + 1).length;
      text.append(term.substr(at + 1, length));
      at += 1 + length;
    } else {
      text.append(text::replacement);
      ++at;
    }
  }
  return text;
}

std::string decode_description(std::string_view description) {
  std::string bytes;
  for (std::size_t at = 0; at < description.size();) {
    if (description.substr(at, 2) == "\\x" && at + 4 <= description.size()) {
      bytes.push_back(static_cast<char>(digit(description[at + 2]) << 4 | digit(description[at + 3])));
      at += 4;
    } else {
      bytes.push_back(description[at++]);
    }
  }
  return decode_term(bytes);
}

}  // namespace seogo::index
