// What kinds of files people have, and what becomes of each: read, refused with a reason, or passed over.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "seogo/post.h"
#include "seogo/result.h"

namespace seogo::importer {

enum class Shape : std::uint8_t {
  // read
  tistory_page,
  backup_page,
  fragment,
  article_page,
  plain_html,
  text,
  markdown_post,
  markdown,
  json_lines,
  json_posts,
  table,
  zip,
  ttxml,
  feed,
  sitemap,
  api_dump,
  warc,
  mhtml,
  webarchive,
  gzip,
  compressed,
  tar,
  wordpress,
  // holds posts, but is not read: refused
  movable_type,
  ghost,
  evernote,
  other_archive,
  // holds no posts that we know of: passed over
  empty,
  skin_template,
  view_parts,
  picture,
  style_sheet,
  script,
  font,
  sound_or_video,
  other_table,
  source_code,
  list_text,
  other_text,
  other_json,
  other_json_lines,
  other_xml,
  mbox,
  pdf,
  office,
  hwp,
  database,
  program,
  binary,
};

enum class Treatment : std::uint8_t { read, refuse, pass_over };

Treatment treatment(Shape shape);

// A short name for lists ("picture", "wordpress-export").
std::string_view name_of(Shape shape);

// Why it was refused or passed over; empty for what is read.
Sentence reason(Shape shape);

// Read while they stream by, into a record for each post, whatever their size.
constexpr bool is_streamed(Shape shape) {
  return shape == Shape::json_lines || shape == Shape::json_posts || shape == Shape::table ||
         shape == Shape::ttxml || shape == Shape::feed || shape == Shape::wordpress ||
         shape == Shape::sitemap || shape == Shape::warc || shape == Shape::mhtml ||
         shape == Shape::webarchive;
}

// Streamed, but its pictures may come after the pages that show them.
constexpr bool holds_pictures_behind(Shape shape) { return shape == Shape::warc; }

// Many files in one: read member by member.
constexpr bool is_bundle(Shape shape) { return shape == Shape::zip || shape == Shape::tar; }

// One file, or a tar, behind a packing.
constexpr bool is_packed(Shape shape) { return shape == Shape::gzip || shape == Shape::compressed; }

// What holds posts when its names are not the usual ones: read where the file was named itself.
constexpr Shape as_named(Shape shape) {
  switch (shape) {
    case Shape::other_table:
      return Shape::table;
    case Shape::other_json:
      return Shape::json_posts;
    case Shape::other_json_lines:
      return Shape::json_lines;
    default:
      return shape;
  }
}

// In which format a record of this shape is read; nothing for containers and what is not read.
std::optional<Format> record_format(Shape shape);

// Texts and pages without a sign of Tistory: whether they are posts depends on their company (MODEL section
// 5).
constexpr bool needs_company(Shape shape) {
  return shape == Shape::text || shape == Shape::markdown || shape == Shape::plain_html;
}

}  // namespace seogo::importer
