// The central directory of a ZIP (PKWARE's APPNOTE 4.3.12 to 4.3.16), as far as it tells times.
#include "importer/disk/zip_times.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "seogo/date.h"

namespace seogo::importer {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t largest_directory = std::uint64_t{256} << 20;  // two million members and long names

std::string read_at(int descriptor, std::uint64_t at, std::uint64_t size) {
  std::string bytes(size, '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t got =
        pread(descriptor, bytes.data() + have, bytes.size() - have, static_cast<off_t>(at + have));
    if (got <= 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t number = 0;
  for (std::size_t i = size; i-- > 0;)
    number = number << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
  return number;
}

std::optional<std::string> directory_of(int descriptor) {
  constexpr std::uint64_t end_size = 22;
  constexpr std::uint64_t longest_comment = 65'535;
  constexpr std::uint64_t locator_size = 20;
  struct stat status = {};
  if (fstat(descriptor, &status) != 0 || status.st_size < static_cast<off_t>(end_size)) return std::nullopt;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  const std::uint64_t tail_size = std::min(size, end_size + longest_comment + locator_size);
  const std::string tail = read_at(descriptor, size - tail_size, tail_size);
  const std::size_t end = tail.rfind("PK\5\6"sv);
  if (end == tail.npos) return std::nullopt;
  std::uint64_t length = number_at(tail, end + 12, 4);
  std::uint64_t begin = number_at(tail, end + 16, 4);
  if (end >= locator_size && std::string_view(tail).substr(end - locator_size, 4) == "PK\6\7"sv) {
    const std::string end64 = read_at(descriptor, number_at(tail, end - locator_size + 8, 8), 56);
    if (!end64.starts_with("PK\6\6"sv)) return std::nullopt;
    length = number_at(end64, 40, 8);
    begin = number_at(end64, 48, 8);
  }
  if (length > std::min(size, largest_directory) || begin > size - length) return std::nullopt;
  return read_at(descriptor, begin, length);
}

// Whether an extra field tells the moment: "UT" of Info-ZIP, NTFS, or Info-ZIP's older one.
bool tells_moment(std::string_view extra) {
  while (extra.size() >= 4) {
    const std::uint64_t kind = number_at(extra, 0, 2);
    if (kind == 0x5455 || kind == 0x000A || kind == 0x5855) return true;
    extra.remove_prefix(std::min<std::size_t>(extra.size(), 4 + number_at(extra, 2, 2)));
  }
  return false;
}

std::optional<std::int64_t> moment_of(std::uint64_t time, std::uint64_t day) {
  Date date;
  date.year = 1980 + static_cast<int>(day >> 9U);
  date.month = static_cast<int>(day >> 5U & 15U);
  date.day = static_cast<int>(day & 31U);
  date.hour = static_cast<int>(time >> 11U);
  date.minute = static_cast<int>(time >> 5U & 63U);
  date.second = static_cast<int>(time & 31U) * 2;
  date.has_time = true;
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.hour > 23 || date.minute > 59 ||
      date.second > 59)
    return std::nullopt;
  return unix_from_date(date);
}

}  // namespace

std::optional<std::map<std::string, std::int64_t>> wall_clock_times(int descriptor) {
  constexpr std::size_t head = 46;
  std::map<std::string, std::int64_t> times;
  const std::optional<std::string> directory = directory_of(descriptor);
  if (!directory) return std::nullopt;
  std::string_view rest = *directory;
  while (rest.size() >= head && rest.starts_with("PK\1\2"sv)) {
    const std::size_t name = number_at(rest, 28, 2);
    const std::size_t extra = number_at(rest, 30, 2);
    const std::size_t comment = number_at(rest, 32, 2);
    if (rest.size() < head + name + extra + comment) break;
    const auto moment = moment_of(number_at(rest, 12, 2), number_at(rest, 14, 2));
    if (moment && !tells_moment(rest.substr(head + name, extra)))
      times.emplace(rest.substr(head, name), *moment);
    rest.remove_prefix(head + name + extra + comment);
  }
  return times;
}

}  // namespace seogo::importer
