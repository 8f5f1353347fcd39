// Columns of a chart: counts side by side, each a link to what was counted.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace seogo::http {

struct Column {
  std::string label;  // beneath it
  std::string told;   // the whole of it in words: "2024년, 글 12편"
  std::string href;   // empty for a column that leads nowhere
  std::size_t count = 0;
  bool current = false;
  std::string above = {};  // written above the column; empty for none
};

// For _chart.mustache.  The tallest column fills the height; one that counts anything is never invisible.
nlohmann::json chart(const std::vector<Column>& columns);

}  // namespace seogo::http
