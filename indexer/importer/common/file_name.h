// What the name of a file tells of the post in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "seogo/date.h"
#include "seogo/post.h"

namespace seogo::importer {

struct FileName {
  std::optional<Date> day;
  std::string slug;   // what stands behind the day, as it is
  std::string title;  // the words of a name that is a title; empty for names that programs give
};

// 2024-07-26-제목.md, 20220117_제목.md, "제목 973c…a8.md" (the digits are Notion's own), 제목.html.  12.html,
// index.html and post_12.html tell no title.
FileName file_name(std::string_view path);

// The part of a file name behind its last dot, in lower case, without the dot; empty when there is none.
std::string extension(std::string_view name);

// Day, slug and title from the name of a post's file, where the post does not tell them.
void fill_from_name(std::string_view path, Post& post);

}  // namespace seogo::importer
