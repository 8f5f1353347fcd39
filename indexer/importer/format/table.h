// A table that a program wrote, CSV or TSV, as it streams by: a record in JSON for each row.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "importer/common/byte_source.h"
#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo::importer {

using Row = std::vector<std::string>;

// Rows after RFC 4180 and its relatives: cells parted by `,` `;` or tab, in quotes where they hold one of
// these, a line break or a quote, which is doubled.  A quote inside a cell without quotes is a character.
class TableReader {
 public:
  // Told each row in its order.
  explicit TableReader(char delimiter, std::function<void(Row)> row)
      : delimiter_(delimiter), row_(std::move(row)) {}

  // Takes UTF-8 by pieces.  False where one row has grown beyond any post's size: a quote that never ends.
  bool feed(std::string_view piece);
  // Ends the last row; false where it ends within quotes.
  bool finish();

 private:
  void take(char c);
  void end_cell();
  void end_row();

  const char delimiter_;
  const std::function<void(Row)> row_;
  Row cells_;
  std::string cell_;
  std::size_t size_ = 0;  // of the row, in bytes
  bool in_quotes_ = false, was_quoted_ = false, after_quote_ = false, after_return_ = false;
};

// The sign that parts the cells of a table's first line, read outside of quotes.
char delimiter_of(std::string_view head);

// The first row of a table, of which `head` is the beginning in UTF-8.
Row first_row(std::string_view head);

// A record for each row, in JSON, with the names of the first row for keys; numbers where the first row has
// no names.  Its path is FILE!/ROW, counted as a spreadsheet does.  Needs the memory of
// one row.  Fails when the end cannot be read or stands within quotes.
Result<void> split_table(const Record& prototype, const ByteSource& source, ScanVisitor& visitor,
                         const std::stop_token& stop = {});

}  // namespace seogo::importer
