// Who may ask at all: the Host that was meant, and what the reader knows where the archive is private.
#pragma once

#include <optional>

#include "site/call.h"

namespace seogo::http {

// The answer to a request that is not let in: 403 for a name of another site that leads to this machine (DNS
// rebinding), 401 without the credentials of --private.  Nothing when it may be answered.
std::optional<Response> refuse_admission(const Call& call);

}  // namespace seogo::http
