#include "importer/page/content.h"

#include <algorithm>
#include <array>
#include <utility>

#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/page/body.h"
#include "importer/page/dom.h"
#include "importer/page/leftovers.h"
#include "importer/page/markup.h"
#include "importer/page/sanitize.h"
#include "importer/page/tokens.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

const Selector& bodies() {
  static const Selector selector("body");
  return selector;
}

}  // namespace

void read_content(std::string_view html, Post& post, const std::function<void(Image&)>& fix) {
  const Markup markup = guard_markup(expand_tokens(html));
  const Dom dom(markup.html);
  Extent extent;
  Leftovers told;
  if (const Node body = find_first(dom.root(), bodies())) extent.nodes = without_leftovers(body, told);
  for (RelatedPost& related : told.related) {
    related.url = absolute(related.url, post.url);
    post.related.push_back(std::move(related));
  }
  if (post.category.empty()) post.category = std::move(told.category);
  Body body = read_body(extent);
  if (fix)
    for (Image& image : body.images) fix(image);
  post.html = sanitize(extent, body, post.url);
  post.text = std::move(body.text);
  post.headings = std::move(body.headings);
  post.images = std::move(body.images);
  post.attachments = std::move(body.attachments);
  post.code = std::move(body.code);
  post.embeds = std::move(body.embeds);
  if (markup.dropped_tags > 0)
    post.problems.push_back(std::to_string(markup.dropped_tags) +
                            " tags stood too deep and were dropped, their text was kept");
}

std::string clean_title(std::string_view title) {
  std::string text(title);
  for (int i = 0; i < 2; ++i)
    if (contains(text, "&#39;") || contains(text, "&quot;") || contains(text, "&amp;")) text = unescape(text);
  return text::nfc(collapse(text));
}

std::string clean_comment(std::string_view html) {
  if (!contains(html, "<")) {
    const std::string plain = unescape(html);
    std::string text;
    for (const std::string_view line : lines_of(plain))
      if (const std::string one = collapse(line); !one.empty())
        text.append(text.empty() ? "" : "\n").append(one);
    return text::nfc(text);
  }
  std::string broken;  // a line break in the text stands for one on the page
  for (const std::string_view line : lines_of(html)) broken.append(broken.empty() ? "" : "<br>").append(line);
  const Dom dom(guard_markup(broken).html);
  Extent extent;
  if (const Node body = find_first(dom.root(), bodies())) extent.nodes.push_back(body);
  return read_body(extent).text;
}

bool names_no_category(std::string_view name) {
  static constexpr std::array<std::string_view, 6> names{"카테고리 없음", "분류없음",      "분류 없음",
                                                         "미분류",        "분류 전체보기", "Uncategorized"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace seogo::importer
