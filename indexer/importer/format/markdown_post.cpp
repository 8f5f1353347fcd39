// Markdown to a post.  The only file that knows cmark-gfm.
#include "importer/format/markdown_post.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>

#include "importer/common/file_name.h"
#include "importer/common/front_matter.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/common/web_address.h"
#include "importer/format/told_lines.h"
#include "importer/page/content.h"
#include "importer/page/tokens.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

struct FreeCmark {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(char* text) const { std::free(text); }
};

// Raw HTML passes through: what may be shown is decided later, as for every body.
std::string html_of(std::string_view markdown) {
  // cmark-gfm marks the special characters of its extensions in tables that all parsers share.
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  constexpr int options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8;
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, FreeCmark> parser(cmark_parser_new(options));
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name); extension != nullptr)
      cmark_parser_attach_syntax_extension(parser.get(), extension);
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, FreeCmark> tree(cmark_parser_finish(parser.get()));
  const std::unique_ptr<char, FreeCmark> html(
      cmark_render_html(tree.get(), options, cmark_parser_get_syntax_extensions(parser.get())));
  // The way back from a footnote is no text.
  return html == nullptr ? std::string() : replace_all(html.get(), "↩</a>", "</a>");
}

// {% highlight java %} → java; nothing for other tags.
std::string_view highlighted(std::string_view tag) {
  constexpr std::string_view word = "highlight ";
  const std::size_t at = tag.find(word);
  if (at == tag.npos) return {};
  tag = trim(tag.substr(at + word.size()));
  return tag.substr(0, tag.find_first_of(" %"));
}

// Lines that are for the site builder alone ({% … %}, {: .class}) go, the address of the site in front of a
// picture too; code stays as it is.
std::string without_templates(std::string_view markdown) {
  std::string out;
  bool in_code = false;
  for (const std::string_view line : lines_of(markdown)) {
    const std::string_view bare = trim(line);
    const bool fence = bare.starts_with("```") || bare.starts_with("~~~");
    if (fence) in_code = !in_code;
    if (!in_code && !fence) {
      if (bare.starts_with("{%") && bare.ends_with("%}")) {
        const std::string_view language = highlighted(bare);
        if (!language.empty()) out.append("```").append(language).append("\n");
        in_code = !language.empty();
        continue;
      }
      if (bare.starts_with("{:") && bare.ends_with("}")) continue;
    } else if (in_code && bare.starts_with("{%") && contains(bare, "endhighlight")) {
      out += "```\n";
      in_code = false;
      continue;
    }
    std::string kept(line);
    if (!in_code)
      for (const std::string_view site :
           {"{{ site.baseurl }}", "{{site.baseurl}}", "{{ site.url }}", "{{site.url}}"})
        kept = replace_all(kept, site, "");
    out.append(kept).append("\n");
  }
  return out;
}

// The picture tokens of Tistory's editors, which cmark would take for emphasis, as markup.  Code stays.
std::string with_tokens_expanded(std::string_view markdown) {
  std::string out;
  bool in_code = false;
  for (const std::string_view line : lines_of(markdown)) {
    if (trim(line).starts_with("```") || trim(line).starts_with("~~~")) in_code = !in_code;
    std::string kept(line);
    if (!in_code && contains(line, "##_")) {
      // A token that stands for the alternative text of a picture.
      for (std::size_t at = kept.find("![##_"); at != npos; at = kept.find("![##_", at + 2)) {
        const std::size_t end = kept.find("##](", at);
        if (end != npos) kept.erase(at + 2, end - at);
      }
      kept = expand_tokens(kept);
    }
    out.append(kept).append("\n");
  }
  return out;
}

// What was told before wins; what is new fills.
void fill(const FrontMatter& matter, Post& post) {
  if (!post.title && !matter.title.empty()) post.title = matter.title;
  if (post.author.empty()) post.author = matter.author;
  if (!post.published) post.published = matter.published;
  if (!post.updated) post.updated = matter.updated;
  if (post.category.empty()) post.category = matter.category;
  if (post.tags.empty()) post.tags = matter.tags;
  if (post.slug.empty()) post.slug = matter.slug;
  if (matter.is_draft) post.visibility = Visibility::private_;
  if (!post.url.empty() || !is_web_address(matter.url)) return;
  const Address address = take_apart(matter.url);
  post.url = matter.url;
  if (const auto name = tistory_name(address.host)) {
    post.number = address.number;
    post.slug = address.slug;
    post.blog = *name;
  }
}

}  // namespace

bool is_markdown(const Record& record, std::string_view text) {
  const std::string ext = extension(record.path);
  return ext == "md" || ext == "markdown" || ext == "mdx" || has_front_matter(text);
}

void import_markdown(const Record& record, std::string_view text, Imported& imported) {
  Post& post = imported.post;
  post.format = Format::text;
  std::string_view rest = text;
  if (const auto matter = take_head_block(rest)) fill(*matter, post);
  std::string_view behind = rest;
  const auto heading = take_heading(behind);
  // A heading that repeats the title is no text, one that says something else is.
  if (heading && (!post.title || heading->title == *post.title)) {
    rest = behind;
    fill(*heading, post);
  } else {
    FrontMatter told;
    take_told_lines(rest, told);
    fill(told, post);
  }
  fill_from_name(record.path, post);
  if (!post.blog.empty()) imported.blog_is_guess = false;
  read_content(html_of(with_tokens_expanded(without_templates(rest))), post);
}

}  // namespace seogo::importer
