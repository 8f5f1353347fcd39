#include "index/field_weights.h"

#include <charconv>
#include <sstream>

namespace seogo::index {

FieldWeights chosen_field_weights() {
  FieldWeights weights{};
  for (std::size_t i = 0; i < fields.size(); ++i) weights[i] = fields[i].weight;
  return weights;
}

std::string to_string(const FieldWeights& weights) {
  std::string text;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].weight == 0 && weights[i] == 0) continue;
    if (!text.empty()) text += ' ';
    text.append(fields[i].name).append("=").append(std::to_string(weights[i]));
  }
  return text;
}

FieldWeights field_weights_from(std::string_view text) {
  FieldWeights weights = chosen_field_weights();
  std::istringstream in{std::string(text)};
  for (std::string setting; in >> setting;) {
    const std::size_t equals = setting.find('=');
    const auto field = field_named(setting.substr(0, equals));
    if (!field || equals == setting.npos) continue;
    std::from_chars(setting.data() + equals + 1, setting.data() + setting.size(),
                    weights[static_cast<std::size_t>(*field)]);
  }
  return weights;
}

}  // namespace seogo::index
