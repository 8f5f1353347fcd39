// Where a script really ends, and the values that a page's scripts tell.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::importer {

// `html` after "<script …>".  Returns the place of the "</script" that ends it, npos when none does.  A
// browser takes the first one, even inside a string of the script, and spills the rest into the page:
//   var page = `<html>…<script src="x"></script>…`;
// Such a string is read to its end, unless the page's own markup would be swallowed.  `budget` is how many
// bytes may be looked at in vain, for all scripts of a page.
std::size_t script_end(std::string_view html, std::size_t& budget);

// The JSON value behind `name =` in a script (`window.T.entryInfo = {…};`); empty when there is none.
std::string_view assigned_value(std::string_view script, std::string_view name);

// The string behind `name:` in a script's object (`tistoryUrl: "https://…"`).
std::optional<std::string> string_member(std::string_view script, std::string_view name);

}  // namespace seogo::importer
