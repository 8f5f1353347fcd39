// Which language an answer speaks, and the words of the pages in it.
#include "site/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <chrono>
#include <nlohmann/json.hpp>

#include "assets.h"
#include "site/preferences.h"

namespace seogo::http {

namespace {

constexpr const char* month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};

bool has_month(const Date& date) { return date.month >= 1 && date.month <= 12; }

bool speaks(std::string_view tag, std::string_view language) {
  return tag.size() >= 2 && (tag[0] | 0x20) == language[0] && (tag[1] | 0x20) == language[1] &&
         (tag.size() == 2 || tag[2] == '-');
}

nlohmann::json load(std::string_view name) {
  const web::Asset* asset = web::find_asset(name);
  assert(asset != nullptr);
  return nlohmann::json::parse(asset->bytes);
}

}  // namespace

std::string_view name_of(Language language) { return language == Language::ko ? "ko" : "en"; }

Language choose_language(std::string_view asked, std::string_view accept_language, Language standard) {
  if (asked == "ko") return Language::ko;
  if (asked == "en") return Language::en;
  const std::vector<Preference> preferred = preferences(accept_language);
  if (preferred.empty()) return standard;
  double ko = 0, en = 0, any = 0;
  for (const auto& [tag, weight] : preferred) {
    if (speaks(tag, "ko")) ko = std::max(ko, weight);
    if (speaks(tag, "en")) en = std::max(en, weight);
    if (tag == "*") any = std::max(any, weight);
  }
  if (ko <= 0 && en <= 0) return any > 0 ? standard : Language::en;
  if (ko > en) return Language::ko;
  return en > ko ? Language::en : standard;
}

const std::string& in(Language language, const Sentence& sentence) {
  return language == Language::ko ? sentence.ko : sentence.en;
}

const nlohmann::json& strings(Language language) {
  static const nlohmann::json ko = load("strings.ko.json");
  static const nlohmann::json en = load("strings.en.json");
  return language == Language::ko ? ko : en;
}

std::string say(Language language, std::string_view key,
                std::initializer_list<std::pair<std::string_view, std::string>> values) {
  const nlohmann::json& all = strings(language);
  const auto found = all.find(std::string(key));
  assert(found != all.end());
  const std::string pattern = found->get<std::string>();
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = pattern.find('}', open);
    if (open == std::string::npos || close == std::string::npos) {
      out += pattern.substr(at);
      break;
    }
    out += pattern.substr(at, open - at);
    const std::string_view name = std::string_view(pattern).substr(open + 1, close - open - 1);
    for (const auto& [known, value] : values)
      if (known == name) out += value;
    at = close + 1;
  }
  return out;
}

std::string say_count(Language language, std::string_view key, std::size_t n) {
  const std::string one = std::string(key) + "_one";
  const bool singular = n == 1 && strings(language).contains(one);
  return say(language, singular ? std::string_view(one) : key, {{"n", shown_number(n)}});
}

std::string shown_date(Language language, const Date& date) {
  if (!has_month(date)) return {};
  if (language == Language::ko) return fmt::format("{}년 {}월 {}일", date.year, date.month, date.day);
  return fmt::format("{} {} {}", date.day, month_names[date.month - 1], date.year);
}

std::string shown_day(Language language, const Date& date) {
  if (!has_month(date)) return {};
  if (language == Language::ko) return fmt::format("{}월 {}일", date.month, date.day);
  return fmt::format("{} {}", date.day, month_names[date.month - 1]);
}

std::string shown_month(Language language, std::string_view text) {
  if (text.size() == 4) return language == Language::ko ? fmt::format("{}년", text) : std::string(text);
  const std::optional<Date> day = parse_iso_date(std::string(text) + "-01");
  if (!day) return std::string(text);
  if (language == Language::ko) return fmt::format("{}년 {}월", day->year, day->month);
  return fmt::format("{} {}", month_names[day->month - 1], day->year);
}

std::string shown_month_name(Language language, unsigned month) {
  return language == Language::ko ? fmt::format("{}월", month) : std::string(month_names[month - 1], 3);
}

Date today() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  Date date = date_from_unix(std::chrono::duration_cast<std::chrono::seconds>(since).count());
  date.hour = date.minute = date.second = 0;
  date.has_time = false;
  return date;
}

std::string shown_number(std::size_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

}  // namespace seogo::http
