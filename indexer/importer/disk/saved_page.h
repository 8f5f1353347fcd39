// What is in a page that a browser saved as one file (MHTML, Safari's web archive)?
#pragma once

#include "importer/disk/input_file.h"
#include "importer/disk/intake.h"

namespace seogo::importer {

// Its pictures, then the page at the address and of the time it tells; a word about the other parts.
void scan_saved_page(const Place& place, Shape shape, const ByteSource& source, Intake& intake);

}  // namespace seogo::importer
