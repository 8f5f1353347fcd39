// One record to one post: which reader takes it.
#include "importer/format/feed.h"
#include "importer/format/json_line.h"
#include "importer/format/markdown_post.h"
#include "importer/format/open_api.h"
#include "importer/format/sitemap.h"
#include "importer/format/text_extraction.h"
#include "importer/format/ttxml_post.h"
#include "importer/format/wordpress.h"
#include "importer/page/finish.h"
#include "importer/page/markup.h"
#include "importer/page/page.h"
#include "seogo/importer.h"
#include "text/decode.h"

namespace seogo {

namespace {

Unexpected too_large(const Record& record) {
  return fail(ErrorCode::bad_input, {record.path + " is larger than 32 MiB, which no page is.",
                                     record.path + "은(는) 32 MiB를 넘어 글로 읽지 않았습니다."});
}

// Of what is neither page nor text.
using Reader = Result<void> (*)(const Record&, const std::string&, Imported&);

Reader reader_of(Format format, const std::string& text) {
  switch (format) {
    case Format::jsonl:
      return importer::import_json_line;
    case Format::ttxml:
      return importer::import_ttxml;
    case Format::rss:
      if (importer::is_sitemap(text)) return importer::import_sitemap;
      return importer::is_wordpress(text) ? importer::import_wordpress : importer::import_feed_item;
    case Format::api:
      return importer::import_api_answer;
    default:
      return nullptr;
  }
}

bool holds_nul(const std::string& text) { return text.find('\0') != std::string::npos; }

}  // namespace

Result<Imported> import_record(const Record& record) {
  if (record.bytes.size() > importer::bound::page_bytes) return too_large(record);
  const text::Decoded decoded = text::decode(record.bytes);
  if (holds_nul(decoded.text))
    return fail(ErrorCode::bad_input,
                {record.path + " is not text.", record.path + "은(는) 글자로 된 파일이 아닙니다."});
  Imported imported;
  imported.post.format = record.format;
  if (const Reader read = reader_of(record.format, decoded.text)) {
    if (Result<void> done = read(record, decoded.text, imported); !done) return Unexpected{done.error()};
    // Only pages are saved while logged in; what blanks their secrets could break other formats.
    if (imported.kept.empty()) imported.kept = record.bytes;
  } else if (record.format == Format::text && importer::is_markdown(record, decoded.text)) {
    importer::import_markdown(record, decoded.text, imported);
  } else if (record.format == Format::text) {
    importer::import_text(decoded.text, imported);
  } else {
    importer::import_page(record, decoded.text, imported);
  }
  if (decoded.replaced > 0)
    imported.post.problems.push_back(std::to_string(decoded.replaced) +
                                     " places were no readable text and show as U+FFFD");
  importer::finish(record, imported);
  return imported;
}

}  // namespace seogo
