// Frames and players in a body, which the archive keeps as links.
#pragma once

#include <string>

#include "importer/page/dom.h"

namespace seogo::importer {

bool is_embed(Node element);

// The address of a frame or player, absolute; empty when it is none to keep.
std::string embed_address(Node element);

}  // namespace seogo::importer
