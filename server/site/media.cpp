// Archived pictures and files, sent as they are.
#include <algorithm>
#include <array>

#include "site/handlers.h"
#include "site/problem.h"

namespace seogo::http {

namespace {

// Pictures that cannot carry a script.  Everything else is handed over to be saved, never to be run here.
constexpr std::array safe_types{std::string_view("image/png"),  std::string_view("image/jpeg"),
                                std::string_view("image/gif"),  std::string_view("image/webp"),
                                std::string_view("image/avif"), std::string_view("image/bmp")};

bool is_sha256(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

Response media_file(const Call& call, const Library& library) {
  // Anything but a digest never gets near a file system.
  if (!is_sha256(call.rest))
    return problem(call, 404, "not_found", {"There is no such file here.", "그런 파일은 없습니다."});
  const Result<MediaFile> file = library.media(call.rest);
  if (!file) return problem(call, file.error());

  Response response;
  response.file = file->path;
  response.size = file->size;
  response.with("Accept-Ranges", "bytes");
  response.with("ETag", '"' + call.rest + '"');
  if (std::find(safe_types.begin(), safe_types.end(), file->type) != safe_types.end()) {
    response.with("Content-Type", file->type);
    response.with("Content-Disposition", "inline");
    return response;
  }
  // An SVG inside a page's <img> runs nothing, so it keeps its type; opened by itself it is saved.
  response.with("Content-Type", file->type == "image/svg+xml" ? file->type : "application/octet-stream");
  response.with("Content-Disposition", "attachment");
  response.with("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
  return response;
}

}  // namespace seogo::http
