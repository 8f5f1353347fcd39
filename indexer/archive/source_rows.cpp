// Rows of `sources`: see source_rows.h.
#include "archive/source_rows.h"

#include "archive/compress.h"

namespace seogo::archive {

SourceRow read_source(Database& database, SourceId id) {
  Rows rows = database.query(
      "SELECT s.input, s.path, s.folder, s.format, s.blog, s.blog_is_guess, s.number, s.saved_address, "
      "s.file_time, s.as_of, c.sha256, s.run, s.gone IS NOT NULL, s.post, t.source IS NOT NULL, i.path, "
      "s.undone IS NOT NULL, c.blanked "
      "FROM sources s JOIN contents c ON c.id = s.content JOIN inputs i ON i.id = s.input "
      "LEFT JOIN tombstones t ON t.source = s.id WHERE s.id = ?",
      id);
  SourceRow row;
  if (!rows.next()) return row;
  row.id = id;
  row.input = rows.integer(0);
  Record& record = row.record;
  record.path = rows.text(1);
  record.folder = rows.text(2);
  record.format = format_named(rows.view(3)).value_or(Format::page);
  record.blog = rows.text(4);
  record.blog_is_guess = rows.integer(5) != 0;
  if (!rows.is_null(6)) record.number = static_cast<std::uint64_t>(rows.integer(6));
  record.saved_address = rows.text(7);
  record.file_time = rows.integer(8);
  row.as_of = rows.integer(9);
  row.sha256 = rows.text(10);
  row.run = rows.integer(11);
  row.gone = rows.integer(12) != 0;
  row.post = static_cast<PostKey>(rows.integer(13));
  row.tombstoned = rows.integer(14) != 0;
  if (const std::string input = rows.text(15); input != record.path) record.container = input;
  row.undone = rows.integer(16) != 0;
  row.blanked = rows.integer(17) != 0;
  return row;
}

std::string kept_bytes(Database& database, SourceId id) {
  Rows rows =
      database.query("SELECT c.kept FROM sources s JOIN contents c ON c.id = s.content WHERE s.id = ?", id);
  if (!rows.next()) return {};
  return take(decompress(rows.view(0)));
}

}  // namespace seogo::archive
