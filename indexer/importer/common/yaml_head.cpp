#include "importer/common/yaml_head.h"

#include <yaml-cpp/yaml.h>

namespace seogo::importer {
namespace {

constexpr std::size_t most_values = 1000;

// A scalar, or what an entry such as {name: 서리} is called.
std::string one_value(const YAML::Node& node) {
  if (node.IsScalar()) return node.Scalar();
  if (!node.IsMap()) return {};
  for (const char* key : {"name", "title", "link", "url", "src"})
    if (node[key] && node[key].IsScalar()) return node[key].Scalar();
  return {};
}

std::vector<std::string> values_of(const YAML::Node& node) {
  std::vector<std::string> values;
  if (!node.IsSequence()) {
    if (std::string value = one_value(node); !value.empty()) values.push_back(std::move(value));
    return values;
  }
  for (const YAML::Node& each : node)
    if (std::string value = one_value(each); !value.empty() && values.size() < most_values)
      values.push_back(std::move(value));
  return values;
}

}  // namespace

std::optional<HeadPairs> yaml_pairs(std::string_view block) {
  try {
    const YAML::Node root = YAML::Load(std::string(block));
    if (!root.IsMap()) return std::nullopt;
    HeadPairs pairs;
    for (const auto& entry : root)
      if (entry.first.IsScalar()) pairs.emplace_back(entry.first.Scalar(), values_of(entry.second));
    return pairs;
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

}  // namespace seogo::importer
