// Pictures that stand in a page itself, as data: addresses: savers of single files and some editors write
// them so.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace seogo::importer {

// `html` with the digest of each such picture in its place: data:image/png;sha256,HEX.  Their bytes go to
// `keep`. Those that are smaller than a thousand characters are dots and icons, and stay.
std::string without_inline_pictures(std::string html, const std::function<void(std::string bytes)>& keep);

// The digest in such an address; empty where there is none.
std::string_view digest_in(std::string_view address);

}  // namespace seogo::importer
