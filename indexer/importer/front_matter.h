// What stands above the markup of a kept page: YAML front matter of a site builder, or a Markdown head.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/date.h"

namespace seogo::importer {

struct FrontMatter {
  std::string title, author, url;
  std::optional<Date> published;
  std::vector<std::string> category, tags;
};

// Takes the head off `text`; nothing when there is none.
//   ---                       # 제목
//   title: "제목"        or   📅 2024-08-31
//   ---                       [원문 링크](https://…)
std::optional<FrontMatter> take_front_matter(std::string_view& text);

}  // namespace seogo::importer
