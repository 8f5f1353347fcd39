#include "index/xapian_document.h"

#include "index/term_code.h"

namespace seogo::index {

Xapian::Document to_xapian(const Document& document) {
  Xapian::Document out;
  for (const DocumentTerm& term : document.terms) out.add_term(encode_term(term.name), term.wdf);
  for (const auto& [slot, value] : document.values) out.add_value(slot, value);
  out.set_data(document.data);
  return out;
}

}  // namespace seogo::index
