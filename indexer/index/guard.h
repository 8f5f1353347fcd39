// Where Xapian's exceptions end: inside index/ and query/ they become Errors with a hint.
#pragma once

#include <xapian.h>

#include <type_traits>
#include <utility>

#include "seogo/result.h"

namespace seogo::index {

// Which Error an exception of Xapian's is.
Error error_from(const Xapian::Error& error);

// Runs `work` and turns what Xapian throws into an Error.  `work` returns a Result, a value, or nothing.
template <class Work>
auto guarded(Work&& work) {
  using Answer = std::invoke_result_t<Work>;
  if constexpr (std::is_void_v<Answer>) {
    try {
      std::forward<Work>(work)();
      return Result<void>();
    } catch (const Xapian::Error& error) {
      return Result<void>(Unexpected{error_from(error)});
    }
  } else if constexpr (requires(Answer answer) { answer.error(); }) {
    try {
      return std::forward<Work>(work)();
    } catch (const Xapian::Error& error) {
      return Answer(Unexpected{error_from(error)});
    }
  } else {
    try {
      return Result<Answer>(std::forward<Work>(work)());
    } catch (const Xapian::Error& error) {
      return Result<Answer>(Unexpected{error_from(error)});
    }
  }
}

}  // namespace seogo::index
