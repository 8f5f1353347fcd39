// The tables of archive.sqlite, and which version of them this program reads.  docs/format.md tells them in
// words.
#pragma once

#include <string>

#include "archive/sqlite.h"

namespace seogo::archive {

inline constexpr int schema_version = 1;

// Makes the tables in an empty database and gives it a random id.
void create_schema(Database& database);

// Whether the database holds nothing at all yet: a file just made, or a run that was cut before
// create_schema.
bool is_empty(Database& database);

// Raises archive_version for a newer schema, damaged for a database that is no archive of ours.
void check_schema(Database& database, const std::string& folder);

// A value of the table meta; raises damaged when it is not there.
std::string meta(Database& database, const char* key);

}  // namespace seogo::archive
