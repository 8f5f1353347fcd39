// Which encoding a client takes, and bytes in it.
#pragma once

#include <string>
#include <string_view>

namespace seogo::http {

enum class Encoding { plain, gzip, zstd };

// "gzip"; empty for plain.
std::string_view name_of(Encoding encoding);

// The best of those that Accept-Encoding allows: zstd, then gzip, by the client's weights first.
Encoding choose_encoding(std::string_view accept_encoding);

std::string encoded(std::string_view bytes, Encoding encoding);

// Whether bytes of this type shrink: text does, pictures have done so already.
bool is_worth_encoding(std::string_view content_type, std::size_t size);

}  // namespace seogo::http
