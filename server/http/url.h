// Addresses: taking a request's target apart, and writing links.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seogo::http {

// The parameters behind the question mark, decoded, in the order in which they were sent; a key may repeat.
class Parameters {
 public:
  void add(std::string key, std::string value) { items_.emplace_back(std::move(key), std::move(value)); }

  // The first value; nothing when the key was not sent.
  std::optional<std::string> first(std::string_view key) const;
  std::vector<std::string> all(std::string_view key) const;
  const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }

 private:
  std::vector<std::pair<std::string, std::string>> items_;
};

struct Target {
  std::string path;  // decoded; begins with a slash
  Parameters parameters;
};

// Nothing when the target is no path, or is not UTF-8 once decoded, or holds NUL.  A % that begins no pair of
// hex digits stands for itself, as browsers have it: people type "100%".  A + is a blank in the query and a
// plus in the path.
std::optional<Target> read_target(std::string_view target);

std::string percent_decoded(std::string_view text, bool plus_is_blank);

// Fit for a path: slashes stay.
std::string encoded_path(std::string_view text);

// Fit for a key or a value of a query.
std::string encoded_value(std::string_view text);

// "/search?q=…" from a path and parameters; those with an empty value are left out.
std::string link(std::string_view path, const std::vector<std::pair<std::string, std::string>>& parameters);

bool is_utf8(std::string_view text);

}  // namespace seogo::http
