// A document as Xapian holds it.
#include "index/xapian_document.h"

#include <gtest/gtest.h>

#include <string>

#include "index/term_code.h"

namespace seogo::index {
namespace xapian_document_test {

std::string printed(const Xapian::Document& document) {
  std::string out;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if (!out.empty()) out += ' ';
    out += decode_term(*term) + '/' + std::to_string(term.get_wdf());
  }
  return out;
}

TEST(ToXapian, TakesEveryTermValueAndTheData) {
  Document document;
  document.terms = {{"XISpublic", 0}, {"서버", 2}, {"장애", 1}};
  document.values = {{3, "20240504000000"}};
  document.data = std::string("a\0b", 3);
  const Xapian::Document got = to_xapian(document);
  EXPECT_EQ(printed(got), "XISpublic/0 서버/2 장애/1");
  EXPECT_EQ(got.get_value(3), "20240504000000");
  EXPECT_EQ(got.values_count(), 1u);
  EXPECT_EQ(got.get_data(), document.data);
}

TEST(ToXapian, TakesTheEmptyDocument) { EXPECT_EQ(printed(to_xapian({})), ""); }

}  // namespace xapian_document_test
}  // namespace seogo::index
