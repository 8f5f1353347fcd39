// What lies beside an answer of the Open API: the blog's categories, and the comments of its posts.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "importer/format/api_tree.h"

namespace seogo::importer {

// People kept one file for each answer, so a post's category stands in it as a number and its comments in
// another file. Looks into the post's own folder and the one above it, at files that are named for it.
class ApiCompany {
 public:
  // An answer with a post, and what lies beside it in `folder`, as one JSON; as it came when there is nothing
  // to add. Nothing above `root` is looked at.  Each folder is read once for all its files.
  std::string complete(const std::string& bytes, const std::string& folder, const std::string& root);

 private:
  struct Folder {
    std::string path = "?";  // never a folder's
    std::vector<Json> categories;
    std::map<std::string, std::vector<Json>> comments;  // by the number of the post
  };
  static const Folder& look_into(const std::string& path, Folder& known);

  Folder here_;
  Folder above_;
};

}  // namespace seogo::importer
