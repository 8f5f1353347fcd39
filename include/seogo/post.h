// What a post is: everything that is known of one article of a blog.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/date.h"

namespace seogo {

// What a source turned out to be.
enum class Kind { post, page, notice, protected_post, not_a_post };

// Who may see it.  A backup does not tell: unknown, until an address of the post was met in public.
enum class Visibility { public_, protected_, private_, unknown };

// The shape in which a source came.
enum class Format { tistory_page, page, tistory_backup, ttxml, rss, api, warc, jsonl, text };

// Which visibilities a reader may see.  The command line sees all, a server what its options allow.
struct Visible {
  bool public_ = true;
  bool protected_ = true;
  bool private_ = true;
  bool unknown = true;

  bool allows(Visibility visibility) const;
  friend bool operator==(const Visible&, const Visible&) = default;
};

struct Image {
  std::string url;       // where the page asked for it, as written there
  std::string original;  // the address of the unscaled picture, where one is known; else as `url`
  std::string alt;
  std::string caption;
  std::string media;         // SHA-256 of the archived copy, 64 hex digits; empty when none is held
  std::uint32_t width = 0;   // pixels; 0 when unknown
  std::uint32_t height = 0;  // pixels; 0 when unknown

  friend bool operator==(const Image&, const Image&) = default;
};

struct Attachment {
  std::string name;
  std::string url;
  std::string media;  // as in Image

  friend bool operator==(const Attachment&, const Attachment&) = default;
};

struct CodeBlock {
  std::string language;  // as the author set it; empty when not told
  std::string text;

  friend bool operator==(const CodeBlock&, const CodeBlock&) = default;
};

struct Comment {
  std::string author;
  std::optional<Date> published;
  std::string text;
  std::vector<Comment> replies;

  friend bool operator==(const Comment&, const Comment&) = default;
};

// Which part of a series a title says the post is ("[4~5주 차]", "(2)", "Part 3").
struct Series {
  std::string name;
  std::uint32_t number = 0;  // the first that the title tells
  std::uint32_t last = 0;    // the last: 5 in "[4~5주 차]", else as `number`
  std::uint32_t count = 0;   // the highest number known of the series

  friend bool operator==(const Series&, const Series&) = default;
};

// A post that another one names: a row of a related-post table, a feed entry, a link.
struct RelatedPost {
  std::string title;
  std::string url;
  std::optional<Date> published;
  std::optional<std::uint32_t> comment_count;

  friend bool operator==(const RelatedPost&, const RelatedPost&) = default;
};

// All text is UTF-8 in NFC and without markup, but for `html`.  What is not known is empty or nullopt and
// never guessed; `problems` says what was looked for in vain or dropped.
struct Post {
  std::string id;  // BLOG/NUMBER, else BLOG/SLUG, else BLOG/~ and 16 hex digits over title, date and text
  Kind kind = Kind::post;
  std::string reason;  // why it is no post; empty otherwise
  Visibility visibility = Visibility::unknown;
  Format format = Format::page;
  std::string blog;
  std::optional<std::uint64_t> number;
  std::string slug;
  std::string url;
  std::optional<std::string> title;
  std::string label;  // stands for the title where there is none: first heading or sentence
  std::string author;
  std::string lang;  // "ko", "en" …; empty when not told
  std::optional<Date> published;
  std::optional<Date> updated;
  std::vector<std::string> category;  // from the top: {"TODAY", "회고"}
  std::vector<std::string> tags;
  std::string text;                   // the body: a line for each block, parted by \n
  std::vector<std::string> headings;  // the body's headings, which stand in `text` too
  std::string html;                   // the body cleaned by an allow-list; see importer/page/sanitize.h
  std::vector<Image> images;          // in the order in which they stand in the body
  std::vector<Attachment> attachments;
  std::vector<CodeBlock> code;
  std::vector<std::string> embeds;  // addresses of videos and other frames
  std::vector<Comment> comments;
  std::optional<std::uint32_t> comment_count;
  std::vector<RelatedPost> related;
  std::optional<Series> series;  // set by the archive, as copy_of is: they follow from all its posts
  std::string copy_of;           // id of the older post that this one nearly repeats; empty for most
  std::uint32_t versions = 1;    // how many different texts of it are held
  std::vector<std::string> problems;

  friend bool operator==(const Post&, const Post&) = default;
};

// The title to show: its own, else the label.
const std::string& shown_title(const Post& post);

// A category as one text, "TODAY/회고", and back.
std::string category_text(const std::vector<std::string>& category);
std::vector<std::string> category_names(std::string_view text);

// Names as JSON, the command line and the archive write them ("tistory-page", "not_a_post", "public" …).
std::string_view name_of(Kind kind);
std::string_view name_of(Visibility visibility);
std::string_view name_of(Format format);
std::optional<Kind> kind_named(std::string_view name);
std::optional<Visibility> visibility_named(std::string_view name);
std::optional<Format> format_named(std::string_view name);

}  // namespace seogo
