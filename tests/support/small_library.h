// A made-up library of one post and its files, and how the routes are asked about it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "site/routes.h"
#include "support/fake_library.h"

namespace seogo::test {

inline const std::string picture(64, 'a'), drawing(64, 'b'), document(64, 'c');

inline FakeLibrary small_library() {
  FakeLibrary library;
  library.results.hits = {a_hit("example/1", "첫 글")};
  library.results.total = 1;
  library.results.took_ms = 1.5;
  library.results.facets.tag = {{"여행", 1}};
  BlogSummary& blog = library.blog_list.emplace_back();
  blog.name = "example";
  blog.posts = 1;
  library.statistics.posts = 1;
  library.statistics.months = {{"2024-05", 1}};
  library.statistics.month_words = {{"2024-05", 7}};
  library.lacking.categories = {{"example", "여행/섬", 1, 0}};
  library.sources.emplace(
      "example/1", "<!doctype html><link rel=preconnect href=//x><IFrame src=//x></IFrame><p>원본</p>");
  Post post;
  post.id = "example/1";
  post.blog = "example";
  post.title = "첫 글";
  post.text = "본문";
  post.url = "https://example.tistory.com/1";
  library.posts.emplace("example/1", post);
  library.posts.emplace("example/first-post", post);
  library.media_files.emplace(picture, MediaFile{.path = "/archive/a", .type = "image/png", .size = 3});
  library.media_files.emplace(drawing, MediaFile{.path = "/archive/b", .type = "image/svg+xml", .size = 3});
  library.media_files.emplace(document, MediaFile{.path = "/archive/c", .type = "text/html", .size = 3});
  return library;
}

inline http::Response ask(const http::Library& library, std::string target, std::string method = "GET",
                          std::vector<http::Header> headers = {}) {
  const http::Request request{
      .method = std::move(method), .target = std::move(target), .headers = std::move(headers), .id = "r1"};
  static const http::Site site;
  return http::answer(request, library, site);
}

inline http::Response ask_at(const http::Site& site, const std::string& target,
                             std::vector<http::Header> headers = {}) {
  const auto library = small_library();
  return answer({.method = "GET", .target = target, .headers = std::move(headers), .id = "r1"}, library,
                site);
}

}  // namespace seogo::test
