// The pages of Tistory's official backup: a fixed skeleton, the same for every blog.
#include "importer/common/date.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/page/page.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

// Written `#a #b` in one text node; a tag may hold blanks, so a blank alone parts nothing.
std::vector<std::string> tags_of(const std::string& text) {
  std::vector<std::string> tags;
  for (std::string tag : split(" " + text, " #")) {
    if (!tag.empty() && tag.front() == '#') tag.erase(0, 1);
    add_once(tags, text::nfc(collapse(tag)));
  }
  return tags;
}

}  // namespace

bool is_backup_page(const Dom& dom) {
  static const Selector headers(".article-header");
  static const Selector views(".article-view");
  static const Selector bodies(".contents_style");
  static const Selector dates("p.date");
  static const Selector tags(".tags");
  static const Selector heads("meta[property], link[rel=canonical]");
  const Node view = find_first(dom.root(), views);
  if (view == nullptr || find_first(dom.root(), headers) == nullptr || find_first(view, bodies) == nullptr)
    return false;
  // A saved page of the skin that the skeleton is modelled on has much the same boxes, and a head.
  if (find_first(dom.root(), heads) != nullptr) return false;
  return find_first(dom.root(), dates) != nullptr || find_first(view, tags) != nullptr;
}

void read_backup_fields(const Page& page, Imported& imported) {
  static const Selector titles(".title-article");
  static const Selector categories("p.category");
  static const Selector dates("p.date");
  static const Selector tags(".tags");
  static const Selector headers(".article-header");
  Post& post = imported.post;
  const Node header = find_first(page.dom.root(), headers);
  const auto text_in = [&](const Selector& selector) {
    const Node node = header == nullptr ? nullptr : find_first(header, selector);
    return node == nullptr ? std::string() : text::nfc(plain_text(node));
  };
  std::string title = text_in(titles);
  if (title.empty()) title = text::nfc(page.head.title);
  if (!title.empty()) post.title = title;
  post.published = parse_page_date(text_in(dates));
  post.category = split(text_in(categories), "/");
  if (post.category.size() == 1 && post.category[0] == "카테고리 없음") post.category.clear();
  for (const Node node : find_all(page.dom.root(), tags)) {
    if (!page.container.extent.empty() && is_inside(node, page.container.extent.nodes.front())) continue;
    post.tags = tags_of(plain_text(node));
    break;
  }
  post.number = page.record.number;
  post.visibility = Visibility::unknown;
  // A web archive tells the address that the page itself does not.
  const Address address = take_apart(page.record.saved_address);
  if (!address.names_post()) return;
  post.url = page.record.saved_address;
  post.slug = address.slug;
  if (!post.number) post.number = address.number;
  if (const auto name = tistory_name(address.host)) {
    post.blog = *name;
    imported.blog_is_guess = false;
  }
}

}  // namespace seogo::importer
