// XML as it streams by, from anyone: what opens, what stands there, what closes.  All that is known of expat
// stands in xml_stream.cpp.
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importer/common/byte_source.h"
#include "seogo/result.h"

namespace seogo::importer {

namespace bound {
inline constexpr std::size_t xml_depth = 200;
inline constexpr std::size_t xml_token =
    4 << 20;  // a tag, a comment; text comes in pieces and has no bound here
inline constexpr int xml_resumes = 1000;
}  // namespace bound

using XmlAttributes = std::vector<std::pair<std::string, std::string>>;

class XmlVisitor {
 public:
  virtual ~XmlVisitor() = default;
  // Names as written, with their prefix.
  virtual void open(const std::string& name, const XmlAttributes& attributes) = 0;
  virtual void text(std::string_view piece) = 0;
  virtual void close(const std::string& name) = 0;
  // The stream is broken here.  What is open stays without an end.
  virtual void torn(const Error&) {}
  // Reading goes on; these elements are open now, and no others.
  virtual void resumed(const std::vector<std::string>& context) { (void)context; }
};

// Where reading may go on after a break: at the next `<element` , as if `context` alone were open.
struct XmlResume {
  std::string element;               // "post"
  std::vector<std::string> context;  // {"blog"}
};

// Reads to the end.  Documents that declare entities are refused, so nothing ever expands; entities that
// nobody declared (&nbsp;) are read as HTML does.  Fails with bad_input where the document is broken, unless
// it can go on at one of `resumes`; what was told before stands.
Result<void> read_xml(const ByteSource& source, XmlVisitor& visitor,
                      const std::vector<XmlResume>& resumes = {}, const std::stop_token& stop = {});
Result<void> read_xml(std::string_view bytes, XmlVisitor& visitor);

// Gives `bytes` piece by piece; they must outlive it.
ByteSource source_of_bytes(std::string_view bytes);

}  // namespace seogo::importer
