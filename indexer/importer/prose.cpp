#include "importer/prose.h"

#include <algorithm>

#include "importer/bytes.h"
#include "text/decode.h"

namespace seogo::importer {
namespace {

struct Letters {
  std::size_t all = 0;
  std::size_t hangul = 0;
};

// A syllable is 가 (EA B0 80) to 힣 (ED 9E A3) in UTF-8.
bool is_syllable(std::string_view text, std::size_t at) {
  const std::string_view letter = text.substr(at, 3);
  return letter >= "가" && letter <= "힣";
}

Letters count(std::string_view utf8) {
  Letters letters;
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(utf8[at]) & 0xC0u) != 0x80u;
    if (!begins || is_blank(utf8[at])) continue;
    ++letters.all;
    letters.hangul += is_syllable(utf8, at);
  }
  return letters;
}

std::string without_markup(std::string_view html) {
  std::string text;
  std::size_t at = 0;
  while (at < html.size()) {
    const std::size_t open = std::min(html.find('<', at), html.size());
    text.append(html.substr(at, open - at));
    if (open == html.size()) break;
    const std::string_view tag = html.substr(open);
    const std::string_view close = begins_with(tag, "<script")  ? "</script"
                                   : begins_with(tag, "<style") ? "</style"
                                                                : ">";
    const std::size_t end = find_folded(html, close, open + 1);
    if (end == html.npos) break;
    at = end + (close == ">" ? 1 : 0);
  }
  return text;
}

}  // namespace

bool reads_as_prose(std::string_view bytes, bool is_html) {
  const std::string decoded = text::decode(bytes).text;
  const Letters letters = count(is_html ? without_markup(decoded) : decoded);
  return letters.all >= 100 && letters.hangul * 10 >= letters.all * 3;
}

void TextCompany::add(const std::string& folder, bool prose) {
  Count& count = folders_[folder];
  ++count.texts;
  count.prose += prose;
}

bool TextCompany::is_good(const std::string& folder) const {
  const auto found = folders_.find(folder);
  return found != folders_.end() && found->second.prose * 10 >= found->second.texts * 9 &&
         found->second.texts > 0;
}

}  // namespace seogo::importer
