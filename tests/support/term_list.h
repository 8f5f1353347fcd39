// A document's terms in one line, so that a test reads like the index format.
#pragma once

#include <string>
#include <string_view>

#include "index/document.h"

namespace seogo::test {

// "서버/2 S서버/1": name and wdf; those of one prefix alone when `start` is given.
inline std::string term_list(const index::Document& document, std::string_view start = "") {
  std::string out;
  for (const index::DocumentTerm& term : document.terms) {
    if (!term.name.starts_with(start)) continue;
    if (!out.empty()) out += ' ';
    out += term.name + '/' + std::to_string(term.wdf);
  }
  return out;
}

// Those without prefix.
inline std::string plain_terms(index::Document document) {
  std::erase_if(document.terms, [](const index::DocumentTerm& term) {
    return term.name.front() >= 'A' && term.name.front() <= 'Z';
  });
  return term_list(document);
}

}  // namespace seogo::test
