// A post after analysis, ready to be written; a pure value that knows no Xapian (index/format.h says what
// each term and value means).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "index/field_weights.h"
#include "seogo/analyzer.h"
#include "seogo/post.h"

namespace seogo::index {

struct DocumentTerm {
  std::string name;  // prefix and all
  std::uint32_t wdf = 0;

  friend bool operator==(const DocumentTerm&, const DocumentTerm&) = default;
};

struct Document {
  std::uint32_t key = 0;                                      // the archive's, and the document's id
  std::vector<DocumentTerm> terms;                            // by name, each once
  std::vector<std::pair<std::uint32_t, std::string>> values;  // by slot; none is empty
  std::string data;                                           // HitData

  friend bool operator==(const Document&, const Document&) = default;
};

// The same post, key, lexicon and weights give the same document.
Document make_document(std::uint32_t key, const Post& post, const Analyzer& analyzer,
                       const FieldWeights& weights = chosen_field_weights());

// The text of a post that a lexicon is learnt from.
std::string text_to_learn(const Post& post);

}  // namespace seogo::index
