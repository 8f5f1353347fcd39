// The body of an archived post as a page shows it: pictures from the archive, a quiet frame where none was
// kept, links that stay in the archive where it holds what they lead to.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/post.h"
#include "seogo/searcher.h"
#include "site/language.h"

namespace seogo::http {

struct Heading {
  int level = 2;  // 2 to 6: beneath the post's title, without a gap
  std::string id;
  std::string text;  // with its references, fit for HTML as it is
};

struct Body {
  std::string html;
  std::vector<Heading> headings;
};

// Where an address leads that the archive holds; empty for all others.
using Held = std::function<std::string(const std::string& url)>;

// `html` is clean already: Post::html, perhaps with marks.  Its <img> elements carry no address but
// data-image="N", the picture's place in Post::images.  Each becomes an <img> of /media/…, below `prefix`, or
// a frame that names the address it had; nothing in what comes out loads from elsewhere.
Body body_of(const Post& post, std::string_view html, Language language, std::string_view prefix = {},
             const Held& held = {});

// Post::html, or the text as paragraphs where there is nothing else.
std::string html_of(const Post& post);

// Marks the texts between the tags, each text for itself.  `mark` gets them all at once and answers in their
// order.  Marks are numbered: id="mark-1" and on.
struct MarkedHtml {
  std::string html;
  std::size_t marks = 0;
};
MarkedHtml marked_html(std::string_view html,
                       const std::function<std::vector<Marked>(const std::vector<std::string>&)>& mark);

}  // namespace seogo::http
