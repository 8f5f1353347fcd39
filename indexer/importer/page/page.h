// A page of HTML to a post.  page.cpp holds the order of the steps; the files named beside each step hold the
// rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "importer/page/container.h"
#include "importer/page/dom.h"
#include "importer/page/head.h"
#include "seogo/importer.h"

namespace seogo::importer {

// What the steps share.
struct Page {
  const Record& record;
  const Dom& dom;
  const Head& head;
  const Container& container;
};

// The whole way (page.cpp).  `text` is the page as UTF-8.
void import_page(const Record& record, const std::string& text, Imported& imported);

// Why a page is no post; empty for posts (not_a_post.cpp).
std::string why_no_post(const Page& page);
bool is_protected(const Page& page);
bool says_article(const Head& head);  // that it shows one post

// Title, address, number, blog, author, dates, category, tags (fields.cpp), from the most reliable place that
// tells each.
void read_fields(const Page& page, Imported& imported);

// The skeleton of the official backup (backup.cpp).
bool is_backup_page(const Dom& dom);
void read_backup_fields(const Page& page, Imported& imported);

// The header of the post as the skin prints it (header.cpp).
struct Header {
  std::string title, category, author, date;
  std::string address;  // where its title leads
};
Header read_header(const Page& page);

// The blog's name, where a link to its front page tells it and <title> repeats it at either end.
std::string name_in_logo(const Page& page);

// Comments that stand in the page, secret ones not (comments.cpp).
void read_comments(const Page& page, Post& post);

// The table of other posts of the category (related.cpp).
struct Related {
  std::vector<std::string> category;
  std::vector<RelatedPost> posts;
  std::string own_address;  // of the row that is the post itself
  std::optional<std::uint32_t> own_comments;
};
Related read_related(const Page& page);

}  // namespace seogo::importer
