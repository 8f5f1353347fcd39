// What is in a file that gzip, zstd, bzip2 or xz packed?
#pragma once

#include <stop_token>

#include "importer/disk/bundle.h"
#include "importer/disk/input_file.h"
#include "importer/disk/intake.h"

namespace seogo::importer {

// The one file in it, as if it lay there unpacked, or the files of a tar.  `outer` as in scan_bundle.
void scan_packed(InputFile& file, const Place& place, Intake& intake, std::stop_token stop,
                 Budget* outer = nullptr);

}  // namespace seogo::importer
