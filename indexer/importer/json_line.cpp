// One line of JSON Lines to a post.
#include "importer/json_line.h"

#include "importer/container.h"
#include "importer/date.h"
#include "importer/identity.h"
#include "importer/json_text.h"
#include "importer/markup.h"
#include "importer/sanitize.h"
#include "importer/strings.h"
#include "importer/tokens.h"
#include "seogo/post_json.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

// "A > B", "A/B", or a list.
std::vector<std::string> category_of(const Json& value) {
  std::vector<std::string> path;
  if (value.is_string()) {
    const std::string text = text::nfc(value.get<std::string>());
    return contains(text, " > ") ? split(text, " > ")
           : contains(text, ">") ? split(text, ">")
                                 : split(text, "/");
  }
  if (value.is_array())
    for (const Json& one : value)
      if (one.is_string())
        if (std::string part = text::nfc(collapse(one.get<std::string>())); !part.empty())
          path.push_back(std::move(part));
  return path;
}

std::vector<std::string> tags_of(const Json& value) {
  if (value.is_string()) return split(text::nfc(value.get<std::string>()), ",");
  return category_of(value);
}

// Dates written for people, which post_from_json does not read.
std::optional<Date> date_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return std::nullopt;
  if (found->is_number_integer()) {
    const auto seconds = found->get<std::int64_t>();
    return seconds > 0 && seconds < 253402300800 ? std::optional<Date>(date_from_unix(seconds))
                                                 : std::nullopt;
  }
  return found->is_string() ? parse_page_date(found->get<std::string>()) : std::nullopt;
}

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
Result<void> read_identity(const Record& record, const Json& object, Imported& imported) {
  Post& post = imported.post;
  const std::string id = text_at(object, "id");
  const bool ill_typed = object.contains("id") && !object.at("id").is_string() && !object.at("id").is_null();
  if (ill_typed || (object.contains("id") && object.at("id").is_string() && !is_good_id(id)))
    return fail(
        ErrorCode::bad_input,
        {record.path + ": the id cannot be taken.", record.path + ": id를 쓸 수 없습니다."},
        {"An id is UTF-8 text of 1 to 200 bytes without control characters and without . or .. as a part.",
         "id는 1~200바이트의 UTF-8 글자여야 하고, 제어 문자나 . 또는 .. 경로를 넣을 수 없습니다."});
  post.id = id;
  const Address address = take_apart(post.url);
  if (!post.number && !address.host.empty() && (tistory_name(address.host) || !post.blog.empty()))
    post.number = address.number;
  if (post.slug.empty()) post.slug = address.slug;
  if (post.blog.empty()) {
    if (!record.blog_is_guess)
      post.blog = record.blog;
    else if (!address.host.empty())
      post.blog = tistory_name(address.host).value_or(address.host);
  }
  imported.blog_is_guess = post.blog.empty();
  return Result<void>();
}

}  // namespace

Result<void> import_json_line(const Record& record, const std::string& line, Imported& imported) {
  const Json object = Json::parse(line, nullptr, false);
  if (!object.is_object())
    return fail(ErrorCode::bad_input,
                {record.path + " is no JSON object.", record.path + "은(는) JSON 객체가 아닙니다."});
  Result<Post> read = post_from_json(line);
  if (!read) return Unexpected{read.error()};
  Post& post = imported.post;
  post = std::move(*read);
  post.format = object.contains("format") ? post.format : Format::jsonl;
  const std::string html = text_at(object, "html");
  if (trim(html).empty() && trim(post.text).empty() && post.images.empty() &&
      post.kind != Kind::protected_post)
    return fail(ErrorCode::bad_input,
                {record.path + " holds neither html nor text.", record.path + "에 html도 text도 없습니다."},
                {"One of the keys \"html\" and \"text\" is needed.",
                 "\"html\"이나 \"text\" 키 가운데 하나는 있어야 합니다."});
  if (const auto found = object.find("category"); found != object.end()) post.category = category_of(*found);
  if (const auto found = object.find("tags"); found != object.end()) post.tags = tags_of(*found);
  if (!post.published) post.published = date_of(object, "published");
  if (!post.updated) post.updated = date_of(object, "updated");
  if (!trim(html).empty())
    read_html(html, !trim(post.text).empty(), post);
  else
    post.html = paragraphs(post.text);
  normalise(post);
  if (!object.contains("visibility"))
    post.visibility = post.url.empty() ? Visibility::unknown : Visibility::public_;
  // The state of the post that the line tells, as `seogo export` writes it.
  if (const auto found = object.find("as_of"); found != object.end() && found->is_number_integer())
    imported.as_of = std::max<std::int64_t>(found->get<std::int64_t>(), 0);
  return read_identity(record, object, imported);
}

}  // namespace seogo::importer
