// What gzip and HTTP packed, as it was before.  The only file that knows zlib.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "importer/disk/input_file.h"

namespace seogo::importer {

// The bytes of `source` unpacked while they stream by: gzip (RFC 1952), as often as one member follows
// another. What was whole before damage or a cut is given first, then it fails with damaged; with bad_input
// where it unpacks beyond the bounds of a ZIP.  What follows the last member and is none is passed over.
ByteSource gunzip(ByteSource source);

// A whole body that is gzip, zlib or bare deflate, up to `limit` + 1 bytes.  Nothing when it is damaged or
// cut.
std::optional<std::string> inflate_body(std::string_view packed, std::size_t limit);

// What every unpacker shares: how much is unpacked at once, and how a trap is refused.
constexpr std::size_t unpacked_piece = std::size_t{128} << 10;
Error unpacking_trap();

}  // namespace seogo::importer
