// The names of kinds, visibilities and formats, in one table each.
#include "seogo/post.h"

#include <algorithm>
#include <array>
#include <utility>

namespace seogo {

namespace {

template <class T, std::size_t N>
using Names = std::array<std::pair<T, std::string_view>, N>;

constexpr Names<Kind, 5> kinds{{{Kind::post, "post"},
                                {Kind::page, "page"},
                                {Kind::notice, "notice"},
                                {Kind::protected_post, "protected"},
                                {Kind::not_a_post, "not_a_post"}}};

constexpr Names<Visibility, 4> visibilities{{{Visibility::public_, "public"},
                                             {Visibility::protected_, "protected"},
                                             {Visibility::private_, "private"},
                                             {Visibility::unknown, "unknown"}}};

constexpr Names<Format, 9> formats{{{Format::tistory_page, "tistory-page"},
                                    {Format::page, "page"},
                                    {Format::tistory_backup, "tistory-backup"},
                                    {Format::ttxml, "ttxml"},
                                    {Format::rss, "rss"},
                                    {Format::api, "api"},
                                    {Format::warc, "warc"},
                                    {Format::jsonl, "jsonl"},
                                    {Format::text, "text"}}};

template <class T, std::size_t N>
std::string_view name_in(const Names<T, N>& names, T value) {
  for (const auto& [key, name] : names)
    if (key == value) return name;
  return {};
}

template <class T, std::size_t N>
std::optional<T> value_in(const Names<T, N>& names, std::string_view wanted) {
  for (const auto& [key, name] : names)
    if (name == wanted) return key;
  return std::nullopt;
}

}  // namespace

bool Visible::allows(Visibility visibility) const {
  switch (visibility) {
    case Visibility::public_:
      return public_;
    case Visibility::protected_:
      return protected_;
    case Visibility::private_:
      return private_;
    case Visibility::unknown:
      return unknown;
  }
  return false;
}

const std::string& shown_title(const Post& post) {
  return post.title && !post.title->empty() ? *post.title : post.label;
}

std::string category_text(const std::vector<std::string>& category) {
  std::string text;
  for (const std::string& name : category) text += (text.empty() ? "" : "/") + name;
  return text;
}

std::vector<std::string> category_names(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('/', begin), text.size());
    names.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

std::string_view name_of(Kind kind) { return name_in(kinds, kind); }
std::string_view name_of(Visibility visibility) { return name_in(visibilities, visibility); }
std::string_view name_of(Format format) { return name_in(formats, format); }
std::optional<Kind> kind_named(std::string_view name) { return value_in(kinds, name); }
std::optional<Visibility> visibility_named(std::string_view name) { return value_in(visibilities, name); }
std::optional<Format> format_named(std::string_view name) { return value_in(formats, name); }

}  // namespace seogo
