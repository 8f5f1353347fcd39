// A part of a file, as Range asks for it (RFC 9110, 14.1.2).
#include "site/range.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace seogo::http {

namespace {

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

void cut(Response& response, std::string_view range) {
  static constexpr std::string_view unit = "bytes=";
  if (!range.starts_with(unit) || range.find(',') != std::string_view::npos) return;
  range.remove_prefix(unit.size());
  const std::size_t dash = range.find('-');
  if (dash == std::string_view::npos) return;
  const std::string_view first = range.substr(0, dash), last = range.substr(dash + 1);
  const std::uint64_t size = response.size;
  std::uint64_t begin = 0, end = size;  // behind the last byte
  if (first.empty()) {
    const auto tail = number(last);
    if (!tail) return;
    begin = size - std::min(*tail, size);
  } else {
    const auto from = number(first), to = number(last);
    if (!from || (!to && !last.empty()) || (to && *to < *from)) return;
    begin = *from;
    if (to && *to < size) end = *to + 1;
  }
  if (begin >= end) {
    response.status = 416;
    response.with("Content-Range", fmt::format("bytes */{}", size));
    response.file.clear();
    response.body.clear();
    return;
  }
  response.status = 206;
  response.with("Content-Range", fmt::format("bytes {}-{}/{}", begin, end - 1, size));
  response.offset = begin;
  response.size = end - begin;
}

}  // namespace seogo::http
