// Magic bytes and picture headers: PNG, JPEG, GIF, WebP, BMP, AVIF, HEIC, SVG, and the commoner attachments.
#include "archive/media_type.h"

#include <algorithm>
#include <array>
#include <utility>

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

// Whether cameras say that the picture lies on its side (Exif 2.3, tag Orientation in the first directory).
bool lies_on_its_side(std::string_view segment) {
  if (!segment.starts_with("Exif\0\0"sv)) return false;
  const std::string_view tiff = segment.substr(6);
  const bool is_big = tiff.starts_with("MM"sv);
  const auto number = [&](std::size_t at, int count) {
    return is_big ? big(tiff, at, count) : little(tiff, at, count);
  };
  const std::size_t directory = number(4, 4);
  const std::size_t entries = std::min<std::size_t>(number(directory, 2), 200);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (number(entry, 2) == 0x0112) return number(entry + 8, 2) >= 5 && number(entry + 8, 2) <= 8;
  }
  return false;
}

// Walks the segments to the first frame header (SOF0 to SOF15 without DHT, JPG and DAC).
MediaType jpeg(std::string_view bytes) {
  MediaType found{"image/jpeg"};
  bool on_its_side = false;
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
      if (on_its_side) std::swap(found.width, found.height);
      break;
    }
    if (marker == 0xd9 || marker == 0xda) break;
    if (marker == 0xe1)
      on_its_side = on_its_side || lies_on_its_side(bytes.substr(at + 4, big(bytes, at + 2, 2)));
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

// The boxes of AVIF and HEIC tell the size of the picture, of its tiles and of its thumbnail: the largest
// counts.
void read_extents(std::string_view bytes, MediaType& found) {
  constexpr std::size_t far_enough = std::size_t{64} << 10;
  const std::string_view head = bytes.substr(0, far_enough);
  for (std::size_t at = head.find("ispe"sv); at != head.npos; at = head.find("ispe"sv, at + 4)) {
    if (at + 16 > bytes.size()) return;
    const std::uint32_t width = big(bytes, at + 8, 4);
    const std::uint32_t height = big(bytes, at + 12, 4);
    if (std::uint64_t{width} * height <= std::uint64_t{found.width} * found.height) continue;
    found.width = width;
    found.height = height;
  }
}

// 12, 12px, 12.5; not 100 % or 1em.
std::uint32_t pixels_in(std::string_view text) {
  std::uint32_t number = 0;
  std::size_t at = 0;
  while (at < text.size() && at < 7 && text[at] >= '0' && text[at] <= '9')
    number = number * 10 + static_cast<std::uint32_t>(text[at++] - '0');
  if (at < text.size() && text[at] == '.')
    at = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
  const std::string_view unit = text.substr(at);
  return unit.empty() || unit == "px" ? number : 0;
}

std::string_view attribute_in(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != tag.npos; at = tag.find(name, at + 1)) {
    const std::size_t quote = at + name.size() + 1;
    if (at == 0 || tag[at - 1] > ' ' || quote >= tag.size() || tag[quote - 1] != '=') continue;
    const char mark = tag[quote];
    if (mark != '"' && mark != '\'') continue;
    return tag.substr(quote + 1, tag.find(mark, quote + 1) - quote - 1);
  }
  return {};
}

// By its width and height, else by its viewBox="0 0 W H".
MediaType svg(std::string_view bytes) {
  MediaType found{"image/svg+xml"};
  std::string_view tag = bytes.substr(bytes.find("<svg"));
  tag = tag.substr(0, tag.find('>'));
  found.width = pixels_in(attribute_in(tag, "width"));
  found.height = pixels_in(attribute_in(tag, "height"));
  if (found.width != 0 && found.height != 0) return found;
  std::string_view box = attribute_in(tag, "viewBox");
  std::array<std::uint32_t, 4> numbers{};
  for (std::uint32_t& number : numbers) {
    box = box.substr(std::min(box.find_first_not_of(" ,\n"), box.size()));
    const std::size_t end = std::min(box.find_first_of(" ,\n"), box.size());
    number = pixels_in(box.substr(0, end));
    box.remove_prefix(end);
  }
  found.width = numbers[2];
  found.height = numbers[3];
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
    Magic{4, "ftypavis"sv, "image/avif"},
    Magic{4, "ftypheic"sv, "image/heic"},
    Magic{4, "ftypheix"sv, "image/heic"},
    Magic{4, "ftypmif1"sv, "image/heif"},
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
    if (bytes.size() >= magic.at + magic.bytes.size() && bytes.substr(magic.at).starts_with(magic.bytes)) {
      MediaType found{std::string(magic.type)};
      if (magic.at == 4 && magic.type.starts_with("image/")) read_extents(bytes, found);
      return found;
    }
  if (is_svg(bytes)) return svg(bytes);
  return {"application/octet-stream"};
}

}  // namespace seogo::archive
