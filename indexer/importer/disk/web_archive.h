// What is in a web archive (WARC)?  The pages that servers answered with, each at the address and of the time
// that the archive tells, and their pictures.
#pragma once

#include <stop_token>

#include "importer/disk/input_file.h"
#include "importer/disk/intake.h"

namespace seogo::importer {

// Pages one after the other in bounded memory; a word about everything else but what scan_warc_pictures
// gives.
void scan_warc(const Place& place, const ByteSource& source, Intake& intake, std::stop_token stop);

// Pictures, and files that authors attached.  They stand behind the pages that show them, so this goes first.
void scan_warc_pictures(const Place& place, const ByteSource& source, Intake& intake, std::stop_token stop);

}  // namespace seogo::importer
