// Brings up to date what follows from all posts together: series, and which posts nearly repeat an older one.
#pragma once

#include <stop_token>

#include "archive/writer.h"

namespace seogo::library {

// Looks at what changed since the last time, within the writer's batch.  The outcome depends on the set of
// held posts alone.  Throws archive::Failure.  Asked to stop it leaves the rest to the next writing command.
void relate(archive::Writer& writer, const std::stop_token& stop);

}  // namespace seogo::library
