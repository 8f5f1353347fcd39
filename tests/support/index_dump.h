// All that an index holds, as text: two indexes are equal when their dumps are.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>

#include "index/database.h"
#include "index/format.h"
#include "index/generation.h"

namespace seogo::test {

inline std::string dump(const Xapian::Database& database) {
  std::string out;
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
    const Xapian::Document document = database.get_document(*id);
    out += "document " + std::to_string(*id) + " length " + std::to_string(id.get_doclength()) + '\n';
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      out += "  " + *term + ' ' + std::to_string(term.get_wdf()) + '\n';
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      out += "  slot " + std::to_string(value.get_valueno()) + ' ' + *value + '\n';
    out += "  data " + document.get_data() + '\n';
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    out += *term + " in " + std::to_string(term.get_termfreq()) + '\n';
  return out;
}

// With the state, when `with_state`.
inline std::string dump_index(const std::filesystem::path& folder, bool with_state = true) {
  const auto generation = index::open_current(folder);
  if (!generation) return generation.error().message.en;
  const auto database = index::open_database(*generation);
  if (!database) return database.error().message.en;
  std::string out = dump(*database);
  if (!with_state) return out;
  const index::IndexState state = index::state_of(*database);
  return out + "state " + state.archive_id + ' ' + std::to_string(state.counter) + ' ' +
         std::to_string(state.posts) + ' ' + std::to_string(state.learnt_from) + '\n';
}

}  // namespace seogo::test
