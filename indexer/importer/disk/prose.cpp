#include "importer/disk/prose.h"

#include <algorithm>

#include "importer/common/bytes.h"
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

// A text as people read it: without the head, blocks and spans of code, addresses and editor tokens.
std::string without_code(std::string_view text) {
  std::string out;
  bool in_code = false, in_head = begins_with(skip_blanks(text), "---");
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = skip_blanks(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (in_head && number++ > 0 && line.starts_with("---")) in_head = false, line = {};
    if (line.starts_with("```") || line.starts_with("~~~")) in_code = !in_code;
    if (in_code || in_head || line.starts_with("```")) continue;
    for (std::size_t at = 0; at < line.size();) {
      const std::string_view rest = line.substr(at);
      const std::size_t skipped =
          rest.starts_with("](")      ? rest.find(')')
          : rest.starts_with("[##_")  ? rest.find("_##]")
          : rest.starts_with("![##_") ? rest.find("##]")
          : rest.starts_with("http")  ? std::min(rest.find_first_of(" )>"), rest.size() - 1)
          : rest.starts_with('`') && rest.find('`', 1) != rest.npos ? rest.find('`', 1)
                                                                    : 0;
      if (skipped == rest.npos || skipped == 0)
        out += line[at++];
      else
        at += skipped + 1;
    }
    out += '\n';
  }
  return out;
}

// Two of them at least, as Korean ends them: beside whatever else, somebody tells something.
bool holds_sentences(std::string_view text) {
  std::size_t ends = 0;
  for (const std::string_view end : {"다.", "요.", "다!", "요!", "까?", "요?"})
    for (std::size_t at = text.find(end); at != text.npos; at = text.find(end, at + 1)) ++ends;
  return ends >= 2;
}

}  // namespace

bool reads_as_prose(std::string_view bytes, bool is_html) {
  constexpr std::size_t least = 40;  // syllables: fewer say nothing
  const std::string decoded = text::decode(bytes).text;
  const std::string read = is_html ? without_markup(decoded) : without_code(without_markup(decoded));
  const Letters letters = count(read);
  return letters.hangul >= least && (letters.hangul * 10 >= letters.all * 3 || holds_sentences(read));
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
