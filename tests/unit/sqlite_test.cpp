// Statements, transactions, and what becomes of SQLite's errors.
#include "archive/sqlite.h"

#include <gmock/gmock.h>

#include "archive/schema.h"
#include "archive/writer.h"
#include "support/temp_folder.h"

namespace seogo::archive {
namespace sqlite_test {

using test::TempFolder;

ErrorCode code_of(const auto& action) {
  try {
    action();
  } catch (const Failure& failure) {
    EXPECT_FALSE(failure.error.message.en.empty());
    EXPECT_FALSE(failure.error.message.ko.empty());
    return failure.error.code;
  }
  ADD_FAILURE() << "nothing was raised";
  return ErrorCode::internal;
}

TEST(Database, BringsBackWhatWasBound) {
  Database db({}, Access::in_memory);
  db.script("CREATE TABLE t(number, text, bytes, absent)");
  const std::string bytes("a\0b", 3);
  db.execute("INSERT INTO t VALUES(?, ?, ?, ?)", -7, "책", Blob{bytes}, std::optional<int>());
  Rows rows = db.query("SELECT number, text, bytes, absent FROM t");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.integer(0), -7);
  EXPECT_EQ(rows.text(1), "책");
  EXPECT_EQ(rows.text(2), bytes);
  EXPECT_TRUE(rows.is_null(3));
  EXPECT_EQ(rows.text(3), "");
  EXPECT_FALSE(rows.next());
}

TEST(Database, AStatementMayRunInsideItself) {
  Database db({}, Access::in_memory);
  db.script("CREATE TABLE t(n); INSERT INTO t VALUES(1), (2), (3)");
  int pairs = 0;
  for (Rows outer = db.query("SELECT n FROM t"); outer.next();)
    for (Rows inner = db.query("SELECT n FROM t"); inner.next();) ++pairs;
  EXPECT_EQ(pairs, 9);
}

TEST(Database, EmptyTextIsNotNull) {
  Database db({}, Access::in_memory);
  db.script("CREATE TABLE t(a TEXT NOT NULL)");
  db.execute("INSERT INTO t VALUES(?)", std::string_view());
  EXPECT_EQ(db.number("SELECT count(*) FROM t WHERE a = ''"), 1);
}

TEST(Transaction, IsRolledBackUnlessCommitted) {
  Database db({}, Access::in_memory);
  db.script("CREATE TABLE t(n)");
  {
    const Transaction dropped(db);
    db.execute("INSERT INTO t VALUES(1)");
  }
  EXPECT_EQ(db.number("SELECT count(*) FROM t"), 0);
  Transaction kept(db);
  db.execute("INSERT INTO t VALUES(1)");
  kept.commit();
  EXPECT_EQ(db.number("SELECT count(*) FROM t"), 1);
}

TEST(Database, AFileThatIsNoDatabaseIsDamaged) {
  const TempFolder folder;
  folder.write("archive.sqlite", std::string(8192, 'x'));
  EXPECT_EQ(code_of([&] {
              Database(folder / "archive.sqlite", Access::read).number("SELECT 1 FROM sqlite_master");
            }),
            ErrorCode::damaged);
}

TEST(Database, AFullDiskIsAnErrorOfTheSystem) {
  const TempFolder folder;
  Database db(folder / "small.sqlite", Access::write);
  db.script("CREATE TABLE t(a); PRAGMA max_page_count = 4");
  const std::string much(1 << 20, 'x');
  EXPECT_EQ(code_of([&] { db.execute("INSERT INTO t VALUES(?)", much); }), ErrorCode::io);
}

TEST(Schema, ANewerOneIsRefusedWithASentenceAndAnotherDatabaseIsNone) {
  const TempFolder folder;
  Database db(folder / "archive.sqlite", Access::write);
  EXPECT_TRUE(is_empty(db));
  create_schema(db);
  EXPECT_FALSE(is_empty(db));
  check_schema(db, "here");
  EXPECT_EQ(meta(db, "archive_id").size(), 32U);
  db.script("UPDATE meta SET value = '99' WHERE key = 'schema'");
  EXPECT_EQ(code_of([&] { check_schema(db, "here"); }), ErrorCode::archive_version);
  Database other(folder / "other.sqlite", Access::write);
  other.script("CREATE TABLE t(n)");
  EXPECT_EQ(code_of([&] { check_schema(other, "here"); }), ErrorCode::damaged);
}

}  // namespace sqlite_test
}  // namespace seogo::archive
