// One question that all readers of JSON ask.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace seogo::importer {

// The text under `key`; empty where there is none, or something else.
inline std::string text_at(const nlohmann::json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace seogo::importer
