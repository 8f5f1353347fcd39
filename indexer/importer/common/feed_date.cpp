#include "importer/common/feed_date.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "importer/common/strings.h"

namespace seogo::importer {
namespace {

constexpr int korea = 9 * 60;

std::optional<int> month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string start = lower(word.substr(0, 3));
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == start) return static_cast<int>(i) + 1;
  return std::nullopt;
}

std::optional<int> small_number(std::string_view digits) {
  const auto number = number_in(digits);
  return number && *number < 10000 ? std::optional<int>(static_cast<int>(*number)) : std::nullopt;
}

// Minutes east of Greenwich.
std::optional<int> zone_of(std::string_view word) {
  if (word.size() == 5 && (word[0] == '+' || word[0] == '-')) {
    const auto hours = small_number(word.substr(1, 2));
    const auto minutes = small_number(word.substr(3, 2));
    if (!hours || !minutes) return std::nullopt;
    return (word[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
  }
  static constexpr std::array<std::pair<std::string_view, int>, 13> names{{{"gmt", 0},
                                                                           {"ut", 0},
                                                                           {"utc", 0},
                                                                           {"z", 0},
                                                                           {"kst", korea},
                                                                           {"jst", korea},
                                                                           {"est", -300},
                                                                           {"edt", -240},
                                                                           {"cst", -360},
                                                                           {"cdt", -300},
                                                                           {"mst", -420},
                                                                           {"pst", -480},
                                                                           {"pdt", -420}}};
  const std::string name = lower(word);
  for (const auto& [known, minutes] : names)
    if (known == name) return minutes;
  return std::nullopt;
}

// "09:55" or "09:55:09" as two digits each.
std::string two_digits(const std::string& part) { return part.size() == 1 ? "0" + part : part; }

std::optional<Date> parse_rfc822(std::string_view text) {
  std::vector<std::string> words = split(text, " ");
  if (!words.empty() && words[0].back() == ',')
    words.erase(words.begin());
  else if (!words.empty() && contains(words[0], ","))
    words[0].erase(0, words[0].find(',') + 1);
  if (words.size() < 3) return std::nullopt;
  const auto day = small_number(words[0]);
  const auto month = month_of(words[1]);
  auto year = small_number(words[2]);
  if (!day || !month || !year) return std::nullopt;
  if (words[2].size() == 2) *year += *year < 70 ? 2000 : 1900;
  const std::string date = std::to_string(*year) + "-" + two_digits(std::to_string(*month)) + "-" +
                           two_digits(std::to_string(*day));
  if (words.size() < 4) return parse_iso_date(date);
  std::string time;
  for (const std::string& part : split(words[3], ":")) time += (time.empty() ? "T" : ":") + two_digits(part);
  const std::optional<Date> local = parse_iso_date(date + time);
  const int zone = words.size() > 4 ? zone_of(words[4]).value_or(korea) : korea;
  if (!local || !local->has_time) return local;
  return date_from_unix(unix_from_date(*local) + std::int64_t{60} * (korea - zone));
}

}  // namespace

std::optional<Date> parse_feed_date(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 100) return std::nullopt;
  if (const auto date = parse_rfc822(text)) return date;
  return parse_iso_date(text);
}

}  // namespace seogo::importer
