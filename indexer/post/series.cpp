// Reading numbers out of titles: see series.h.
#include "post/series.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace seogo {
namespace {

constexpr std::uint32_t highest_bare_number = 199;  // beyond it a bare number is a year, a page, a model
constexpr std::size_t most_digits = 4;

struct Unit {
  std::string_view written;
  std::string_view name;
  bool sure;  // 3장 may be three sheets, 2차 a second round of anything
};

// Behind the number.  Longer ones before those that they begin with.
constexpr std::array units{
    Unit{"주차", "주차", true},  Unit{"주 차", "주차", true}, Unit{"일차", "일차", true},
    Unit{"일 차", "일차", true}, Unit{"회차", "회차", true},  Unit{"차시", "차시", true},
    Unit{"번째", "번째", true},  Unit{"편", "편", true},      Unit{"부", "부", true},
    Unit{"탄", "탄", true},      Unit{"화", "화", true},      Unit{"회", "회", true},
    Unit{"강", "강", true},      Unit{"장", "장", false},     Unit{"차", "차", false},
    Unit{"단계", "단계", false}};

// Before the number, in lower case.
constexpr std::array words{"part", "episode", "ep",   "volume", "vol",  "chapter", "ch",      "lesson",
                           "step", "day",     "week", "no",     "파트", "챕터",    "에피소드"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Punctuation of three bytes that parts a title as ASCII's does: dashes, brackets, the middle dot.
bool is_wide_mark(std::string_view text) {
  constexpr std::array marks{"–",  "—",  "―",  "·",  "ㆍ", "「", "」", "『", "』", "〈", "〉", "《", "》",
                             "【", "】", "〔", "〕", "（", "）", "［", "］", "：", "，", "…",  "∼",  "～"};
  return std::ranges::any_of(marks, [&](std::string_view mark) { return text.starts_with(mark); });
}

// Whether a word ends at `at`: nothing follows that is part of one.
bool ends_word(std::string_view title, std::size_t at) {
  if (at >= title.size()) return true;
  if (is_wide(title[at])) return is_wide_mark(title.substr(at));
  return !is_digit(title[at]) && !is_letter(title[at]);
}

constexpr std::string_view opening_brackets = "([{<", closing_brackets = ")]}>";

// Whether `text` begins with a bracket that is closed in it, or ends with one that is opened in it.
bool begins_with_pair(std::string_view text) {
  const std::size_t at = opening_brackets.find(text.front());
  return at != std::string_view::npos && text.find(closing_brackets[at]) != std::string_view::npos;
}

bool ends_with_pair(std::string_view text) {
  const std::size_t at = closing_brackets.find(text.back());
  return at != std::string_view::npos && text.find(opening_brackets[at]) != std::string_view::npos;
}

constexpr std::string_view parting_marks = " \t-_:|,./#([{<>}])~";

std::string_view without_marks_before(std::string_view text) {
  while (!text.empty()) {
    if (parting_marks.find(text.front()) != std::string_view::npos && !begins_with_pair(text))
      text.remove_prefix(1);
    else if (is_wide_mark(text))
      text.remove_prefix(static_cast<unsigned char>(text.front()) < 0xe0 ? 2 : 3);
    else
      break;
  }
  return text;
}

std::string_view without_marks_behind(std::string_view text) {
  while (!text.empty()) {
    std::size_t character = text.size() - 1;
    while (character > 0 && (static_cast<unsigned char>(text[character]) & 0xc0) == 0x80) --character;
    const bool is_mark = parting_marks.find(text.back()) != std::string_view::npos && !ends_with_pair(text);
    if (!is_mark && !is_wide_mark(text.substr(character))) break;
    text = text.substr(0, character);
  }
  return text;
}

// What parts a series' name from number and rest, cut from both ends; brackets around the whole too.
std::string_view trimmed(std::string_view text) {
  while (true) {
    text = without_marks_behind(without_marks_before(text));
    const bool is_wrapped =
        !text.empty() && begins_with_pair(text) && text.find_first_of(closing_brackets) == text.size() - 1;
    if (!is_wrapped) return text;
    text = text.substr(1, text.size() - 2);
  }
}

std::string_view without_blanks_behind(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::size_t after_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// A number, or two with a dash between: 4~5.
struct Numbers {
  std::uint32_t first = 0, last = 0;
  std::size_t end = 0;
};

std::optional<std::uint32_t> number_at(std::string_view title, std::size_t at, std::size_t& end) {
  for (end = at; end < title.size() && is_digit(title[end]);) ++end;
  if (end == at || end - at > most_digits) return std::nullopt;
  std::uint32_t value = 0;
  for (; at < end; ++at) value = value * 10 + static_cast<std::uint32_t>(title[at] - '0');
  return value;
}

std::optional<Numbers> numbers_at(std::string_view title, std::size_t at) {
  Numbers found;
  const auto first = number_at(title, at, found.end);
  if (!first) return std::nullopt;
  found.first = found.last = *first;
  for (const std::string_view dash : {"~", "-", "–", "∼", "～", ",", "&"}) {
    const std::size_t place = after_blanks(title, found.end);
    if (!title.substr(place).starts_with(dash)) continue;
    std::size_t end = 0;
    const auto last = number_at(title, after_blanks(title, place + dash.size()), end);
    if (!last || *last <= *first || *last - *first > 20) continue;
    found.last = *last;
    found.end = end;
    break;
  }
  return found;
}

// A marker as it was found: what is before and behind it is the rest of the title.
struct Marker {
  std::size_t begin = 0, end = 0;
  std::string unit;
  std::uint32_t number = 0, last = 0;
  bool sure = false;
  bool said = true;  // by a word or unit that counts, or by a sign alone
};

std::optional<Marker> with_unit(std::string_view title, std::size_t at, const Numbers& numbers) {
  const std::size_t place = after_blanks(title, numbers.end);
  for (const Unit& unit : units) {
    if (!title.substr(place).starts_with(unit.written)) continue;
    const std::size_t end = place + unit.written.size();
    if (!ends_word(title, end)) continue;
    std::string_view before = without_blanks_behind(title.substr(0, at));
    if (before.ends_with("월")) return std::nullopt;  // 5월 3주차 is a date
    if (before.ends_with("제")) before.remove_suffix(std::string_view("제").size());
    return Marker{before.size(), end, std::string(unit.name), numbers.first, numbers.last, unit.sure};
  }
  return std::nullopt;
}

std::optional<Marker> behind_word(std::string_view title, std::size_t at, const Numbers& numbers) {
  if (!ends_word(title, numbers.end)) return std::nullopt;
  std::size_t end = at;
  while (end > 0 && std::string_view(" .#-").find(title[end - 1]) != std::string_view::npos) --end;
  for (const std::string_view word : words) {
    if (end < word.size()) continue;
    const std::size_t begin = end - word.size();
    const bool same = std::equal(word.begin(), word.end(), title.begin() + static_cast<std::ptrdiff_t>(begin),
                                 [](char a, char b) { return a == lower(b); });
    if (!same || (begin > 0 && (is_letter(title[begin - 1]) || is_digit(title[begin - 1])))) continue;
    if (is_wide(word.front()) && begin > 0 && title[begin - 1] != ' ' && is_wide(title[begin - 1])) continue;
    return Marker{begin, numbers.end, std::string(word), numbers.first, numbers.last, true};
  }
  return std::nullopt;
}

// (2), [2], #7, "01. …" at the beginning, "… - 3" at the end.
std::optional<Marker> bare(std::string_view title, std::size_t at, const Numbers& numbers) {
  if (numbers.last > highest_bare_number || numbers.first == 0) return std::nullopt;
  const std::string_view before = title.substr(0, at);
  const std::string_view behind = title.substr(numbers.end);
  const auto found = [&](std::size_t begin, std::size_t end, bool sure) {
    return Marker{begin, end, "", numbers.first, numbers.last, sure, false};
  };
  const bool opened = before.ends_with('(') || before.ends_with('[') || before.ends_with("（");
  if (opened && (behind.starts_with(')') || behind.starts_with(']') || behind.starts_with("）"))) {
    const std::size_t mark = before.ends_with("（") ? 3 : 1;
    return found(at - mark, numbers.end + (behind.starts_with("）") ? 3 : 1), true);
  }
  if (opened && behind.starts_with('/')) {  // (2/5)
    std::size_t end = 0;
    const auto of = number_at(title, numbers.end + 1, end);
    if (of && *of >= numbers.last && end < title.size() && (title[end] == ')' || title[end] == ']'))
      return found(at - 1, end + 1, true);
  }
  if (before.ends_with('#') && ends_word(title, numbers.end) && !behind.starts_with('.')) {
    const std::string_view left = before.substr(0, before.size() - 1);
    if (left.empty() || left.ends_with(' ') || left.ends_with('[') || left.ends_with('('))
      return found(at - 1, numbers.end, true);
  }
  const std::string_view opening = without_blanks_behind(before);
  const bool leads = opening.empty() || opening.ends_with(']') || opening.ends_with(')');
  if (leads && (behind.starts_with(". ") || behind.starts_with(") ")))
    return found(at, numbers.end + 1, false);
  if (behind.empty() && (before.ends_with("- ") || before.ends_with('_')))
    return found(at - 1, numbers.end, false);
  return std::nullopt;
}

std::optional<Marker> find_marker(std::string_view title) {
  std::optional<Marker> chosen;
  for (std::size_t at = 0; at < title.size(); ++at) {
    if (!is_digit(title[at])) continue;
    const auto numbers = numbers_at(title, at);
    // 1.5편, v2편: no part.
    const bool torn =
        at > 0 && (title[at - 1] == '.' || title[at - 1] == ',') && at > 1 && is_digit(title[at - 2]);
    if (numbers && !torn) {
      const bool glued = at > 0 && is_letter(title[at - 1]);
      auto marker = behind_word(title, at, *numbers);
      if (!marker && !glued) marker = with_unit(title, at, *numbers);
      if (!marker && !glued) marker = bare(title, at, *numbers);
      // The first that says what it counts, surely; among the others the last, which is the finest.
      if (marker && (!chosen || !chosen->sure || !chosen->said)) chosen = std::move(marker);
    }
    while (at + 1 < title.size() && is_digit(title[at + 1])) ++at;
  }
  return chosen;
}

// Letters and digits alone, in lower case: what makes two spellings of a name one.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_wide(text[i])) {
      const std::size_t length = static_cast<unsigned char>(text[i]) < 0xe0   ? 2
                                 : static_cast<unsigned char>(text[i]) < 0xf0 ? 3
                                                                              : 4;
      if (!is_wide_mark(text.substr(i))) out += text.substr(i, length);
      i += length - 1;
    } else if (is_letter(text[i]) || is_digit(text[i])) {
      out += lower(text[i]);
    }
  }
  return out;
}

using Members = std::vector<std::size_t>;

bool is_series(const std::vector<std::optional<PartTitle>>& parts, const Members& members) {
  std::set<std::uint32_t> numbers;
  bool sure = true;
  std::uint32_t last = 0;
  for (const std::size_t i : members) {
    numbers.insert(parts[i]->number);
    sure = sure && parts[i]->sure;
    last = std::max(last, parts[i]->last);
  }
  if (numbers.size() < 2) return false;
  if (sure) return true;
  return *numbers.begin() <= 2 && last <= 2 * numbers.size() + 2 && members.size() * 2 <= numbers.size() * 3;
}

// The spelling most used, of equals the first.
std::string usual(const std::vector<std::string_view>& spellings) {
  std::map<std::string_view, std::size_t> counts;
  for (const std::string_view spelling : spellings) ++counts[spelling];
  return std::string(
      std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; })->first);
}

}  // namespace

std::optional<PartTitle> part_title(std::string_view title) {
  const auto marker = find_marker(title);
  if (!marker) return std::nullopt;
  PartTitle part;
  part.name = trimmed(title.substr(0, marker->begin));
  part.rest = trimmed(title.substr(marker->end));
  part.unit = marker->unit;
  part.number = marker->number;
  part.last = marker->last;
  const std::string_view behind = title.substr(marker->end);
  const bool set_apart = behind.empty() || (behind.front() != ' ' && !is_wide(behind.front())) ||
                         is_wide_mark(behind) || behind.starts_with(" -") || behind.starts_with(" :");
  // "3회 연속 우승" opens with a number that counts something else.
  part.sure = marker->sure && (!part.name.empty() || set_apart || !marker->said);
  return part;
}

std::vector<std::optional<Series>> series_among(const std::vector<std::string>& titles,
                                                std::string_view category) {
  std::vector<std::optional<PartTitle>> parts;
  parts.reserve(titles.size());
  for (const std::string& title : titles) parts.push_back(part_title(title));

  // By name; without one by what stands behind the number, where that is said twice ("1부 겨울", "2부 겨울");
  // else by the unit alone.
  std::map<std::string, std::set<std::uint32_t>> rests;
  const auto rest_key = [](const PartTitle& part) { return part.unit + "\n" + folded(part.rest); };
  for (const auto& part : parts)
    if (part && part->name.empty() && !part->rest.empty()) rests[rest_key(*part)].insert(part->number);
  std::map<std::string, Members> groups;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i]) continue;
    const PartTitle& part = *parts[i];
    const bool shares_rest = part.name.empty() && !part.rest.empty() && rests[rest_key(part)].size() > 1;
    groups[!part.name.empty() ? "n" + folded(part.name)
           : shares_rest      ? "r" + rest_key(part)
                              : "u" + part.unit]
        .push_back(i);
  }

  std::vector<std::optional<Series>> found(titles.size());
  for (const auto& [key, members] : groups) {
    if (!is_series(parts, members)) continue;
    std::vector<std::string_view> spellings;
    std::uint32_t count = 0;
    for (const std::size_t i : members) {
      spellings.push_back(key[0] == 'n' ? parts[i]->name : parts[i]->rest);
      count = std::max(count, parts[i]->last);
    }
    std::string name = usual(spellings);
    if (key[0] == 'u') {
      name = category;
      if (const std::string& unit = parts[members.front()]->unit; !unit.empty())
        name += (name.empty() ? "" : " ") + unit;
    }
    if (name.empty()) continue;
    for (const std::size_t i : members) found[i] = Series{name, parts[i]->number, parts[i]->last, count};
  }
  return found;
}

}  // namespace seogo
