// What kind of file some bytes are, and how large a picture they show: told from the bytes alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace seogo::archive {

struct MediaType {
  std::string type;         // "image/png" …; "application/octet-stream" when nothing fits
  std::uint32_t width = 0;  // pixels; 0 for what is no picture, or where the header does not tell
  std::uint32_t height = 0;

  friend bool operator==(const MediaType&, const MediaType&) = default;
};

// Reads headers only, and never beyond `bytes`.
MediaType media_type(std::string_view bytes);

}  // namespace seogo::archive
