#include "importer/common/field_name.h"

#include <array>
#include <span>

#include "importer/common/bytes.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

struct Names {
  Part part;
  std::string_view key;                     // ours
  std::span<const std::string_view> names;  // folded, the best first
};

constexpr std::array<std::string_view, 1> ids{"id"};
constexpr std::array<std::string_view, 14> numbers{"number",    "postid", "articleid", "postno", "postnumber",
                                                   "articleno", "no",     "num",       "seq",    "idx",
                                                   "entryid",   "글번호", "번호",      "순번"};
constexpr std::array<std::string_view, 4> blogs{"blog", "blogname", "블로그", "블로그명"};
constexpr std::array<std::string_view, 35> urls{
    "url",        "posturl",   "permalink",    "link",        "href",         "postlink",  "articleurl",
    "pageurl",    "sourceurl", "canonicalurl", "originalurl", "canonical",    "links",     "address",
    "guid",       "주소",      "링크",         "글주소",      "글링크",       "게시글url", "게시글주소",
    "웹주소",     "원문",      "출처",         "source",      "originalpost", "original",  "origin",
    "references", "reference", "sourcelink",   "원본",        "원본주소",     "원문링크",  "출처링크"};
constexpr std::array<std::string_view, 12> titles{"title",      "posttitle",  "subject",    "articletitle",
                                                  "headline",   "heading",    "제목",       "글제목",
                                                  "포스트제목", "게시글제목", "게시물제목", "타이틀"};
constexpr std::array<std::string_view, 15> authors{"author",    "authorname", "nickname", "writer", "creator",
                                                   "dccreator", "byline",     "username", "user",   "nick",
                                                   "작성자",    "글쓴이",     "저자",     "닉네임", "필자"};
constexpr std::array<std::string_view, 3> langs{"lang", "language", "언어"};
constexpr std::array<std::string_view, 49> dates{
    "published",   "publishedat", "datepublished", "publisheddate", "publishdate", "publishedtime",
    "pubdate",     "isodate",     "date",          "postdate",      "posted",      "postedat",
    "createdat",   "created",     "createdate",    "createddate",   "datecreated", "createtime",
    "createdtime", "regdate",     "registered",    "registdate",    "regdt",       "writedate",
    "writtenat",   "writetime",   "datetime",      "timestamp",     "time",        "작성일",
    "작성일자",    "작성일시",    "작성시간",      "등록일",        "등록일자",    "등록일시",
    "게시일",      "게시일자",    "발행일",        "발행",          "날짜",        "일시",
    "releasedat",  "발행일시",    "게시일시",      "생성일시",      "생성일",      "작성",
    "만든날짜"};
constexpr std::array<std::string_view, 20> updates{
    "updated",      "updatedat",    "dateupdated",  "modified",       "modifiedat",
    "datemodified", "modifieddate", "lastmodified", "lastmod",        "moddate",
    "수정일",       "수정일자",     "수정일시",     "lastmodifiedat", "lastupdated",
    "최종편집일시", "최종수정일",   "최종수정일시", "편집일시",       "수정"};
constexpr std::array<std::string_view, 12> categories{"category",     "categories", "categoryname", "cat",
                                                      "categorypath", "section",    "board",        "folder",
                                                      "카테고리",     "분류",       "게시판",       "폴더"};
constexpr std::array<std::string_view, 11> tag_lists{"tags",     "tag",      "keywords", "keyword",
                                                     "hashtags", "hashtag",  "taglist",  "labels",
                                                     "태그",     "해시태그", "키워드"};
constexpr std::array<std::string_view, 28> bodies{
    "html",        "contenthtml", "bodyhtml", "htmlcontent", "contentencoded", "rawhtml",  "content",
    "contents",    "postcontent", "body",     "postbody",    "articlebody",    "article",  "text",
    "contenttext", "maintext",    "fulltext", "bodytext",    "plaintext",      "posttext", "markdown",
    "본문",        "내용",        "글내용",   "본문내용",    "게시글내용",     "글",       "텍스트"};
constexpr std::array<std::string_view, 11> pictures{"images",    "image",    "imgs",     "img",
                                                    "imageurls", "imageurl", "pictures", "photos",
                                                    "이미지",    "사진",     "그림"};
constexpr std::array<std::string_view, 4> comment_lists{"comments", "commentlist", "replies", "댓글"};
constexpr std::array<std::string_view, 8> comment_counts{"commentcount", "commentscount", "commentscnt",
                                                         "commentcnt",   "numcomments",   "replycount",
                                                         "댓글수",       "댓글개수"};
constexpr std::array<std::string_view, 10> summaries{"summary", "description", "excerpt", "contentsnippet",
                                                     "snippet", "desc",        "요약",    "설명",
                                                     "소개",    "미리보기"};

constexpr std::array table{
    Names{Part::id, "id", ids},
    Names{Part::number, "number", numbers},
    Names{Part::blog, "blog", blogs},
    Names{Part::url, "url", urls},
    Names{Part::title, "title", titles},
    Names{Part::author, "author", authors},
    Names{Part::lang, "lang", langs},
    Names{Part::published, "published", dates},
    Names{Part::updated, "updated", updates},
    Names{Part::category, "category", categories},
    Names{Part::tags, "tags", tag_lists},
    Names{Part::body, "body", bodies},
    Names{Part::images, "images", pictures},
    Names{Part::comments, "comments", comment_lists},
    Names{Part::comment_count, "comment_count", comment_counts},
    Names{Part::summary, "summary", summaries},
};

std::string folded(std::string_view name) {
  std::string out;
  for (const char c : text::nfc(name))
    if (!is_blank(c) && c != '_' && c != '-' && c != ':' && c != '.') out += lower_letter(c);
  return out;
}

}  // namespace

std::optional<NamedPart> part_named(std::string_view name) {
  const std::string wanted = folded(without_bom(name));
  for (const Names& row : table)
    for (std::size_t rank = 0; rank < row.names.size(); ++rank)
      if (row.names[rank] == wanted) return NamedPart{row.part, rank};
  return std::nullopt;
}

std::string_view key_of(Part part) { return table[static_cast<std::size_t>(part)].key; }

std::optional<Part> part_of_key(std::string_view key) {
  if (key == "html" || key == "text") return Part::body;
  for (const Names& row : table)
    if (row.key == key) return row.part;
  return std::nullopt;
}

}  // namespace seogo::importer
