// Which field a name before a colon means.
#include "seogo/field.h"

namespace seogo {

std::optional<FieldId> field_named(std::string_view name) {
  for (const Field& row : fields)
    if (row.name == name) return row.id;
  return std::nullopt;
}

}  // namespace seogo
