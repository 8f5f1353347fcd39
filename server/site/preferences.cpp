#include "site/preferences.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace seogo::http {

namespace {

std::string_view without_blanks_around(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Of "…;q=0.8"; 1 where nothing is said.
double weight_in(std::string_view parameters) {
  const std::size_t q = parameters.find("q=");
  if (q == std::string_view::npos) return 1;
  const double weight = std::strtod(std::string(parameters.substr(q + 2, 5)).c_str(), nullptr);
  return weight >= 0 && weight <= 1 ? weight : 0;
}

}  // namespace

std::vector<Preference> preferences(std::string_view header) {
  std::vector<Preference> list;
  while (!header.empty()) {
    const std::size_t comma = std::min(header.find(','), header.size());
    const std::string_view item = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    const std::string_view name = without_blanks_around(item.substr(0, semicolon));
    if (!name.empty()) list.push_back({name, weight_in(item.substr(semicolon))});
  }
  return list;
}

}  // namespace seogo::http
