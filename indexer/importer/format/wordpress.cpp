// One item of a WordPress export to a post.
#include "importer/format/wordpress.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "importer/common/bytes.h"
#include "importer/common/feed_date.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/format/xml_tree.h"
#include "importer/page/content.h"
#include "seogo/escape.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

constexpr std::array<std::string_view, 8> secrets{
    "wp:post_password",          "wp:author_email",    "wp:comment_author_email", "wp:comment_author_IP",
    "wp:comment_author_user_id", "wp:comment_user_id", "wp:author_login",         "wp:comment_agent"};

// Empties whatever must not be kept; true when there was any.
bool blank_secrets_in(XmlElement& element) {
  bool any = false;
  if (std::find(secrets.begin(), secrets.end(), element.name) != secrets.end() && !element.text.empty()) {
    element.text.clear();
    any = true;
  }
  for (XmlElement& child : element.children) any = blank_secrets_in(child) || any;
  return any;
}

// A draft has the year 0000, which is no date.
std::optional<Date> date_in(const XmlElement& element, const std::string& name) {
  if (const std::string gmt = element.text_of(name + "_gmt"); gmt.size() == 19)
    if (const auto date = parse_iso_date(gmt.substr(0, 10) + "T" + gmt.substr(11) + "Z")) return date;
  return parse_feed_date(element.text_of(name));
}

Visibility visibility_of(const XmlElement& item) {
  const std::string status = item.text_of("wp:status");
  if (status == "publish")
    return item.text_of("wp:post_password").empty() ? Visibility::public_ : Visibility::protected_;
  return status == "future" ? Visibility::unknown : Visibility::private_;
}

// Why an item is no post; empty when it is one.
std::string why_passed_over(const XmlElement& item) {
  const std::string type = item.text_of("wp:post_type");
  if (item.text_of("wp:status") == "trash") return "a post that lay in the trash of WordPress";
  if (item.text_of("wp:status") == "auto-draft") return "an empty draft of WordPress";
  if (type == "attachment") return "a picture or file that WordPress lists beside its posts";
  if (!type.empty() && type != "post" && type != "page") return "what WordPress calls " + type;
  return {};
}

// What the category lies in, from the top down, and itself last.
std::vector<std::string> path_of_category(const XmlElement& channel, const XmlElement& label,
                                          const std::string& name) {
  constexpr std::size_t deepest = 8;
  const std::vector<const XmlElement*> told = channel.all("wp:category");
  const auto called = [&](const std::string& nicename) {
    return std::find_if(told.begin(), told.end(), [&](const XmlElement* one) {
      return !nicename.empty() && one->text_of("wp:category_nicename") == nicename;
    });
  };
  std::vector<std::string> path{name};
  for (auto at = called(label.attribute("nicename")); at != told.end() && path.size() < deepest;) {
    at = called((*at)->text_of("wp:category_parent"));
    if (at != told.end()) path.insert(path.begin(), clean_title((*at)->text_of("wp:cat_name")));
  }
  return path;
}

// The export says of each label what it is.  The first category is the post's, further ones go with the tags.
void read_labels(const XmlElement& channel, const XmlElement& item, Post& post) {
  for (const XmlElement* label : item.all("category")) {
    const std::string name = clean_title(label->text);
    const std::string kind = label->attribute("domain");
    if (name.empty() || (kind == "category" && names_no_category(name))) continue;
    if (kind == "post_tag" || (kind == "category" && !post.category.empty()))
      add_once(post.tags, name);
    else if (kind == "category")
      post.category = path_of_category(channel, *label, name);
  }
}

// Replies follow their comment by its number.  Spam, trash and what other programs sent are left out.
std::vector<Comment> comments_of(const XmlElement& item) {
  std::multimap<std::string, const XmlElement*> by_parent;
  for (const XmlElement* told : item.all("wp:comment")) {
    const std::string type = told->text_of("wp:comment_type");
    if (told->text_of("wp:comment_approved") != "1" || (!type.empty() && type != "comment")) continue;
    by_parent.emplace(told->text_of("wp:comment_parent"), told);
  }
  constexpr int deepest = 20;
  const auto below = [&](const auto& self, const std::string& parent, int depth) -> std::vector<Comment> {
    std::vector<Comment> comments;
    if (depth > deepest) return comments;
    const auto [begin, end] = by_parent.equal_range(parent);
    for (auto at = begin; at != end; ++at) {
      Comment comment;
      comment.author = text::nfc(collapse(at->second->text_of("wp:comment_author")));
      comment.published = date_in(*at->second, "wp:comment_date");
      comment.text = clean_comment(at->second->text_of("wp:comment_content"));
      const std::string number = at->second->text_of("wp:comment_id");
      if (!number.empty() && number != parent && number != "0")
        comment.replies = self(self, number, depth + 1);
      comments.push_back(std::move(comment));
    }
    return comments;
  };
  return below(below, by_parent.count("0") > 0 ? "0" : "", 0);
}

void read_identity(const XmlElement& channel, const XmlElement& item, Imported& imported) {
  Post& post = imported.post;
  post.url = item.text_of("link");
  post.slug = text::nfc(percent_decode(item.text_of("wp:post_name")));
  if (item.text_of("wp:post_type") == "page") post.kind = Kind::page;
  std::string home = channel.text_of("link");
  if (home.empty()) home = post.url;
  post.blog = take_apart(home).host;
  imported.blog_is_guess = post.blog.empty();
}

constexpr std::array<std::string_view, 21> block_elements{
    "p",  "div", "h1", "h2",    "h3",     "h4",         "h5",      "h6",     "ul",      "ol",  "li",
    "dl", "pre", "hr", "table", "figure", "blockquote", "section", "iframe", "details", "form"};

bool begins_with_block(std::string_view text) {
  text = skip_blanks(text);
  if (!text.starts_with('<')) return false;
  text.remove_prefix(text.starts_with("</") ? 2 : 1);
  std::string name;
  for (const char c : text) {
    if (is_blank(c) || c == '>' || c == '/' || name.size() > 12) break;
    name += lower_letter(c);
  }
  return std::find(block_elements.begin(), block_elements.end(), name) != block_elements.end();
}

// A paragraph of the old editor, or a block of the author's own.
void add_paragraph(std::string_view text, std::string& out) {
  text = trim(text);
  if (text.empty()) return;
  if (begins_with_block(text)) {
    out.append(text).append("\n");
    return;
  }
  out += "<p>";
  bool first = true;
  for (const std::string_view line : lines_of(text)) {
    out.append(first ? "" : "<br>\n").append(trim(line));
    first = false;
  }
  out += "</p>\n";
}

// The caption between [caption …] and [/caption] stands behind its picture, the address between [embed] and
// [/embed] is a link; of other marks, which plugins leave, only those are known that show no text.
std::string without_shortcodes(std::string text) {
  const auto replace_pairs = [&](std::string_view name, const auto& write) {
    const std::string open = "[" + std::string(name);
    const std::string end = "[/" + std::string(name) + "]";
    for (std::size_t at = text.find(open); at != text.npos; at = text.find(open, at)) {
      const std::size_t inner = text.find(']', at);
      const std::size_t close = inner == text.npos ? inner : text.find(end, inner);
      if (close == text.npos) return;
      const std::string written = write(std::string_view(text).substr(inner + 1, close - inner - 1));
      text.replace(at, close + end.size() - at, written);
      at += written.size();
    }
  };
  replace_pairs("caption", [](std::string_view inner) {
    std::size_t end = 0;  // of the picture, and of the link around it
    for (const std::string_view tag : {"</a>", ">"})
      if (const std::size_t found = inner.rfind(tag); end == 0 && found != inner.npos)
        end = found + tag.size();
    return "<figure>" + std::string(inner.substr(0, end)) + "<figcaption>" +
           std::string(trim(inner.substr(end))) + "</figcaption></figure>";
  });
  replace_pairs("embed", [](std::string_view inner) {
    return "<a href=\"" + escaped(trim(inner)) + "\">" + escaped(trim(inner)) + "</a>";
  });
  // The class of a block of code is not its language.
  for (const std::string_view name : {"wp-block-code", "wp-block-preformatted", "wp-block-verse"})
    text = replace_all(std::move(text), name, "");
  for (const std::string_view name : {"[gallery", "[playlist", "[contact-form", "[toc"})
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at)) {
      const std::size_t end = text.find(']', at);
      if (end == text.npos) break;
      text.erase(at, end + 1 - at);
    }
  return text;
}

}  // namespace

bool is_wordpress(std::string_view xml) {
  const std::string_view head = xml.substr(0, 4096);
  return contains(head, "wordpress.org/export") || contains(head, "xmlns:wp=");
}

std::string paragraphs_of_plain_editor(std::string_view text) {
  if (contains(text, "<!-- wp:") || contains(text, "<p>") || contains(text, "<p ")) return std::string(text);
  std::string out;
  std::string paragraph;
  bool in_code = false;  // whose lines stay
  for (const std::string_view line : lines_of(text)) {
    const bool opens = contains(line, "<pre");
    if (!in_code && (trim(line).empty() || begins_with_block(line))) {
      add_paragraph(paragraph, out);
      paragraph.clear();
    }
    paragraph.append(line).append("\n");
    in_code = (in_code || opens) && !contains(line, "</pre>");
  }
  add_paragraph(paragraph, out);
  return out;
}

Result<void> import_wordpress(const Record& record, const std::string& xml, Imported& imported) {
  Result<XmlElement> root = parse_xml(xml);
  if (!root) return Unexpected{root.error()};
  const XmlElement* channel = root->child("channel");
  const XmlElement* item = channel == nullptr ? nullptr : channel->child("item");
  Post& post = imported.post;
  post.format = Format::rss;
  if (item == nullptr)
    return fail(ErrorCode::bad_input, {record.path + ": there is no item in this WordPress export.",
                                       record.path + ": 워드프레스 내보내기 파일에 글이 없습니다."});
  if (std::string why = why_passed_over(*item); !why.empty()) {
    post.kind = Kind::not_a_post;
    post.reason = std::move(why);
    return {};
  }
  read_identity(*channel, *item, imported);
  if (const std::string title = clean_title(item->text_of("title")); !title.empty()) post.title = title;
  post.author = text::nfc(collapse(item->text_of("dc:creator")));
  post.published = date_in(*item, "wp:post_date");
  if (!post.published) post.published = parse_feed_date(item->text_of("pubDate"));
  post.updated = date_in(*item, "wp:post_modified");
  post.visibility = visibility_of(*item);
  post.lang = channel->text_of("language").substr(0, 2);
  read_labels(*channel, *item, post);
  read_content(without_shortcodes(paragraphs_of_plain_editor(item->text_of("content:encoded"))), post);
  post.comments = comments_of(*item);
  imported.as_of = post.updated ? unix_from_date(*post.updated) : record.file_time;
  imported.blanked = blank_secrets_in(*root);
  imported.kept =
      imported.blanked ? "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + to_xml(*root) : record.bytes;
  return {};
}

}  // namespace seogo::importer
