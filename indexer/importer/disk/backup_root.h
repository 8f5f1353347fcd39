// Where does Tistory's official backup lie: which folder is a post's, whose blog is it, which folders hold
// media?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seogo::importer {

// Whose post lies in a folder, as far as the place tells.
struct PostPlace {
  std::string blog;                     // empty when nothing tells
  std::optional<std::uint64_t> number;  // from the folder's name alone, never from the file's
};

// The number that a folder or file name is, all of it: "1025".  Nothing for "007", "12a" and what is too
// long.
std::optional<std::uint64_t> post_number(std::string_view name);

// The number in "post_107.html", as dumps of bare post bodies are named.
std::optional<std::uint64_t> number_of_dump(std::string_view file_name);

// The blog that a backup's folder or ZIP is named for: "badanote" of badanote-1-1, badanote-1-2.zip and
// "badanote-1-1 (2).zip", the name a browser gives to a second download.
std::string blog_of_name(std::string_view name);

// For a backup page in `folder`, an absolute path or a path inside a ZIP.  `top` names what stands for the
// parent of the outermost folders: the ZIP's file name; empty on a disk.
PostPlace place_in_backup(std::string_view folder, std::string_view top);

// The name of the last folder of a path, and the path without it.
std::string_view last_name(std::string_view path);
std::string_view parent(std::string_view path);

bool is_html_name(std::string_view name);

// Whether `folder_name`, which holds so many .html files, is a post's: a number, with exactly one.
bool is_post_folder(std::string_view folder_name, std::size_t html_files);

// Whether the folder `name` inside a post's folder holds the post's media.
bool is_media_folder_of_post(std::string_view name);

// The page that a browser saved beside the folder `name` ("13" of "13_files"); empty when it is no such name.
std::string_view page_of_files_folder(std::string_view name);

}  // namespace seogo::importer
