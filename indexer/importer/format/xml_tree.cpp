#include "importer/format/xml_tree.h"

#include <algorithm>
#include <utility>

#include "importer/common/strings.h"
#include "seogo/escape.h"

namespace seogo::importer {
namespace {

class TreeBuilder : public XmlVisitor {
 public:
  void open(const std::string& name, const XmlAttributes& attributes) override {
    if (++count_ > bound::xml_elements) return;
    XmlElement element{name, attributes, {}, {}};
    if (open_.empty()) {
      root_ = std::move(element);
      open_.push_back(&root_);
    } else {
      open_.back()->children.push_back(std::move(element));
      open_.push_back(&open_.back()->children.back());
    }
  }
  void text(std::string_view piece) override {
    if (!open_.empty()) open_.back()->text += piece;
  }
  void close(const std::string&) override {
    if (count_ <= bound::xml_elements) open_.pop_back();
  }

  bool is_too_large() const { return count_ > bound::xml_elements; }
  XmlElement root() { return std::move(root_); }

 private:
  XmlElement root_;
  std::vector<XmlElement*> open_;  // the root first; only the last one's children grow
  std::size_t count_ = 0;
};

}  // namespace

const XmlElement* XmlElement::child(std::string_view called) const {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const XmlElement& one) { return one.name == called; });
  return found == children.end() ? nullptr : &*found;
}

std::vector<const XmlElement*> XmlElement::all(std::string_view called) const {
  std::vector<const XmlElement*> found;
  for (const XmlElement& one : children)
    if (one.name == called) found.push_back(&one);
  return found;
}

std::string XmlElement::text_of(std::string_view called) const {
  const XmlElement* found = child(called);
  return found == nullptr ? std::string() : std::string(trim(found->text));
}

std::string XmlElement::attribute(std::string_view called) const {
  for (const auto& [key, value] : attributes)
    if (key == called) return value;
  return {};
}

Result<XmlElement> parse_xml(std::string_view bytes) {
  TreeBuilder builder;
  if (Result<void> read = read_xml(bytes, builder); !read) return Unexpected{read.error()};
  if (builder.is_too_large())
    return fail(ErrorCode::bad_input,
                {"The XML holds more than 500,000 elements.", "XML에 요소가 50만 개 넘게 들어 있습니다."});
  return builder.root();
}

void write_open(std::string& out, std::string_view name, const XmlAttributes& attributes) {
  out.append("<").append(name);
  for (const auto& [key, value] : attributes)
    out.append(" ").append(key).append("=\"").append(escaped(value)).append("\"");
  out += '>';
}

void write_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '\r')
      out += "&#13;";
    else
      out += c;
  }
}

void write_close(std::string& out, std::string_view name) { out.append("</").append(name).append(">"); }

namespace {

void write(std::string& out, const XmlElement& element) {
  write_open(out, element.name, element.attributes);
  write_text(out, element.text);
  for (const XmlElement& child : element.children) write(out, child);
  write_close(out, element.name);
}

}  // namespace

std::string to_xml(const XmlElement& element) {
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  write(out, element);
  return out;
}

}  // namespace seogo::importer
