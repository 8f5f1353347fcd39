#include "importer/format/renamed_keys.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "importer/common/json_text.h"

namespace seogo::importer {

// Whether the user gave this name to another key.
bool RenamedKeys::is_taken(const std::string& name) const {
  return std::ranges::any_of(names_, [&](const auto& pair) { return pair.second == name; });
}

void RenamedKeys::record(Record record) {
  using Ordered = nlohmann::ordered_json;
  const Ordered object =
      names_.empty() ? Ordered() : Ordered::parse(mended_json(record.bytes).text, nullptr, false);
  if (object.is_object()) {
    Ordered renamed = Ordered::object();
    for (const auto& [name, value] : object.items()) {
      const auto ours = names_.find(name);
      renamed[ours != names_.end() ? ours->second : is_taken(name) ? name + " (file)" : name] = value;
    }
    record.bytes = renamed.dump(-1, ' ', false, Ordered::error_handler_t::replace);
  }
  visitor_.record(std::move(record));
}

}  // namespace seogo::importer
