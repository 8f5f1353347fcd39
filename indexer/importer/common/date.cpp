// Dates as skins print them.
#include "importer/common/date.h"

#include <string>

#include "importer/common/bytes.h"
#include "importer/common/strings.h"

namespace seogo::importer {

namespace {

// A reader that moves on over what it knows.
class Cursor {
 public:
  explicit Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::optional<int> number(std::size_t most) {
    int value = 0;
    std::size_t count = 0;
    while (at_ < text_.size() && is_digit(text_[at_]) && count < most)
      value = value * 10 + (text_[at_++] - '0'), ++count;
    if (count == 0 || (at_ < text_.size() && is_digit(text_[at_]))) return std::nullopt;
    return value;
  }

  bool take(std::string_view part) {
    if (text_.substr(at_, part.size()) != part) return false;
    at_ += part.size();
    return true;
  }

  bool blanks() {
    const std::size_t before = at_;
    while (take(" ") || take("\u00A0") || take("\t") || take("\n")) {
    }
    return at_ != before;
  }

  // What parts year, month and day; the Korean words count too.
  bool separator(std::string_view word) {
    blanks();
    const bool found = take(".") || take("-") || take("/") || take(word);
    blanks();
    return found;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

// 오전 9:05, 오후 3:10, 18:23, 18:23:05
void read_time(Cursor& cursor, Date& date) {
  cursor.take("T");
  cursor.take(",");
  cursor.blanks();
  if (cursor.take("(")) return;
  const bool morning = cursor.take("오전") || cursor.take("AM");
  const bool evening = !morning && (cursor.take("오후") || cursor.take("PM"));
  cursor.blanks();
  const auto hour = cursor.number(2);
  if (!hour || !(cursor.take(":") || cursor.take("시"))) return;
  cursor.blanks();
  const auto minute = cursor.number(2);
  if (!minute || *hour > 23 || *minute > 59) return;
  date.hour = evening && *hour < 12 ? *hour + 12 : morning && *hour == 12 ? 0 : *hour;
  date.minute = *minute;
  date.has_time = true;
  if (cursor.take(":"))
    if (const auto second = cursor.number(2); second && *second < 60) date.second = *second;
}

bool exists(const Date& date) {
  return parse_iso_date(to_string(Date{date.year, date.month, date.day})).has_value();
}

std::optional<Date> date_at(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  const auto year = cursor.number(4);
  if (!year || *year < 1990 || *year > 2100 || !cursor.separator("년")) return std::nullopt;
  const auto month = cursor.number(2);
  if (!month || *month < 1 || *month > 12 || !cursor.separator("월")) return std::nullopt;
  const auto day = cursor.number(2);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  Date date;
  date.year = *year, date.month = *month, date.day = *day;
  if (!exists(date)) return std::nullopt;
  cursor.take(".") || cursor.take("일");
  read_time(cursor, date);
  return date;
}

}  // namespace

std::optional<Date> parse_page_date(std::string_view text) {
  text = trim(text);
  if (const auto exact = parse_iso_date(text)) return exact;
  // JSON-LD of some years has no hyphens: 20191102T17:29:01+09:00
  if (text.size() > 9 && text[8] == 'T' && number_in(text.substr(0, 8)))
    return parse_page_date(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                           std::string(text.substr(6)));
  for (std::size_t at = 0; at + 8 <= text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    if (const auto found = date_at(text, at)) return found;
  }
  return std::nullopt;
}

std::optional<Date> parse_reg_date(std::string_view text) {
  auto date = parse_iso_date(trim(text));
  if (date && date->hour < 13) {
    date->hour = date->minute = date->second = 0;
    date->has_time = false;
  }
  return date;
}

}  // namespace seogo::importer
