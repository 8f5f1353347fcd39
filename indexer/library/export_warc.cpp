// A web archive (WARC 1.1, ISO 28500): every source as it came, every picture.  A source in which secrets
// were blanked is no longer what was fetched, and is written as a conversion.
#include "library/export_job.h"
#include "post/digest.h"
#include "seogo/version.h"

namespace seogo::library {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t{1} << 30;

std::string utc(std::int64_t seconds) {
  // Our dates are Korean; a WARC's are UTC.
  std::string date = to_string(date_from_unix(seconds - std::int64_t{9} * 3600)).substr(0, 19);
  return date + "Z";
}

// A name of 128 bits out of a digest (RFC 9562, version 8), so that two exports of one archive are equal.
std::string record_id(const std::string& told) {
  std::string hex = sha256(told).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) & 3U];
  return "<urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
         hex.substr(16, 4) + "-" + hex.substr(20) + ">";
}

std::string type_of(Format format) {
  switch (format) {
    case Format::ttxml:
    case Format::rss:
      return "application/xml";
    case Format::api:
    case Format::jsonl:
      return "application/json";
    case Format::text:
      return "text/plain; charset=utf-8";
    default:
      return "text/html";
  }
}

// Addresses in a header: no blanks, no control characters.
std::string header_value(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7f && c != '<' && c != '>')
      out += c;
    else
      out.append({'%', digits[byte >> 4U], digits[byte & 15U]});
  }
  return out;
}

class Warc {
 public:
  explicit Warc(ExportJob& job) : job_(job) {}

  void record(const char* type, const std::string& address, std::int64_t time,
              const std::string& content_type, std::string_view bytes, const std::string& sha256_of_bytes) {
    if (number_ == 0 || written_ > largest_file) next_file();
    std::string head = "WARC/1.1\r\nWARC-Type: " + std::string(type) +
                       "\r\nWARC-Record-ID: " + record_id(type + address + sha256_of_bytes) +
                       "\r\nWARC-Date: " + utc(time) + "\r\n";
    if (!address.empty()) head += "WARC-Target-URI: " + address + "\r\n";
    head += "WARC-Block-Digest: sha256:" + sha256_of_bytes + "\r\nContent-Type: " + content_type +
            "\r\nContent-Length: " + std::to_string(bytes.size()) + "\r\n\r\n";
    buffer_ += head;
    buffer_ += bytes;
    buffer_ += "\r\n\r\n";
    written_ += head.size() + bytes.size() + 4;
    if (buffer_.size() > (std::size_t{4} << 20)) flush();
  }

  void flush() {
    if (!buffer_.empty()) job_.append(name_, buffer_);
    buffer_.clear();
  }

 private:
  void next_file() {
    flush();
    std::string number = std::to_string(++number_);
    number.insert(0, 5 - std::min<std::size_t>(number.size(), 5), '0');
    name_ = "seogo-" + number + ".warc";
    written_ = 0;
    job_.write(name_, "");
    const std::string info =
        std::string("software: seogo ") + version +
        "\r\nformat: WARC File Format 1.1\r\nconformsTo: "
        "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n";
    record("warcinfo", "", 0, "application/warc-fields", info, sha256(info + name_));
  }

  ExportJob& job_;
  std::string name_;
  std::string buffer_;
  std::uint64_t number_ = 0;
  std::uint64_t written_ = 0;
};

}  // namespace

void export_warc(ExportJob& job) {
  Warc warc(job);
  std::set<std::string> media;
  for (const archive::PostEntry& entry : job.posts()) {
    const Post post = job.next(entry);
    const std::string address =
        post.url.empty() ? "urn:seogo:" + header_value(post.id) : header_value(post.url);
    for (const archive::SourceRow& source : job.snapshot().sources(entry.key)) {
      const std::string bytes = job.snapshot().kept_bytes(source.id);
      warc.record(source.blanked ? "conversion" : "resource", address, source.as_of,
                  type_of(source.record.format), bytes, sha256(bytes));
    }
    for (const Image& image : post.images) {
      const auto file = image.media.empty() ? std::nullopt : job.snapshot().media(image.media);
      const std::string& original = image.original.empty() ? image.url : image.original;
      if (!file || !media.insert(image.media).second) continue;
      std::string bytes = read_whole(file->path);
      if (sha256(bytes) != image.media) continue;  // `verify` tells
      const bool is_web = original.starts_with("http://") || original.starts_with("https://");
      warc.record("resource", is_web ? header_value(original) : "urn:sha256:" + image.media, 0, file->type,
                  bytes, image.media);
      ++job.report().media;
    }
  }
  warc.flush();
}

}  // namespace seogo::library
