// What is in a web archive, in a page saved as one file, and in a file that gzip packed?
#pragma once

#include <stop_token>

#include "importer/input_file.h"
#include "importer/intake.h"

namespace seogo::importer {

// The pages that servers answered with (WARC), one after the other in bounded memory, each at the address and
// of the time that the archive tells; a word about everything else.
void scan_warc(const Place& place, const ByteSource& source, Intake& intake, std::stop_token stop);

// The page that a browser saved (MHTML), at the address and of the time it tells; a word about its pictures.
void scan_mhtml(const Place& place, const ByteSource& source, Intake& intake);

// The one file in it, as if it lay there unpacked.  No archive in it but a WARC.
void scan_gzip(const Place& place, const ByteSource& source, Intake& intake, std::stop_token stop);

}  // namespace seogo::importer
