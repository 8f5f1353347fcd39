#include "importer/disk/intake.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "importer/common/bytes.h"
#include "importer/common/inline_picture.h"
#include "importer/disk/backup_root.h"
#include "importer/disk/saved_page.h"
#include "importer/disk/sniff.h"
#include "importer/disk/web_archive.h"
#include "importer/format/feed.h"
#include "importer/format/json_posts.h"
#include "importer/format/open_api.h"
#include "importer/format/renamed_keys.h"
#include "importer/format/sitemap.h"
#include "importer/format/table.h"
#include "importer/format/ttxml.h"
#include "post/digest.h"
#include "text/decode.h"

namespace seogo::importer {
namespace {

Error too_large_error() {
  return {ErrorCode::bad_input,
          {"It is larger than 32 MiB, more than any page of a blog.",
           "32MiB보다 큽니다. 블로그 글로 보기에는 너무 큽니다."},
          {}};
}

bool is_blank_line(std::string_view line) { return skip_blanks(line).empty(); }

}  // namespace

const std::string& container_of(const Place& place) {
  return place.container.empty() ? place.path : place.container;
}

std::string inside_of(const Place& place) {
  if (place.container.empty() || place.container == place.path) return {};
  return place.path.substr(std::min(place.path.size(), place.container.size() + 2));  // behind "!/"
}

Record Intake::record_at(const Place& place, Format format) const {
  Record record;
  record.path = place.path;
  record.container = place.container;
  record.folder = place.folder;
  record.root = place.root;
  record.format = format;
  record.blog = options_.blog;
  record.blog_is_guess = options_.blog.empty();
  record.saved_address = place.saved_address;
  record.file_time = place.file_time;
  return record;
}

void Intake::give(const Place& place, Shape shape, std::string bytes) {
  if (shape == Shape::api_dump) {
    if (place.container.empty()) bytes = api_company_.complete(bytes, place.folder, place.root);
    return split_api_dump(record_at(place, Format::api), std::move(bytes), visitor_);
  }
  Record record = record_at(place, *record_format(shape));
  std::string told;  // by the place
  if (shape == Shape::backup_page) {
    const PostPlace post = place_in_backup(place.backup_folder, place.backup_top);
    told = post.blog;
    record.number = post.number;
  } else if ((shape == Shape::fragment || shape == Shape::plain_html) && !is_document(bytes)) {
    // A dump of bare bodies: its folder keeps the posts 4 of two blogs apart.
    record.number = number_of_dump(place.name);
    const std::string_view home =
        place.backup_folder.empty() ? place.backup_top : last_name(place.backup_folder);
    if (record.number) {
      told = blog_of_name(home);
      record.format = Format::tistory_page;
    }
  }
  if (record.blog.empty()) record.blog = text::decode_name(told);
  record.bytes = without_inline_pictures(std::move(bytes), [&](std::string picture) {
    const std::string name = sha256(picture);
    give_media(place, name, {}, std::move(picture));
  });
  visitor_.record(std::move(record));
}

void Intake::give_stream(const Place& place, Shape shape, const ByteSource& source,
                         const std::stop_token& stop) {
  if (shape == Shape::json_lines) return give_lines(place, source, stop);
  if (shape == Shape::warc) return scan_warc(place, source, *this, stop);
  if (shape == Shape::mhtml || shape == Shape::webarchive)
    return scan_saved_page(place, shape, source, *this);
  if (shape == Shape::json_posts || shape == Shape::table) return give_posts(place, shape, source, stop);
  const Record prototype = record_at(place, shape == Shape::ttxml ? Format::ttxml : Format::rss);
  const auto split = shape == Shape::ttxml     ? split_ttxml
                     : shape == Shape::sitemap ? split_sitemap
                                               : split_feed;  // of which a WordPress export is one
  if (Result<void> done = split(prototype, source, visitor_, stop); !done) reject(place.path, done.error());
}

void Intake::give_posts(const Place& place, Shape shape, const ByteSource& source,
                        const std::stop_token& stop) {
  RenamedKeys renamed(options_.names, visitor_);
  const auto split = shape == Shape::table ? split_table : split_json;
  const Result<void> done = split(record_at(place, Format::jsonl), source, renamed, stop);
  if (!done) reject(place.path, done.error());
}

void Intake::give_pictures(const Place& place, Shape shape, const ByteSource& source,
                           const std::stop_token& stop) {
  if (shape == Shape::warc) scan_warc_pictures(place, source, *this, stop);
}

void Intake::give_media(const Place& place, const std::string& name, const std::string& address,
                        std::string bytes) {
  const std::string above = inside_of(place);
  std::string member = above.empty() ? name : above + "!/" + name;
  visitor_.media({container_of(place), std::move(member), address, std::move(bytes)});
}

void Intake::give_lines(const Place& place, const ByteSource& source, const std::stop_token& stop) {
  std::string line;
  std::uint64_t number = 0;
  bool overlong = false;  // the rest of the line is thrown away
  const auto finish_line = [&] {
    ++number;
    const std::string path = place.path + "!/" + std::to_string(number);
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (overlong) {
      reject(path, too_large_error());
    } else if (!is_blank_line(line)) {
      if (line.back() == '\r') line.pop_back();
      Record record = record_at(place, Format::jsonl);
      record.path = path;
      record.container = container_of(place);
      record.bytes = std::move(line);
      RenamedKeys(options_.names, visitor_).record(std::move(record));
    }
    line.clear();
    overlong = false;
  };

  std::vector<char> piece(std::size_t{128} << 10);
  while (!stop.stop_requested()) {
    Result<std::size_t> got = source(piece.data(), piece.size());
    if (!got) return reject(place.path, got.error());
    if (*got == 0) {
      if (!line.empty() || overlong) finish_line();
      return;
    }
    std::string_view rest(piece.data(), *got);
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      const std::string_view part = rest.substr(0, end);
      overlong = overlong || line.size() + part.size() > page_bound;
      if (overlong)
        line.clear();
      else
        line.append(part);
      if (end == rest.npos) break;
      finish_line();
      rest.remove_prefix(end + 1);
    }
  }
}

void Intake::turn_away(const Place& place, Shape shape) {
  if (treatment(shape) == Treatment::refuse)
    reject(place.path, Error{ErrorCode::bad_input, reason(shape), {}});
  else
    skip(place.path, name_of(shape), reason(shape));
}

void Intake::pass_over_company(const Place& place, Shape shape) {
  if (shape == Shape::text || shape == Shape::markdown)
    skip(place.path, name_of(shape),
         {"Fewer than nine in ten texts of this folder read as Korean prose, so it was not taken for a post; "
          "name the "
          "file itself to import it.",
          "이 폴더의 텍스트 가운데 한국어 글로 읽히는 것이 열에 아홉이 안 되어 가져오지 않았습니다. "
          "가져오려면 이 파일을 "
          "직접 지정해 주세요."});
  else if (place.container.empty())
    skip(place.path, name_of(shape),
         {"This page shows no sign of Tistory and is no article; name the file itself to import it.",
          "티스토리에서 온 흔적이 없고 글로 보이지도 않는 웹 페이지입니다. 가져오려면 이 파일을 직접 지정해 "
          "주세요."});
  else
    skip(place.path, name_of(shape),
         {"It shows no sign of Tistory and is no article; unpack it and name the file itself to import it.",
          "티스토리에서 온 흔적이 없고 글로 보이지도 않습니다. 가져오려면 풀어서 그 파일을 직접 지정해 "
          "주세요."});
}

void Intake::too_large(const Place& place) { reject(place.path, too_large_error()); }

void Intake::reject(const std::string& path, Error error) { visitor_.rejected({path, std::move(error)}); }

void Intake::skip(const std::string& path, std::string_view taken_for, Sentence why) {
  visitor_.skipped({path, std::string(taken_for), std::move(why)});
}

}  // namespace seogo::importer
