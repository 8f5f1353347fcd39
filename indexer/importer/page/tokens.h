// The editors' own marks in bodies that were never rendered ([##_Image|…_##], [#M_more|less|body_M#]), as
// markup.
#pragma once

#include <string>
#include <string_view>

namespace seogo::importer {

// Takes the HTML of a body.  Tokens in <pre> and <code> are the author's words and stay.
std::string expand_tokens(std::string_view html);

// For text of a page that was rendered: takes out what the server left behind.
std::string without_tokens(std::string text);

}  // namespace seogo::importer
