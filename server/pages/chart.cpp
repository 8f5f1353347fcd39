// The heights of columns, in hundredths: attributes of an SVG, for the content policy lets no style in.
#include "pages/chart.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace seogo::http {

nlohmann::json chart(const std::vector<Column>& columns) {
  std::size_t tallest = 1;
  for (const Column& column : columns) tallest = std::max(tallest, column.count);
  nlohmann::json list = nlohmann::json::array();
  for (const Column& column : columns) {
    const std::size_t height = column.count == 0 ? 0 : std::max<std::size_t>(3, column.count * 100 / tallest);
    list.push_back({{"label", column.label},
                    {"told", column.told},
                    {"href", column.href},
                    {"current", column.current},
                    {"above", column.above},
                    {"y", std::to_string(100 - height)},
                    {"height", std::to_string(height)}});
  }
  return list;
}

}  // namespace seogo::http
