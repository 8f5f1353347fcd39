// A post as plain text for a terminal.
#pragma once

#include <string>

#include "cli/context.h"
#include "seogo/post.h"

namespace seogo::cli {

// Title, facts, body, comments.  Nothing in it can drive the terminal.
std::string as_text(const Context& context, const Post& post);

}  // namespace seogo::cli
