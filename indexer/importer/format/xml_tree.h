// Small XML as a tree, and back as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importer/format/xml_stream.h"
#include "seogo/result.h"

namespace seogo::importer {

namespace bound {
inline constexpr std::size_t xml_elements = 500'000;  // of one record
}

struct XmlElement {
  std::string name;
  XmlAttributes attributes;
  std::string text;  // its own, not that of its children
  std::vector<XmlElement> children;

  const XmlElement* child(std::string_view called) const;  // the first of that name; null when there is none
  std::vector<const XmlElement*> all(std::string_view called) const;
  std::string text_of(std::string_view called) const;  // of the first child of that name, trimmed
  std::string attribute(std::string_view called) const;
};

// Fails with bad_input as read_xml does, and for more elements than the bound.
Result<XmlElement> parse_xml(std::string_view bytes);

std::string to_xml(const XmlElement& element);

// The same piece by piece.
void write_open(std::string& out, std::string_view name, const XmlAttributes& attributes);
void write_text(std::string& out, std::string_view text);
void write_close(std::string& out, std::string_view name);

}  // namespace seogo::importer
