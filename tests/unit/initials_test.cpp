// Which stems an index lists by their initials.
#include "index/initials.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "index/xapian_document.h"
#include "support/temp_folder.h"

namespace seogo::index {
namespace initials_test {

using ::testing::ElementsAre;

Document document(std::vector<std::string> names) {
  Document made;
  for (std::string& name : names) made.terms.push_back({std::move(name), 1});
  return made;
}

// The stems with ㅅㅂ of three posts.
std::vector<std::string> listed() {
  const test::TempFolder folder;
  Xapian::WritableDatabase database((folder / "index").string(), Xapian::DB_CREATE);
  InitialsWriter initials;
  for (const Document& post :
       {document({"S수박", "서버", "수박"}), document({"소비"}), document({"소비", "server", "웹서버"})}) {
    database.add_document(to_xapian(post));
    initials.add(post);
  }
  initials.write(database);
  database.commit();
  return stems_with_initials(database, "ㅅㅂ", 10);
}

TEST(Initials, AreOfEachStemThoseOfTitlesFirstThenTheMostFrequent) {
  EXPECT_THAT(listed(), ElementsAre("수박", "소비", "서버"));
}

}  // namespace initials_test
}  // namespace seogo::index
