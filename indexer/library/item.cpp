// The work on one item: see item.h.
#include "library/item.h"

#include <filesystem>
#include <fstream>

#include "archive/compress.h"
#include "importer/disk/media_place.h"
#include "post/digest.h"

namespace seogo::library {
namespace {

namespace fs = std::filesystem;

// Larger files beside a page are no picture or attachment of Tistory, which takes up to 50 MB.
constexpr std::uint64_t largest_media = std::uint64_t{1} << 30;

// The bytes of a plain file inside `root`, links resolved.
std::optional<std::string> read_inside(const fs::path& file, const fs::path& root) {
  std::error_code error;
  const fs::path real = fs::canonical(file, error);
  if (error) return std::nullopt;
  const fs::path real_root = fs::canonical(root.empty() ? fs::path(".") : root, error);
  if (error) return std::nullopt;
  const auto [end, ignored] = std::mismatch(real_root.begin(), real_root.end(), real.begin(), real.end());
  if (end != real_root.end() || !fs::is_regular_file(real, error)) return std::nullopt;
  const std::uint64_t size = fs::file_size(real, error);
  if (error || size > largest_media) return std::nullopt;
  std::string bytes(size, '\0');
  std::ifstream in(real, std::ios::binary);
  if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) return std::nullopt;
  return bytes;
}

void keep_beside(Item& item, const std::string& reference, archive::MediaStore& media) {
  if (reference.empty()) return;
  const Record& record = item.record;
  const std::string& root = record.root.empty() ? record.folder : record.root;
  const std::vector<std::string> places = importer::resolve_media(record.folder, reference, root);
  for (const std::string& place : places) {
    const auto bytes = read_inside(place, root);
    if (!bytes) continue;
    Result<archive::StoredMedia> stored = media.put(*bytes);
    if (!stored) {
      item.stored = std::move(stored);  // the disk's fault: ends the run
      return;
    }
    item.beside.emplace_back(reference, std::move(*stored));
    return;
  }
  if (!places.empty()) item.beside.emplace_back(reference, std::nullopt);
}

// Where the files lie that a line of JSON Lines names by digest: media/ beside its file, also where that is
// standard input; in the current folder where it comes through a pipe.
fs::path media_beside(const Record& record) {
  if (record.container != "-") return fs::path(record.container).parent_path() / "media";
  std::error_code error;
  const fs::path input = fs::read_symlink("/proc/self/fd/0", error);
  return error || !fs::is_regular_file(input, error) ? fs::path("media") : input.parent_path() / "media";
}

void keep_told(Item& item, const std::string& reference, const std::string& sha256,
               archive::MediaStore& media) {
  const fs::path folder = media_beside(item.record);
  if (reference.empty() || !is_sha256(sha256)) return;
  const auto bytes = read_inside(archive::media_file(folder, sha256), folder);
  if (!bytes || seogo::sha256(*bytes) != sha256) return;
  Result<archive::StoredMedia> stored = media.put(*bytes);
  if (stored)
    item.beside.emplace_back(reference, std::move(*stored));
  else
    item.stored = std::move(stored);  // the disk's fault: ends the run
}

void read_record(Item& item, archive::MediaStore& media, bool keep_secrets) {
  Record& record = item.record;
  item.size = record.bytes.size();
  item.sha256 = sha256(record.bytes);
  if (record.bytes.size() > archive::largest_row) {
    item.imported = fail(ErrorCode::bad_input, {"It is larger than 64 MiB.", "64MiB보다 큽니다."});
    return;
  }
  item.imported = import_record(record);
  if (!*item.imported) return;
  Imported& imported = **item.imported;
  if (imported.post.kind == Kind::not_a_post && !is_list_of_posts(imported)) return;
  if (keep_secrets) imported.blanked = false;
  item.packed = archive::compress(keep_secrets ? record.bytes : imported.kept);
  imported.kept.clear();
  if (record.format == Format::jsonl) {
    for (const Image& image : imported.post.images) keep_told(item, image.url, image.media, media);
    for (const Attachment& attachment : imported.post.attachments)
      keep_told(item, attachment.url, attachment.media, media);
  }
  if (!record.container.empty() || record.folder.empty()) return;
  for (const Image& image : imported.post.images) keep_beside(item, image.url, media);
  for (const Attachment& attachment : imported.post.attachments) keep_beside(item, attachment.url, media);
}

}  // namespace

bool is_list_of_posts(const Imported& imported) {
  const Post& post = imported.post;
  const bool has_lists = post.format == Format::rss || post.format == Format::api;
  return post.kind == Kind::not_a_post && has_lists && !post.related.empty();
}

std::size_t weight_of(const Item& item) {
  constexpr std::size_t each = 4096;
  return each + 4 * item.record.bytes.size() + item.piece.bytes.size();  // the page, its tree, its post
}

void work_on(Item& item, archive::MediaStore& media, bool keep_secrets) {
  if (item.what == Item::What::record) read_record(item, media, keep_secrets);
  if (item.what != Item::What::media) return;
  item.stored = media.put(item.piece.bytes);
  item.piece.bytes.clear();
}

}  // namespace seogo::library
