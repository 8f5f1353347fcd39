// The table of fields: names, prefixes, order.
#include "seogo/field.h"

#include <gtest/gtest.h>

#include <string>

#include "index/format.h"

namespace seogo {
namespace field_test {

TEST(FieldNamed, FindsEachRowByItsName) {
  for (const Field& row : fields) EXPECT_EQ(field_named(row.name), row.id) << row.name;
}

TEST(FieldNamed, KnowsNothingElse) {
  for (const char* name : {"", "Title", "제목", "titles", "url"})
    EXPECT_EQ(field_named(name), std::nullopt) << name;
}

TEST(Fields, StateThePrefixesOfTheFormat) {
  const struct {
    FieldId id;
    std::string_view want;
  } cases[] = {
      {FieldId::title, index::prefix::title},   {FieldId::body, index::prefix::word},
      {FieldId::tag, index::prefix::tag},       {FieldId::category, index::prefix::category},
      {FieldId::blog, index::prefix::blog},     {FieldId::author, index::prefix::author},
      {FieldId::series, index::prefix::series}, {FieldId::lang, index::prefix::lang},
      {FieldId::has, index::prefix::has},       {FieldId::is, index::prefix::is},
  };
  for (const auto& c : cases) EXPECT_EQ(field(c.id).prefix, c.want) << field(c.id).name;
}

TEST(Fields, HaveNoTwoPrefixesOfWhichOneContinuesTheOtherInSmallLetters) {
  // Text behind a prefix never begins with A–Z: then one class cannot be read as another.
  const std::string_view all[] = {index::prefix::word,        index::prefix::title,  index::prefix::joint,
                                  index::prefix::title_joint, index::prefix::inside, index::prefix::tag,
                                  index::prefix::category,    index::prefix::blog,   index::prefix::author,
                                  index::prefix::series,      index::prefix::lang,   index::prefix::has,
                                  index::prefix::is,          index::prefix::id};
  for (std::size_t i = 0; i < std::size(all); ++i)
    for (std::size_t k = 0; k < std::size(all); ++k) {
      EXPECT_TRUE(i == k || all[i] != all[k]) << all[i];
      EXPECT_EQ(all[i].find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string_view::npos) << all[i];
    }
}

}  // namespace field_test
}  // namespace seogo
