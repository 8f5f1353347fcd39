// What gzip, zstd, bzip2 or xz packed, as it was before.
#pragma once

#include "importer/disk/input_file.h"

namespace seogo::importer {

// The bytes of `source` unpacked while they stream by; which of the four it was, the bytes tell.  What was
// whole before damage or a cut is given first, then it fails with damaged; with bad_input where it unpacks
// beyond the bounds of a bundle.
ByteSource unpack(ByteSource source);

}  // namespace seogo::importer
