#include "post/text_id.h"

#include "post/digest.h"

namespace seogo {

std::string text_id(const Post& post, std::size_t digits) {
  std::string told = post.title.value_or("") + "\n";
  if (post.published) told += to_string(*post.published);
  told += "\n" + (post.text.empty() ? post.html : post.text);
  return post.blog + "/~" + sha256(told).substr(0, digits);
}

}  // namespace seogo
