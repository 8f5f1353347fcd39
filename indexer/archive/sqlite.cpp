// SQLite with owners: see sqlite.h.
#include "archive/sqlite.h"

#include <sqlite3.h>

namespace seogo::archive {
namespace {

Error error_of(int code, const std::string& file, const std::string& detail) {
  const std::string en = " (SQLite: " + detail + ")";
  switch (code & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return {ErrorCode::damaged,
              {"The database " + file + " is damaged or is no archive of seogo" + en + ".",
               "손상되었거나 seogo 서고가 아닌 데이터베이스입니다: " + file + en},
              {"Restore it from a backup.", "백업에서 되살리세요."},
              {}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {
          ErrorCode::archive_locked,
          {"Another program is writing to " + file + ".", "다른 프로그램이 " + file + "에 쓰고 있습니다."},
          {"Try again when it has finished.", "그 작업이 끝난 뒤에 다시 해 보세요."},
          {}};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return {ErrorCode::read_only,
              {"The database " + file + " cannot be opened as needed" + en + ".",
               "데이터베이스를 필요한 권한으로 열 수 없습니다: " + file + en},
              {"Grant this user read and write access to the archive's folder and the files in it.",
               "서고 폴더와 그 안의 파일을 읽고 쓸 권한을 이 사용자에게 주세요."},
              {}};
    case SQLITE_FULL:
      return {ErrorCode::io,
              {"There is no room left on the disk of " + file + "; nothing half-written was kept.",
               "디스크에 남은 공간이 없습니다(" + file + "). 쓰다 만 것은 남기지 않았습니다."},
              {"Make room and run the same command again: it goes on where it stopped.",
               "공간을 비우고 같은 명령을 다시 실행하면 멈춘 곳부터 이어집니다."},
              {}};
    case SQLITE_IOERR:
      return {ErrorCode::io,
              {"Reading or writing " + file + " failed" + en + ".",
               "데이터베이스를 읽거나 쓰지 못했습니다: " + file + en},
              {},
              {}};
    default:
      return {ErrorCode::internal,
              {"SQLite refused a statement on " + file + en + ".",
               "SQLite가 " + file + "에 대한 명령을 거부했습니다" + en + "."},
              {},
              {}};
  }
}

[[noreturn]] void raise_from(sqlite3* database, int code) {
  const char* file = database != nullptr ? sqlite3_db_filename(database, "main") : nullptr;
  const char* detail = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  throw Failure{error_of(code, file != nullptr && *file != '\0' ? file : "archive.sqlite", detail)};
}

void check(sqlite3* database, int code) {
  if (code != SQLITE_OK) raise_from(database, code);
}

// The file as a URI, so that immutable=1 can be said.
std::string uri_of(const std::filesystem::path& file, const char* parameters) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || byte == '/' || byte == '.' || byte == '-' ||
                       byte == '_';
    if (plain) {
      uri += c;
    } else {
      uri += '%';
      uri += digits[byte >> 4];
      uri += digits[byte & 15];
    }
  }
  return uri + parameters;
}

constexpr int busy_milliseconds = 10'000;

}  // namespace

Rows::Rows(sqlite3* database, sqlite3_stmt* statement, bool* busy)
    : database_(database), statement_(statement), busy_(busy) {
  if (busy_ != nullptr) *busy_ = true;
}

Rows::Rows(Rows&& other) noexcept
    : database_(other.database_), statement_(other.statement_), busy_(other.busy_) {
  other.statement_ = nullptr;
  other.busy_ = nullptr;
}

Rows::~Rows() {
  if (statement_ == nullptr) return;
  if (busy_ == nullptr) {
    sqlite3_finalize(statement_);
    return;
  }
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  *busy_ = false;
}

bool Rows::next() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  raise_from(database_, code);
}

bool Rows::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Rows::integer(int column) const { return sqlite3_column_int64(statement_, column); }
std::string Rows::text(int column) const { return std::string(view(column)); }

std::string_view Rows::view(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Database::Database(const std::filesystem::path& file, Access access) {
  const int flags =
      SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
      (access == Access::write || access == Access::in_memory ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                              : SQLITE_OPEN_READONLY);
  const std::string uri = access == Access::in_memory
                              ? std::string(":memory:")
                              : uri_of(file, access == Access::read_immutable ? "?immutable=1" : "");
  const int code = sqlite3_open_v2(uri.c_str(), &database_, flags, nullptr);
  if (code != SQLITE_OK) {
    const Error error = error_of(code, file.string(), sqlite3_errstr(code));
    sqlite3_close(database_);
    throw Failure{error};
  }
  sqlite3_extended_result_codes(database_, 1);
  sqlite3_busy_timeout(database_, busy_milliseconds);
}

Database::~Database() {
  for (auto& [sql, kept] : statements_) sqlite3_finalize(kept->statement);
  sqlite3_close_v2(database_);
}

Rows Database::prepare(const char* sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end() && !found->second->busy)
    return {database_, found->second->statement, &found->second->busy};
  sqlite3_stmt* statement = nullptr;
  check(database_, sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
  if (found != statements_.end()) return {database_, statement, nullptr};  // asked for again while it runs
  auto kept = std::make_unique<Kept>();
  kept->statement = statement;
  bool* busy = &kept->busy;
  statements_.emplace(sqlite3_sql(statement), std::move(kept));  // keyed by the statement's own copy
  return {database_, statement, busy};
}

void Database::bind(Rows& rows, int index, std::int64_t value) {
  check(database_, sqlite3_bind_int64(rows.statement_, index, value));
}
void Database::bind(Rows& rows, int index, std::string_view value) {
  check(database_, sqlite3_bind_text64(rows.statement_, index, value.data() == nullptr ? "" : value.data(),
                                       value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void Database::bind(Rows& rows, int index, Blob value) {
  check(database_,
        sqlite3_bind_blob64(rows.statement_, index, value.bytes.data() == nullptr ? "" : value.bytes.data(),
                            value.bytes.size(), SQLITE_TRANSIENT));
}
void Database::bind(Rows& rows, int index, std::nullptr_t) {
  check(database_, sqlite3_bind_null(rows.statement_, index));
}

void Database::script(const std::string& sql) {
  check(database_, sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(database_); }
int Database::changes() const { return sqlite3_changes(database_); }

Transaction::Transaction(Database& database, bool writing) : database_(database) {
  database_.script(writing ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.script("ROLLBACK");
  } catch (const Failure&) {
    // SQLite has rolled back by itself, as after a full disk.
  }
}

void Transaction::commit() {
  database_.script("COMMIT");
  open_ = false;
}

}  // namespace seogo::archive
