#include "importer/packed.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "importer/identity.h"
#include "importer/inflate.h"
#include "importer/mhtml.h"
#include "importer/sniff.h"
#include "importer/strings.h"
#include "importer/warc.h"

namespace seogo::importer {
namespace {

constexpr std::size_t http_head = 64 * 1024;

bool is_web_address(std::string_view address) {
  return address.starts_with("http://") || address.starts_with("https://");
}

// Addresses become part of a path that is shown: no blanks, no control characters, UTF-8.
std::string printable(std::string_view address) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const bool whole = is_utf8(address);
  std::string clean;
  for (const char c : address.substr(0, 2000)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && byte != 0x7F && (byte < 0x80 || (whole && address.size() <= 2000)))
      clean += c;
    else
      clean.append({'%', digits[byte >> 4U], digits[byte & 15U]});
  }
  return clean;
}

std::string name_of_address(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t scheme = address.find("://");
  const std::size_t slash = address.rfind('/');
  return slash == address.npos || (scheme != address.npos && slash < scheme + 3)
             ? std::string()
             : std::string(address.substr(slash + 1));
}

ByteSource bytes_of(const std::string& bytes) {
  return [&bytes, at = std::size_t{0}](char* buffer, std::size_t size) mutable -> Result<std::size_t> {
    const std::size_t step = std::min(size, bytes.size() - at);
    std::memcpy(buffer, bytes.data() + at, step);
    at += step;
    return step;
  };
}

void pass_over(Intake& intake, const Place& place, Shape shape) {
  intake.skip(
      place.path, name_of(shape),
      {"It shows no sign of Tistory and is no article; unpack it and name the file itself to import it.",
       "티스토리에서 온 흔적이 없고 글로 보이지도 않습니다. 가져오려면 풀어서 그 파일을 직접 지정해 "
       "주세요."});
}

void turn_away(Intake& intake, const Place& place, Shape shape) {
  if (shape != Shape::picture) return intake.turn_away(place, shape);
  intake.skip(place.path, name_of(shape),
              {"A picture inside a web archive; seogo does not keep these yet.",
               "웹 아카이브 안에 든 그림입니다. seogo는 아직 이런 그림을 보관하지 못합니다."});
}

class WarcScan {
 public:
  WarcScan(const Place& place, const ByteSource& source, Intake& intake, std::stop_token stop)
      : place_(place), reader_(source), intake_(intake), stop_(std::move(stop)) {}

  void run() {
    WarcRecord record;
    while (!stop_.stop_requested()) {
      const Result<bool> more = reader_.next(record);
      if (!more) return intake_.reject(place_.path, more.error());
      if (!*more) return;
      if (!is_web_address(record.address)) continue;  // of the archive itself: its notes, its name look-ups
      if (Result<void> read = take(record); !read) return intake_.reject(place_.path, read.error());
    }
  }

 private:
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
    const bool readable =
        record_format(shape) || (is_streamed(shape) && shape != Shape::gzip && shape != Shape::warc);
    if (treatment(shape) == Treatment::read && !readable)
      return intake_.skip(place.path, name_of(shape),
                          {"An archive inside a web archive is not read; save it by itself.",
                           "웹 아카이브 안에 든 압축 파일은 읽지 않습니다. 따로 저장해 주세요."});
    if (needs_company(shape)) return pass_over(intake_, place, shape);
    if (!readable) return turn_away(intake_, place, shape);
    if (const std::uint32_t copy = ++seen_[std::hash<std::string>()(place.path)]; copy > 1)
      place.path += "~" + std::to_string(copy);
    if (is_streamed(shape))
      intake_.give_stream(place, shape, bytes_of(bytes), stop_);
    else
      intake_.give(place, shape, std::move(bytes));
  }

  // Pictures and films may be of any size; only pages are missed.
  void too_large(const WarcRecord& record, std::string_view head) {
    const Place place = place_of(record);
    const Shape shape = sniff(head, place.name);
    if (treatment(shape) == Treatment::pass_over)
      turn_away(intake_, place, shape);
    else
      intake_.too_large(place);
  }

  std::string shown(const WarcRecord& record) const { return place_.path + "!/" + printable(record.address); }

  Place place_of(const WarcRecord& record) const {
    Place place;
    place.path = shown(record);
    place.container = place_.path;
    place.name = name_of_address(record.address);
    place.saved_address = printable(record.address);
    place.file_time = record.saved_at != 0 ? record.saved_at : place_.file_time;
    return place;
  }

  const Place& place_;
  WarcReader reader_;
  Intake& intake_;
  std::stop_token stop_;
  std::unordered_map<std::size_t, std::uint32_t> seen_;  // by the hash of their path: how often it came
};

}  // namespace

void scan_warc(const Place& place, const ByteSource& source, Intake& intake, std::stop_token stop) {
  WarcScan(place, source, intake, std::move(stop)).run();
}

void scan_mhtml(const Place& place, const ByteSource& source, Intake& intake) {
  Result<std::string> bytes = read_up_to(source, bound::mhtml_bytes + 1);
  if (!bytes) return intake.reject(place.path, bytes.error());
  if (bytes->size() > bound::mhtml_bytes)
    return intake.reject(place.path, {ErrorCode::bad_input,
                                      {"A saved page of more than 128 MiB is not read.",
                                       "128MiB보다 큰 저장 페이지는 읽지 않습니다."},
                                      {}});
  Mhtml saved = read_mhtml(*bytes);
  bytes->clear();
  if (saved.page == saved.parts.size())
    return intake.reject(place.path, {ErrorCode::damaged,
                                      {"It is damaged or cut off: there is no whole page in this MHTML file.",
                                       "손상되었거나 잘려서, 이 MHTML 파일에는 온전한 페이지가 없습니다."},
                                      {}});
  for (std::size_t i = 0; i < saved.parts.size(); ++i) {
    if (i == saved.page) continue;
    Place part = place;
    part.path +=
        "!/" + (saved.parts[i].address.empty() ? std::to_string(i) : printable(saved.parts[i].address));
    const Shape shape = sniff(saved.parts[i].bytes, name_of_address(saved.parts[i].address));
    turn_away(intake, part, treatment(shape) == Treatment::read ? Shape::view_parts : shape);
  }
  if (saved.cut)
    intake.skip(place.path + "!/~", "cut off",
                {"The end of this MHTML file is missing; the page itself is whole.",
                 "이 MHTML 파일은 끝이 잘렸습니다. 페이지 자체는 온전합니다."});
  Place page = place;
  const bool is_told = is_web_address(saved.address);
  if (is_told) page.saved_address = printable(saved.address);
  if (saved.saved_at != 0) page.file_time = saved.saved_at;
  std::string html = std::move(saved.parts[saved.page].bytes);
  if (html.size() > page_bound) return intake.too_large(page);
  const Shape shape = sniff(html, "page.html");
  // Someone chose to save this page; a letter with pictures looks the same, but has no address.
  if (!record_format(shape) || (needs_company(shape) && !is_told)) return pass_over(intake, page, shape);
  intake.give(page, shape, std::move(html));
}

void scan_gzip(const Place& place, const ByteSource& source, Intake& intake, std::stop_token stop) {
  const ByteSource unpacked = gunzip(source);
  std::string head;
  std::optional<Error> broken;  // a cut comes after what stands before it
  std::string piece(head_size, '\0');
  while (head.size() < head_size && !broken) {
    const Result<std::size_t> got = unpacked(piece.data(), head_size - head.size());
    if (!got) broken = got.error();
    if (!got || *got == 0) break;
    head.append(piece, 0, *got);
  }
  const ByteSource whole = [&, at = std::size_t{0}](char* buffer,
                                                    std::size_t size) mutable -> Result<std::size_t> {
    if (at == head.size()) return broken ? Result<std::size_t>(Unexpected{*broken}) : unpacked(buffer, size);
    const std::size_t step = std::min(size, head.size() - at);
    std::memcpy(buffer, head.data() + at, step);
    at += step;
    return step;
  };
  Place inner = place;
  if (extension(inner.name) == "gz") inner.name.resize(inner.name.size() - 3);
  const Shape shape = sniff(head, inner.name);
  if (is_streamed(shape) && shape != Shape::gzip)
    return intake.give_stream(inner, shape, whole, std::move(stop));
  if (broken) return intake.reject(place.path, *broken);
  if (needs_company(shape)) return pass_over(intake, inner, shape);
  if (!record_format(shape) && treatment(shape) == Treatment::read)
    return intake.reject(place.path, {ErrorCode::bad_input,
                                      {"An archive that gzip packed once more is not read; unpack it first.",
                                       "압축 파일을 gzip으로 한 번 더 압축했습니다. 먼저 풀어 주세요."},
                                      {}});
  if (!record_format(shape)) return intake.turn_away(inner, shape);
  Result<std::string> bytes = read_up_to(whole, page_bound + 1);
  if (!bytes) return intake.reject(place.path, bytes.error());
  if (bytes->size() > page_bound) return intake.too_large(inner);
  const Shape known = sniff(*bytes, inner.name);
  if (!record_format(known)) return intake.turn_away(inner, known);
  intake.give(inner, known, std::move(*bytes));
}

}  // namespace seogo::importer
