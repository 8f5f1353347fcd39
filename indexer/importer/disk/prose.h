// Do the texts of a folder read as Korean prose?  If most of them do, it is a folder of posts (MODEL section
// 5).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace seogo::importer {

// Whether somebody tells something in Korean: 40 syllables that are 30 % of all letters, or whole sentences.
// Blanks, blocks of code, heads, addresses and editor tokens do not count, nor does markup when
// `is_html`.  In any encoding that text/decode.h knows.
bool reads_as_prose(std::string_view bytes, bool is_html);

// Counts texts and prose by folder.
class TextCompany {
 public:
  void add(const std::string& folder, bool prose);

  // Whether nine tenths of the texts seen in `folder` read as prose; false where none were seen.
  bool is_good(const std::string& folder) const;

 private:
  struct Count {
    std::size_t texts = 0;
    std::size_t prose = 0;
  };
  std::map<std::string, Count> folders_;
};

}  // namespace seogo::importer
