// What a page says of itself apart from its text.
#include "importer/page/head.h"

#include <algorithm>

#include "importer/common/json_text.h"
#include "importer/common/strings.h"
#include "importer/page/script_text.h"

namespace seogo::importer {

namespace {

// Names, or objects with a name, or a list of either.
std::string told_name(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array() && !value.empty()) return told_name(value.front());
  return text_at(value, "name");
}

bool is_article(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const Json& value = type->is_array() && !type->empty() ? type->front() : *type;
  if (!value.is_string()) return false;
  const std::string name = value.get<std::string>();
  return contains(name, "Posting") || contains(name, "Article") || name == "Report";
}

// The first article in JSON-LD: an object, a list of them, or a graph.
const Json* find_article(const Json& json, int depth = 0) {
  if (depth > 4) return nullptr;
  if (json.is_array()) {
    for (const Json& one : json)
      if (const Json* found = find_article(one, depth + 1)) return found;
    return nullptr;
  }
  if (!json.is_object()) return nullptr;
  if (is_article(json)) return &json;
  const auto graph = json.find("@graph");
  return graph == json.end() ? nullptr : find_article(*graph, depth + 1);
}

void read_json_ld(const std::string& text, Head& head) {
  const Json json = Json::parse(text, nullptr, false, true);
  const Json* found = json.is_discarded() ? nullptr : find_article(json);
  if (found == nullptr) return;
  Head::Article article;
  article.url = text_at(*found, "url");
  const auto page = found->find("mainEntityOfPage");
  if (article.url.empty() && page != found->end())
    article.url = page->is_string() ? page->get<std::string>() : text_at(*page, "@id");
  article.headline = text_at(*found, "headline");
  if (article.headline.empty()) article.headline = text_at(*found, "name");
  if (const auto author = found->find("author"); author != found->end()) article.author = told_name(*author);
  article.published = text_at(*found, "datePublished");
  article.modified = text_at(*found, "dateModified");
  head.article = std::move(article);
}

void read_entry_info(const std::string& script, Head& head) {
  const std::string_view value = assigned_value(script, "T.entryInfo");
  if (value.empty() || head.has_entry_info) return;
  head.has_entry_info = true;
  const Json info = Json::parse(value, nullptr, false);
  if (!info.is_object()) return;
  if (const auto id = info.find("entryId"); id != info.end() && id->is_number_unsigned())
    head.entry_id = id->get<std::uint64_t>();
  if (const std::string label = text_at(info, "categoryLabel"); !label.empty()) head.category_label = label;
}

void read_blog(const std::string& script, Head& head) {
  if (head.config_name.empty())
    if (const Json config = Json::parse(assigned_value(script, "T.config"), nullptr, false);
        config.is_object())
      if (const auto blog = config.find("BLOG"); blog != config.end()) {
        head.config_name = text_at(*blog, "name");
        head.config_title = text_at(*blog, "title");
        head.config_nick_name = text_at(*blog, "nickName");
      }
  if (head.tistory_url.empty() && contains(script, "TistoryBlog")) {
    head.blog_url = string_member(script, "url").value_or("");
    head.tistory_url = string_member(script, "tistoryUrl").value_or("");
  }
  if (head.script_tags.empty() && contains(script, "window.tiara"))
    if (const Json tiara = Json::parse(assigned_value(script, "window.tiara"), nullptr, false);
        tiara.is_object())
      if (const auto entry = tiara.find("entry"); entry != tiara.end() && entry->is_object())
        if (const auto tags = entry->find("tags"); tags != entry->end() && tags->is_array())
          for (const Json& tag : *tags)
            if (tag.is_string()) head.script_tags.push_back(tag.get<std::string>());
}

void read_element(Node node, Head& head) {
  if (has_tag(node, "meta")) {
    for (const char* key : {"property", "name", "itemprop"})
      if (const auto name = attribute(node, key); name && !name->empty())
        head.metas.emplace_back(lower(*name), attribute_or(node, "content"));
  } else if (has_tag(node, "link")) {
    if (lower(attribute_or(node, "rel")) == "canonical" && head.canonical.empty())
      head.canonical = trim(attribute_or(node, "href"));
    if (lower(attribute_or(node, "type")) == "application/rss+xml" && head.feed_url.empty()) {
      head.feed_title = collapse(attribute_or(node, "title"));
      head.feed_url = trim(attribute_or(node, "href"));
    }
  } else if (has_tag(node, "title")) {
    if (head.title.empty() && node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
      head.title = plain_text(node);
  } else if (has_tag(node, "html")) {
    head.lang = lower(attribute_or(node, "lang"));
  } else if (has_tag(node, "body")) {
    head.body_id = attribute_or(node, "id");
  }
}

// <!-- saved from url=(0030)https://… --> of browsers, and of SingleFile
// <!-- Page saved with SingleFile
//  url: https://… -->
std::string saved_from(std::string_view page) {
  constexpr std::string_view mark = "saved from url=(";
  const std::string_view head = page.substr(0, 4096);
  if (const std::size_t single = head.find("saved with SingleFile"); single != head.npos) {
    const std::size_t url = head.find("url: ", single);
    if (url == head.npos || url - single > 100) return {};
    return std::string(head.substr(url + 5, head.find_first_of(" \r\n>", url + 5) - url - 5));
  }
  const std::size_t at = head.find(mark);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = page.find(')', at);
  const std::size_t end = page.find_first_of(" \r\n>", begin);
  return begin == std::string_view::npos ? "" : std::string(trim(page.substr(begin + 1, end - begin - 1)));
}

}  // namespace

std::string Head::meta(std::string_view name) const {
  for (const auto& [key, content] : metas)
    if (key == name && !trim(content).empty())
      return collapse(contains(content, "&") ? unescape(unescape(content)) : content);
  return {};
}

Head read_head(const Dom& dom, const Markup& markup, std::string_view page, const std::vector<Node>& body) {
  Head head;
  for (Node node = dom.root(); node != nullptr;) {
    if (std::find(body.begin(), body.end(), node) != body.end()) {
      node = next_after(node, dom.root());
      continue;
    }
    if (is_element(node)) read_element(node, head);
    node = next_inside(node, dom.root());
  }
  for (const Script& script : markup.scripts) {
    if (script.type == "application/ld+json") {
      if (!head.article) read_json_ld(script.text, head);
    } else {
      read_entry_info(script.text, head);
      read_blog(script.text, head);
    }
  }
  head.saved_from = saved_from(page);
  return head;
}

}  // namespace seogo::importer
