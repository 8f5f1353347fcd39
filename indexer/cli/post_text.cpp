// A post as a reader of a terminal wants it: what it is, then what it says.
#include "cli/post_text.h"

#include <fmt/core.h>

#include "cli/terminal.h"

namespace seogo::cli {

namespace {

void add_fact(std::string& out, std::string_view name, const std::string& value) {
  if (!value.empty()) out += fmt::format("{}: {}\n", name, value);
}

void add_comments(const Context& context, std::string& out, const std::vector<Comment>& comments,
                  std::size_t depth) {
  for (const Comment& comment : comments) {
    out += std::string(depth * 2, ' ') + (comment.author.empty() ? std::string("?") : comment.author);
    if (comment.published) out += " · " + to_string(*comment.published).substr(0, 10);
    out += "\n" + std::string(depth * 2 + 2, ' ');
    for (const char c : comment.text) {
      out += c;
      if (c == '\n') out += std::string(depth * 2 + 2, ' ');
    }
    out += '\n';
    add_comments(context, out, comment.replies, depth + 1);
  }
}

}  // namespace

std::string as_text(const Context& context, const Post& post) {
  std::string out;
  if (post.kind == Kind::not_a_post) {
    add_fact(out, context.text("no post", "글이 아님"), post.reason);
    return printable(out);
  }
  out += shown_title(post);
  if (!post.title)
    out += std::string(" ") + std::string(context.text("(label made up)", "(제목이 없어 붙인 이름)"));
  out += "\n\n";
  add_fact(out, context.text("id", "번호"), post.id);
  add_fact(out, context.text("address", "주소"), post.url);
  add_fact(out, context.text("author", "글쓴이"), post.author);
  add_fact(out, context.text("published", "발행"),
           post.published ? to_string(*post.published) : std::string());
  add_fact(out, context.text("updated", "고침"), post.updated ? to_string(*post.updated) : std::string());
  add_fact(out, context.text("category", "분류"), joined(post.category, " > "));
  add_fact(out, context.text("tags", "태그"), joined(post.tags, ", "));
  add_fact(out, context.text("visibility", "공개"), std::string(name_of(post.visibility)));
  if (post.series)
    add_fact(out, context.text("series", "시리즈"),
             fmt::format("{} {}/{}", post.series->name, post.series->number, post.series->count));
  add_fact(out, context.text("copy of", "복사본"), post.copy_of);
  if (post.versions > 1) add_fact(out, context.text("versions", "판"), std::to_string(post.versions));
  for (const Image& image : post.images)
    add_fact(out,
             image.media.empty() ? context.text("picture, no copy", "그림(사본 없음)")
                                 : context.text("picture", "그림"),
             image.original.empty() ? image.url : image.original);
  out += "\n" + post.text + "\n";
  if (!post.comments.empty()) {
    out += fmt::format("\n{}\n", context.text("— comments —", "— 댓글 —"));
    add_comments(context, out, post.comments, 0);
  }
  return printable(out);
}

}  // namespace seogo::cli
