#include "importer/disk/warc.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "importer/common/strings.h"
#include "importer/disk/inflate.h"
#include "seogo/date.h"

namespace seogo::importer {
namespace {

constexpr std::size_t longest_line = std::size_t{64} << 10;
constexpr std::size_t most_fields = 200;

Unexpected damaged() {
  return fail(ErrorCode::damaged,
              {"The web archive is damaged or cut off; what was whole before was read.",
               "웹 아카이브가 손상되었거나 중간에 잘렸습니다. 그 앞의 온전한 부분은 읽었습니다."},
              {"Download or copy it once more.", "파일을 다시 내려받거나 복사해 보세요."});
}

// "Name: value" → name in lower case, value trimmed.  Nothing for other lines.
std::optional<std::pair<std::string, std::string>> field_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0) return std::nullopt;
  return std::pair(lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
}

// Some writers of WARC 1.0 put the address between angle brackets.
std::string bare_address(std::string address) {
  if (address.size() > 2 && address.front() == '<' && address.back() == '>')
    address = address.substr(1, address.size() - 2);
  return address;
}

std::optional<std::size_t> chunk_size(std::string_view line) {
  line = trim(line.substr(0, line.find(';')));
  if (line.empty() || line.size() > 8) return std::nullopt;
  std::size_t size = 0;
  for (const char c : line) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(lower(std::string(1, c)));
    if (digit == std::string_view::npos) return std::nullopt;
    size = size * 16 + digit;
  }
  return size;
}

// Nothing when the chunks break off.  A body that was joined before it was saved is taken as it is.
std::optional<std::string> without_chunks(std::string_view body) {
  std::string joined;
  for (std::string_view rest = body;;) {
    const bool first = rest.size() == body.size();
    const auto size = chunk_size(take_line(rest));
    if (!size && first) return std::string(body);
    if (!size || *size > rest.size()) return std::nullopt;
    if (*size == 0) return joined;
    joined.append(rest.substr(0, *size));
    rest.remove_prefix(*size);
    if (!take_line(rest).empty()) return std::nullopt;
  }
}

bool looks_packed(std::string_view body, std::string_view encoding) {
  return encoding == "deflate" || body.starts_with("\x1F\x8B");
}

}  // namespace

Result<bool> WarcReader::fill() {
  constexpr std::size_t piece = std::size_t{128} << 10;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + piece);
  const Result<std::size_t> got = source_(buffer_.data() + before, piece);
  buffer_.resize(before + (got ? *got : 0));
  if (!got) return Unexpected{got.error()};
  return *got > 0;
}

Result<bool> WarcReader::line(std::string& line) {
  for (std::size_t from = at_;;) {
    const std::size_t end = buffer_.find('\n', from);
    if (end != buffer_.npos) {
      line = buffer_.substr(at_, end - at_);
      if (line.ends_with('\r')) line.pop_back();
      at_ = end + 1;
      return true;
    }
    const std::size_t held = buffer_.size() - at_;
    if (held > longest_line) return damaged();
    const Result<bool> more = fill();
    if (!more) return Unexpected{more.error()};
    if (!*more) {
      line = buffer_.substr(at_);
      at_ = buffer_.size();
      return false;
    }
    from = at_ + held;
  }
}

Result<void> WarcReader::skip_block() {
  while (rest_ > 0) {
    if (at_ == buffer_.size()) {
      const Result<bool> more = fill();
      if (!more) return Unexpected{more.error()};
      if (!*more) return damaged();
    }
    const std::size_t step = static_cast<std::size_t>(std::min<std::uint64_t>(rest_, buffer_.size() - at_));
    at_ += step;
    rest_ -= step;
  }
  return {};
}

Result<bool> WarcReader::next(WarcRecord& record) {
  if (Result<void> skipped = skip_block(); !skipped) return Unexpected{skipped.error()};
  std::string version;
  while (version.empty()) {  // two line ends stand behind each block
    const Result<bool> more = line(version);
    if (!more) return Unexpected{more.error()};
    if (!*more && version.empty()) return false;
    if (!*more) return damaged();
  }
  if (!version.starts_with("WARC/")) return damaged();
  record = WarcRecord{};
  if (Result<void> read = read_head(record); !read) return Unexpected{read.error()};
  return true;
}

Result<void> WarcReader::read_head(WarcRecord& record) {
  std::optional<std::uint64_t> length;
  std::string text;
  for (std::size_t fields = 0;; ++fields) {
    const Result<bool> more = line(text);
    if (!more) return Unexpected{more.error()};
    if (!*more || fields > most_fields) return damaged();
    if (text.empty()) break;
    const auto field = field_of(text);
    if (!field) continue;
    const auto& [name, value] = *field;
    if (name == "warc-type") record.type = lower(value);
    if (name == "warc-target-uri") record.address = bare_address(value);
    if (name == "content-type") record.content_type = lower(value);
    if (name == "content-length") length = number_in(value);
    if (name == "warc-date")
      if (const auto date = parse_iso_date(value)) record.saved_at = unix_from_date(*date);
  }
  if (!length) return damaged();
  rest_ = *length;
  return {};
}

Result<std::string> WarcReader::block(std::size_t limit) {
  std::string bytes;
  while (rest_ > 0 && bytes.size() < limit) {
    if (at_ == buffer_.size()) {
      const Result<bool> more = fill();
      if (!more) return Unexpected{more.error()};
      if (!*more) return damaged();
    }
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(rest_, limit - bytes.size()));
    const std::size_t step = std::min(wanted, buffer_.size() - at_);
    bytes.append(buffer_, at_, step);
    at_ += step;
    rest_ -= step;
  }
  return bytes;
}

bool parse_http_answer(std::string_view block, HttpAnswer& answer) {
  answer = HttpAnswer{};
  std::string_view rest = block;
  const std::string_view first = take_line(rest);
  const std::size_t blank = first.find(' ');
  if (!first.starts_with("HTTP/") || blank == first.npos) return false;
  const auto status = number_in(trim(first.substr(blank + 1)).substr(0, 3));
  if (!status || *status > 999) return false;
  answer.status = static_cast<int>(*status);
  for (std::size_t fields = 0; fields <= most_fields && !rest.empty(); ++fields) {
    const std::string_view text = take_line(rest);
    if (text.empty()) {
      answer.body = rest;
      return true;
    }
    const auto field = field_of(text);
    if (!field) continue;
    const auto& [name, value] = *field;
    if (name == "content-type")
      answer.content_type = std::string(trim(std::string_view(lower(value)).substr(0, value.find(';'))));
    if (name == "content-encoding") answer.encoding = lower(value);
    if (name == "transfer-encoding") answer.chunked = contains(lower(value), "chunked");
  }
  return false;
}

Result<std::string> body_of(const HttpAnswer& answer, std::size_t limit) {
  std::optional<std::string> body = answer.chunked ? without_chunks(answer.body) : std::string(answer.body);
  const std::string& encoding = answer.encoding;
  if (body && !encoding.empty() && encoding != "identity") {
    if (encoding != "gzip" && encoding != "x-gzip" && encoding != "deflate")
      return fail(ErrorCode::bad_input,
                  {"The page is packed in a way that seogo does not read (" + encoding + ").",
                   "seogo가 풀지 못하는 방식(" + encoding + ")으로 압축된 페이지입니다."});
    if (looks_packed(*body, encoding)) body = inflate_body(*body, limit);
  }
  if (!body)
    return fail(ErrorCode::damaged,
                {"The page broke off while it was saved.", "페이지가 저장되는 도중에 끊겼습니다."});
  return std::move(*body);
}

}  // namespace seogo::importer
