// Where a script really ends, and the values that a page's scripts tell.
#include "importer/page/script_text.h"

#include <algorithm>
#include <array>

#include "importer/common/bytes.h"
#include "importer/common/strings.h"

namespace seogo::importer {

namespace {

std::size_t find_closing(std::string_view html, std::size_t from) {
  for (std::size_t at = html.find("</", from); at != npos; at = html.find("</", at + 2))
    if (lower(html.substr(at + 2, 6)) == "script") return at;
  return npos;
}

// A reader of JavaScript that knows strings and comments, and nothing else of the language.
class Strings {
 public:
  char quote() const { return quote_; }  // of the string it stands in, 0 outside

  void read(std::string_view code) {
    for (std::size_t i = 0; i < code.size(); ++i) {
      const char c = code[i];
      const char next = i + 1 < code.size() ? code[i + 1] : '\0';
      if (comment_ == '/') {
        if (c == '\n') comment_ = '\0';
      } else if (comment_ == '*') {
        if (c == '*' && next == '/') comment_ = '\0', ++i;
      } else if (quote_ != 0) {
        if (c == '\\')
          ++i;
        else if (c == quote_ || (c == '\n' && quote_ != '`'))
          quote_ = '\0';
      } else if (c == '/' && (next == '/' || next == '*')) {
        comment_ = next, ++i;
      } else if (c == '"' || c == '\'' || c == '`') {
        quote_ = c;
      }
    }
  }

  void leave_string() { quote_ = '\0'; }

 private:
  char quote_ = '\0';
  char comment_ = '\0';
};

// Where a string that is open at the beginning of `code` closes; npos when it does not, or when what follows
// reads like no script (`/"/` opened no string).
std::size_t closing_quote(std::string_view code, char quote) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '\\') {
      ++i;
    } else if (code[i] == '\n' && quote != '`') {
      return npos;
    } else if (code[i] == quote) {
      const std::size_t after = code.find_first_not_of(" \t", i + 1);
      return after != npos && contains(").;,+]}\n\r:?", code.substr(after, 1)) ? i : npos;
    }
  }
  return npos;
}

// What only the platform writes, behind or around a body: no script of an author holds it.
bool holds_page_markup(std::string_view text) {
  static constexpr std::array marks{std::string_view("class=\"container_postbtn"),
                                    std::string_view("class=\"another_category"),
                                    std::string_view("class=\"tt_article_useless_p_margin")};
  for (std::string_view mark : marks)
    if (contains(text, mark)) return true;
  return false;
}

constexpr std::size_t longest_spill = 2 << 20;

// A script that writes scripts: the end that answers its own beginning, each <script within it having one
// too.
//   const page = `<head><script src="x"></script></head>`;
std::size_t balanced_end(std::string_view reach, std::size_t first) {
  const std::string_view head = reach.substr(0, first);
  if (!contains(head, "<script")) return npos;
  int depth = 1;
  for (std::size_t at = reach.find("script"); at != npos; at = reach.find("script", at + 6)) {
    const bool opens = at > 0 && reach[at - 1] == '<';
    const bool closes = at > 1 && reach[at - 1] == '/' && reach[at - 2] == '<';
    const bool escaped = at > 2 && reach[at - 1] == '/' && reach[at - 2] == '\\' && reach[at - 3] == '<';
    depth += opens ? 1 : closes || escaped ? -1 : 0;
    if (depth == 0) return closes && !holds_page_markup(reach.substr(first, at - first)) ? at - 2 : npos;
  }
  return npos;
}

}  // namespace

std::size_t script_end(std::string_view html, std::size_t& budget) {
  const std::size_t first = find_closing(html, 0);
  if (first == npos || budget == 0) return first;
  const std::string_view reach = html.substr(0, first + std::min(longest_spill, budget));
  const std::size_t balanced = balanced_end(reach, first);
  const std::size_t likely = balanced == npos ? first : balanced;
  Strings state;
  state.read(reach.substr(0, likely));
  if (balanced != npos || state.quote() != 0) budget -= std::min(budget, reach.size() - first);
  for (std::size_t at = likely; state.quote() != 0;) {
    const std::size_t closing = closing_quote(reach.substr(at), state.quote());
    if (closing == npos || holds_page_markup(reach.substr(at, closing))) return likely;
    const std::size_t next = find_closing(reach, at + closing);
    if (next == npos) return likely;
    state.leave_string();
    state.read(reach.substr(at + closing + 1, next - at - closing - 1));
    if (state.quote() == 0) return next;
    at = next;
  }
  return likely;
}

std::string_view assigned_value(std::string_view script, std::string_view name) {
  for (std::size_t at = script.find(name); at != npos; at = script.find(name, at + 1)) {
    std::size_t i = at + name.size();
    while (i < script.size() && (script[i] == ' ' || script[i] == '\t')) ++i;
    if (i >= script.size() || script[i] != '=' || (i + 1 < script.size() && script[i + 1] == '=')) continue;
    const std::string_view rest = trim(script.substr(i + 1));
    if (rest.substr(0, 4) == "null") return rest.substr(0, 4);
    if (rest.empty() || rest[0] != '{') continue;
    int depth = 0;
    bool quoted = false;
    for (std::size_t k = 0; k < rest.size(); ++k) {
      const char c = rest[k];
      if (quoted && c == '\\')
        ++k;
      else if (c == '"')
        quoted = !quoted;
      else if (!quoted && c == '{')
        ++depth;
      else if (!quoted && c == '}' && --depth == 0)
        return rest.substr(0, k + 1);
    }
  }
  return {};
}

std::optional<std::string> string_member(std::string_view script, std::string_view name) {
  for (std::size_t at = script.find(name); at != npos; at = script.find(name, at + 1)) {
    std::size_t i = at + name.size();
    const bool own_word = at == 0 || !is_letter(script[at - 1]);
    if (i < script.size() && (script[i] == '"' || script[i] == '\'')) ++i;
    while (i < script.size() && script[i] == ' ') ++i;
    if (!own_word || i >= script.size() || script[i] != ':') continue;
    ++i;
    while (i < script.size() && (script[i] == ' ' || script[i] == '\n' || script[i] == '\t')) ++i;
    if (i >= script.size() || (script[i] != '"' && script[i] != '\'')) continue;
    const std::size_t end = script.find(script[i], i + 1);
    if (end != npos) return replace_all(std::string(script.substr(i + 1, end - i - 1)), "\\/", "/");
  }
  return std::nullopt;
}

}  // namespace seogo::importer
