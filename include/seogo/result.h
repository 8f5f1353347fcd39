// How failure is told: every call that can fail in an expected way returns a Result.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace seogo {

// A sentence for people, in both languages the program speaks.  Library code writes both and never
// decides which one is shown; the command line and the server pick.
struct Sentence {
  std::string en;
  std::string ko;

  bool empty() const { return en.empty() && ko.empty(); }
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

enum class ErrorCode {
  bad_query,        // the words of a query cannot be read, or exceed a bound
  bad_usage,        // a call's arguments make no sense together
  not_found,        // nothing under that id, path or address
  no_archive,       // there is no archive at that place
  no_index,         // the archive has no index (yet)
  bad_input,        // a file or record that is refused
  archive_locked,   // another writer holds the archive
  read_only,        // the place may not be written
  archive_version,  // another version of this program wrote the archive
  index_version,    // another version of this program wrote the index
  damaged,          // what is on disk contradicts itself
  io,               // the system said no: disk full, unreadable file
  stopped,          // the caller asked to stop
  internal,         // a bug
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  Sentence message;  // a full sentence that names the thing
  Sentence hint;     // what to do about it, often a command to type; may be empty
  std::optional<std::size_t> place = std::nullopt;  // byte in the text that was read, where one is known
};

// Wraps an Error on its way into a Result, as std::unexpected does.
struct Unexpected {
  Error error;
};

inline Unexpected fail(ErrorCode code, Sentence message, Sentence hint = {}) {
  return Unexpected{Error{code, std::move(message), std::move(hint)}};
}

// Either a value or an Error.  Uses only names that std::expected has too, so that C++23 can
// replace it by an alias.  Reading the value of a failure is a bug (assert).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Unexpected unexpected) : state_(std::in_place_index<1>, std::move(unexpected.error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return checked(); }
  const T& value() const& { return const_cast<Result*>(this)->checked(); }
  T&& value() && { return std::move(checked()); }
  T& operator*() & { return checked(); }
  const T& operator*() const& { return const_cast<Result*>(this)->checked(); }
  T&& operator*() && { return std::move(checked()); }
  T* operator->() { return &checked(); }
  const T* operator->() const { return &const_cast<Result*>(this)->checked(); }

  const Error& error() const {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }

 private:
  T& checked() {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }

  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Unexpected unexpected) : error_(std::move(unexpected.error)) {}

  bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  const Error& error() const {
    assert(error_.has_value());
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace seogo
