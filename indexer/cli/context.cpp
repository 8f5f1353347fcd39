// Language, place of the archive, and how an error is told.
#include "cli/context.h"

#include <fmt/core.h>

#include <cstdlib>

namespace seogo::cli {

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// The locale as programs look for it: the first of these that is set.
std::string_view locale_name() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const std::string_view value = environment(name); !value.empty()) return value;
  return {};
}

}  // namespace

std::string with_singulars(std::string text) {
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() && text[at] >= 'a' && text[at] <= 'z';
  };
  const auto is_of_number = [&](std::size_t at) {
    return (text[at] >= '0' && text[at] <= '9') || text[at] == '.' || text[at] == ',';
  };
  for (std::size_t one = text.find('1'); one != std::string::npos; one = text.find('1', one + 1)) {
    if (one > 0 && is_of_number(one - 1)) continue;
    const std::size_t word = text.find_first_not_of(' ', one + 1);
    if (word == std::string::npos || word == one + 1 || !is_letter(word)) continue;
    std::size_t end = word;
    while (is_letter(end)) ++end;
    if (text[end - 1] != 's') continue;
    text.erase(end - 1, 1);
    if (text.compare(end - 1, 4, " are") == 0 && !is_letter(end + 3)) text.replace(end, 3, "is");
    if (text.compare(end - 1, 5, " have") == 0 && !is_letter(end + 4)) text.replace(end, 4, "has");
  }
  return text;
}

Language choose_language(std::string_view option) {
  for (const std::string_view wish : {option, environment("SEOGO_LANG"), locale_name()})
    if (!wish.empty()) return wish.starts_with("ko") ? Language::ko : Language::en;
  return Language::en;
}

std::filesystem::path default_archive() {
  if (const auto named = environment("SEOGO_ARCHIVE"); !named.empty()) return named;
  if (const auto data = environment("XDG_DATA_HOME"); !data.empty())
    return std::filesystem::path(data) / "seogo";
  const auto home = environment("HOME");
  return std::filesystem::path(home.empty() ? "." : home) / ".local" / "share" / "seogo";
}

Exit exit_for(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_query:
    case ErrorCode::bad_usage:
      return wrong_words;
    case ErrorCode::archive_locked:
      return locked;
    case ErrorCode::stopped:
      return interrupted;
    default:
      return failed;
  }
}

int complain(const Context& context, const Error& error) {
  fmt::print(stderr, "seogo: {}\n", context.text(error.message));
  if (!error.hint.empty()) fmt::print(stderr, "  {}\n", context.text(error.hint));
  return exit_for(error.code);
}

}  // namespace seogo::cli
