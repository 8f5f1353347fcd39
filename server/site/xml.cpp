// Text inside XML.
#include "site/xml.h"

#include "seogo/escape.h"

namespace seogo::http {

std::string xml_text(std::string_view text) {
  std::string allowed;
  allowed.reserve(text.size());
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') allowed += c;
  return escaped(allowed);
}

}  // namespace seogo::http
