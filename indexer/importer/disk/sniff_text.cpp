#include "importer/disk/sniff_text.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "importer/common/bytes.h"
#include "importer/common/field_name.h"
#include "importer/common/file_name.h"
#include "importer/common/first_element.h"
#include "importer/common/front_matter.h"
#include "importer/common/strings.h"
#include "importer/disk/sniff.h"
#include "importer/format/table.h"
#include "text/decode.h"

namespace seogo::importer {
namespace {

bool has_any(std::string_view bytes, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return contains(bytes, word); });
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_html_element(std::string_view name) {
  return is_one_of(name,
                   {"html",    "head",   "body",       "meta",    "title",  "link",   "div",    "p",
                    "span",    "h1",     "h2",         "h3",      "h4",     "h5",     "h6",     "section",
                    "article", "main",   "header",     "figure",  "table",  "ul",     "ol",     "dl",
                    "a",       "img",    "br",         "hr",      "b",      "i",      "strong", "em",
                    "font",    "center", "blockquote", "pre",     "code",   "iframe", "button", "form",
                    "nav",     "aside",  "footer",     "details", "script", "style",  "base"});
}

// What an editor or a page of Tistory leaves in the markup, the most frequent first.
bool has_tistory_sign(std::string_view bytes) {
  return has_any(
      bytes, {"tistory_admin", "tt_article_useless_p_margin", "data-ke-", "contents_style", "imageblock",
              "window.T.config", "TistoryBlog", "id=\"tt-body-", "id=tt-body-", "article:txid", "dg:plink",
              "blog.kakaocdn.net/dn", "daumcdn.net/cfile/tistory", "uf.tistory.com/", "tistory.com/attach",
              "[##_Image|", "tistory1.daumcdn.net", "blogview_content"});
}

// An address that proves the page's home: canonical, og:url, or "saved from
// url=(0030)https://name.tistory.com/13".
bool lives_on_tistory(std::string_view bytes) {
  for (const std::string_view mark : {"saved from url=", "saved with SingleFile", "rel=\"canonical\"",
                                      "rel=canonical", "og:url", "article:pc_url"}) {
    const std::size_t at = bytes.find(mark);
    if (at != bytes.npos && contains(bytes.substr(at, 300), ".tistory.com")) return true;
  }
  return false;
}

// The template of the official backup is fixed, and its head holds a style sheet and a title only.
bool shows_backup_skeleton(std::string_view bytes) {
  if (!contains(bytes, "area-view") || !contains(bytes, "article-view") || !contains(bytes, "contents_style"))
    return false;
  const std::string_view head = bytes.substr(0, find_folded(bytes, "<body"));
  return contains_ignoring_case(bytes, "<body") &&
         !has_any(head, {"canonical", "og:title", "tistory_admin", "window.T", "TistoryBlog"});
}

// A skin holds its tokens as markup; a post about skins holds them escaped.
bool is_skin(std::string_view bytes) {
  return has_any(bytes, {"<s_t3>", "<s_article_rep>", "<s_list>", "<s_page_rep>"}) &&
         !has_any(bytes, {"window.T.config", "window.T.entryInfo"});
}

bool is_article(std::string_view bytes) {
  const std::size_t type = bytes.find("og:type");
  if (type != bytes.npos && contains(bytes.substr(type, 100), "article")) return true;
  if (!contains(bytes, "application/ld+json")) return false;
  return has_any(bytes, {"\"BlogPosting\"", "\"Article\"", "\"NewsArticle\"", "\"TechArticle\""});
}

Shape sniff_html(std::string_view bytes) {
  if (is_skin(bytes)) return Shape::skin_template;
  if (shows_backup_skeleton(bytes)) return Shape::backup_page;
  if (has_tistory_sign(bytes) || lives_on_tistory(bytes))
    return is_document(bytes) ? Shape::tistory_page : Shape::fragment;
  return is_article(bytes) ? Shape::article_page : Shape::plain_html;
}

Shape sniff_xml(std::string_view bytes) {
  const std::string_view element = first_element(bytes);
  const std::string root = element_name(element);
  if (root == "html") return sniff_html(bytes);
  if (root == "blog" && contains(element.substr(0, 400), "tattertools")) return Shape::ttxml;
  if (root == "rss" && has_any(element.substr(0, 2000), {"wordpress.org/export", "xmlns:wp="}))
    return Shape::wordpress;
  if (root == "rss" || root == "feed" || root == "rdf:rdf") return Shape::feed;
  if (root == "urlset" || root == "sitemapindex") return Shape::sitemap;
  if (root == "tistory") return Shape::api_dump;
  if (root == "svg") return Shape::picture;
  if (root == "plist" && contains(bytes, "WebMainResource")) return Shape::webarchive;
  if (root == "en-export") return Shape::evernote;
  if (is_html_element(root)) return sniff_html(bytes);
  return Shape::other_xml;
}

// Whether `"key"` followed by a colon stands in the text.
bool has_key(std::string_view json, std::string_view quoted_key) {
  for (std::size_t at = json.find(quoted_key); at != json.npos; at = json.find(quoted_key, at + 1))
    if (skip_blanks(json.substr(at + quoted_key.size())).starts_with(':')) return true;
  return false;
}

// What scripts made of answers of the API, and what the editor sent: told by the API's own keys.
bool is_api_made(std::string_view json) {
  return has_key(json, "\"content\"") && has_key(json, "\"title\"") &&
         (has_key(json, "\"postUrl\"") || has_key(json, "\"visibility\"") || has_key(json, "\"categoryId\""));
}

// The names before a colon, at whatever depth.
std::vector<std::string> keys_of(std::string_view json) {
  std::vector<std::string> keys;
  for (std::size_t at = json.find('"'); at != json.npos; at = json.find('"', at + 1)) {
    const std::size_t begin = at + 1;
    for (at = begin; at < json.size() && json[at] != '"'; ++at)
      if (json[at] == '\\') ++at;
    if (at >= json.size()) break;
    if (skip_blanks(json.substr(at + 1)).starts_with(':')) keys.emplace_back(json.substr(begin, at - begin));
  }
  return keys;
}

// A body, and something that says which post it is.
bool names_tell_posts(const std::vector<std::string>& names) {
  const auto has = [&](std::initializer_list<Part> parts) {
    return std::ranges::any_of(names, [&](const std::string& name) {
      const auto named = part_named(name);
      return named && std::ranges::find(parts, named->part) != parts.end();
    });
  };
  return has({Part::body}) && has({Part::title, Part::url, Part::published});
}

// A line that ends where its object ends, or that is longer than we see.
bool is_object_line(std::string_view text) {
  if (!text.starts_with('{')) return false;
  const std::size_t line_end = text.find('\n');
  std::string_view line = text.substr(0, line_end);
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  const bool cut = line_end == text.npos && text.size() + 3 >= head_size;
  return cut || line.ends_with('}');
}

// One object a line is JSON Lines; an object over several lines is plain JSON.
Shape sniff_json(std::string_view text) {
  if (has_key(text.substr(0, 200), "\"tistory\"")) return Shape::api_dump;
  if (has_key(text.substr(0, 200), "\"db\"") && has_key(text.substr(0, 1000), "\"exported_on\""))
    return Shape::ghost;
  if (is_api_made(text)) return Shape::api_dump;
  const std::vector<std::string> keys = keys_of(text);
  const bool is_ours = has_key(text, "\"html\"") || has_key(text, "\"text\"");
  if (is_object_line(text)) {
    if (is_ours || names_tell_posts(keys)) return Shape::json_lines;
    return text.find('\n') == text.npos ? Shape::other_json : Shape::other_json_lines;
  }
  return names_tell_posts(keys) ? Shape::json_posts : Shape::other_json;
}

Shape sniff_table(std::string_view text) {
  return names_tell_posts(first_row(text::decode(text).text)) ? Shape::table : Shape::other_table;
}

// A list that a script made of an API dump: "id : 133", "postUrl : http://…" line after line.
bool is_list(std::string_view text) {
  std::size_t lines = 0;
  std::size_t keyed = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = skip_blanks(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    ++lines;
    keyed += line.starts_with("id : ") || line.starts_with("postUrl : ");
  }
  return keyed >= 2 && keyed * 8 >= lines;
}

// With addresses in it, it tells which posts there are.
Shape sniff_list(std::string_view text) {
  return text.starts_with("postUrl : ") || contains(text, "\npostUrl : ") ? Shape::api_dump
                                                                          : Shape::list_text;
}

bool is_source_name(std::string_view ext) {
  return is_one_of(ext, {"c",   "h",    "cc",         "cpp",    "hpp",   "cs",   "java", "kt",   "py",
                         "rb",  "go",   "rs",         "swift",  "php",   "pl",   "sh",   "bat",  "ps1",
                         "sql", "ts",   "tsx",        "jsx",    "vue",   "yml",  "yaml", "toml", "ini",
                         "cfg", "conf", "properties", "gradle", "cmake", "lock", "log",  "map",  "tex",
                         "r",   "lua",  "ipynb",      "diff",   "patch", "srt",  "vtt",  "po",   "m3u8"});
}

// A tag for each three hundred bytes: more than a text has that only mentions some HTML.
bool is_mostly_markup(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '<')) * 300 >= text.size();
}

// AUTHOR: …, TITLE: …, a line of five hyphens, BODY:
bool is_movable_type(std::string_view text) {
  const std::string_view head = text.substr(0, 8192);
  return (head.starts_with("AUTHOR: ") || head.starts_with("TITLE: ")) && contains(head, "\n-----\n") &&
         contains(head, "\nBODY:");
}

bool is_mail(std::string_view text) {
  return text.starts_with("From ") && contains(text.substr(0, 4096), "\nReceived: ");
}

bool is_mhtml(std::string_view text) {
  const std::string_view head = text.substr(0, 4096);
  return contains_ignoring_case(head, "mime-version:") &&
         contains_ignoring_case(head, "content-type: multipart/related");
}

Shape sniff_by_name(std::string_view bytes, const std::string& ext) {
  if (ext == "css") return Shape::style_sheet;
  if (is_one_of(ext, {"js", "mjs", "cjs"})) return Shape::script;
  if (is_source_name(ext)) return Shape::source_code;
  if (ext == "svg") return Shape::picture;
  if (is_one_of(ext, {"md", "markdown", "mdx"})) return Shape::markdown;
  if (ext.empty() || is_one_of(ext, {"txt", "text"})) return is_list(bytes) ? sniff_list(bytes) : Shape::text;
  if (is_one_of(ext, {"html", "htm", "xhtml"}))
    return Shape::plain_html;  // text with a few tags further down
  return Shape::other_text;
}

}  // namespace

bool is_document(std::string_view html) {
  const std::string_view start = skip_blanks(without_bom(html));
  return begins_with(start, "<!doctype") || contains_ignoring_case(html.substr(0, 4096), "<html") ||
         contains_ignoring_case(html.substr(0, 4096), "<head") || contains_ignoring_case(html, "<body");
}

Shape sniff_text(std::string_view bytes, std::string_view name) {
  const std::string_view text = skip_blanks(without_bom(bytes));
  if (text.empty()) return Shape::empty;
  if (is_mail(text)) return Shape::mbox;
  if (is_mhtml(text)) return Shape::mhtml;
  const std::string ext = extension(name);
  if (ext == "csv" || ext == "tsv") return sniff_table(bytes);
  if (text[0] == '{' || text[0] == '[') {
    const bool object = skip_blanks(text.substr(1)).starts_with(text[0] == '{' ? '"' : '{');
    if (object || ext == "json") return sniff_json(text);
  }
  if (begins_with(text, "<?xml")) return sniff_xml(text);
  const std::string root = element_name(first_element(text));
  if (is_html_element(root) || begins_with(text, "<!doctype html")) return sniff_html(text);
  if (!root.empty() && is_one_of(root, {"rss", "feed", "urlset", "sitemapindex", "tistory", "blog", "svg"}))
    return sniff_xml(text);

  if (is_movable_type(text)) return Shape::movable_type;
  const Shape named = sniff_by_name(text, ext);
  if (named != Shape::text && named != Shape::markdown && named != Shape::plain_html) return named;
  // Under a heading in Markdown, a front matter, or plain words: the markup still tells whose body it is.
  const bool is_headed = named != Shape::plain_html && has_front_matter(text);
  if (!is_mostly_markup(text)) return is_headed ? Shape::markdown_post : named;
  if (shows_backup_skeleton(text)) return Shape::backup_page;
  if (has_tistory_sign(text)) return Shape::fragment;
  return is_headed ? Shape::markdown_post : named;
}

}  // namespace seogo::importer
