// What a hit needs of a post, as bytes in the Xapian document: hits come from the index alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/post.h"
#include "seogo/result.h"

namespace seogo::index {

struct HitData {
  std::string id;
  std::string url;
  std::string blog;
  std::string title;  // the one to show
  bool title_made_up = false;
  std::optional<Date> published;
  std::vector<std::string> category;
  std::vector<std::string> tags;
  std::string thumbnail;  // SHA-256 of an archived picture; empty without one
  std::string copy_of;
  Visibility visibility = Visibility::unknown;
  std::string text;  // the body, for snippets

  friend bool operator==(const HitData&, const HitData&) = default;
};

HitData hit_data(const Post& post);

// A version byte, then the members in order: texts with their length before them (LEB128), lists with
// their count; the body's text last, packed (packed_text.h) and without a length.
std::string to_bytes(const HitData& data);

// Fails with damaged when the bytes are none of to_bytes'.
Result<HitData> hit_data_from_bytes(std::string_view bytes);

// All but `text`, which stays packed: for lists that show no snippet.
struct HitDataView {
  HitData head;             // its `text` is empty
  std::string_view packed;  // in `bytes`

  std::string text() const;
};
Result<HitDataView> view_hit_data(std::string_view bytes);

}  // namespace seogo::index
