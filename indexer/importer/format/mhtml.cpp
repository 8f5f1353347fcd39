#include "importer/format/mhtml.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "importer/common/base64.h"
#include "importer/common/bytes.h"
#include "importer/common/feed_date.h"
#include "importer/common/strings.h"
#include "seogo/date.h"

namespace seogo::importer {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;  // name in lower case, value unfolded

// The fields up to the blank line, which are cut off `rest`.
Fields take_fields(std::string_view& rest) {
  constexpr std::size_t most_fields = 200;
  Fields fields;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      // A long address is broken over lines with a blank before each further part.
      if (!fields.empty()) fields.back().second.append(" ").append(trim(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == line.npos || fields.size() == most_fields) continue;
    fields.emplace_back(lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
  }
  return fields;
}

std::string field_of(const Fields& fields, std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
  return found == fields.end() ? std::string() : found->second;
}

std::string address_of(const Fields& fields, std::string_view name) {
  return replace_all(field_of(fields, name), " ", "");
}

std::string bare_type(const std::string& value) {
  return lower(trim(std::string_view(value).substr(0, value.find(';'))));
}

// multipart/related; type="text/html"; boundary="----x" → ----x
std::string boundary_of(const std::string& value) {
  const std::size_t at = lower(value).find("boundary=");
  if (at == value.npos) return {};
  std::string_view rest = trim(std::string_view(value).substr(at + 9));
  if (!rest.starts_with('"')) return std::string(trim(rest.substr(0, rest.find(';'))));
  rest.remove_prefix(1);
  return std::string(rest.substr(0, rest.find('"')));
}

std::string decoded(std::string_view text, const std::string& encoding) {
  if (encoding == "quoted-printable") return undo_quoted_printable(text);
  if (encoding != "base64") return std::string(text);
  std::string bytes;
  Base64Decoder().feed(text, bytes);
  return bytes;
}

SavedPart part_of(std::string_view text) {
  const Fields fields = take_fields(text);
  SavedPart part;
  part.type = bare_type(field_of(fields, "content-type"));
  part.address = address_of(fields, "content-location");
  const std::string id = address_of(fields, "content-id");
  if (part.address.empty() && id.size() > 2 && id.front() == '<' && id.back() == '>')
    part.address = "cid:" + id.substr(1, id.size() - 2);
  part.bytes = decoded(text, lower(field_of(fields, "content-transfer-encoding")));
  return part;
}

bool is_page(const SavedPart& part) {
  return part.type == "text/html" || part.type == "application/xhtml+xml";
}

}  // namespace

SavedPage read_mhtml(std::string_view bytes) {
  SavedPage found;
  std::string_view rest = bytes;
  const Fields fields = take_fields(rest);
  const std::string boundary = boundary_of(field_of(fields, "content-type"));
  if (boundary.empty()) return found;
  if (const auto date = parse_feed_date(field_of(fields, "date"))) found.saved_at = unix_from_date(*date);
  const std::string mark = "--" + boundary;
  std::optional<std::size_t> begin;  // of the part that is being read
  found.cut = true;
  for (std::size_t at = rest.find(mark); at != rest.npos; at = rest.find(mark, at + mark.size())) {
    if (at > 0 && rest[at - 1] != '\n') continue;
    if (begin && found.parts.size() < bound::mhtml_parts) {
      std::string_view part = rest.substr(*begin, at - *begin);
      if (part.ends_with('\n')) part.remove_suffix(1);  // the line end belongs to the boundary
      if (part.ends_with('\r')) part.remove_suffix(1);
      found.parts.push_back(part_of(part));
    }
    found.cut = rest.substr(at + mark.size(), 2) != "--";
    if (!found.cut) break;
    begin = std::min(rest.find('\n', at), rest.size() - 1) + 1;
  }
  const std::string told = address_of(fields, "snapshot-content-location");
  auto page = std::find_if(found.parts.begin(), found.parts.end(), [&](const SavedPart& part) {
    return is_page(part) && !told.empty() && part.address == told;
  });
  if (page == found.parts.end()) page = std::find_if(found.parts.begin(), found.parts.end(), is_page);
  found.page = static_cast<std::size_t>(page - found.parts.begin());
  if (page != found.parts.end()) found.address = told.empty() ? page->address : told;
  return found;
}

std::string undo_quoted_printable(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      bytes += text[at];
      continue;
    }
    if (text.substr(at + 1, 1) == "\n") {
      ++at;
    } else if (text.substr(at + 1, 2) == "\r\n") {
      at += 2;
    } else if (at + 2 < text.size() && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0) {
      bytes += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      bytes += '=';
    }
  }
  return bytes;
}

}  // namespace seogo::importer
