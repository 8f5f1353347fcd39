// The fields of a saved page, each from the most reliable place that tells it (FORMATS 3.2).
#include <algorithm>
#include <array>
#include <utility>

#include "importer/common/date.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/page/content.h"
#include "importer/page/page.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

std::string first_of(std::initializer_list<std::string> candidates) {
  for (const std::string& candidate : candidates)
    if (!trim(candidate).empty()) return text::nfc(collapse(candidate));
  return {};
}

// `제목 :: 블로그`, `블로그 :: 제목`, `제목 - 블로그`, `제목 | 블로그` → 제목
std::string without_blog_name(const std::string& title, const std::string& blog) {
  if (blog.empty()) return title;
  for (std::string_view mark : {" :: ", " - ", " | ", " — ", " : ", "::"}) {
    const std::string behind = std::string(mark) + blog;
    const std::string before = blog + std::string(mark);
    if (title.size() > behind.size() &&
        title.compare(title.size() - behind.size(), behind.size(), behind) == 0)
      return title.substr(0, title.size() - behind.size());
    if (title.size() > before.size() && title.compare(0, before.size(), before) == 0)
      return title.substr(before.size());
  }
  return title;
}

// JSON escapes aside, a title escaped twice shows as `&#39;`.
std::string undo_entities(std::string title) {
  for (int i = 0; i < 2 && (contains(title, "&amp;") || contains(title, "&#") || contains(title, "&quot;") ||
                            contains(title, "&lt;"));
       ++i)
    title = unescape(title);
  return title;
}

// What editors and programs write where nobody gave a title.
bool is_no_title(std::string_view title) {
  static constexpr std::array<std::string_view, 8> names{
      "document", "untitled", "untitled document", "제목 없음", "제목없음", "무제", "no title", "new page"};
  return one_of(names, lower(trim(title)));
}

void read_title(const Page& page, const Header& header, Post& post) {
  const Head& head = page.head;
  std::string blog = first_of(
      {head.meta("og:site_name"), head.config_title, head.meta("article:media_name"), head.feed_title});
  if (blog.empty()) blog = text::nfc(name_in_logo(page));
  const std::string named = without_blog_name(head.title, blog);
  // A heading that the page's title does not repeat may be any; better than the blog's name it is.
  const bool proven = contains(head.title, header.title) || named.empty() || named == blog;
  const std::string heading = proven ? header.title : "";
  std::string title =
      first_of({head.meta("og:title"), head.article ? unescape(head.article->headline) : "",
                heading.empty() ? without_blog_name(head.meta("title"), blog) : "", heading, named});
  // A title that the page's own <title> proves to carry the blog's name (the marks of some skins lie).
  const std::string bare = without_blog_name(title, blog);
  if (bare != title && (bare == header.title || bare == named || head.meta("og:title") != title))
    title = bare;
  title = undo_entities(title);
  if (is_no_title(title)) title = header.title;
  if (!title.empty() && !is_no_title(title)) post.title = title;
}

// The first address that names a post; else the first at all.
std::string best_address(std::initializer_list<std::string> candidates) {
  std::string first;
  for (const std::string& candidate : candidates) {
    const Address address = take_apart(candidate);
    if (address.host.empty()) continue;
    if (first.empty()) first = candidate;
    if (!address.root) return candidate;
  }
  return first;
}

// meta(article:txid) = {blog}_{number}
std::optional<std::uint64_t> txid_number(const std::string& txid) {
  const std::size_t bar = txid.find('_');
  return bar == std::string::npos ? std::nullopt : number_in(txid.substr(bar + 1));
}

// Ids that the platform writes into its own elements: reaction-384, commentCount98_0, entry20Comment,
// more98_0.
std::optional<std::uint64_t> number_in_id(std::string_view id, std::string_view prefix) {
  if (id.substr(0, prefix.size()) != prefix) return std::nullopt;
  const std::string_view rest = id.substr(prefix.size());
  const std::string_view digits = rest.substr(0, std::min(rest.find_first_not_of("0123456789"), rest.size()));
  const std::string_view tail = rest.substr(digits.size());
  const bool fold = prefix == "more" && tail.substr(0, 1) == "_";
  return fold || tail.empty() || tail == "_0" || tail == "Comment" ? number_in(digits) : std::nullopt;
}

std::optional<std::uint64_t> number_in_ids(const Dom& dom) {
  static const Selector marked("[id]");
  const std::vector<Node> nodes = find_all(dom.root(), marked);
  // Folds come last: one that was copied from another post keeps that one's number.
  for (std::string_view prefix : {"reaction-", "commentCount", "entry", "more"})
    for (const Node node : nodes)
      if (const auto number = number_in_id(attribute_or(node, "id"), prefix); number && *number > 0)
        return number;
  return std::nullopt;
}

// The address as the blog itself writes it: no list it was reached from (?category=3), no mobile path
// (/m/13).
std::string of_the_post(std::string url) {
  if (url.substr(0, 2) == "//") url = "https:" + url;
  url = url.substr(0, url.find("?category="));
  const std::size_t path = url.find('/', url.find("://") + 3);
  if (path != std::string::npos && url.compare(path, 3, "/m/") == 0 && tistory_name(take_apart(url).host))
    url.erase(path, 2);
  return url;
}

void read_address(const Page& page, const Header& header, const Related& related, Post& post) {
  const Head& head = page.head;
  const std::string ld = head.article ? head.article->url : "";
  std::string url = best_address({head.canonical, head.meta("og:url"), head.meta("article:pc_url"),
                                  head.meta("dg:plink"), ld, head.saved_from, page.record.saved_address});
  const bool own_feed = tistory_name(take_apart(head.feed_url).host).has_value();
  const std::string home = first_of({head.blog_url, head.tistory_url, own_feed ? head.feed_url : ""});
  if (url.empty() || take_apart(url).root)
    if (const std::string own =
            absolute(related.own_address.empty() ? header.address : related.own_address, home);
        !own.empty())
      url = own;
  post.url = of_the_post(url);
  const Address address = take_apart(post.url);
  const Address by_title = take_apart(header.address);
  const Address viewed = take_apart(head.meta("article:pc_view_url"));
  const auto first_number = [](std::initializer_list<std::optional<std::uint64_t>> numbers) {
    for (const auto& number : numbers)
      if (number) return number;
    return std::optional<std::uint64_t>();
  };
  post.number = first_number(
      {head.entry_id, txid_number(head.meta("article:txid")), address.number, viewed.number, post.number});
  // Elsewhere a number in a path says nothing of the kind.
  const bool platform = head.has_entry_info || contains(head.body_id, "tt-body") ||
                        !head.tistory_url.empty() || tistory_name(address.host) || post.number || own_feed ||
                        !related.own_address.empty();
  if (!post.number && platform)
    post.number = first_number({take_apart(related.own_address).number, number_in_ids(page.dom),
                                by_title.number, page.record.number});
  if (!post.number) post.number = page.record.number;
  post.slug = address.slug.empty() ? by_title.slug : address.slug;
  if (address.notice) post.kind = Kind::notice;
  if (address.page) post.kind = Kind::page;
}

void read_blog(const Page& page, Imported& imported) {
  const Head& head = page.head;
  Post& post = imported.post;
  const Address own = take_apart(post.url);
  std::optional<std::string> name;
  for (const std::string& told :
       {own.host, take_apart(head.tistory_url).host, take_apart(head.meta("article:pc_view_url")).host,
        take_apart(head.blog_url).host, take_apart(head.feed_url).host})
    if (!name) name = tistory_name(told);
  if (!name && !head.config_name.empty()) name = head.config_name;
  if (name)
    post.blog = *name;
  else if (!own.host.empty())
    post.blog = own.host;
  else if (const Address home = take_apart(head.blog_url); !home.host.empty())
    post.blog = home.host;
  imported.blog_is_guess = post.blog.empty();
  if (name && !own.host.empty() && !tistory_name(own.host)) imported.other_hosts.push_back(own.host);
}

void read_author(const Page& page, const Header& header, Post& post) {
  const Head& head = page.head;
  post.author =
      first_of({head.meta("by"), head.meta("og.article.author"), head.article ? head.article->author : "",
                head.meta("author"), head.meta("article:author"), header.author, head.config_nick_name});
  if (post.author.substr(0, 4) == "http") post.author.clear();
}

void read_dates(const Page& page, const Header& header, Post& post) {
  const Head& head = page.head;
  const auto first_date = [](std::initializer_list<std::string> texts) {
    for (const std::string& text : texts)
      if (const auto date = parse_page_date(text); date && !text.empty()) return date;
    return std::optional<Date>();
  };
  post.published = first_date(
      {head.meta("article:published_time"), head.article ? head.article->published : "", header.date});
  if (!post.published) post.published = parse_reg_date(head.meta("og:regdate"));
  post.updated = first_date({head.meta("article:modified_time"), head.article ? head.article->modified : ""});
}

void read_category(const Page& page, const Header& header, const Related& related, Post& post) {
  const Head& head = page.head;
  const std::string label = head.category_label ? text::nfc(collapse(*head.category_label)) : "";
  std::string joined;
  for (const std::string& part : related.category) joined += (joined.empty() ? "" : "/") + part;
  // The table's heading has a link for each part, so that a name with a slash in it stays whole.
  if (!related.category.empty() && (label.empty() || joined == label))
    post.category = related.category;
  else if (!label.empty())
    post.category = split(label, "/");
  else if (!(head.has_entry_info && head.entry_id))
    post.category = split(text::nfc(header.category), "/");
  if (post.category.size() == 1 && names_no_category(post.category[0])) post.category.clear();
}

void read_tags(const Page& page, Post& post) {
  static const Selector marked("a[rel=tag]");
  static const Selector lists(
      ".list_tag, .tags, .tag_label, .tagTrail, .article-tag, .post-tags, .area_tag, .tag_content, .box-tag, "
      ".entry-tags, .tag");
  static const Selector cloud(
      "aside, #sidebar, .sidebar, .area-aside, .area_aside, .box_aside, .widget, .tag_cloud, .tagcloud, "
      ".cloud");
  const auto add = [&](const std::string& raw) {
    std::string tag = text::nfc(collapse(raw));
    while (!tag.empty() && (tag.front() == '#' || tag.front() == ',')) tag = std::string(trim(tag.substr(1)));
    add_once(post.tags, std::move(tag));
  };
  for (const Node link : find_all(page.dom.root(), marked))
    if (find_above(link, cloud) == nullptr) add(plain_text(link));
  if (!post.tags.empty()) return;
  for (const std::string& tag : page.head.script_tags) add(tag);
  if (!post.tags.empty() || page.container.extent.empty()) return;
  for (const Node list : find_all(page.dom.root(), lists)) {
    if (cloud.matches(list) || find_above(list, cloud) != nullptr) continue;
    static const Selector links("a[href]");
    for (const Node link : find_all(list, links))
      if (const std::string path = take_apart(attribute_or(link, "href")).path; path.substr(0, 5) == "/tag/")
        add(plain_text(link));
  }
}

void read_visibility(const Page& page, Post& post) {
  static const Selector told("[data-entry-visibility]");
  const Node node = find_first(page.dom.root(), told);
  const std::string word = node == nullptr ? "" : attribute_or(node, "data-entry-visibility");
  if (word == "private")
    post.visibility = Visibility::private_;
  else if (word == "protected")
    post.visibility = Visibility::protected_;
  else if (word == "public" || !post.url.empty())
    post.visibility = Visibility::public_;
}

}  // namespace

void read_fields(const Page& page, Imported& imported) {
  Post& post = imported.post;
  const Header header = read_header(page);
  const Related related = read_related(page);
  read_address(page, header, related, post);
  read_blog(page, imported);
  read_title(page, header, post);
  read_author(page, header, post);
  read_dates(page, header, post);
  read_category(page, header, related, post);
  read_tags(page, post);
  read_visibility(page, post);
  post.related = related.posts;
  for (RelatedPost& other : post.related) {
    if (const std::string whole = absolute(other.url, post.url); !whole.empty()) other.url = whole;
    other.url = other.url.substr(0, other.url.find("?category="));
  }
  if (related.own_comments) post.comment_count = related.own_comments;
}

}  // namespace seogo::importer
