// JSON as all of the importer calls it, and the one question that all readers of it ask.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace seogo::importer {

using Json = nlohmann::json;

// The text under `key`; empty where there is none, or something else.
inline std::string text_at(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace seogo::importer
