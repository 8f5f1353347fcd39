// The main text of a page as web-crawl pipelines leave it (.txt) to a post.
#include "importer/format/text_extraction.h"

#include <algorithm>

#include "importer/common/date.h"
#include "importer/common/strings.h"
#include "importer/page/sanitize.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

using Lines = std::vector<std::string>;  // trimmed, none empty

bool is_rule(const std::string& line) {
  return line.find_first_not_of("-| :") == std::string::npos && contains(line, "---");
}

// 제목 (2) | 2024.05.04 |
std::optional<RelatedPost> row_of(const std::string& line) {
  const std::vector<std::string> cells = split(line, "|");
  if (cells.size() < 2) return std::nullopt;
  RelatedPost post;
  post.published = parse_page_date(cells.back());
  if (!post.published) return std::nullopt;
  // A title may hold a bar of its own.
  std::string title = line.substr(0, line.rfind(cells.back()));
  title = std::string(trim(title.substr(0, title.rfind('|'))));
  const std::size_t bracket = title.rfind('(');
  if (bracket != std::string::npos && title.back() == ')')
    if (const auto count =
            number_in(trim(std::string_view(title).substr(bracket + 1, title.size() - bracket - 2)));
        count && *count < 10000000) {
      post.comment_count = static_cast<std::uint32_t>(*count);
      title = std::string(trim(title.substr(0, bracket)));
    }
  post.title = title;
  return post;
}

// 'TODAY > 회고' 카테고리의 다른 글
std::optional<std::vector<std::string>> category_heading(std::string line) {
  for (std::string_view quote : {"‘", "’", "\"", "“", "”"}) line = replace_all(line, quote, "'");
  constexpr std::string_view mark = "' 카테고리의 다른 글";
  const std::size_t end = line.find(mark);
  const std::size_t begin = line.find('\'');
  if (end == std::string::npos || begin >= end ||
      trim(std::string_view(line).substr(end + mark.size())).size() > 6)
    return std::nullopt;
  return split(line.substr(begin + 1, end - begin - 1), " > ");
}

// Cuts the tail off and reads it.  A heading of that kind in the middle of a text is the author's.
void take_tail(Lines& lines, Post& post) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    const auto category = category_heading(lines[i]);
    if (!category) continue;
    std::vector<RelatedPost> rows;
    std::size_t others = 0;
    for (std::size_t k = i + 1; k < lines.size(); ++k) {
      if (const auto row = row_of(lines[k]))
        rows.push_back(*row);
      else if (!is_rule(lines[k]))
        ++others;
    }
    if (others > rows.size() + 4) return;
    post.category = *category;
    if (post.category.size() == 1) post.category = split(post.category[0], "/");
    post.related = std::move(rows);
    lines.resize(i);
    return;
  }
}

bool is_ad(const std::string& line) { return line == "반응형" || line == "728x90" || line == "728x170"; }

// 블로그 꿀팁 2025. 11. 14. 07:30, or a date with its time alone
struct Byline {
  std::string author;
  Date date;
};

std::optional<Byline> byline_of(const std::string& line) {
  if (line.size() > 160) return std::nullopt;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool digit = line[at] >= '1' && line[at] <= '2';
    if (!digit || (at > 0 && line[at - 1] != ' ')) continue;
    const std::string rest = line.substr(at);
    const auto date = parse_page_date(rest);
    // Nothing but the date may stand there.
    if (!date || !number_in(rest.substr(0, 4)) ||
        rest.find_first_not_of("0123456789.:-/ 년월일시분오전후") != std::string::npos)
      continue;
    std::string author(trim(std::string_view(line).substr(0, at)));
    for (std::string_view word : {"by ", "By ", "글쓴이 ", "작성자 "})
      if (author.substr(0, word.size()) == word) author.erase(0, word.size());
    while (!author.empty() && contains("|/,-", author.substr(author.size() - 1)))
      author = std::string(trim(author.substr(0, author.size() - 1)));
    return Byline{author, *date};
  }
  return std::nullopt;
}

bool is_short(const std::string& line, std::size_t most) { return count_characters(line) <= most; }

bool is_skip_link(const std::string& line) {
  return line == "본문 바로가기" || line == "본문으로 바로가기" || line == "메뉴 바로가기" ||
         line == "컨텐츠 바로가기" || line == "본문 제목";
}

void take_category(const std::string& line, Post& post) {
  if (post.category.empty() && line != "카테고리 없음") post.category = split(line, "/");
}

// Cuts the head off and reads it.
void take_head(Lines& lines, Post& post) {
  std::size_t skip = 0;
  while (skip < lines.size() && is_skip_link(lines[skip])) ++skip;
  std::size_t done = skip;
  for (std::size_t i = skip; i < std::min(lines.size(), skip + 4) && done == skip; ++i) {
    const auto byline = byline_of(lines[i]);
    if (!byline || i == skip) continue;
    if (i > skip + 2) break;
    post.title = lines[i - 1];
    if (i == skip + 2 && is_short(lines[skip], 60)) take_category(lines[skip], post);
    post.author = byline->author;
    post.published = byline->date;
    done = i + 1;
  }
  if (done == skip && skip > 0 && lines.size() > skip + 2 && is_short(lines[skip], 40) &&
      is_short(lines[skip + 1], 120)) {
    take_category(lines[skip], post);
    post.title = lines[skip + 1];
    done = skip + 2;
  }
  if (done == 0 && !lines.empty())
    for (const RelatedPost& row : post.related)
      if (row.title == lines[0]) post.title = lines[0], post.published = row.published, done = 1;
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(done));
}

}  // namespace

void import_text(const std::string& text, Imported& imported) {
  Post& post = imported.post;
  post.format = Format::text;
  Lines lines;
  for (std::string_view line : lines_of(text))
    if (std::string plain = text::nfc(collapse(line)); !plain.empty()) lines.push_back(std::move(plain));
  take_tail(lines, post);
  take_head(lines, post);
  if (post.title)
    post.related.erase(std::remove_if(post.related.begin(), post.related.end(),
                                      [&](const RelatedPost& row) { return row.title == *post.title; }),
                       post.related.end());
  for (const std::string& line : lines)
    if (!is_ad(line) && line != "사용자 삽입 이미지")
      post.text.append(post.text.empty() ? "" : "\n").append(line);
  post.html = paragraphs(post.text);
}

}  // namespace seogo::importer
