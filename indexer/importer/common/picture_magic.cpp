#include "importer/common/picture_magic.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "importer/common/first_element.h"

namespace seogo::importer {
namespace {

struct PictureMagic {
  std::size_t at;
  std::string_view bytes;
};

using namespace std::string_view_literals;

constexpr std::array picture_magics{
    PictureMagic{0, "\x89PNG\r\n"sv}, PictureMagic{0, "\xFF\xD8\xFF"sv},  // JPEG
    PictureMagic{0, "GIF87a"sv},      PictureMagic{0, "GIF89a"sv},
    PictureMagic{0, "\0\0\1\0"sv},                                // icon
    PictureMagic{0, "II*\0"sv},                                   // TIFF
    PictureMagic{0, "MM\0*"sv},       PictureMagic{0, "8BPS"sv},  // Photoshop
    PictureMagic{8, "WEBP"sv},        PictureMagic{4, "ftypavif"sv},
    PictureMagic{4, "ftyphei"sv},     PictureMagic{4, "ftypmif1"sv},
};

bool is_bitmap(std::string_view bytes) {  // "BM" alone begins many an English text
  return bytes.size() > 14 && bytes.starts_with("BM") && bytes.substr(6, 4) == "\0\0\0\0"sv;
}

}  // namespace

bool is_raster_picture(std::string_view bytes) {
  const auto begins = [&](const PictureMagic& magic) {
    return bytes.size() >= magic.at + magic.bytes.size() &&
           bytes.substr(magic.at, magic.bytes.size()) == magic.bytes;
  };
  return std::ranges::any_of(picture_magics, begins) || is_bitmap(bytes);
}

bool is_picture(std::string_view bytes) {
  return is_raster_picture(bytes) || element_name(first_element(bytes)) == "svg";
}

}  // namespace seogo::importer
