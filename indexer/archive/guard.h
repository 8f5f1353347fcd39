// How failure travels inside archive/ and library/: thrown as a Failure, turned into a Result at the wall.
// Below the wall a call either did its work or the whole batch is rolled back, which exceptions say best.
#pragma once

#include <filesystem>
#include <system_error>
#include <utility>

#include "seogo/result.h"

namespace seogo::archive {

struct Failure {
  Error error;
};

[[noreturn]] inline void raise(ErrorCode code, Sentence message, Sentence hint = {}) {
  throw Failure{Error{code, std::move(message), std::move(hint), {}}};
}

// The value of a Result, or its error on the way up.
template <class T>
T take(Result<T> result) {
  if (!result) throw Failure{result.error()};
  return std::move(*result);
}
inline void take(const Result<void>& result) {
  if (!result) throw Failure{result.error()};
}

inline Error io_error(const std::filesystem::path& path, const std::error_code& why) {
  return {ErrorCode::io,
          {"The system refused " + path.string() + ": " + why.message() + ".",
           "시스템이 작업을 거부했습니다: " + path.string() + " (" + why.message() + ")"},
          {},
          {}};
}

// Runs `body`, which returns a Result, and catches what was thrown below it.
template <class Body>
auto guard(Body&& body) -> decltype(body()) {
  try {
    return body();
  } catch (const Failure& failure) {
    return Unexpected{failure.error};
  } catch (const std::filesystem::filesystem_error& problem) {
    return Unexpected{io_error(problem.path1(), problem.code())};
  }
}

}  // namespace seogo::archive
