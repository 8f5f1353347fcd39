#include "index/database.h"

#include <charconv>
#include <string>

#include "index/format.h"
#include "index/guard.h"

namespace seogo::index {
namespace {

std::uint64_t number_in(const Xapian::Database& database, const char* key) {
  const std::string text = database.get_metadata(key);
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Result<Xapian::Database> open_database(const Generation& generation) {
  return guarded([&]() -> Result<Xapian::Database> {
    Xapian::Database database(generation.path.string());
    if (number_in(database, metadata::index_version) != index_version)
      return fail(ErrorCode::index_version,
                  {"The index was written by another version of seogo.",
                   "이 색인은 다른 버전의 seogo가 만든 것입니다."},
                  {"Build it anew with: seogo reindex", "다시 만드세요: seogo reindex"});
    return database;
  });
}

IndexState state_of(const Xapian::Database& database) {
  IndexState state;
  state.archive_id = database.get_metadata(metadata::archive_id);
  state.counter = number_in(database, metadata::counter);
  state.posts = database.get_doccount();
  state.learnt_from = number_in(database, metadata::learnt_from);
  state.field_weights = field_weights_from(database.get_metadata(metadata::field_weights));
  return state;
}

void set_state(Xapian::WritableDatabase& database, const IndexState& state) {
  database.set_metadata(metadata::index_version, std::to_string(index_version));
  database.set_metadata(metadata::archive_id, state.archive_id);
  database.set_metadata(metadata::counter, std::to_string(state.counter));
  database.set_metadata(metadata::learnt_from, std::to_string(state.learnt_from));
  database.set_metadata(metadata::field_weights, to_string(state.field_weights));
}

Result<std::optional<IndexState>> read_state(const std::filesystem::path& folder) {
  using Answer = Result<std::optional<IndexState>>;
  Result<Generation> generation = open_current(folder);
  if (!generation) {
    if (generation.error().code == ErrorCode::no_index) return Answer(std::nullopt);
    return Unexpected{generation.error()};
  }
  Result<Xapian::Database> database = open_database(*generation);
  if (!database) return Unexpected{database.error()};
  return guarded([&]() -> Answer { return std::optional(state_of(*database)); });
}

}  // namespace seogo::index
