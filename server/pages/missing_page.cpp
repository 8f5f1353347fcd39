// What the archive knows of but does not hold: posts that others name, pictures that posts show.
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "pages/view.h"
#include "site/handlers.h"

namespace seogo::http {

namespace {

using nlohmann::json;

constexpr std::size_t on_a_page = 50;

bool is_followed(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

json post_row(const Call& call, const MissingPost& post) {
  return {{"title", post.title.empty() ? post.url : post.title},
          {"in_lang", lang_of(call, post.title)},
          {"href", is_followed(post.url) ? post.url : ""},
          {"blog", post.blog},
          {"path", post.category.empty() ? "" : shown_path(category_text(post.category))},
          {"path_lang", lang_of(call, category_text(post.category))},
          {"date", post.published ? shown_date(call.language, *post.published) : ""}};
}

// How long the address of a picture still holds, where it tells.
std::string said_days_left(const Call& call, const std::optional<std::int64_t>& expires) {
  if (!expires) return {};
  const std::int64_t days = days_left(*expires);
  if (days < 0) return say(call.language, "address_over");
  return say_count(call.language, "days_left", static_cast<std::size_t>(days));
}

json image_row(const Call& call, const MissingImage& image) {
  const std::string& address = image.original.empty() ? image.url : image.original;
  return {{"title", image.title},
          {"in_lang", lang_of(call, image.title)},
          {"post_href", post_link(call, image.post)},
          {"address", address},
          {"href", is_followed(address) ? address : ""},
          {"left", said_days_left(call, image.expires)}};
}

std::size_t read_offset(const Call& call) {
  const std::string text = call.parameters.first("offset").value_or("");
  std::size_t offset = 0;
  std::from_chars(text.data(), text.data() + text.size(), offset);
  return offset;
}

template <class T>
std::vector<T> of_blog(std::vector<T> all, const std::string& blog) {
  if (!blog.empty()) std::erase_if(all, [&](const T& one) { return one.blog != blog; });
  return all;
}

}  // namespace

Response missing_page(const Call& call, const Library& library) {
  auto missing = library.missing();
  if (!missing) return failed_page(call, missing.error());
  const std::string blog = call.parameters.first("blog").value_or("");
  const auto posts = of_blog(std::move(missing->posts), blog);
  const auto images = of_blog(std::move(missing->images), blog);
  const bool pictures = call.parameters.first("what").value_or(
                            posts.empty() && !images.empty() ? "pictures" : "posts") == "pictures";
  const std::size_t all = pictures ? images.size() : posts.size();
  const std::size_t offset = std::min(read_offset(call), all);
  const std::size_t end = std::min(offset + on_a_page, all);
  const std::string what = pictures ? "pictures" : "posts";
  const auto at = [&](std::size_t from) {
    return call.link("/missing",
                     {{"blog", blog}, {"what", what}, {"offset", from == 0 ? "" : std::to_string(from)}});
  };

  json view = frame(call, "lacking", say(call.language, "missing_title"));
  view["heading"] = blog.empty() ? say(call.language, "missing_heading")
                                 : say(call.language, "missing_of", {{"blog", blog}});
  view["kinds"] = {{{"label", say_count(call.language, "missing_posts", posts.size())},
                    {"href", call.link("/missing", {{"blog", blog}, {"what", "posts"}})},
                    {"current", !pictures}},
                   {{"label", say_count(call.language, "missing_pictures", images.size())},
                    {"href", call.link("/missing", {{"blog", blog}, {"what", "pictures"}})},
                    {"current", pictures}}};
  view["posts"] = json::array();
  view["images"] = json::array();
  for (std::size_t i = offset; i < end; ++i) {
    if (pictures)
      view["images"].push_back(image_row(call, images[i]));
    else
      view["posts"].push_back(post_row(call, posts[i]));
  }
  view["has_posts"] = !view["posts"].empty();
  view["has_images"] = !view["images"].empty();
  view["nothing"] = all == 0;
  view["first"] = std::to_string(offset + 1);
  view["paging"] = false;
  if (all > on_a_page)
    view["paging"] = {{"previous", offset == 0 ? "" : at(offset - std::min(offset, on_a_page))},
                      {"next", end < all ? at(end) : ""},
                      {"numbers", json::array()},
                      {"place", say(call.language, "place",
                                    {{"page", shown_number(offset / on_a_page + 1)},
                                     {"pages", shown_number((all + on_a_page - 1) / on_a_page)}})}};
  return page_response(call, "missing", view);
}

}  // namespace seogo::http
