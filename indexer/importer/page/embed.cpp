// Frames and players in a body, which the archive keeps as links.
#include "importer/page/embed.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "importer/common/strings.h"
#include "importer/page/clean.h"

namespace seogo::importer {

namespace {

constexpr std::array<std::string_view, 6> players{"iframe", "video", "audio", "embed", "object", "frame"};

bool is_player(Node element) {
  const std::string tag = tag_of(element);
  return std::find(players.begin(), players.end(), tag) != players.end();
}

// The editor's own block around a player.
bool is_video_block(Node element) {
  return has_tag(element, "figure") && attribute(element, "data-ke-type") == std::string_view("video");
}

bool holds_player(Node element) {
  for (Node node = next_inside(element, element); node != nullptr; node = next_inside(node, element))
    if (is_player(node)) return true;
  return false;
}

std::string web_address(std::string_view told) {
  std::string address(trim(told));
  if (address.substr(0, 2) == "//") address = "https:" + address;
  const bool web = address.substr(0, 7) == "http://" || address.substr(0, 8) == "https://";
  return web && !is_ad_address(address) ? address : std::string();
}

}  // namespace

// A block whose player was not there yet when the page was saved still tells which film it shows.
bool is_embed(Node element) {
  return is_player(element) ||
         (is_video_block(element) && attribute(element, "data-video-url") && !holds_player(element));
}

std::string embed_address(Node element) {
  for (const char* name : {"src", "data-src", "data", "data-video-url"})
    if (std::string address = web_address(attribute_or(element, name)); !address.empty()) return address;
  static const Selector sources("source[src], embed[src], iframe[src]");
  if (const Node source = find_first(element, sources))
    if (std::string address = web_address(attribute_or(source, "src")); !address.empty()) return address;
  // A browser that saves a page turns src into the name of a file beside it.
  static const Selector blocks("figure[data-video-url]");
  const Node block = find_above(element, blocks);
  return block == nullptr ? "" : web_address(attribute_or(block, "data-video-url"));
}

}  // namespace seogo::importer
