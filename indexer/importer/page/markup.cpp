// Markup made safe to parse: scripts taken out, depth and attributes bounded, in one linear scan.
#include "importer/page/markup.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "importer/common/bytes.h"
#include "importer/common/strings.h"
#include "importer/page/script_text.h"

namespace seogo::importer {

namespace {

constexpr std::size_t none = std::string_view::npos;

constexpr std::array<std::string_view, 17> voids{"area",  "base",  "br",     "col",   "embed",  "hr",
                                                 "img",   "input", "link",   "meta",  "param",  "source",
                                                 "track", "wbr",   "keygen", "frame", "bgsound"};
constexpr std::array<std::string_view, 14> formatting{"a",    "b", "big",   "code",   "em",     "font", "i",
                                                      "nobr", "s", "small", "strike", "strong", "tt",   "u"};
constexpr std::array<std::string_view, 8> raw_elements{"style",  "textarea", "title",    "xmp",
                                                       "iframe", "noembed",  "noframes", "plaintext"};
// A start tag of these closes an open <p>.
constexpr std::array<std::string_view, 35> closes_p{
    "address", "article",  "aside",      "blockquote", "center",  "details", "dialog", "dir",  "div",
    "dl",      "fieldset", "figcaption", "figure",     "footer",  "form",    "h1",     "h2",   "h3",
    "h4",      "h5",       "h6",         "header",     "hgroup",  "hr",      "li",     "main", "menu",
    "nav",     "ol",       "p",          "pre",        "section", "summary", "table",  "ul"};
// Beyond these an open element is not closed by implication.
constexpr std::array<std::string_view, 8> scopes{"table",  "td",     "th",       "caption",
                                                 "button", "object", "template", "html"};

struct Tag {
  std::string name;  // lower case
  bool closing = false;
  bool closed = false;  // <x/>
  std::size_t end = 0;  // behind the '>'
  std::size_t cut = 0;  // where the attributes within the bound end; 0 when all are
};

// Reads the tag at `at` ("<"), quotes minded.  Without an end there is no tag.
Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (html[i] == '/') tag.closing = true, ++i;
  const std::size_t begin = i;
  while (i < html.size() && !contains(" \t\r\n\f/>", html.substr(i, 1))) ++i;
  tag.name = lower(html.substr(begin, std::min<std::size_t>(i - begin, 64)));
  std::size_t attributes = 0;
  bool in_name = false;
  while (i < html.size() && html[i] != '>') {
    const char c = html[i];
    if (c == '=' && in_name) {
      in_name = false;
      i = html.find_first_not_of(" \t\r\n\f", i + 1);
      if (i == none) return tag;
      if (html[i] == '"' || html[i] == '\'') {
        i = html.find(html[i], i + 1);
        if (i == none) return tag;
        ++i;
      } else {
        i = std::min(html.find_first_of(" \t\r\n\f>", i), html.size());
      }
      continue;
    }
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '/') {
      in_name = false;
    } else if (!in_name) {
      in_name = true;
      if (++attributes > bound::attributes && tag.cut == 0) tag.cut = i;
    }
    ++i;
  }
  if (i >= html.size()) return tag;
  tag.closed = html[i - 1] == '/';
  tag.end = i + 1;
  return tag;
}

// Which elements are open, roughly as a parser has it.
class OpenElements {
 public:
  bool may_open(const std::string& name) {
    close_implied(name);
    const bool too_deep = stack_.size() >= bound::open_elements || ++elements_ > bound::elements;
    const bool format = one_of(formatting, name);
    if (too_deep || (format && name != "a" && open_formatting_ >= bound::open_formatting)) {
      ++dropped_[name];
      return false;
    }
    stack_.push_back(name);
    ++open_[name];
    if (format && name != "a") ++open_formatting_, ++formats_[name];
    return true;
  }

  bool inside(const std::string& name) const {
    const auto open = open_.find(name);
    return open != open_.end() && open->second > 0;
  }

  // Whether the end tag is one to keep.
  bool may_close(const std::string& name) {
    if (auto dropped = dropped_.find(name); dropped != dropped_.end() && dropped->second > 0) {
      --dropped->second;
      return false;
    }
    if (auto format = formats_.find(name); format != formats_.end() && format->second > 0)
      --format->second, --open_formatting_;
    if (auto open = open_.find(name); open == open_.end() || open->second == 0) return name != "br";
    while (pop() != name) {
    }
    return true;
  }

 private:
  std::string pop() {
    std::string name = std::move(stack_.back());
    stack_.pop_back();
    --open_[name];
    return name;
  }

  bool close_up_to(std::string_view wanted) {
    const auto open = open_.find(std::string(wanted));
    if (open == open_.end() || open->second == 0) return false;
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i] == wanted) {
        while (stack_.size() > i) pop();
        return true;
      }
      const bool list = wanted == "li" && (stack_[i] == "ul" || stack_[i] == "ol");
      if (list || (one_of(scopes, stack_[i]) && !(stack_[i] == "td" && wanted == "tr"))) return false;
    }
    return false;
  }

  void close_implied(std::string_view name) {
    if (stack_.size() >= bound::open_elements) return;
    if (one_of(closes_p, name)) close_up_to("p");
    if (name == "li" || name == "option") close_up_to(name);
    if (name == "dt" || name == "dd") close_up_to("dt") || close_up_to("dd");
    if (name == "tr" || name == "td" || name == "th") {
      if (!stack_.empty() && (stack_.back() == "td" || stack_.back() == "th")) pop();
      if (name == "tr" && !stack_.empty() && stack_.back() == "tr") pop();
    }
  }

  std::vector<std::string> stack_;
  std::unordered_map<std::string, std::size_t> open_, dropped_, formats_;
  std::size_t open_formatting_ = 0;
  std::size_t elements_ = 0;
};

// The value of one attribute in a tag's text; enough for type="…".
std::string type_of(std::string_view tag) {
  const std::string text = lower(tag.substr(0, 1000));
  const std::size_t at = text.find("type");
  if (at == none) return {};
  std::size_t i = text.find_first_not_of(" \t\n=", at + 4);
  if (i == none) return {};
  if (text[i] == '"' || text[i] == '\'') ++i;
  return text.substr(i, text.find_first_of("\"' >", i) - i);
}

bool is_program(std::string_view type) {
  return type.empty() || type == "module" || contains(type, "javascript") || contains(type, "ecmascript");
}

std::size_t find_end_tag(std::string_view html, std::size_t from, std::string_view name) {
  for (std::size_t at = html.find("</", from); at != none; at = html.find("</", at + 2))
    if (lower(html.substr(at + 2, name.size())) == name) return at;
  return none;
}

class Guard {
 public:
  explicit Guard(std::string_view html) : html_(html) {}

  Markup run() {
    out_.html.reserve(html_.size());
    while (at_ < html_.size()) {
      const std::size_t open = html_.find('<', at_);
      keep(open == none ? html_.size() : open);
      if (open == none) break;
      step();
    }
    return std::move(out_);
  }

 private:
  void keep(std::size_t end) {
    out_.html.append(html_, at_, end - at_);
    at_ = end;
  }

  void step() {
    const std::string_view rest = html_.substr(at_);
    if (rest.substr(0, 4) == "<!--") return comment();
    if (rest.substr(0, 3) == "<%@" || rest.substr(0, 4) == "<%--") {  // a page inside a JSP
      const std::size_t end = rest.find("%>");
      at_ = end == none ? html_.size() : at_ + end + 2;
      return;
    }
    const bool tag = rest.size() > 2 && (is_letter(rest[1]) || (rest[1] == '/' && is_letter(rest[2])));
    if (tag) return element();
    keep(at_ + 1);
  }

  // Comments go as a whole: nothing in them is the reader's, and an unclosed one would take the page with it.
  void comment() {
    if (html_.substr(at_, 5) == "<!-->") {
      at_ += 5;
      return;
    }
    const std::size_t end = comments_end_ == none ? none : html_.find("-->", at_ + 2);
    if (end == none) {
      comments_end_ = none;
      at_ += 4;
    } else {
      at_ = end + 3;
    }
  }

  void element() {
    const Tag tag = read_tag(html_, at_);
    if (tag.end == 0) {  // the page was cut in the middle of a tag
      at_ = html_.size();
      return;
    }
    if (tag.name == "script") return script(tag);
    if (tag.closing ? !elements_.may_close(tag.name) : !is_void(tag) && !elements_.may_open(tag.name)) {
      ++out_.dropped_tags;
      at_ = tag.end;
      return;
    }
    if (!tag.closing && is_void(tag) && ++voids_ > bound::elements) {
      out_.html += ' ';
      ++out_.dropped_tags;
      at_ = tag.end;
      return;
    }
    const std::size_t begin = at_;
    keep(tag.cut == 0 ? tag.end : tag.cut);
    if (tag.cut != 0) out_.html += '>', at_ = tag.end, ++out_.dropped_tags;
    if (!tag.closing && one_of(raw_elements, tag.name) && begin < at_) raw(tag.name);
  }

  bool is_void(const Tag& tag) const {
    return one_of(voids, tag.name) || (tag.closed && (elements_.inside("svg") || elements_.inside("math")));
  }

  void script(const Tag& tag) {
    if (tag.closing) {
      at_ = tag.end;
      return;
    }
    const std::string type = type_of(html_.substr(at_, tag.end - at_));
    const std::size_t length = is_program(type) ? script_end(html_.substr(tag.end), budget_)
                                                : find_end_tag(html_.substr(tag.end), 0, "script");
    if (length == none) {  // never closed: all that follows is the script
      at_ = html_.size();
      return;
    }
    out_.scripts.push_back({type, std::string(html_.substr(tag.end, length))});
    const std::size_t end = html_.find('>', tag.end + length);
    at_ = end == none ? html_.size() : end + 1;
  }

  // Elements whose content is no markup: kept as it is up to their end.
  void raw(const std::string& name) {
    if (std::find(unclosed_.begin(), unclosed_.end(), name) != unclosed_.end()) return;
    const std::size_t end = find_end_tag(html_, at_, name);
    if (end == none)
      unclosed_.push_back(name);
    else
      keep(end);
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t comments_end_ = 0;
  std::size_t budget_ = 64 << 20;
  std::vector<std::string> unclosed_;  // raw elements that no end tag closes from here on
  std::size_t voids_ = 0;
  OpenElements elements_;
  Markup out_;
};

}  // namespace

Markup guard_markup(std::string_view html) { return Guard(html).run(); }

}  // namespace seogo::importer
