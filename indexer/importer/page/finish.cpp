// The last steps every kind of source shares.
#include "importer/page/finish.h"

#include <algorithm>
#include <array>

#include "importer/common/identity.h"
#include "importer/common/strings.h"

namespace seogo::importer {

std::string make_label(const Post& post) {
  if (!post.headings.empty()) return first_characters(post.headings.front(), 60);
  std::string_view line = post.text;
  line = trim(line.substr(0, line.find('\n')));
  for (std::string_view end : {". ", "! ", "? ", "。", "! ", "~ "})
    if (const std::size_t at = line.find(end); at != std::string_view::npos && at > 0)
      line = trim(line.substr(0, at + 1));
  return first_characters(line, 60);
}

std::string language_of(std::string_view text) {
  const std::size_t hangul = count_hangul(text);
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC3 ? 1U : 0U;
  }
  return letters > 0 && hangul * 3 >= letters ? "ko" : "";
}

bool blank_secrets(std::string& bytes) {
  static constexpr std::array<std::string_view, 3> keys{"\"loginId\":\"", "\"loginId\": \"",
                                                        "\"accountEmail\":\""};
  bool any = false;
  for (std::string_view key : keys)
    for (std::size_t at = bytes.find(key); at != std::string::npos; at = bytes.find(key, at + 1)) {
      const std::size_t begin = at + key.size();
      const std::size_t end = bytes.find('"', begin);
      if (end == std::string::npos || end == begin || end - begin > 320) continue;
      bytes.erase(begin, end - begin);
      any = true;
    }
  return any;
}

void finish(const Record& record, Imported& imported) {
  Post& post = imported.post;
  if (post.kind != Kind::not_a_post) {
    if (std::string label = make_label(post); !post.title && !label.empty()) post.label = std::move(label);
    if (const std::string told = language_of(post.text); !told.empty()) post.lang = told;
    const auto missing = [&](const char* what) {
      std::string problem = std::string("no ") + what;
      if (std::ranges::find(post.problems, problem) ==
          post.problems.end())  // a JSON line may tell it already
        post.problems.push_back(std::move(problem));
    };
    if (!post.title) missing("title");
    if (!post.published) missing("publication date");
    if (post.url.empty()) missing("address");
    if (post.text.empty() && post.images.empty() && post.kind != Kind::protected_post) missing("text");
  }
  if (imported.as_of == 0) imported.as_of = post.updated ? unix_from_date(*post.updated) : record.file_time;
  if (imported.kept.empty()) {
    imported.kept = record.bytes;
    imported.blanked = blank_secrets(imported.kept);
    if (imported.blanked)
      post.problems.emplace_back("a login name of the owner was blanked in the kept source");
  }
  if (post.id.empty()) give_id(record, imported);
}

}  // namespace seogo::importer
