#include "importer/format/json_line.h"

#include "importer/common/bytes.h"
#include "importer/common/identity.h"
#include "importer/common/json_text.h"
#include "importer/common/strings.h"
#include "importer/format/own_keys.h"
#include "importer/page/container.h"
#include "importer/page/markup.h"
#include "importer/page/page.h"
#include "importer/page/sanitize.h"
#include "importer/page/tokens.h"
#include "seogo/post_json.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

// Pictures in our own markup (sanitize.h) that have no address of the web are known by their place among the
// line's pictures alone.
std::string with_addresses(std::string html, const std::vector<Image>& told) {
  constexpr std::string_view begin = "<img data-image=\"", middle = "\" data-original=\"\"";
  for (std::size_t at = html.find(begin); at != std::string::npos; at = html.find(begin, at + 1)) {
    const std::size_t number = at + begin.size();
    const std::size_t end = html.find('"', number);
    if (end == std::string::npos || html.compare(end, middle.size(), middle) != 0) continue;
    const auto place = number_in(std::string_view(html).substr(number, end - number));
    if (!place || *place >= told.size()) continue;
    std::string address = replace_all(told[*place].url, "&", "&amp;");
    address = replace_all(address, "\"", "&quot;");
    html.replace(end, middle.size(), "\" src=\"" + address + "\"");
  }
  return html;
}

void read_html(const std::string& html, bool keep_text, Post& post) {
  const Markup markup = guard_markup(with_addresses(html, post.images));
  const Dom dom(expand_tokens(markup.html));
  static const Selector bodies("body");
  Container container = find_container(dom);
  if (!container.known) container.extent.nodes = {find_first(dom.root(), bodies)};
  Body body = read_body(container.extent);
  const std::vector<Image> told = std::move(post.images);
  post.html = sanitize(container.extent, body, post.url);
  if (!keep_text) post.text = std::move(body.text);
  post.headings = std::move(body.headings);
  // What the line tells of its pictures is more than the markup can (addresses, sizes, copies held).
  if (told.size() >= body.images.size())
    post.images = told;
  else
    post.images = std::move(body.images);
  if (post.attachments.empty()) post.attachments = std::move(body.attachments);
  if (post.code.empty()) post.code = std::move(body.code);
  if (post.embeds.empty()) post.embeds = std::move(body.embeds);
}

// Everything that is text in NFC, and the text without blank lines.
void normalise(Post& post) {
  if (post.title) *post.title = text::nfc(collapse(*post.title));
  if (post.title && post.title->empty()) post.title.reset();
  post.author = text::nfc(collapse(post.author));
  std::string text;
  for (std::string_view line : lines_of(post.text)) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    if (!trim(line).empty()) text.append(text.empty() ? "" : "\n").append(text::nfc(line));
  }
  post.text = std::move(text);
}

// The id as given, else what the address tells.
Result<void> read_identity(const Record& record, Imported& imported) {
  Post& post = imported.post;
  if (!post.id.empty() && !is_good_id(post.id))
    return fail(
        ErrorCode::bad_input,
        {record.path + ": the id cannot be taken.", record.path + ": id를 쓸 수 없습니다."},
        {"An id is UTF-8 text of 1 to 200 bytes without control characters and without . or .. as a part.",
         "id는 1~200바이트의 UTF-8 글자여야 하고, 제어 문자나 . 또는 .. 경로를 넣을 수 없습니다."});
  const Address address = take_apart(post.url);
  if (!address.host.empty() && address.number && (tistory_name(address.host) || !post.blog.empty()))
    post.number = address.number;
  if (post.slug.empty()) post.slug = address.slug;
  if (post.blog.empty()) {
    if (!record.blog_is_guess)
      post.blog = record.blog;
    else if (!address.host.empty())
      post.blog = tistory_name(address.host).value_or(address.host);
  }
  imported.blog_is_guess = post.blog.empty();
  // Whose post 3 is nobody tells: the number alone would be another blog's as well.
  if (imported.blog_is_guess && record.blog.empty()) post.number.reset();
  return Result<void>();
}

bool is_whole_page(std::string_view html) {
  const std::string_view start = skip_blanks(without_bom(html));
  return begins_with(start, "<!doctype html") || begins_with(start, "<html");
}

std::string names_in(const Json& object) {
  std::string names;
  for (const auto& [name, value] : object.items()) names += (names.empty() ? "" : ", ") + collapse(name);
  return first_characters(names, 200);
}

Unexpected without_body(const Json& object) {
  const std::string names = names_in(object);
  const std::string first = object.empty() ? "KEY" : object.begin().key();
  return fail(ErrorCode::bad_input,
              {"It holds no text of a post; its keys are " + names + ".",
               "본문을 찾지 못했습니다. 들어 있는 키: " + names},
              {"Say which key is the text, for example --map text=" + first + ".",
               "어느 키가 본문인지 알려 주세요. 예: --map text=" + first});
}

// A whole page in a key: what the page tells fills what the line does not.
void read_page(const Record& record, const std::string& html, Imported& imported) {
  Record page = record;
  page.format = Format::page;
  page.bytes = html;
  page.saved_address = imported.post.url;
  Imported read;
  read.post.format = Format::page;
  import_page(page, html, read);
  Post told = std::move(imported.post);
  Post& post = imported.post;
  post = std::move(read.post);
  post.format = told.format;
  for (const auto part : {&Post::id, &Post::blog, &Post::url, &Post::slug, &Post::author})
    if (!(told.*part).empty()) post.*part = told.*part;
  if (told.title) post.title = told.title;
  if (told.published) post.published = told.published;
  if (told.updated) post.updated = told.updated;
  if (told.number) post.number = told.number;
  if (!told.category.empty()) post.category = told.category;
  if (!told.tags.empty()) post.tags = told.tags;
  if (!told.comments.empty()) post.comments = told.comments;
  if (!trim(told.text).empty()) post.text = told.text;
  post.problems.insert(post.problems.begin(), told.problems.begin(), told.problems.end());
}

}  // namespace

Result<void> import_json_line(const Record& record, const std::string& line, Imported& imported) {
  const MendedJson mended = mended_json(line);
  const Json theirs = Json::parse(mended.text, nullptr, false);
  if (!theirs.is_object())
    return fail(ErrorCode::bad_input,
                {record.path + " is no JSON object.", record.path + "은(는) JSON 객체가 아닙니다."});
  OwnKeys own = own_keys(theirs, record.file_time);
  const Json& object = own.object;
  Result<Post> read = post_from_json(object.dump());
  if (!read) return Unexpected{read.error()};
  Post& post = imported.post;
  post = std::move(*read);
  post.format = object.contains("format") ? post.format : Format::jsonl;
  for (std::string& problem : own.problems) post.problems.push_back(std::move(problem));
  if (mended.lone_surrogates > 0)
    post.problems.push_back("lone surrogates, halves of characters, show as U+FFFD: " +
                            std::to_string(mended.lone_surrogates));
  const std::string html = text_at(object, "html");
  if (trim(html).empty() && trim(post.text).empty() && post.images.empty() &&
      post.kind != Kind::protected_post)
    return without_body(theirs);
  if (is_whole_page(html)) {
    read_page(record, html, imported);
    if (post.kind == Kind::not_a_post) return Result<void>();
  } else if (!trim(html).empty()) {
    read_html(html, !trim(post.text).empty(), post);
  } else {
    post.html = paragraphs(post.text);
  }
  normalise(post);
  if (!object.contains("visibility"))
    post.visibility = post.url.empty() ? Visibility::unknown : Visibility::public_;
  // The state of the post that the line tells, as `seogo export` writes it.
  if (const auto found = object.find("as_of"); found != object.end() && found->is_number_integer())
    imported.as_of = std::max<std::int64_t>(found->get<std::int64_t>(), 0);
  return read_identity(record, imported);
}

}  // namespace seogo::importer

namespace seogo {

std::vector<Column> columns_of(const Record& record) {
  if (record.format != Format::jsonl) return {};
  const importer::Json object =
      importer::Json::parse(importer::mended_json(record.bytes).text, nullptr, false);
  return object.is_object() ? importer::own_keys(object, record.file_time).columns : std::vector<Column>();
}

}  // namespace seogo
