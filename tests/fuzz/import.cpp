// Any bytes, read as each kind of record: the importer comes to an end, its texts are UTF-8, and its HTML
// holds nothing that runs or loads.  The first byte chooses the kind.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "seogo/importer.h"
#include "support/html_laws.h"
#include "text/normalize.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace seogo;
  constexpr std::array kinds{Format::page, Format::text, Format::jsonl, Format::tistory_backup};
  if (size == 0) return 0;
  Record record;
  record.path = "input";
  record.format = kinds[data[0] % kinds.size()];
  record.bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Result<Imported> read = import_record(record);
  if (!read) return 0;
  const Post& post = read->post;
  if (!test::breach_in(post.html).empty()) std::abort();
  if (!text::is_utf8(post.text) || !text::is_utf8(post.html) || !text::is_utf8(shown_title(post)))
    std::abort();
  if (post.kind != Kind::not_a_post && post.id.empty()) std::abort();
  return 0;
}
