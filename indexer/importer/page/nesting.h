// Which element may open where, so that every parser reads the HTML that is written as the tree it was meant
// to be: none is closed by another's start, moved out of a table, or nested where only one may stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seogo::importer {

class Nesting {
 public:
  // Whether `name` opens here without closing or moving anything.
  bool fits(std::string_view name) const;

  void open(std::string_view name) { open_.emplace_back(name); }
  void close() { open_.pop_back(); }

  bool takes_text() const;  // false between the rows and cells of a table
  bool inside_link() const { return stands_open("a"); }

 private:
  std::string_view innermost() const { return open_.empty() ? std::string_view() : open_.back(); }
  bool stands_open(std::string_view name) const;  // as far as the cell that holds this place

  std::vector<std::string> open_;
};

}  // namespace seogo::importer
