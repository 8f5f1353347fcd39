#include "importer/disk/api_company.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "importer/common/file_name.h"
#include "importer/common/strings.h"
#include "importer/disk/backup_root.h"
#include "importer/disk/input_file.h"
#include "text/decode.h"

namespace seogo::importer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 20'000;
constexpr std::size_t largest_file = 4 << 20;
constexpr std::size_t most_bytes = 64 << 20;

bool is_named_for_it(std::string_view name) {
  return contains_ignoring_case(name, "categor") || contains_ignoring_case(name, "comment");
}

// The answers in a folder that are named for what they hold, and those in folders that are; sorted.
std::vector<fs::path> answers_in(const fs::path& folder, bool deeper) {
  std::vector<fs::path> found;
  std::error_code error;
  std::size_t seen = 0;
  for (fs::directory_iterator at(folder, error), end; !error && at != end && ++seen <= most_files;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    const std::string ending = extension(name);
    const fs::file_type type = at->symlink_status(error).type();
    if (error || name.starts_with('.')) continue;
    const bool is_answer = ending == "json" || ending == "xml";
    if (type == fs::file_type::regular && is_answer && (!deeper || is_named_for_it(name)))
      found.push_back(at->path());
    if (type != fs::file_type::directory || !deeper || !is_named_for_it(name)) continue;
    const std::vector<fs::path> inner = answers_in(at->path(), false);
    found.insert(found.end(), inner.begin(), inner.end());
  }
  std::sort(found.begin(), found.end());
  return found;
}

// The category with its parents; the rest of the list is not this post's.
std::vector<Json> with_parents(const std::vector<Json>& categories, std::string id) {
  std::vector<Json> chain;
  std::set<std::string> met;
  while (!id.empty() && id != "0" && met.insert(id).second) {
    const auto found = std::find_if(categories.begin(), categories.end(),
                                    [&](const Json& one) { return told(one, "id") == id; });
    if (found == categories.end()) break;
    chain.push_back(*found);
    id = told(*found, "parent");
  }
  return chain;
}

}  // namespace

std::string ApiCompany::complete(const std::string& bytes, const std::string& folder,
                                 const std::string& root) {
  const Result<Json> parsed = parse_api_answer(text::decode(bytes).text);
  if (!parsed) return bytes;
  const ApiAnswer answer = read_answer(*parsed);
  if (answer.posts.empty()) return bytes;
  std::vector<const Folder*> around{&look_into(folder, here_)};
  const std::string above(parent(folder));
  if (folder != root && !above.empty()) around.push_back(&look_into(above, above_));

  std::vector<Json> categories;
  std::vector<Json> comments;
  for (const Folder* one : around) {
    for (const Json& post : answer.posts)
      for (Json& category : with_parents(one->categories, told(post, "categoryId")))
        categories.push_back(std::move(category));
    const auto found = one->comments.find(told(answer.posts.front(), "id"));
    if (answer.posts.size() == 1 && found != one->comments.end() && comments.empty())
      comments = found->second;
  }
  if (categories.empty() && comments.empty()) return bytes;
  Json whole = parsed->is_object() ? *parsed : Json{{"tistory", {{"item", *parsed}}}};
  if (!categories.empty() && answer.categories.empty()) whole["categories"] = std::move(categories);
  if (!comments.empty() && answer.comments.empty()) whole["comments"] = std::move(comments);
  return whole.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const ApiCompany::Folder& ApiCompany::look_into(const std::string& path, Folder& known) {
  if (known.path == path) return known;
  known = {path, {}, {}};
  std::size_t bytes_read = 0;
  for (const fs::path& file : answers_in(path.empty() ? "." : path, true)) {
    Result<InputFile> opened = InputFile::open(file.string(), false);
    if (!opened) continue;
    const Result<std::string> bytes = opened->head(largest_file + 1);
    if (!bytes || bytes->size() > largest_file || (bytes_read += bytes->size()) > most_bytes) continue;
    const Result<Json> parsed = parse_api_answer(text::decode(*bytes).text);
    if (!parsed) continue;
    ApiAnswer answer = read_answer(*parsed);
    std::move(answer.categories.begin(), answer.categories.end(), std::back_inserter(known.categories));
    if (answer.comments_of.empty()) continue;
    std::vector<Json>& comments = known.comments[answer.comments_of];
    std::move(answer.comments.begin(), answer.comments.end(), std::back_inserter(comments));
  }
  return known;
}

}  // namespace seogo::importer
