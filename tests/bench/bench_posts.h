// What the benchmarks measure on, and with.
#pragma once

#include <chrono>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/posts_in_memory.h"

namespace seogo::bench {

// Posts of JSON Lines: keys title, body or text, tags, date, url.
inline std::vector<index::Change> read_posts(const char* path) {
  std::vector<index::Change> posts;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const nlohmann::json json = nlohmann::json::parse(line);
    const auto key = static_cast<std::uint32_t>(posts.size() + 1);
    posts.push_back(
        test::change_of(key, json.value("title", ""), json.value("body", json.value("text", ""))));
    Post& post = posts.back().post;
    post.url = json.value("url", "");
    post.published = parse_iso_date(json.value("date", ""));
    if (json.contains("tags") && json["tags"].is_array()) post.tags = json["tags"];
  }
  return posts;
}

template <class Work>
double seconds(Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace seogo::bench
