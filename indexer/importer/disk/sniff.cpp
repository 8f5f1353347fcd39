#include "importer/disk/sniff.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "importer/common/bytes.h"
#include "importer/common/file_name.h"
#include "importer/common/picture_magic.h"
#include "importer/disk/sniff_text.h"
#include "text/decode.h"

namespace seogo::importer {
namespace {

struct Magic {
  std::size_t at;
  std::string_view bytes;
  Shape shape;
};

using namespace std::string_view_literals;

// The first bytes by which files of known kinds begin.
constexpr std::array magics{
    Magic{4, "ftyp"sv, Shape::sound_or_video},
    Magic{8, "WAVE"sv, Shape::sound_or_video},
    Magic{8, "AVI "sv, Shape::sound_or_video},
    Magic{0, "\x1A\x45\xDF\xA3"sv, Shape::sound_or_video},  // Matroska, WebM
    Magic{0, "OggS"sv, Shape::sound_or_video},
    Magic{0, "ID3"sv, Shape::sound_or_video},
    Magic{0, "fLaC"sv, Shape::sound_or_video},
    Magic{0, "FLV\1"sv, Shape::sound_or_video},
    Magic{0, "wOFF"sv, Shape::font},
    Magic{0, "wOF2"sv, Shape::font},
    Magic{0, "\0\1\0\0\0"sv, Shape::font},
    Magic{0, "OTTO"sv, Shape::font},
    Magic{0, "ttcf"sv, Shape::font},
    Magic{0, "%PDF-"sv, Shape::pdf},
    Magic{0, "SQLite format 3\0"sv, Shape::database},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Shape::office},  // Word, Excel before 2007, HWP 5
    Magic{0, "HWP Document File"sv, Shape::hwp},
    Magic{0, "{\\rtf"sv, Shape::office},
    Magic{0, "\x1F\x8B"sv, Shape::gzip},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, Shape::other_archive},
    Magic{0, "Rar!\x1A\x07"sv, Shape::other_archive},
    Magic{0, "ALZ\1"sv, Shape::other_archive},
    Magic{0, "EGGA"sv, Shape::other_archive},
    Magic{0, "\xFD\x37zXZ\0"sv, Shape::compressed},
    Magic{0, "BZh"sv, Shape::compressed},
    Magic{0, "\x28\xB5\x2F\xFD"sv, Shape::compressed},  // zstd
    Magic{0, "\x7F\x45LF"sv, Shape::program},
    Magic{0, "MZ\x90\0"sv, Shape::program},
    Magic{257, "ustar"sv, Shape::tar},
    Magic{0, "WARC/1."sv, Shape::warc},
    Magic{0, "WARC/0."sv, Shape::warc},
};

// Many programs write their documents as ZIPs.  The first member tells: its name stands at byte 30
// (APPNOTE 4.3.7).
Shape sniff_zip(std::string_view bytes) {
  constexpr std::size_t name_at = 30;
  if (bytes.size() > name_at) {
    const std::string_view first = bytes.substr(name_at);
    if (first.starts_with("[Content_Types].xml") || first.starts_with("_rels/")) return Shape::office;
    if (first.starts_with("mimetypeapplication/hwp")) return Shape::hwp;
    if (first.starts_with("mimetypeapplication/")) return Shape::office;
    if (first.starts_with("META-INF/") || first.starts_with("AndroidManifest.xml")) return Shape::program;
  }
  return Shape::zip;
}

// MPEG sound without a tag: eleven bits set, a layer that exists (frame header, ISO 11172-3).
bool is_mpeg(std::string_view bytes) {
  if (bytes.size() < 2 || static_cast<unsigned char>(bytes[0]) != 0xFF) return false;
  const auto second = static_cast<unsigned char>(bytes[1]);
  return second == 0xFB || second == 0xF3 || second == 0xF2;
}

// Text has no NUL and hardly any control characters.
bool looks_like_text(std::string_view bytes) {
  std::size_t controls = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) return false;
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B)
      ++controls;
  }
  return controls * 100 <= bytes.size();
}

}  // namespace

Shape sniff(std::string_view bytes, std::string_view name) {
  if (bytes.empty()) return Shape::empty;
  if (bytes.starts_with("PK\3\4")) return sniff_zip(bytes);
  if (bytes.starts_with("PK\5\6") || bytes.starts_with("PK\7\x8")) return Shape::zip;  // empty; split
  if (bytes.starts_with("bplist00") &&
      (extension(name) == "webarchive" || bytes.find("WebMainResource") != bytes.npos))
    return Shape::webarchive;
  if (is_raster_picture(bytes)) return Shape::picture;
  for (const Magic& magic : magics) {
    if (bytes.size() < magic.at + magic.bytes.size()) continue;
    if (bytes.substr(magic.at, magic.bytes.size()) != magic.bytes) continue;
    if (magic.shape == Shape::office && extension(name) == "hwp") return Shape::hwp;
    return magic.shape;
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))  // UTF-16, which Windows calls Unicode
    return sniff_text(text::decode(bytes).text, name);
  if (is_mpeg(bytes)) return Shape::sound_or_video;
  if (!looks_like_text(bytes)) return Shape::binary;
  return sniff_text(bytes, name);
}

}  // namespace seogo::importer
