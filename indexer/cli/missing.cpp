// `seogo missing` and `seogo check`: what the archive knows of but lacks, and whether a blog may be deleted.
#include <fmt/core.h>

#include <map>
#include <memory>

#include "cli/terminal.h"
#include "cli/verbs.h"
#include "seogo/archive.h"
#include "seogo/date.h"
#include "seogo/report_json.h"

namespace seogo::cli {

namespace {

void print_posts(const std::vector<MissingPost>& posts) {
  for (const MissingPost& it : posts)
    fmt::print("    {}  {}  {}\n",
               it.published ? to_string(*it.published).substr(0, 10) : std::string(10, ' '),
               printable(it.title), printable(it.url));
}

void print_images(const Context& context, const std::vector<MissingImage>& images) {
  std::string post;
  for (const MissingImage& it : images) {
    if (it.post != post) fmt::print("  {}  {}\n", printable(it.post), printable(it.title));
    post = it.post;
    std::string left;
    if (it.expires) {
      const std::int64_t days = days_left(*it.expires);
      left = days < 0 ? std::string(context.text("  (expired)", "  (기한이 지났습니다)"))
                      : with_singulars(fmt::format(
                            fmt::runtime(context.text("  ({} days left)", "  ({}일 남음)")), days));
    }
    fmt::print("    {}{}\n", printable(it.url), left);
  }
}

void print_missing(const Context& context, const std::vector<MissingPost>& posts,
                   const std::vector<CategoryCount>& counts) {
  std::map<std::pair<std::string, std::string>, std::vector<MissingPost>> by_category;
  for (const MissingPost& post : posts)
    by_category[{post.blog, category_text(post.category)}].push_back(post);
  std::string blog;
  for (const CategoryCount& count : counts) {
    if (count.missing == 0) continue;
    if (count.blog != blog) fmt::print("{}\n", printable(count.blog));
    blog = count.blog;
    const auto name = count.category.empty() ? std::string(context.text("without a category", "분류 없음"))
                                             : printable(count.category);
    fmt::print(
        "  {}: {}\n", name,
        with_singulars(fmt::format(fmt::runtime(context.text("{0} of {1} held", "{1}편 중 {0}편 보관")),
                                   count.held, count.held + count.missing)));
    print_posts(by_category[{count.blog, count.category}]);
  }
}

int run_missing(const Context& context) {
  const auto archive = Archive::open(context.archive);
  if (!archive) return complain(context, archive.error());
  const auto posts = archive->missing();
  if (!posts) return complain(context, posts.error());
  const auto images = archive->missing_images();
  if (!images) return complain(context, images.error());
  const auto counts = archive->categories();
  if (!counts) return complain(context, counts.error());
  if (context.json) {
    fmt::print("{}\n", to_json(*posts, *images, *counts));
    return done;
  }
  print_missing(context, *posts, *counts);
  if (!images->empty()) fmt::print("{}\n", context.text("pictures without a copy", "사본이 없는 그림"));
  print_images(context, *images);
  fmt::print("{}\n",
             with_singulars(fmt::format(
                 fmt::runtime(context.text("{} posts are known but not held; {} pictures have no copy.",
                                           "알려져 있지만 서고에 없는 글 {}편, 사본이 없는 그림 {}개.")),
                 posts->size(), images->size())));
  return done;
}

void print_check(const Context& context, const BlogCheck& check) {
  fmt::print("{}\n", printable(context.text(check.verdict)));
  if (!check.missing.empty()) fmt::print("  {}\n", context.text("posts not held", "서고에 없는 글"));
  print_posts(check.missing);
  if (!check.images.empty())
    fmt::print("  {}\n", context.text("pictures without a copy", "사본이 없는 그림"));
  print_images(context, check.images);
  if (!check.without_text.empty())
    fmt::print("  {}\n", context.text("posts without a text", "본문이 없는 글"));
  for (const std::string& id : check.without_text) fmt::print("    {}\n", printable(id));
  if (!check.compared.empty()) fmt::print("  {}\n", context.text("compared with", "비교한 자료"));
  for (const Comparison& it : check.compared)
    fmt::print("    {}{}: {}{}\n", it.format, it.is_list ? context.text(" (list)", " (목록)") : "",
               it.sources, it.as_of ? "  " + to_string(date_from_unix(*it.as_of)).substr(0, 10) : "");
}

int run_check(const Context& context, const std::string& blog) {
  const auto archive = Archive::open(context.archive);
  if (!archive) return complain(context, archive.error());
  const auto check = archive->check(blog);
  if (!check) return complain(context, check.error());
  if (context.json)
    fmt::print("{}\n", to_json(*check, context.text(check->verdict)));
  else
    print_check(context, *check);
  return check->is_complete() ? done : failed;
}

struct ReadVerb {
  bool json = false;
  std::string blog;
};

std::shared_ptr<ReadVerb> read_verb(Options& options) {
  auto verb = std::make_shared<ReadVerb>();  // shared with the closure that runs it
  options.flag("--json", verb->json, {"print one JSON object", "JSON 객체 하나로 출력합니다"});
  return verb;
}

}  // namespace

Run define_missing(Options& options) {
  const auto verb = read_verb(options);
  return [verb](Context& now) {
    now.json = verb->json;
    return run_missing(now);
  };
}

Run define_check(Options& options) {
  const auto verb = read_verb(options);
  options.argument("BLOG", verb->blog, {"name of the blog", "블로그 이름"}).required();
  return [verb](Context& now) {
    now.json = verb->json;
    return run_check(now, verb->blog);
  };
}

}  // namespace seogo::cli
