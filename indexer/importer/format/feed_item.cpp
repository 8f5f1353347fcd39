// One item of a feed to a post.
#include <algorithm>
#include <optional>
#include <vector>

#include "importer/common/feed_date.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/format/feed.h"
#include "importer/format/xml_tree.h"
#include "importer/page/content.h"
#include "seogo/escape.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

struct Item {
  const XmlElement& feed;  // <channel>, or Atom's <feed>
  const XmlElement& item;
};

const XmlElement* item_in(const XmlElement& element) {
  const XmlElement* item = element.child("item");
  return item != nullptr ? item : element.child("entry");
}

std::optional<Item> find_item(const XmlElement& root) {
  const XmlElement* channel = root.child("channel");
  if (channel != nullptr)
    if (const XmlElement* item = item_in(*channel)) return Item{*channel, *item};
  if (const XmlElement* item = item_in(root))
    return Item{channel == nullptr ? root : *channel, *item};  // RSS 1.0, Atom
  return std::nullopt;
}

// RSS writes the address as text, Atom as href of the link without rel or with rel="alternate".
std::string link_of(const XmlElement& element) {
  for (const XmlElement* link : element.all("link")) {
    const std::string rel = link->attribute("rel");
    if (!rel.empty() && rel != "alternate") continue;
    std::string address(trim(link->text.empty() ? link->attribute("href") : link->text));
    if (!address.empty()) return address;
  }
  return {};
}

// "mail@host (이름)" → 이름; a mail address alone is no name.
std::string name_without_mail(const std::string& author) {
  if (!contains(author, "@")) return text::nfc(collapse(author));
  const std::size_t open = author.find('(');
  if (open == author.npos) return {};
  return text::nfc(collapse(author.substr(open + 1, author.find(')', open) - open - 1)));
}

std::string author_of(const Item& told) {
  for (const XmlElement* element : {&told.item, &told.feed})
    for (const char* name : {"author", "dc:creator", "managingEditor"}) {
      const XmlElement* author = element->child(name);
      if (author == nullptr) continue;
      std::string who =
          name_without_mail(author->child("name") != nullptr ? author->text_of("name") : author->text);
      if (!who.empty()) return who;
    }
  return {};
}

std::string html_of(const XmlElement& item) {
  std::string best;
  for (const char* name : {"content:encoded", "content", "description", "summary"}) {
    const XmlElement* found = item.child(name);
    if (found == nullptr || found->text.size() <= best.size()) continue;
    best = found->attribute("type") == "text" ? escaped(found->text) : found->text;
  }
  // Some programs escape twice.
  if (!contains(best, "<") && contains(best, "&lt;")) best = unescape(best);
  return best;
}

// comments=https://name.tistory.com/entry/slug#entry165comment
std::optional<std::uint64_t> number_in_comments(const std::string& address) {
  const std::size_t at = address.find("#entry");
  if (at == address.npos) return std::nullopt;
  const std::string rest = address.substr(at + 6);
  return number_in(rest.substr(0, std::min(rest.find_first_not_of("0123456789"), rest.size())));
}

void read_identity(const Item& told, Imported& imported) {
  Post& post = imported.post;
  std::string guid = told.item.text_of("guid");
  if (guid.empty()) guid = told.item.text_of("id");
  post.url = link_of(told.item);
  if (post.url.empty() && take_apart(guid).names_post()) post.url = guid;
  const Address address = take_apart(post.url);
  const Address permanent = take_apart(guid);
  const std::string home = link_of(told.feed);
  // Elsewhere a number in a path says nothing of the kind.
  const bool platform = tistory_name(address.host) ||
                        contains_ignoring_case(told.feed.text_of("generator"), "tistory") ||
                        contains_ignoring_case(told.feed.text_of("generator"), "textcube") ||
                        contains_ignoring_case(told.feed.text_of("generator"), "tattertools");
  if (platform) {
    post.number = address.number                   ? address.number
                  : permanent.host == address.host ? permanent.number
                                                   : std::nullopt;
    if (!post.number) post.number = number_in_comments(told.item.text_of("comments"));
  }
  post.slug = address.slug;
  if (address.notice) post.kind = Kind::notice;
  if (address.page) post.kind = Kind::page;
  const std::string host = address.host.empty() ? take_apart(home).host : address.host;
  if (host.empty()) return;
  post.blog = tistory_name(host).value_or(host);
  imported.blog_is_guess = false;
}

// The platform writes the blog's category first and the tags behind it; elsewhere all of them are tags.
void read_categories(const Item& told, Post& post) {
  const bool category_first = post.number.has_value() || tistory_name(take_apart(post.url).host).has_value();
  bool first = category_first;
  for (const XmlElement* element : told.item.all("category")) {
    const std::string term = element->attribute("term");
    const std::string name = text::nfc(collapse(term.empty() ? element->text : term));
    if (first && !name.empty() && !names_no_category(name))
      post.category = split(name, "/");
    else if (!first)
      add_once(post.tags, name);
    first = false;
  }
}

std::optional<Date> date_of(const XmlElement& item, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const auto date = parse_feed_date(item.text_of(name))) return date;
  return std::nullopt;
}

}  // namespace

Result<void> import_feed_item(const Record& record, const std::string& xml, Imported& imported) {
  const Result<XmlElement> root = parse_xml(xml);
  if (!root) return Unexpected{root.error()};
  Post& post = imported.post;
  post.format = Format::rss;
  const std::optional<Item> told = find_item(*root);
  if (!told)
    return fail(ErrorCode::bad_input,
                {record.path + ": the feed holds no item.", record.path + ": 피드에 글이 없습니다."});
  read_identity(*told, imported);
  if (const std::string title = clean_title(told->item.text_of("title")); !title.empty()) post.title = title;
  post.author = author_of(*told);
  post.published = date_of(told->item, {"pubDate", "published", "issued", "dc:date", "updated"});
  post.updated = date_of(told->item, {"updated", "modified", "dcterms:modified"});
  post.visibility = Visibility::public_;
  post.lang = told->feed.text_of("language").substr(0, 2);
  read_categories(*told, post);
  read_content(html_of(told->item), post);
  if (const auto count = number_in(told->item.text_of("slash:comments")); count && *count < 1'000'000)
    post.comment_count = static_cast<std::uint32_t>(*count);
  imported.as_of = post.updated ? unix_from_date(*post.updated) : record.file_time;
  return {};
}

}  // namespace seogo::importer
