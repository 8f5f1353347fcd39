#include "importer/format/table.h"

#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "importer/common/bytes.h"
#include "importer/common/field_name.h"
#include "importer/common/strings.h"
#include "importer/common/told_date.h"
#include "importer/format/inside.h"
#include "importer/format/utf8_source.h"
#include "importer/page/markup.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

constexpr std::size_t most_columns = 1000;

bool is_blank_row(const Row& row) {
  return std::ranges::all_of(row, [](const std::string& cell) { return trim(cell).empty(); });
}

// "sep=;", which Excel reads from the first line.
bool tells_the_sign(const Row& row) { return row.size() <= 2 && row.front().starts_with("sep="); }

// A cell that is no name but something of a post: an address, a date, a text.
bool is_content(const std::string& cell) {
  return cell.starts_with("http") || cell.size() > 120 || parse_told_date(cell, 0).has_value();
}

bool is_head(const Row& row) {
  const auto is_name = [](const std::string& cell) { return part_named(cell).has_value(); };
  return std::ranges::any_of(row, is_name) || std::ranges::none_of(row, is_content);
}

std::string column_name(std::size_t number) { return "column " + std::to_string(number + 1); }

// pandas writes its row numbers under no name.
bool is_row_number(const std::string& name) { return name.empty() || name.starts_with("Unnamed: 0"); }

class TableSplitter {
 public:
  TableSplitter(const Record& prototype, ScanVisitor& visitor) : prototype_(prototype), visitor_(visitor) {}

  void take(Row row) {
    ++number_;
    if (is_blank_row(row) || (number_ == 1 && tells_the_sign(row))) return;
    if (!has_head_) {
      has_head_ = true;
      if (is_head(row)) return read_head(std::move(row));
    }
    give(row);
  }

 private:
  void read_head(Row row) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::string name = text::nfc(collapse(row[i]));
      skips_first_ = skips_first_ || (i == 0 && row.size() > 1 && is_row_number(name));
      if (name.empty() || !seen.insert(name).second) name = column_name(i);
      head_.push_back(std::move(name));
    }
  }

  void give(const Row& row) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (std::size_t i = skips_first_ ? 1 : 0; i < std::min(row.size(), most_columns); ++i)
      object[i < head_.size() ? head_[i] : column_name(i)] = row[i];
    Record record =
        record_inside(prototype_, Format::jsonl, prototype_.path + "!/" + std::to_string(number_));
    record.bytes = object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    visitor_.record(std::move(record));
  }

  const Record& prototype_;
  ScanVisitor& visitor_;
  Row head_;
  bool has_head_ = false, skips_first_ = false;
  std::size_t number_ = 0;
};

Unexpected open_quote() {
  return fail(ErrorCode::bad_input,
              {"The table has a quotation mark that is never closed. What stands before was read.",
               "표에서 따옴표가 닫히지 않았습니다. 그 앞까지는 읽었습니다."},
              {"Look for a cell with an odd number of quotation marks.",
               "따옴표 개수가 홀수인 칸을 찾아 고쳐 주세요."});
}

}  // namespace

bool TableReader::feed(std::string_view piece) {
  for (const char c : piece) take(c);
  return size_ <= bound::page_bytes;
}

void TableReader::take(char c) {
  ++size_;
  if (in_quotes_) {
    if (c == '"')
      in_quotes_ = false, after_quote_ = true;
    else
      cell_ += c;
    return;
  }
  const bool doubled = std::exchange(after_quote_, false) && c == '"';
  const bool ended = std::exchange(after_return_, false) && c == '\n';
  if (ended) return;
  if (doubled) {
    cell_ += '"';
    in_quotes_ = true;
  } else if (c == '"' && cell_.empty() && !was_quoted_) {
    in_quotes_ = was_quoted_ = true;
  } else if (c == delimiter_) {
    end_cell();
  } else if (c == '\n' || c == '\r') {
    end_row();
    after_return_ = c == '\r';
  } else {
    cell_ += c;
  }
}

void TableReader::end_cell() {
  cells_.push_back(std::exchange(cell_, {}));
  was_quoted_ = false;
}

void TableReader::end_row() {
  end_cell();
  size_ = 0;
  row_(std::exchange(cells_, {}));
}

bool TableReader::finish() {
  if (in_quotes_) return false;
  if (!cell_.empty() || !cells_.empty() || was_quoted_) end_row();
  return true;
}

char delimiter_of(std::string_view head) {
  constexpr std::array signs{',', ';', '\t'};
  head = without_bom(head);
  if (head.starts_with("sep=") && head.size() > 4) return head[4];
  std::array<std::size_t, signs.size()> counts{};
  bool in_quotes = false;
  for (const char c : head) {
    if (c == '"') in_quotes = !in_quotes;
    if (c == '\n' && !in_quotes) break;
    for (std::size_t i = 0; i < signs.size(); ++i) counts[i] += c == signs[i] && !in_quotes ? 1 : 0;
  }
  return signs[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

Row first_row(std::string_view head) {
  std::optional<Row> first;
  head = without_bom(head);
  TableReader reader(delimiter_of(head), [&](Row row) {
    if (!first && !tells_the_sign(row)) first = std::move(row);
  });
  for (std::size_t at = 0; at < head.size() && !first; ++at) reader.feed(head.substr(at, 1));
  if (!first) reader.finish();
  return first.value_or(Row());
}

Result<void> split_table(const Record& prototype, const ByteSource& source, ScanVisitor& visitor,
                         const std::stop_token& stop) {
  Utf8Source text(source);
  TableSplitter splitter(prototype, visitor);
  std::optional<TableReader> reader;
  while (!stop.stop_requested()) {
    const Result<std::string_view> piece = text.next();
    if (!piece) return Unexpected{piece.error()};
    if (!reader) reader.emplace(delimiter_of(*piece), [&](Row row) { splitter.take(std::move(row)); });
    if (piece->empty()) return reader->finish() ? Result<void>() : open_quote();
    if (!reader->feed(*piece)) return open_quote();
  }
  return {};
}

}  // namespace seogo::importer
