// What the smaller writing commands share: open, renew, change, relate, commit, catch up.
#pragma once

#include <filesystem>
#include <string>

#include "archive/guard.h"
#include "archive/writer.h"
#include "library/catch_up.h"
#include "library/derive.h"
#include "library/relate.h"
#include "seogo/library.h"

namespace seogo::library {

// Runs `change(writer)` on an existing archive as one run, then brings the index up to date under the same
// lock.
template <class Change>
Result<void> with_writer(const std::filesystem::path& archive, const char* command, const WriteOptions& write,
                         Change change, bool index_anew = false) {
  return archive::guard([&]() -> Result<void> {
    archive::WriterOptions options;
    options.lock = {write.wait, write.unsafe_locks, write.stop};
    archive::Writer writer = archive::take(archive::Writer::open(archive, options));
    writer.start_run(command);
    renew_outdated(writer, write.stop);
    change(writer);
    relate(writer, write.stop);
    writer.finish_run("");
    writer.commit();
    return catch_up(archive, writer.archive_id(), write, index_anew);
  });
}

}  // namespace seogo::library
