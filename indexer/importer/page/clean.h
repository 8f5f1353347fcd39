// What stands inside a body but is none of it: advertisements, buttons, related posts, licences.
#pragma once

#include <optional>
#include <string>

#include "importer/page/dom.h"

namespace seogo::importer {

// Whether an element goes with all that is in it.
bool is_dropped(Node element);

// The author's own label of a fold, when the element is that label; default labels (더보기) and closing ones
// (접기) are empty.  Nothing for any other element.
std::optional<std::string> fold_label(Node element);

bool is_link_card(Node element);
std::string card_title(Node card);
std::string card_address(Node card);

bool is_file_block(Node element);
bool is_old_file(Node element);  // <a href=".../attachment/cfile1.uf@….zip"> with the icon of its kind
// Mathematics as a browser drew it, often twice over: MathML, KaTeX, MathJax.  Its text is what the author
// typed, where that is told.
bool is_formula(Node element);
std::string formula_text(Node formula);

bool is_secret_word(std::string_view text);  // 비밀댓글입니다

bool is_ad_address(std::string_view address);

}  // namespace seogo::importer
