// The tables of archive.sqlite, and which version of them this program reads.  docs/format.md tells them in
// words.
#pragma once

#include <filesystem>
#include <string>

#include "archive/sqlite.h"

namespace seogo::archive {

inline constexpr int schema_version = 2;

// Makes the tables in an empty database and gives it a random id.
void create_schema(Database& database);

// Whether the database holds nothing at all yet: a file just made, or a run that was cut before
// create_schema.
bool is_empty(Database& database);

// Raises archive_version for any other schema, damaged for a database that is no archive of ours.
void check_schema(Database& database, const std::string& folder);

// 32 hex digits by the system's generator.
std::string random_id();

// The version of the tables.
int schema_of(Database& database);

// Brings the tables of an older program to this one's version, after keeping a copy of the database in `file`
// beside it (archive.sqlite.schema1).  Cut anywhere, it leaves the old or the new tables.  Raises damaged for
// a database that is no archive of ours.
void upgrade_schema(Database& database, const std::filesystem::path& file);

// A value of the table meta; raises damaged when it is not there.
std::string meta(Database& database, const char* key);

}  // namespace seogo::archive
