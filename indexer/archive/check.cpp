// What a blog still lacks before its owner may delete it: pictures without a copy, posts that are not held,
// and what all of that was compared with.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "archive/lookup.h"
#include "archive/rows.h"

namespace seogo::archive {
namespace {

Sentence counted(std::size_t count, const char* en_one, const char* en_many, const char* ko) {
  const std::string number = std::to_string(count);
  return {number + (count == 1 ? en_one : en_many), number + ko};
}

// "3 posts", "2 pictures" as one list.
void join(Sentence& list, const Sentence& next) {
  if (!list.empty()) {
    list.en += ", ";
    list.ko += ", ";
  }
  list.en += next.en;
  list.ko += next.ko;
}

Sentence verdict_of(const BlogCheck& check) {
  Sentence lacking;
  if (!check.missing.empty()) join(lacking, counted(check.missing.size(), " post", " posts", "편의 글"));
  if (!check.images.empty())
    join(lacking, counted(check.images.size(), " picture", " pictures", "개의 그림"));
  if (!check.without_text.empty())
    join(lacking, counted(check.without_text.size(), " post's text", " posts' texts", "편의 본문"));
  if (!lacking.empty())
    return {check.blog + " should not be deleted yet: " + lacking.en + " would be lost.",
            check.blog + " 블로그는 아직 지우지 마세요. " + lacking.ko + "이(가) 서고에 없습니다."};
  if (check.compared.empty())
    return {check.blog + " should not be deleted yet: nothing in the archive tells which posts it has.",
            check.blog + " 블로그는 아직 지우지 마세요. 어떤 글이 있는지 알려 주는 자료가 서고에 없습니다."};
  return {check.blog + " is complete: all " + std::to_string(check.posts) +
              " posts that are known are held, with their pictures.",
          check.blog + " 블로그는 모두 보관했습니다. 알려진 글 " + std::to_string(check.posts) +
              "편이 그림과 함께 서고에 있습니다."};
}

std::vector<Comparison> compared_with(Database& database, const std::string& blog) {
  std::vector<Comparison> compared;
  // A backup holds every post; lists, feeds and tables of related posts name posts.
  Rows rows = database.query(
      "SELECT s.format, s.post IS NULL, count(*), max(s.as_of) FROM sources s WHERE s.gone IS NULL AND ("
      "(s.format IN ('tistory-backup', 'ttxml') AND s.post IN (SELECT key FROM posts WHERE blog = ?1)) OR "
      "s.id IN (SELECT source FROM edges WHERE blog = ?1) OR "
      "(s.format = 'rss' AND s.post IN (SELECT key FROM posts WHERE blog = ?1))) GROUP BY 1, 2 ORDER BY 1, 2",
      blog);
  while (rows.next()) {
    Comparison one{rows.text(0), rows.integer(1) != 0, static_cast<std::uint64_t>(rows.integer(2)),
                   std::nullopt};
    if (rows.integer(3) > 0) one.as_of = rows.integer(3);
    compared.push_back(std::move(one));
  }
  return compared;
}

}  // namespace

std::optional<std::int64_t> expiry_of(std::string_view address) {
  for (std::size_t at = address.find("expires="); at != std::string_view::npos;
       at = address.find("expires=", at + 1)) {
    if (at == 0 || (address[at - 1] != '?' && address[at - 1] != '&' && address[at - 1] != ';')) continue;
    const std::string_view digits = address.substr(at + 8);
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (error == std::errc() && seconds > 0 &&
        (end == digits.data() + digits.size() || *end == '&' || *end == '#'))
      return seconds;
  }
  return std::nullopt;
}

std::vector<MissingImage> missing_images(Database& database, const Visible& visible) {
  std::vector<MissingImage> missing;
  Rows rows = database.query(
      ("SELECT post FROM posts WHERE images > images_held AND " + allowed(visible) + " ORDER BY blog, id")
          .c_str());
  while (rows.next()) {
    const Post post = take(post_from_json(take(decompress(rows.view(0)))));
    std::set<std::string> met;
    for (const Image& image : post.images) {
      if (!image.media.empty() || !met.insert(image.url).second) continue;
      auto expires = expiry_of(image.url);
      if (!expires) expires = expiry_of(image.original);
      missing.push_back({post.blog, post.id, shown_title(post), image.url, image.original, expires});
    }
  }
  return missing;
}

std::vector<CategoryCount> category_counts(Database& database, const Visible& visible,
                                           const std::vector<MissingPost>& missing) {
  std::map<std::pair<std::string, std::string>, CategoryCount> counts;
  Rows rows = database.query(
      ("SELECT blog, category, count(*) FROM posts WHERE " + allowed(visible) + " GROUP BY 1, 2").c_str());
  while (rows.next()) counts[{rows.text(0), rows.text(1)}].held = static_cast<std::uint64_t>(rows.integer(2));
  for (const MissingPost& post : missing) {
    std::string category;
    for (const std::string& part : post.category) category += (category.empty() ? "" : "/") + part;
    ++counts[{post.blog, category}].missing;
  }
  std::vector<CategoryCount> found;
  for (auto& [label, count] : counts) {
    count.blog = label.first;
    count.category = label.second;
    found.push_back(std::move(count));
  }
  return found;
}

BlogCheck check_blog(Database& database, const std::string& name, const Visible& visible) {
  BlogCheck check;
  check.blog = name;
  const std::string of_host = blog_of_host(database, name);
  if (!of_host.empty()) check.blog = of_host;
  check.posts = static_cast<std::uint64_t>(
      database
          .number(("SELECT count(*) FROM posts WHERE blog = ? AND " + allowed(visible)).c_str(), check.blog)
          .value_or(0));
  for (MissingPost& post : missing_posts(database, visible))
    if (post.blog == check.blog) check.missing.push_back(std::move(post));
  if (check.posts == 0 && check.missing.empty())
    raise(ErrorCode::not_found, {"There is no blog named " + name + ".", "그런 블로그가 없습니다: " + name},
          {"List the blogs with: seogo blogs", "seogo blogs 로 목록을 볼 수 있습니다."});
  for (MissingImage& image : missing_images(database, visible))
    if (image.blog == check.blog) check.images.push_back(std::move(image));
  Rows rows = database.query(("SELECT post FROM posts WHERE blog = ? AND words = 0 AND images = 0 AND " +
                              allowed(visible) + " ORDER BY id")
                                 .c_str(),
                             check.blog);
  while (rows.next()) {
    const Post post = take(post_from_json(take(decompress(rows.view(0)))));
    // A video or a file alone is a whole post.
    if (post.embeds.empty() && post.attachments.empty()) check.without_text.push_back(post.id);
  }
  check.compared = compared_with(database, check.blog);
  check.verdict = verdict_of(check);
  return check;
}

}  // namespace seogo::archive
