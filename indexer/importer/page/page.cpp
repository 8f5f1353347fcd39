// A page of HTML to a post: the order of the steps.
#include "importer/page/page.h"

#include <memory>

#include "importer/common/file_name.h"
#include "importer/common/front_matter.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/page/finish.h"
#include "importer/page/markup.h"
#include "importer/page/sanitize.h"
#include "importer/page/tokens.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

// Chrome's "view-source:" saved as a page: the real page is the text of one table.
std::optional<std::string> source_shown_in(const Dom& dom) {
  static const Selector gutters(".line-gutter-backdrop, td.line-number");
  static const Selector cells("td.line-content");
  if (find_first(dom.root(), gutters) == nullptr) return std::nullopt;
  std::string source;
  for (const Node cell : find_all(dom.root(), cells)) source += raw_text(cell) + "\n";
  return source.empty() ? std::nullopt : std::optional<std::string>(source);
}

// The title of the first film: all there is to call a post by that shows nothing else.
std::string film_title(const Extent& extent) {
  static const Selector films("[data-video-title]");
  for (const Node node : extent.nodes)
    for (const Node film : find_all(node, films))
      if (std::string title = text::nfc(collapse(attribute_or(film, "data-video-title"))); !title.empty())
        return title;
  return {};
}

void fill_body(const Extent& extent, Post& post) {
  Body body = read_body(extent);
  post.html = sanitize(extent, body, post.url);
  post.text = std::move(body.text);
  post.headings = std::move(body.headings);
  post.images = std::move(body.images);
  post.attachments = std::move(body.attachments);
  post.code = std::move(body.code);
  post.embeds = std::move(body.embeds);
  if (post.text.empty()) post.label = film_title(extent);
}

// A pasted document's <title> is shown nowhere; but where nothing else is left of it (an unclosed <style>
// swallowed the rest), it is all the text there is.
void take_pasted_title(const Extent& extent, Post& post) {
  static const Selector titles("title");
  if (!post.text.empty() || !post.images.empty()) return;
  for (const Node node : extent.nodes)
    for (const Node title : find_all(node, titles))
      if (post.text.empty()) post.text = text::nfc(plain_text(title));
  if (post.text.empty()) return;
  post.html = paragraphs(post.text);
  post.problems.emplace_back("the body holds nothing but the title of a pasted document");
}

bool is_korean_prose(const std::string& text) {
  return count_characters(text) >= 100 && count_hangul(text) * 10 >= count_characters(text) * 3;
}

bool has_document_head(const Dom& dom) {
  static const Selector marks("meta[name], meta[property], title, link[rel=canonical]");
  return find_first(dom.root(), marks) != nullptr;
}

void apply(const FrontMatter& matter, Post& post) {
  if (!matter.title.empty()) post.title = matter.title;
  if (!matter.author.empty()) post.author = matter.author;
  if (matter.published) post.published = matter.published;
  if (!matter.category.empty()) post.category = matter.category;
  if (!matter.tags.empty()) post.tags = matter.tags;
  if (!matter.url.empty() && post.url.empty()) {
    const Address address = take_apart(matter.url);
    post.url = matter.url;
    post.number = post.number ? post.number : address.number;
    post.slug = address.slug;
    if (post.blog.empty()) post.blog = tistory_name(address.host).value_or(address.host);
  }
}

bool is_platform_page(const Head& head, const Container& container) {
  return head.has_entry_info || !head.tistory_url.empty() || !head.config_name.empty() ||
         !head.meta("article:txid").empty() ||
         tistory_name(take_apart(head.canonical.empty() ? head.meta("og:url") : head.canonical).host) ||
         contains(head.body_id, "tt-body") || container.known;
}

// Chrome marks a page that it shows in another language, or wraps each text in two fonts.
bool is_translated(const Dom& dom) {
  static const Selector marks("html.translated-ltr, html.translated-rtl, html[_msttexthash]");
  static const Selector fonts("font[style]");
  if (find_first(dom.root(), marks) != nullptr) return true;
  const auto is_wrapping = [](Node node) {
    return fonts.matches(node) &&
           replace_all(attribute_or(node, "style"), " ", "") == "vertical-align:inherit;";
  };
  const Node font = find_first(dom.root(), fonts);
  return font != nullptr && is_wrapping(font) && count_children(font) > 0 && is_wrapping(child(font, 0));
}

void refuse(Post& post, std::string reason) {
  post.kind = Kind::not_a_post;
  post.reason = std::move(reason);
}

// What a list page seems to tell of a post is some post's of the list, or the blog's.
void forget_fields(Post& post) {
  post.title.reset();
  post.number.reset();
  post.slug.clear();
  post.author.clear();
  post.published.reset();
  post.updated.reset();
  post.category.clear();
  post.tags.clear();
  post.comment_count.reset();
}

// Contents that were fetched by the Open API one by one lie in files called post_123.html.
void number_from_name(std::string_view path, Post& post) {
  path.remove_prefix(path.find_last_of("/\\") + 1);
  if (path.substr(0, 5) != "post_") return;
  post.number = number_in(path.substr(5, path.find('.') - 5));
  if (post.number) post.format = Format::api;
}

// A body alone, or a page with no mark of where its body is.
void choose_unmarked_body(const Record& record, const Dom& dom, const Head& head, Container& container,
                          Post& post) {
  static const Selector bodies("body");
  post.format = Format::page;
  if (!has_document_head(dom)) {
    if (!post.number) number_from_name(record.path, post);
    container.extent.nodes.push_back(find_first(dom.root(), bodies));
    return;
  }
  container.extent = densest_part(dom);
  if (says_article(head)) return;
  std::string text;
  for (const Node node : container.extent.nodes) text += plain_text(node);
  if (!is_korean_prose(text)) refuse(post, "a page without the marks of a post");
}

}  // namespace

void import_page(const Record& record, const std::string& page_text, Imported& imported) {
  Post& post = imported.post;
  std::string_view rest = page_text;
  const auto matter = take_front_matter(rest);
  Markup markup = guard_markup(rest);
  // Marks of the editor stand only in bodies that no server has rendered.
  const bool rendered = contains(page_text, "<html") || contains(page_text, "tt_article_useless_p_margin");
  auto dom = std::make_unique<Dom>(rendered ? markup.html : expand_tokens(markup.html));
  if (const auto source = source_shown_in(*dom)) {
    markup = guard_markup(*source);
    dom = std::make_unique<Dom>(markup.html);
  }
  Container container = find_container(*dom);
  Head head = read_head(*dom, markup, page_text, container.extent.nodes);
  const bool backup = is_backup_page(*dom);
  post.format = backup ? Format::tistory_backup : Format::tistory_page;
  if (!backup && !is_platform_page(head, container)) post.format = Format::page;
  const std::string reason = backup ? std::string() : why_no_post({record, *dom, head, container});
  if (!backup && is_protected({record, *dom, head, container}) &&
      (reason.empty() || head.body_id == "tt-body-page"))
    post.kind = Kind::protected_post;
  else if (!reason.empty())
    refuse(post, reason);
  if (post.kind == Kind::post && !container.known) {
    choose_unmarked_body(record, *dom, head, container, post);
    head = read_head(*dom, markup, page_text, container.extent.nodes);
  }
  const Page page{record, *dom, head, container};
  if (backup)
    read_backup_fields(page, imported);
  else
    read_fields(page, imported);
  post.lang = head.lang.substr(0, head.lang.find('-'));
  if (matter) apply(*matter, post);
  if (!container.known && !has_document_head(*dom)) fill_from_name(record.path, post);
  if (post.kind == Kind::not_a_post) return forget_fields(post);
  if (!backup && post.author.empty()) post.problems.emplace_back("no author");
  if (is_translated(*dom)) post.problems.emplace_back("the text is a translation that the browser made");
  if (post.kind == Kind::protected_post) {
    post.visibility = Visibility::protected_;
  } else {
    fill_body(container.extent, post);
    take_pasted_title(container.extent, post);
    read_comments(page, post);
  }
  if (markup.dropped_tags > 0)
    post.problems.push_back(std::to_string(markup.dropped_tags) +
                            " tags stood too deep and were dropped, their text was kept");
}

}  // namespace seogo::importer
