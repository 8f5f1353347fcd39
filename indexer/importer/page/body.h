// The body of a post: its lines, headings, pictures, files, code and embedded frames, in the order of
// reading.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "importer/page/dom.h"
#include "seogo/post.h"

namespace seogo::importer {

// Where a body stands in a page: these nodes with all that is in them, in order, as far as `stop`.  More than
// one node where the author's own end tags closed the container too early.
struct Extent {
  std::vector<Node> nodes;
  Node stop = nullptr;  // the body ends before it; null when it ends with its nodes

  bool empty() const { return nodes.empty(); }
};

struct Body {
  std::string text;
  std::vector<std::string> headings;
  std::vector<Image> images;
  std::map<Node, std::size_t> image_index;  // of each <img> that counts
  std::vector<Attachment> attachments;
  std::vector<CodeBlock> code;
  std::vector<std::string> embeds;
};

// A line for each block (FORMATS section 7 decides what counts).  All text NFC.
Body read_body(const Extent& extent);

// Elements that break no line.
bool is_inline(Node element);

// A table of figures and words, whose rows are lines; other tables only lay out what stands in them.
bool is_data_table(Node table);

}  // namespace seogo::importer
