// The Writer's memory of files: what was met where, and what became of it.
#include "archive/writer_impl.h"

namespace seogo::archive {
namespace {

Input input_of(const Rows& rows) {
  Input input;
  input.id = rows.integer(0);
  input.path = rows.text(1);
  if (!rows.is_null(2)) input.within = rows.integer(2);
  input.stat = {input.path, static_cast<std::uint64_t>(rows.integer(3)), rows.integer(4)};
  input.sha256 = rows.text(5);
  input.outcome = rows.text(6);
  input.taken_for = rows.text(7);
  input.reason = {rows.text(8), rows.text(9)};
  input.importer = static_cast<int>(rows.integer(10));
  return input;
}

}  // namespace

std::optional<Input> Writer::find_input(const std::string& path) {
  Rows rows = impl_->db().query(
      "SELECT id, path, within, size, modified_ns, sha256, outcome, taken_for, reason_en, reason_ko, "
      "importer "
      "FROM inputs WHERE path = ?",
      path);
  if (!rows.next()) return std::nullopt;
  return input_of(rows);
}

std::vector<Input> Writer::inputs_within(std::int64_t input) {
  Rows rows = impl_->db().query(
      "SELECT id, path, within, size, modified_ns, sha256, outcome, taken_for, reason_en, reason_ko, "
      "importer "
      "FROM inputs WHERE within = ? ORDER BY path",
      input);
  std::vector<Input> inputs;
  while (rows.next()) inputs.push_back(input_of(rows));
  return inputs;
}

bool Writer::was_rejected(const std::string& sha256) {
  return impl_->db()
      .number("SELECT 1 FROM inputs WHERE sha256 = ? AND outcome = 'rejected' AND run < ? AND importer >= ?",
              sha256, impl_->run, importer_version)
      .has_value();
}

std::int64_t Writer::put_input(const Input& input) {
  begin();
  Rows rows = impl_->db().query(
      "INSERT INTO inputs(path, within, size, modified_ns, sha256, outcome, taken_for, reason_en, reason_ko, "
      "importer, run) "
      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT(path) DO UPDATE SET within = excluded.within, size = excluded.size, "
      "modified_ns = excluded.modified_ns, sha256 = excluded.sha256, outcome = excluded.outcome, "
      "taken_for = excluded.taken_for, reason_en = excluded.reason_en, reason_ko = excluded.reason_ko, "
      "importer = excluded.importer, run = excluded.run RETURNING id",
      input.path, input.within, input.stat.size, input.stat.modified_ns, input.sha256, input.outcome,
      input.taken_for, input.reason.en, input.reason.ko, importer_version, impl_->run);
  rows.next();
  const std::int64_t id = rows.integer(0);
  while (rows.next()) {
  }
  return id;
}

void Writer::forget_within(std::int64_t input) {
  begin();
  impl_->db().execute("DELETE FROM inputs WHERE within = ?", input);
}

std::vector<PostKey> Writer::posts_of_input(std::int64_t input) {
  Rows rows =
      impl_->db().query("SELECT DISTINCT post FROM sources WHERE input = ? AND post IS NOT NULL", input);
  std::vector<PostKey> posts;
  while (rows.next()) posts.push_back(static_cast<PostKey>(rows.integer(0)));
  return posts;
}

std::vector<std::pair<std::string, std::int64_t>> Writer::inputs_below(const std::string& path) {
  // Everything that begins with "PATH/" sorts between it and "PATH0", the next byte after the slash.
  Rows rows = impl_->db().query(
      "SELECT path, id FROM inputs WHERE within IS NULL AND (path = ?1 OR (path >= ?1 || '/' AND path < ?1 "
      "|| '0')) "
      "ORDER BY path",
      path);
  std::vector<std::pair<std::string, std::int64_t>> inputs;
  while (rows.next()) inputs.emplace_back(rows.text(0), rows.integer(1));
  return inputs;
}

}  // namespace seogo::archive
