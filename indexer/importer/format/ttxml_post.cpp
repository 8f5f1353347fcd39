#include "importer/format/ttxml_post.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/format/ttxml.h"
#include "importer/format/xml_tree.h"
#include "importer/page/content.h"
#include "post/digest.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

std::optional<Date> date_from_seconds(const std::string& seconds) {
  const auto number = number_in(seconds);
  if (!number || *number == 0 || *number > 253402300799) return std::nullopt;
  return date_from_unix(static_cast<std::int64_t>(*number));
}

Visibility visibility_from_word(const std::string& word) {
  if (word.empty()) return Visibility::unknown;
  if (word == "public" || word == "syndicated") return Visibility::public_;
  return word == "protected" ? Visibility::protected_ : Visibility::private_;
}

void read_tree(const XmlElement& above, std::vector<std::string> path,
               std::vector<std::vector<std::string>>& tree) {
  for (const XmlElement* category : above.all("category")) {
    path.push_back(text::nfc(category->text_of("name")));
    tree.push_back(path);
    read_tree(*category, path, tree);
    path.pop_back();
  }
}

// A file as the backup lists it.  `name` is what tokens in the text call it, `label` what the author did.
struct Stored {
  std::string name, label, media;
  bool shown = false;
};

std::map<std::string, Stored> stored_files(const XmlElement& post) {
  std::map<std::string, Stored> files;
  for (const XmlElement* attachment : post.all("attachment")) {
    Stored file{text::nfc(attachment->text_of("name")), text::nfc(attachment->text_of("label")), {}, false};
    if (const XmlElement* content = attachment->child("content")) file.media = content->attribute("sha256");
    if (!is_sha256(file.media)) file.media.clear();
    if (!file.name.empty()) files.emplace(file.name, std::move(file));
  }
  return files;
}

// cfile24.uf.227F62375160A9.jpg (also with @) was served at cfile24.uf.tistory.com/image/227F62375160A9.
// Empty for other names.
std::string address_of_stored(std::string_view name, std::string_view folder) {
  const std::size_t server = name.find(".uf");
  if (name.substr(0, 5) != "cfile" || server == name.npos || server + 4 >= name.size()) return {};
  if (!number_in(name.substr(5, server - 5)) || (name[server + 3] != '.' && name[server + 3] != '@'))
    return {};
  std::string_view key = name.substr(server + 4);
  key = key.substr(0, key.find('.'));
  if (key.find_first_not_of("0123456789ABCDEFabcdef") != key.npos) return {};
  return "https://" + std::string(name.substr(0, server)) + ".uf.tistory.com/" + std::string(folder) + "/" +
         std::string(key);
}

// The name that a picture's address ends in: attach/1/x.jpg, [##_ATTACH_PATH_##]/x.jpg → x.jpg
std::string last_part(std::string_view address) {
  const std::size_t slash = address.rfind('/');
  return std::string(slash == address.npos ? address : address.substr(slash + 1));
}

void read_body_of(const XmlElement& element, Post& post) {
  std::map<std::string, Stored> files = stored_files(element);
  const std::string html = replace_all(element.text_of("content"), "[##_ATTACH_PATH_##]/", "");
  read_content(html, post, [&](Image& image) {
    const auto found = files.find(last_part(image.url));
    if (found != files.end()) {
      found->second.shown = true;
      image.media = found->second.media;
    }
    if (const std::string address = address_of_stored(image.url, "image"); !address.empty())
      image.original = address;
  });
  for (Attachment& attachment : post.attachments) {
    const auto found = files.find(last_part(attachment.url));
    if (found == files.end()) continue;
    found->second.shown = true;
    attachment.media = found->second.media;
    if (!found->second.label.empty()) attachment.name = found->second.label;
  }
  // What hangs on the post without standing in its text is kept all the same.
  for (const auto& [name, file] : files)
    if (!file.shown) post.attachments.push_back({file.label.empty() ? name : file.label, name, file.media});
}

bool is_set(const XmlElement& comment, std::string_view flag) {
  const std::string value = comment.text_of(flag);
  return !value.empty() && value != "0";
}

// Spam and trash hide what hangs below them.  The replies to a secret comment are hidden with it: they often
// repeat it.
std::vector<Comment> comments_of(const XmlElement& element, std::uint32_t& count, int depth = 0) {
  std::vector<Comment> comments;
  if (depth > 20) return comments;
  for (const XmlElement* told : element.all("comment")) {
    if (is_set(*told, "isFiltered")) continue;
    ++count;
    std::vector<Comment> replies = comments_of(*told, count, depth + 1);
    if (is_set(*told, "secret")) continue;
    Comment comment;
    if (const XmlElement* commenter = told->child("commenter"))
      comment.author = text::nfc(collapse(commenter->text_of("name")));
    comment.published = date_from_seconds(told->text_of("written"));
    comment.text = clean_comment(told->text_of("content"));
    comment.replies = std::move(replies);
    comments.push_back(std::move(comment));
  }
  return comments;
}

bool blank(std::string& text) {
  const bool any = !trim(text).empty();
  text.clear();
  return any;
}

// Takes out what MODEL section 1 does not let in; tells whether there was any.
bool blank_secrets_of(XmlElement& element, bool secret) {
  bool any = false;
  secret = secret || (element.name == "comment" && is_set(element, "secret"));
  const bool in_comment = element.name == "comment" || element.name == "commenter";
  for (XmlElement& child : element.children) {
    const bool is_secret = child.name == "password" || child.name == "ip" || child.name == "email" ||
                           child.name == "mail" ||
                           (secret && in_comment &&
                            (child.name == "name" || child.name == "homepage" || child.name == "content"));
    if (is_secret) any = blank(child.text) || any;
    any = blank_secrets_of(child, secret) || any;
  }
  if (secret && element.name == "commenter")
    for (auto& attribute : element.attributes) any = blank(attribute.second) || any;
  return any;
}

void read_tags(const XmlElement& element, Post& post) {
  for (const XmlElement* told : element.all("tag")) add_once(post.tags, text::nfc(collapse(told->text)));
}

void read_home(const XmlElement& blog, const XmlElement& element, Imported& imported) {
  Post& post = imported.post;
  const XmlElement* setting = blog.child("setting");
  const std::string name = setting == nullptr ? "" : lower(setting->text_of("name"));
  const bool is_name =
      !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == name.npos;
  if (!is_name) return;
  post.blog = name;
  imported.blog_is_guess = false;
  const XmlElement* author = element.child("author");
  if (author == nullptr || author->attribute("domain") != "tistory") return;
  // On the platform the blog's name is its address, and each number has its page.
  const std::string home = "https://" + name + ".tistory.com/";
  if (post.number && post.kind == Kind::post) post.url = home + std::to_string(*post.number);
  if (post.number && post.kind == Kind::notice) post.url = home + "notice/" + std::to_string(*post.number);
  if (const std::string own = lower(setting->text_of("secondaryDomain")); contains(own, "."))
    imported.other_hosts.push_back(own);
}

}  // namespace

Result<void> import_ttxml(const Record& record, const std::string& xml, Imported& imported) {
  Result<XmlElement> blog = parse_xml(xml);
  if (!blog) return Unexpected{blog.error()};
  const auto found = std::find_if(blog->children.begin(), blog->children.end(), [](const XmlElement& one) {
    return one.name == "post" || one.name == "notice" || one.name == "page";
  });
  Post& post = imported.post;
  post.format = Format::ttxml;
  if (found == blog->children.end())
    return fail(ErrorCode::bad_input,
                {record.path + ": the backup holds no post.", record.path + ": 백업에 글이 없습니다."});
  const XmlElement& element = *found;
  post.kind = element.name == "notice" ? Kind::notice : element.name == "page" ? Kind::page : Kind::post;
  post.number = number_in(element.text_of("id"));
  post.slug = text::nfc(element.attribute("slogan"));
  post.visibility = visibility_from_word(element.text_of("visibility"));
  if (const std::string title = clean_title(element.text_of("title")); !title.empty()) post.title = title;
  post.published = date_from_seconds(element.text_of("published"));
  if (!post.published) post.published = date_from_seconds(element.text_of("created"));
  post.updated = date_from_seconds(element.text_of("modified"));
  std::vector<std::vector<std::string>> tree;
  read_tree(*blog, {}, tree);
  post.category = resolve_category(tree, text::nfc(element.text_of("category")));
  if (post.category.size() == 1 && names_no_category(post.category[0])) post.category.clear();
  read_tags(element, post);
  read_home(*blog, element, imported);  // its address is what links in the body are read against
  read_body_of(element, post);
  std::uint32_t count = 0;
  post.comments = comments_of(element, count);
  post.comment_count = count;
  if (const std::string language =
          blog->child("setting") != nullptr ? blog->child("setting")->text_of("language") : "";
      language.size() >= 2)
    post.lang = language.substr(0, 2);
  imported.as_of = post.updated     ? unix_from_date(*post.updated)
                   : post.published ? unix_from_date(*post.published)
                                    : record.file_time;
  imported.kept = std::string(xml);
  if (XmlElement kept = *blog; blank_secrets_of(kept, false)) {
    imported.kept = to_xml(kept);
    imported.blanked = true;
    post.problems.emplace_back(
        "passwords, addresses of commenters and secret comments were blanked in the kept source");
  }
  return {};
}

}  // namespace seogo::importer
