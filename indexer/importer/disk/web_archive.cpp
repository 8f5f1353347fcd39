#include "importer/disk/web_archive.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/common/web_address.h"
#include "importer/disk/sniff.h"
#include "importer/disk/warc.h"
#include "importer/format/xml_stream.h"

namespace seogo::importer {
namespace {

constexpr std::size_t http_head = std::size_t{64} << 10;

// What one round through a web archive is for.
enum class Round : std::uint8_t { pictures, pages };

class WarcScan {
 public:
  WarcScan(const Place& place, const ByteSource& source, Intake& intake, std::stop_token stop, Round round)
      : place_(place), reader_(source), intake_(intake), stop_(std::move(stop)), round_(round) {}

  void run() {
    WarcRecord record;
    while (!stop_.stop_requested()) {
      const Result<bool> more = reader_.next(record);
      if (!more) return break_off(more.error());
      if (!*more) return;
      if (!is_web_address(record.address)) continue;  // of the archive itself: its notes, its name look-ups
      if (Result<void> read = round_ == Round::pages ? take(record) : take_picture(record); !read)
        return break_off(read.error());
    }
  }

 private:
  // Told once, in the last round.
  void break_off(const Error& error) {
    if (round_ == Round::pages) intake_.reject(place_.path, error);
  }

  // Fails when the archive cannot be read on.
  Result<void> take_picture(const WarcRecord& record) {
    if (record.type != "response" && record.type != "resource") return {};
    Result<std::string> block = reader_.block(http_head);
    if (!block) return Unexpected{block.error()};
    HttpAnswer answer;
    if (record.type == "response" && (!parse_http_answer(*block, answer) || answer.status != 200)) return {};
    const std::string_view type = record.type == "response" ? answer.content_type : record.content_type;
    const bool is_said_text = type.starts_with("text/") || contains(type, "html") || contains(type, "script");
    const std::string_view begin = record.type == "response" ? answer.body : *block;  // the type may lie
    if (is_said_text && sniff(begin, {}) != Shape::picture) return {};
    Result<std::string> rest = reader_.block(media_bound);
    if (!rest) return Unexpected{rest.error()};
    *block += *rest;
    if (block->size() > media_bound) return {};
    if (record.type == "response") {
      parse_http_answer(*block, answer);
      Result<std::string> body = body_of(answer, media_bound);
      if (!body || body->size() > media_bound) return {};  // the round of the pages tells
      *block = std::move(*body);
    }
    if (is_kept(sniff(std::string_view(*block).substr(0, head_size), name_of_address(record.address)),
                record.address))
      intake_.give_media(place_, printable_address(record.address), record.address, std::move(*block));
    return {};
  }

  // Pictures, and what the platform's file servers gave.
  static bool is_kept(Shape shape, std::string_view address) {
    if (shape == Shape::picture) return true;
    const bool is_code = shape == Shape::style_sheet || shape == Shape::script || shape == Shape::font;
    return !is_code && shape != Shape::empty && names_uploaded_file(address);
  }

  // Fails when the archive cannot be read on.
  Result<void> take(const WarcRecord& record) {
    if (record.type == "revisit") {
      intake_.skip(shown(record), "unchanged page",
                   {"It was the same as when it was saved before, so the archive holds it there.",
                    "전에 저장한 것과 같아서 아카이브에 다시 담지 않은 페이지입니다."});
      return {};
    }
    if (record.type == "continuation") {
      intake_.skip(shown(record), "part of a page",
                   {"The archive holds this page in several parts; seogo does not join them.",
                    "여러 조각으로 나뉘어 담긴 페이지입니다. seogo는 조각을 잇지 않습니다."});
      return {};
    }
    if (record.type != "response" && record.type != "resource") return {};
    const std::size_t limit = page_bound + http_head;
    Result<std::string> block = reader_.block(limit + 1);
    if (!block) return Unexpected{block.error()};
    if (record.type == "resource") {
      give(record, std::move(*block));
      return {};
    }
    HttpAnswer answer;
    if (!parse_http_answer(*block, answer)) {
      intake_.skip(shown(record), "other answer",
                   {"This is no answer of a web server.", "웹 서버의 응답이 아닙니다."});
    } else if (answer.status != 200) {
      const std::string status = std::to_string(answer.status);
      intake_.skip(shown(record), "answer without a page",
                   {"The server answered with status " + status + ", not with a page.",
                    "서버가 페이지 대신 상태 " + status + "(으)로 답했습니다."});
    } else if (block->size() > limit) {
      too_large(record, answer.body.substr(0, head_size));
    } else if (Result<std::string> body = body_of(answer, page_bound); !body) {
      intake_.reject(shown(record), body.error());
    } else {
      give(record, std::move(*body));
    }
    return {};
  }

  void give(const WarcRecord& record, std::string bytes) {
    if (bytes.size() > page_bound) return too_large(record, std::string_view(bytes).substr(0, head_size));
    Place place = place_of(record);
    Shape shape = sniff(bytes, place.name);
    // Skins of one's own may bear no sign of the platform, but the address does.
    if (shape == Shape::plain_html && tistory_name(take_apart(record.address).host))
      shape = Shape::tistory_page;
    const bool readable = record_format(shape) || (is_streamed(shape) && shape != Shape::warc);
    if (is_kept(shape, record.address)) return;  // handed over in the first round
    if (treatment(shape) == Treatment::read && !readable)
      return intake_.skip(place.path, name_of(shape),
                          {"An archive inside a web archive is not read; save it by itself.",
                           "웹 아카이브 안에 든 압축 파일은 읽지 않습니다. 따로 저장해 주세요."});
    if (needs_company(shape)) return intake_.pass_over_company(place, shape);
    if (!readable) return intake_.turn_away(place, shape);
    if (const std::uint32_t copy = ++seen_[std::hash<std::string>()(place.path)]; copy > 1)
      place.path += "~" + std::to_string(copy);
    if (is_streamed(shape))
      intake_.give_stream(place, shape, source_of_bytes(bytes), stop_);
    else
      intake_.give(place, shape, std::move(bytes));
  }

  // Pictures and films may be of any size; only pages are missed.
  void too_large(const WarcRecord& record, std::string_view head) {
    const Place place = place_of(record);
    const Shape shape = sniff(head, place.name);
    if (is_kept(shape, record.address)) return;
    if (treatment(shape) == Treatment::pass_over)
      intake_.turn_away(place, shape);
    else
      intake_.too_large(place);
  }

  std::string shown(const WarcRecord& record) const {
    return place_.path + "!/" + printable_address(record.address);
  }

  Place place_of(const WarcRecord& record) const {
    Place place;
    place.path = shown(record);
    place.container = container_of(place_);
    place.folder = inside_of(place_);
    place.name = name_of_address(record.address);
    place.saved_address = printable_address(record.address);
    place.file_time = record.saved_at != 0 ? record.saved_at : place_.file_time;
    return place;
  }

  const Place& place_;
  WarcReader reader_;
  Intake& intake_;
  std::stop_token stop_;
  Round round_;
  std::unordered_map<std::size_t, std::uint32_t> seen_;  // by the hash of their path: how often it came
};

}  // namespace

void scan_warc(const Place& place, const ByteSource& source, Intake& intake, std::stop_token stop) {
  WarcScan(place, source, intake, std::move(stop), Round::pages).run();
}

void scan_warc_pictures(const Place& place, const ByteSource& source, Intake& intake, std::stop_token stop) {
  WarcScan(place, source, intake, std::move(stop), Round::pictures).run();
}

}  // namespace seogo::importer
