// JSON as all of the importer calls it, and the one question that all readers of it ask.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace seogo::importer {

using Json = nlohmann::json;

// The text under `key`; empty where there is none, or something else.
inline std::string text_at(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

struct MendedJson {
  std::string text;
  std::size_t lone_surrogates = 0;  // halves of characters, now U+FFFD
};

// JSON as programs write it and the standard does not allow: \u escapes of half a character, NaN and Infinity
// for what is no number (now null).  Everything else stays as it is.
MendedJson mended_json(std::string_view json);

}  // namespace seogo::importer
