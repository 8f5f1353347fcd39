// What stands above the markup of a kept page: YAML front matter of a site builder, or a Markdown head.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importer/common/field_name.h"
#include "importer/common/yaml_head.h"
#include "seogo/date.h"

namespace seogo::importer {

struct FrontMatter {
  std::string title, author, url, slug;
  std::optional<Date> published, updated;
  std::vector<std::string> category, tags;
  bool is_draft = false;
};

// Takes the head off `text`; nothing when there is none.
//   ---                       # 제목
//   title: "제목"        or   📅 2024-08-31
//   ---                       [원문 링크](https://…)
std::optional<FrontMatter> take_front_matter(std::string_view& text);

// The same of a text in Markdown: between lines of --- (YAML) or +++ (TOML).
std::optional<FrontMatter> take_head_block(std::string_view& text);

// Takes what stands for a part of the post; false where that cannot be.
bool take_part(Part part, const std::vector<std::string>& values, FrontMatter& matter);

// What keys of other programs tell (field_name.h), the best name of each part.
FrontMatter read_pairs(const HeadPairs& pairs);

// Whether a text begins with a head block that names a title.
bool has_front_matter(std::string_view text);

}  // namespace seogo::importer
