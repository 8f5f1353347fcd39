// A document as Xapian takes it, and documents written to a database.
#pragma once

#include <xapian.h>

#include "index/document.h"

namespace seogo::index {

Xapian::Document to_xapian(const Document& document);

}  // namespace seogo::index
