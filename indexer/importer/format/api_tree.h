// An answer of the Tistory Open API, JSON or XML, as one kind of tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importer/common/json_text.h"
#include "seogo/result.h"

namespace seogo::importer {

// JSON, XML, or a list as scripts printed it.  Elements of XML become members; several of one name a list; an
// element without children its text.  The root's name stands on top.  Fails with bad_input when it is none of
// these.
Result<Json> parse_api_answer(std::string_view text);

// Numbers come as strings and strings as numbers: either as text.  Empty for everything else and for what is
// not there.
std::string told(const Json& object, const char* key);

// What stands where a list is expected: a list, one object alone, or either below `inner` (posts.post).
std::vector<Json> list_at(const Json& object, const char* key, const char* inner);

// What an answer holds.
struct ApiAnswer {
  Json item;                     // what tells of the blog: url, secondaryUrl
  std::vector<Json> posts;       // with content
  std::vector<Json> entries;     // of a list, without
  std::vector<Json> comments;    // of comment/list
  std::vector<Json> categories;  // of category/list
  std::string comments_of;       // the number of the post they belong to
};
ApiAnswer read_answer(const Json& root);

}  // namespace seogo::importer
