// Any bytes as an XML backup, a feed, a sitemap or an answer of the API: the splitter comes to an end, what
// it gives is read, and the texts and HTML keep the laws of every post.  The first byte chooses the kind.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "importer/format/feed.h"
#include "importer/format/open_api.h"
#include "importer/format/sitemap.h"
#include "importer/format/ttxml.h"
#include "importer/format/xml_stream.h"
#include "support/heard.h"
#include "support/html_laws.h"
#include "text/normalize.h"

namespace {

using namespace seogo;

void expect(bool holds) {
  if (!holds) std::abort();
}

void check(const Record& record) {
  expect(text::is_utf8(record.bytes) || record.format == Format::api);
  const Result<Imported> read = import_record(record);
  if (!read) return;
  const Post& post = read->post;
  expect(test::breach_in(post.html).empty());
  expect(text::is_utf8(post.text) && text::is_utf8(post.html) && text::is_utf8(shown_title(post)));
  expect(post.kind == Kind::not_a_post || !post.id.empty());
  if (!read->blanked) return;
  // What was kept can be read again, and nothing is left to blank.
  Record kept = record;
  kept.bytes = read->kept;
  const Result<Imported> again = import_record(kept);
  expect(again && !again->blanked && again->post.text == post.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  Record prototype;
  prototype.path = "input";
  test::Heard heard;
  switch (data[0] % 4) {
    case 0:
      (void)importer::split_ttxml(prototype, importer::source_of_bytes(bytes), heard);
      break;
    case 1:
      (void)importer::split_feed(prototype, importer::source_of_bytes(bytes), heard);
      break;
    case 2:
      (void)importer::split_sitemap(prototype, importer::source_of_bytes(bytes), heard);
      break;
    default:
      importer::split_api_dump(prototype, std::string(bytes), heard);
      break;
  }
  for (const Record& record : heard.records) check(record);
  return 0;
}
