// What a word in each field of a post counts beside one of the body, as an index was written with.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "seogo/field.h"

namespace seogo::index {

// By the field's place in the table of seogo/field.h.  Integers, because they are what Xapian counts (wdf).
using FieldWeights = std::array<std::uint32_t, fields.size()>;

FieldWeights chosen_field_weights();  // those of the table

// "title=1 body=1 …", and back; what is not told, or is no number, stays as chosen.
std::string to_string(const FieldWeights& weights);
FieldWeights field_weights_from(std::string_view text);

}  // namespace seogo::index
