// The pieces of a query's text: words, phrases, fields with their values, operators, brackets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/field.h"
#include "seogo/result.h"

namespace seogo::query {

struct Token {
  enum class Kind {
    word,
    phrase,
    prefix,
    filter,
    unfinished,  // a field without its value: asks for nothing, and an operator before it does nothing
    open,
    close,
    either,
    also,
    negation
  };
  Kind kind = Kind::word;
  std::string text;
  FieldId field = FieldId::body;
  bool in_field = false;
  std::size_t place = 0;  // byte where it begins
};

// Brackets in the answer always pair; what was only a stray bracket or quote is gone.  Linear in the length.
// Fails with bad_query and the place for an unreadable value and for a bound exceeded.
Result<std::vector<Token>> lex(std::string_view text);

// Whether a dash and `text` may be an option of a command: the f of `tail -f`, the 9 of `kill -9`.
bool is_option(std::string_view text);

// A failure that points at a byte of the text.
Unexpected bad_query(std::size_t place, Sentence message, Sentence hint = {});

}  // namespace seogo::query
