// SQLite with owners: a database, its statements, a transaction.  SQLite's codes become Errors here.
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "archive/guard.h"

struct sqlite3;
struct sqlite3_stmt;

namespace seogo::archive {

// Bytes to be bound as a BLOB; must outlive the call.
struct Blob {
  std::string_view bytes;
};

// The rows of a running statement.  Gives the statement back when it goes.
class Rows {
 public:
  Rows(Rows&& other) noexcept;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows();

  bool next();  // false after the last row
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  std::string text(int column) const;       // empty for NULL; BLOBs too
  std::string_view view(int column) const;  // until the next call of next()

 private:
  friend class Database;
  Rows(sqlite3* database, sqlite3_stmt* statement, bool* busy);
  sqlite3* database_;
  sqlite3_stmt* statement_;
  bool* busy_;  // the cache's mark; null when the statement is this object's own
};

enum class Access { read, read_immutable, write, in_memory };

// One connection; not safe for several threads at once.  Every call throws Failure.
class Database {
 public:
  Database(const std::filesystem::path& file, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Runs `sql` with `values` for its question marks.  Statements are kept by their text, which must
  // be a literal or otherwise lasting and few.
  template <class... Values>
  Rows query(const char* sql, const Values&... values) {
    Rows rows = prepare(sql);
    int index = 0;
    (bind(rows, ++index, values), ...);
    return rows;
  }

  // For statements whose rows do not matter.
  template <class... Values>
  void execute(const char* sql, const Values&... values) {
    Rows rows = query(sql, values...);
    while (rows.next()) {
    }
  }

  // The first column of the first row as a number, if there is a row and it is not NULL.
  template <class... Values>
  std::optional<std::int64_t> number(const char* sql, const Values&... values) {
    Rows rows = query(sql, values...);
    if (!rows.next() || rows.is_null(0)) return std::nullopt;
    return rows.integer(0);
  }

  void script(const std::string& sql);  // several statements at once, without values
  std::int64_t last_id() const;
  int changes() const;  // rows that the last statement changed

 private:
  struct Kept {
    sqlite3_stmt* statement = nullptr;
    bool busy = false;
  };

  Rows prepare(const char* sql);
  void bind(Rows& rows, int index, std::int64_t value);
  void bind(Rows& rows, int index, std::string_view value);
  void bind(Rows& rows, int index, Blob value);
  void bind(Rows& rows, int index, std::nullptr_t);
  void bind(Rows& rows, int index, const std::string& value) { bind(rows, index, std::string_view(value)); }
  void bind(Rows& rows, int index, const char* value) { bind(rows, index, std::string_view(value)); }
  template <std::integral T>
  void bind(Rows& rows, int index, T value) {
    bind(rows, index, static_cast<std::int64_t>(value));
  }
  template <class T>
  void bind(Rows& rows, int index, const std::optional<T>& value) {
    value ? bind(rows, index, *value) : bind(rows, index, nullptr);
  }

  sqlite3* database_ = nullptr;
  std::unordered_map<std::string_view, std::unique_ptr<Kept>> statements_;
};

// Rolled back unless committed.  Reading ones keep one snapshot over several statements.
class Transaction {
 public:
  explicit Transaction(Database& database, bool writing = true);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace seogo::archive
