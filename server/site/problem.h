// Answers that say what went wrong: JSON below /api/, a small page elsewhere.
#pragma once

#include <string_view>

#include "seogo/result.h"
#include "site/call.h"

namespace seogo::http {

// Each code of the engine has one status.
int status_of(ErrorCode code);
std::string_view name_of(ErrorCode code);

Response problem(const Call& call, const Error& error);

// For what the engine has no code for: `code` is the word in the JSON.
Response problem(const Call& call, int status, std::string_view code, const Sentence& message,
                 const Sentence& hint = {});

}  // namespace seogo::http
