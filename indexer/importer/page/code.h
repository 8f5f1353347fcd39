// Code in a body: which elements show it, its lines and its language.
#pragma once

#include <string>

#include "importer/page/dom.h"

namespace seogo::importer {

// The element whose lines are code, when `element` shows nothing but code: a <pre>, a <textarea> of an old
// highlighter, or a table whose other cells only number its lines.  Null when it shows something else.
Node code_in(Node element);

// Of what `code_in` gave.  The language is what the editor or a highlighter wrote down, empty when none did.
std::string code_language(Node code);
std::string code_text(Node code);

}  // namespace seogo::importer
