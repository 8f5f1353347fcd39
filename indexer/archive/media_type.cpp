// Magic bytes and picture headers: PNG, JPEG, GIF, WebP, BMP, SVG, and the commoner attachments.
#include "archive/media_type.h"

#include <algorithm>
#include <array>

namespace seogo::archive {
namespace {

using namespace std::string_view_literals;

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}
std::uint32_t big(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int i = 0; i < count; ++i) value = value << 8 | byte_at(bytes, at + static_cast<std::size_t>(i));
  return value;
}
std::uint32_t little(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int i = count; i-- > 0;) value = value << 8 | byte_at(bytes, at + static_cast<std::size_t>(i));
  return value;
}

// Walks the segments to the first frame header (SOF0 to SOF15 without DHT, JPG and DAC).
MediaType jpeg(std::string_view bytes) {
  MediaType found{"image/jpeg"};
  std::size_t at = 2;
  while (at + 9 < bytes.size()) {
    if (byte_at(bytes, at) != 0xff) break;
    const std::uint32_t marker = byte_at(bytes, at + 1);
    if (marker == 0xff) {  // fill byte
      ++at;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
      found.height = big(bytes, at + 5, 2);
      found.width = big(bytes, at + 7, 2);
      break;
    }
    if (marker == 0xd9 || marker == 0xda) break;
    const bool alone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += alone ? 2 : 2 + big(bytes, at + 2, 2);
  }
  return found;
}

MediaType webp(std::string_view bytes) {
  MediaType found{"image/webp"};
  const std::string_view chunk = bytes.substr(12, 4);
  if (chunk == "VP8X"sv && bytes.size() >= 30) {
    found.width = little(bytes, 24, 3) + 1;
    found.height = little(bytes, 27, 3) + 1;
  } else if (chunk == "VP8L"sv && bytes.size() >= 25) {
    const std::uint32_t bits = little(bytes, 21, 4);
    found.width = (bits & 0x3fff) + 1;
    found.height = (bits >> 14 & 0x3fff) + 1;
  } else if (chunk == "VP8 "sv && bytes.size() >= 30) {
    found.width = little(bytes, 26, 2) & 0x3fff;
    found.height = little(bytes, 28, 2) & 0x3fff;
  }
  return found;
}

// An SVG is text: its root element must come before any other.
bool is_svg(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1024);
  const std::size_t root = head.find("<svg");
  if (root == std::string_view::npos) return false;
  const std::size_t start = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return start == root || head.substr(start).starts_with("<?xml") || head.substr(start).starts_with("<!--") ||
         head.substr(start).starts_with("<!DOCTYPE svg");
}

struct Magic {
  std::size_t at;
  std::string_view bytes;
  std::string_view type;
};

constexpr std::array magics{
    Magic{4, "ftypavif"sv, "image/avif"},
    Magic{4, "ftypheic"sv, "image/heic"},
    Magic{4, "ftypqt"sv, "video/quicktime"},
    Magic{4, "ftyp"sv, "video/mp4"},
    Magic{0, "\x1A\x45\xDF\xA3"sv, "video/webm"},
    Magic{0, "ID3"sv, "audio/mpeg"},
    Magic{0, "OggS"sv, "audio/ogg"},
    Magic{0, "%PDF-"sv, "application/pdf"},
    Magic{0, "PK\x03\x04"sv, "application/zip"},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    Magic{0, "Rar!\x1A\x07"sv, "application/vnd.rar"},
    Magic{0, "\x1F\x8B"sv, "application/gzip"},
    Magic{0, "\xD0\xCF\x11\xE0"sv, "application/x-ole-storage"},
    Magic{0, "II*\0"sv, "image/tiff"},
    Magic{0, "MM\0*"sv, "image/tiff"},
    Magic{0, "\0\0\1\0"sv, "image/x-icon"},
};

}  // namespace

MediaType media_type(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) {
    if (bytes.size() < 24) return {"image/png"};
    return {"image/png", big(bytes, 16, 4), big(bytes, 20, 4)};
  }
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return jpeg(bytes);
  if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv))
    return {"image/gif", little(bytes, 6, 2), little(bytes, 8, 2)};
  if (bytes.size() >= 16 && bytes.starts_with("RIFF"sv) && bytes.substr(8, 4) == "WEBP"sv) return webp(bytes);
  if (bytes.size() >= 26 && bytes.starts_with("BM"sv) && little(bytes, 14, 4) == 40)
    return {"image/bmp", little(bytes, 18, 4), little(bytes, 22, 4)};
  for (const Magic& magic : magics)
    if (bytes.size() >= magic.at + magic.bytes.size() && bytes.substr(magic.at).starts_with(magic.bytes))
      return {std::string(magic.type)};
  if (is_svg(bytes)) return {"image/svg+xml"};
  return {"application/octet-stream"};
}

}  // namespace seogo::archive
