// What a page says of itself apart from its text: meta marks, links, JSON-LD, the platform's own scripts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importer/page/dom.h"
#include "importer/page/markup.h"

namespace seogo::importer {

struct Head {
  std::vector<std::pair<std::string, std::string>> metas;  // name or property, lower case → content, in order
  std::string canonical;
  std::string title;  // of <title>
  std::string lang;
  std::string body_id;
  std::string saved_from;
  std::string feed_title, feed_url;  // of the feed it links to: the name of the blog

  // window.T and its relatives; the platform writes them into every page it serves.
  bool has_entry_info = false;  // said at all
  std::optional<std::uint64_t> entry_id;
  std::optional<std::string> category_label;                // nothing when null
  std::string config_name, config_title, config_nick_name;  // T.config.BLOG
  std::string blog_url, tistory_url;                        // TistoryBlog
  std::vector<std::string> script_tags;                     // tiara: the post's tags

  struct Article {  // JSON-LD of a post or article
    std::string url, headline, author, published, modified;
  };
  std::optional<Article> article;

  // The first content under that name, entities undone; empty when there is none.
  std::string meta(std::string_view name) const;
};

// `body` and what is in it is passed over: authors paste whole documents into their posts.
Head read_head(const Dom& dom, const Markup& markup, std::string_view page, const std::vector<Node>& body);

}  // namespace seogo::importer
