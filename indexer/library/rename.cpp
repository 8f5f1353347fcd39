// The command `blogs rename`: a blog gets its right name, now and for sources that come later.
#include <algorithm>

#include "library/derive.h"
#include "library/upkeep.h"

namespace seogo {
namespace {

bool is_blog_name(const std::string& name) {
  return !name.empty() && name.size() <= 100 && name != "." && name != ".." &&
         std::ranges::none_of(
             name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\x7f'; });
}

}  // namespace

Result<void> rename_blog(const std::filesystem::path& archive, const std::string& from, const std::string& to,
                         const WriteOptions& write) {
  if (!is_blog_name(to) || from == to)
    return fail(
        ErrorCode::bad_usage,
        {"A blog cannot be named \"" + to + "\".", "블로그 이름으로 쓸 수 없습니다: \"" + to + "\""},
        {"A name has 1 to 100 bytes and no slash.", "이름은 1~100바이트이고 빗금(/)을 쓸 수 없습니다."});
  return library::with_writer(archive, "blogs rename", write, [&](archive::Writer& writer) {
    if (writer.sources_of_blog(from).empty())
      archive::raise(ErrorCode::not_found,
                     {"There is no blog named " + from + ".", "그런 블로그가 없습니다: " + from},
                     {"List the blogs with: seogo blogs", "seogo blogs 로 목록을 볼 수 있습니다."});
    library::Deriver deriver(writer);
    deriver.rename(from, to, "user");
    deriver.flush();
  });
}

}  // namespace seogo
