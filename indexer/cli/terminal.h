// What a terminal can show: whether there is one, how wide text stands on it, colours.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::cli {

bool is_terminal(std::FILE* stream);

// Columns of the terminal behind `stream`; 80 where there is none.
unsigned terminal_columns(std::FILE* stream);

// Colour is wanted: a terminal, and neither NO_COLOR nor a dumb one.
bool wants_colour(std::FILE* stream);

// Columns that UTF-8 `text` takes: Hangul, Han and Kana stand two wide, controls take none.
std::size_t display_width(std::string_view text);

// `text` without controls and escape sequences: what a post says must not drive the terminal.
std::string printable(std::string_view text);

// `text` cut to `columns`, with … when something was cut.
std::string shortened(std::string_view text, std::size_t columns);

// a, b and c as one text, with `before` in front of each.
std::string joined(const std::vector<std::string>& parts, std::string_view between,
                   std::string_view before = "");

}  // namespace seogo::cli
