// One file's bytes become at most one record, wherever the file lies: on a disk or in a ZIP.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>

#include "importer/disk/api_company.h"
#include "importer/disk/input_file.h"
#include "importer/disk/shape.h"
#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo::importer {

// A page, a text, a line of JSON Lines.
inline constexpr std::size_t page_bound = std::size_t{32} << 20;
// A picture or attachment inside a container is handed over as a whole.
inline constexpr std::size_t media_bound = std::size_t{256} << 20;

// Where a file stands.
struct Place {
  std::string path;           // as shown
  std::string container;      // as in Record
  std::string folder;         // as in Record
  std::string root;           // as in Record
  std::string backup_folder;  // the folder from which a backup's blog and number are told
  std::string backup_top;     // the ZIP's file name; empty on a disk
  std::string name;           // of the file
  std::string saved_address;  // as in Record
  std::int64_t file_time = 0;
};

// The file on the disk that a thing at `place` is or lies in.
const std::string& container_of(const Place& place);
// Its place inside that file, empty for the file itself: "in/other.zip!/3/a.html".
std::string inside_of(const Place& place);

class Intake {
 public:
  Intake(const ScanOptions& options, ScanVisitor& visitor) : options_(options), visitor_(visitor) {}

  // A whole file of a shape that is read as one record.
  void give(const Place& place, Shape shape, std::string bytes);
  // A file of a streamed shape, as the records it holds.
  void give_stream(const Place& place, Shape shape, const ByteSource& source, const std::stop_token& stop);
  // The pictures in a file that may hold them behind the pages that show them; before give_stream.
  void give_pictures(const Place& place, Shape shape, const ByteSource& source, const std::stop_token& stop);
  // A picture or another file inside the container at `place`: by its name there, or its address.
  void give_media(const Place& place, const std::string& name, const std::string& address, std::string bytes);
  // A record for each line; blank lines are passed over, lines above the bound refused.
  void give_lines(const Place& place, const ByteSource& source, const std::stop_token& stop);

  // Tells why a file of this shape does not become a record.
  void turn_away(const Place& place, Shape shape);
  void pass_over_company(const Place& place, Shape shape);
  void too_large(const Place& place);
  void reject(const std::string& path, Error error);
  void skip(const std::string& path, std::string_view taken_for, Sentence reason);

  ScanVisitor& visitor() { return visitor_; }

 private:
  Record record_at(const Place& place, Format format) const;
  // A table, or JSON of many posts.
  void give_posts(const Place& place, Shape shape, const ByteSource& source, const std::stop_token& stop);

  const ScanOptions& options_;
  ScanVisitor& visitor_;
  ApiCompany api_company_;
};

}  // namespace seogo::importer
