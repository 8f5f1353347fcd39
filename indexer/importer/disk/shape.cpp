#include "importer/disk/shape.h"

#include <array>

namespace seogo::importer {
namespace {

// The short words of the table, which mean something else in every other file.
namespace shape_table {

struct Row {
  Shape shape;
  std::string_view name;
  Treatment treatment;
  const char* en;
  const char* ko;
};

constexpr Treatment read = Treatment::read;
constexpr Treatment refuse = Treatment::refuse;
constexpr Treatment pass = Treatment::pass_over;

// clang-format off
constexpr std::array rows{
    Row{Shape::tistory_page,     "tistory-page",      read,   "", ""},
    Row{Shape::backup_page,      "tistory-backup",    read,   "", ""},
    Row{Shape::fragment,         "post body",         read,   "", ""},
    Row{Shape::article_page,     "article page",      read,   "", ""},
    Row{Shape::plain_html,       "web page",          read,   "", ""},
    Row{Shape::text,             "text",              read,   "", ""},
    Row{Shape::markdown_post,    "markdown post",     read,   "", ""},
    Row{Shape::markdown,         "markdown",          read,   "", ""},
    Row{Shape::json_lines,       "json-lines",        read,   "", ""},
    Row{Shape::json_posts,       "json",              read,   "", ""},
    Row{Shape::table,            "table",             read,   "", ""},
    Row{Shape::zip,              "zip",               read,   "", ""},
    Row{Shape::ttxml,            "tattertools-xml",   read,   "", ""},
    Row{Shape::feed,             "feed",              read,   "", ""},
    Row{Shape::sitemap,          "sitemap",           read,   "", ""},
    Row{Shape::api_dump,         "tistory-api",       read,   "", ""},
    Row{Shape::warc,             "warc",              read,   "", ""},
    Row{Shape::mhtml,            "mhtml",             read,   "", ""},
    Row{Shape::webarchive,       "safari-webarchive", read,   "", ""},
    Row{Shape::gzip,             "gzip",              read,   "", ""},
    Row{Shape::compressed,       "compressed",        read,   "", ""},
    Row{Shape::tar,              "tar",               read,   "", ""},

    Row{Shape::wordpress,        "wordpress-export",  read,   "", ""},

    Row{Shape::movable_type,     "movable-type-export", refuse,
        "This is an export of Movable Type, as Hatena and other blogs write it; seogo does not read it. Where the blog still stands, save its feed or its pages instead.",
        "하테나 블로그 등이 쓰는 무버블 타입(Movable Type) 내보내기 파일로, seogo는 읽지 못합니다. 블로그가 아직 있다면 피드나 글 페이지를 저장해 주세요."},
    Row{Shape::ghost,            "ghost-export",      refuse,
        "This is an export of a Ghost blog (JSON); seogo does not read it. Where the blog still stands, save its feed or its pages instead.",
        "고스트(Ghost) 블로그에서 내보낸 파일(JSON)로, seogo는 읽지 못합니다. 블로그가 아직 있다면 피드나 글 페이지를 저장해 주세요."},
    Row{Shape::evernote,         "evernote-export",   refuse,
        "These are notes of Evernote (ENEX); seogo does not read them. Export them as HTML instead.",
        "에버노트 노트(ENEX) 파일로, seogo는 읽지 못합니다. HTML로 내보내 주세요."},
    Row{Shape::other_archive,    "archive",           refuse,
        "This is an archive of a kind that seogo does not read (7z, RAR, ALZ or EGG). Unpack it first.",
        "seogo가 읽지 못하는 압축 파일(7z, RAR, ALZ, EGG)입니다. 먼저 압축을 풀어 주세요."},

    Row{Shape::empty,            "empty file",        pass,
        "The file is empty.", "빈 파일입니다."},
    Row{Shape::skin_template,    "skin template",     pass,
        "This is a Tistory skin, the template of a blog, and holds no post.",
        "글이 아니라 티스토리 스킨(틀) 파일입니다."},
    Row{Shape::view_parts,       "page part",         pass,
        "This is a part that a saved page shows in a frame, such as an advertisement.",
        "저장한 페이지 안의 틀(광고 등)에 들어 있던 조각입니다."},
    Row{Shape::picture,          "picture",           pass,
        "A picture; it is kept with the post that shows it.",
        "그림 파일입니다. 이 그림을 쓰는 글과 함께 보관합니다."},
    Row{Shape::style_sheet,      "style sheet",       pass,
        "A style sheet (CSS) holds no text of a post.", "글이 아니라 꾸밈새(CSS) 파일입니다."},
    Row{Shape::script,           "script",            pass,
        "A script (JavaScript) holds no text of a post.", "글이 아니라 스크립트(JavaScript) 파일입니다."},
    Row{Shape::font,             "font",              pass,
        "A font holds no text of a post.", "글이 아니라 글꼴 파일입니다."},
    Row{Shape::sound_or_video,   "sound or video",    pass,
        "A sound or video file is no post.", "글이 아니라 소리 또는 동영상 파일입니다."},
    Row{Shape::other_table,      "table",             pass,
        "This is a table whose columns do not sound like posts; name the file itself to import it, with --map where its names are unusual.",
        "글의 열(제목, 본문 등)이 보이지 않는 표 파일입니다. 가져오려면 이 파일을 직접 지정하고, 열 이름이 남다르면 --map으로 알려 주세요."},
    Row{Shape::source_code,      "program source",    pass,
        "This looks like the source or the settings of a program, not like a post.",
        "글이 아니라 프로그램 소스나 설정 파일로 보입니다."},
    Row{Shape::list_text,        "list of posts",     pass,
        "This looks like a list of posts and comments written by a program, not like one post.",
        "글 하나가 아니라 프로그램이 적어 둔 글과 댓글 목록으로 보입니다."},
    Row{Shape::other_text,       "text",              pass,
        "This text has a name that posts do not have; name the file itself to import it.",
        "글이 아닌 이름의 텍스트 파일입니다. 가져오려면 이 파일을 직접 지정해 주세요."},
    Row{Shape::other_json,       "json",              pass,
        "This is JSON whose keys do not sound like posts; name the file itself to import it, with --map where its names are unusual.",
        "글의 키(title, content 등)가 보이지 않는 JSON 파일입니다. 가져오려면 이 파일을 직접 지정하고, 키 이름이 남다르면 --map으로 알려 주세요."},
    Row{Shape::other_json_lines, "json-lines",        pass,
        "These are JSON Lines whose keys do not sound like posts; name the file itself to import it, with --map where its names are unusual.",
        "글의 키(title, content 등)가 보이지 않는 JSON Lines 파일입니다. 가져오려면 이 파일을 직접 지정하고, 키 이름이 남다르면 --map으로 알려 주세요."},
    Row{Shape::other_xml,        "xml",               pass,
        "This is XML, but no blog backup and no feed.", "XML 파일이지만 블로그 백업도 피드도 아닙니다."},
    Row{Shape::mbox,             "mail",              pass,
        "This is mail, not a blog.", "블로그 글이 아니라 전자우편 파일입니다."},
    Row{Shape::pdf,              "pdf",               pass,
        "This is a PDF; seogo does not read PDF files.", "PDF 파일입니다. seogo는 PDF를 읽지 않습니다."},
    Row{Shape::office,           "office document",   pass,
        "This is an office document (Word, Excel, e-book and the like); seogo does not read those.",
        "오피스 문서(워드, 엑셀, 전자책 등)입니다. seogo는 이런 문서를 읽지 않습니다."},
    Row{Shape::hwp,              "hangul document",   pass,
        "This is a document of the Hangul word processor (HWP); seogo does not read those.",
        "한글(HWP) 문서입니다. seogo는 HWP를 읽지 않습니다."},
    Row{Shape::database,         "database",          pass,
        "This is a database (SQLite), not a post.", "글이 아니라 데이터베이스(SQLite) 파일입니다."},
    Row{Shape::program,          "program",           pass,
        "This is a program, not a post.", "글이 아니라 실행 파일입니다."},
    Row{Shape::binary,           "unknown",           pass,
        "seogo does not know this kind of file; it is no text.",
        "seogo가 모르는 종류의 파일입니다. 글(텍스트)이 아닙니다."},
};
// clang-format on

constexpr bool shapes_match_their_rows() {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (static_cast<std::size_t>(rows[i].shape) != i) return false;
  return rows.size() == static_cast<std::size_t>(Shape::binary) + 1;
}
static_assert(shapes_match_their_rows());

}  // namespace shape_table

const shape_table::Row& row(Shape shape) { return shape_table::rows[static_cast<std::size_t>(shape)]; }

}  // namespace

Treatment treatment(Shape shape) { return row(shape).treatment; }

std::string_view name_of(Shape shape) { return row(shape).name; }

Sentence reason(Shape shape) { return {row(shape).en, row(shape).ko}; }

std::optional<Format> record_format(Shape shape) {
  switch (shape) {
    case Shape::tistory_page:
    case Shape::fragment:
      return Format::tistory_page;
    case Shape::backup_page:
      return Format::tistory_backup;
    case Shape::article_page:
    case Shape::plain_html:
      return Format::page;
    case Shape::text:
    case Shape::markdown_post:
    case Shape::markdown:
      return Format::text;
    case Shape::json_lines:
      return Format::jsonl;
    case Shape::api_dump:
      return Format::api;
    default:
      return std::nullopt;
  }
}

}  // namespace seogo::importer
