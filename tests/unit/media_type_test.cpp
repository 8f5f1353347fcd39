// Types and sizes from the first bytes; a name or a header that lies is not asked.
#include "archive/media_type.h"

#include <gtest/gtest.h>

namespace seogo::archive {
namespace media_type_test {

using namespace std::string_literals;

TEST(MediaType, IsToldFromTheBytes) {
  struct Case {
    const char* what;
    std::string bytes;
    MediaType want;
  };
  const Case cases[] = {
      {"png",
       "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0\x08\x06\0\0\0"s,
       {"image/png", 640, 480}},
      {"png cut", "\x89PNG\r\n\x1a\n"s, {"image/png"}},
      {"gif", "GIF89a\x0a\0\x05\0"s, {"image/gif", 10, 5}},
      {"jpeg",
       "\xff\xd8\xff\xe0\0\x04zz\xff\xc0\0\x11\x08\0\x20\0\x40\x03xxxxxxxxx"s,
       {"image/jpeg", 64, 32}},
      {"jpeg with a thumbnail table first",
       "\xff\xd8\xff\xc4\0\x04zz\xff\xc2\0\x11\x08\0\x02\0\x03\x03xxxxxxxxx"s,
       {"image/jpeg", 3, 2}},
      {"jpeg cut", "\xff\xd8\xff"s, {"image/jpeg"}},
      {"webp, extended", "RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\0\0\x1f\0\0"s, {"image/webp", 64, 32}},
      {"webp, lossless",
       "RIFF\x1a\0\0\0WEBPVP8L\x0a\0\0\0\x2f\x3f\xc0\x07\0\0\0\0\0"s,
       {"image/webp", 64, 32}},
      {"jpeg on its side",
       "\xff\xd8\xff\xe1\0\x22"
       "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
       "\xff\xc0\0\x11\x08\0\x20\0\x40\x03xxxxxxxxx"s,
       {"image/jpeg", 32, 64}},
      {"jpeg upright",
       "\xff\xd8\xff\xe1\0\x22"
       "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x01\0\0\0\0\0\0\0"
       "\xff\xc0\0\x11\x08\0\x20\0\x40\x03xxxxxxxxx"s,
       {"image/jpeg", 64, 32}},
      {"avif",
       "\0\0\0\x1c"
       "ftypavif....meta....\0\0\0\x14ispe\0\0\0\0\0\0\x02\0\0\0\x01\0"s,
       {"image/avif", 512, 256}},
      {"heic of tiles",
       "\0\0\0\x1c"
       "ftypheic....meta....\0\0\0\x14ispe\0\0\0\0\0\0\x02\0\0\0\x02\0"
       "\0\0\0\x14ispe\0\0\0\0\0\0\x0f\xc0\0\0\x0b\xd0"s,
       {"image/heic", 4032, 3024}},
      {"svg", "<?xml version=\"1.0\"?><svg xmlns=\"x\"/>", {"image/svg+xml"}},
      {"svg with a size", "<svg stroke-width=\"3\" width=\"30px\" height='20.5'>", {"image/svg+xml", 30, 20}},
      {"svg with a view", "<svg width=\"100%\" viewBox=\"0 0 24 12\"/>", {"image/svg+xml", 24, 12}},
      {"a page with an svg in it", "<html><body><svg/></body></html>", {"application/octet-stream"}},
      {"pdf", "%PDF-1.7", {"application/pdf"}},
      {"zip", "PK\x03\x04", {"application/zip"}},
      {"nothing", "", {"application/octet-stream"}},
      {"text", "hello", {"application/octet-stream"}},
  };
  for (const Case& c : cases) {
    const MediaType got = media_type(c.bytes);
    EXPECT_EQ(got.type, c.want.type) << c.what;
    EXPECT_EQ(got.width, c.want.width) << c.what;
    EXPECT_EQ(got.height, c.want.height) << c.what;
  }
}

TEST(MediaType, ReadsNoHeaderBeyondItsEnd) {
  const std::string whole = "\xff\xd8\xff\xe0\0\x04zz\xff\xc0\0\x11\x08\0\x20\0\x40\x03xxxxxxxxx"s;
  for (std::size_t size = 0; size <= whole.size(); ++size) media_type(whole.substr(0, size));
  const std::string camera =
      "\xff\xd8\xff\xe1\0\x22"
      "Exif\0\0MM\0*\0\0\xff\xff\0\xff\x01\x12\0\x03xxxxxxxxxxxxxxxx"s;
  for (std::size_t size = 0; size <= camera.size(); ++size) media_type(camera.substr(0, size));
}

}  // namespace media_type_test
}  // namespace seogo::archive
