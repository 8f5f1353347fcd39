// The lines between the title of a text in Markdown and its first paragraph that tell of the post.
#pragma once

#include <optional>
#include <string_view>

#include "importer/common/front_matter.h"

namespace seogo::importer {

// Takes the heading that a text begins with off it, and the told lines behind it.
std::optional<FrontMatter> take_heading(std::string_view& text);

// Takes lines that hold a day or a link alone, or one thing of the post by its name (작성일: …, Source: …);
// and the properties that Notion writes.
void take_told_lines(std::string_view& text, FrontMatter& matter);

}  // namespace seogo::importer
