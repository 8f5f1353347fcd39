// A hit as the terminal shows it.
#pragma once

#include <cstddef>
#include <string>

#include "cli/context.h"
#include "seogo/searcher.h"

namespace seogo::cli {

// Fainter than the rest, where there is colour.
std::string dim(const Context& context, const std::string& text);

// Its number, title, facts and snippet, in two or three lines.
void print_hit(const Context& context, std::size_t rank, const Hit& hit);

}  // namespace seogo::cli
