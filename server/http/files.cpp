// Routes that send bytes as they are: archived media, and the style and icon that are compiled in.
#include <algorithm>
#include <array>

#include "assets.h"
#include "handlers.h"
#include "problem.h"

namespace seogo::http {

namespace {

constexpr std::string_view for_ever = "max-age=31536000, immutable";

// Pictures that cannot carry a script.  Everything else is handed over to be saved, never to be run here.
constexpr std::array safe_types{std::string_view("image/png"),  std::string_view("image/jpeg"),
                                std::string_view("image/gif"),  std::string_view("image/webp"),
                                std::string_view("image/avif"), std::string_view("image/bmp")};

bool is_sha256(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Response asset(std::string_view name, std::string_view type, std::string_view caching) {
  Response response;
  response.with("Content-Type", std::string(type));
  response.with("Cache-Control", std::string(caching));
  response.body = web::find_asset(name)->bytes;
  return response;
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
  response.with("Cache-Control", std::string(for_ever));
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

Response style_sheet(const Call& call, const Library&) {
  // With ?v= the address belongs to this very style; without, it must be asked about again.
  return asset("style.css", "text/css; charset=utf-8", call.parameters.first("v") ? for_ever : "no-cache");
}

Response favicon(const Call&, const Library&) {
  return asset("favicon.svg", "image/svg+xml", "max-age=86400");
}

}  // namespace seogo::http
