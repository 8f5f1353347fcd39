#include "importer/format/json_posts.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "importer/common/bytes.h"
#include "importer/common/json_text.h"
#include "importer/common/strings.h"
#include "importer/format/inside.h"
#include "importer/format/utf8_source.h"
#include "importer/page/markup.h"

namespace seogo::importer {
namespace {

constexpr std::size_t deepest = 1000;  // open arrays and objects around a post
constexpr std::size_t longest_key = 200;

// What programs call the list of their posts.
bool names_a_list(const std::string& key) {
  static constexpr std::array<std::string_view, 22> names{
      "posts",    "post",     "items", "item",      "entries", "entry", "articles", "data",
      "results",  "result",   "docs",  "documents", "records", "rows",  "list",     "pages",
      "contents", "response", "hits",  "feed",      "글",      "게시글"};
  return one_of(names, lower(key));
}

class JsonSplitter {
 public:
  JsonSplitter(const Record& prototype, ScanVisitor& visitor) : prototype_(prototype), visitor_(visitor) {}

  Result<void> feed(std::string_view piece) {
    for (const char c : piece)
      if (Result<void> done = take(c); !done) return done;
    return {};
  }

  Result<void> finish() {
    if (in_string_ || !open_.empty() || depth_ > 0)
      return fail(ErrorCode::bad_input,
                  {"The JSON ends in the middle: the file is cut off. What stands before was read.",
                   "JSON이 중간에 끊겼습니다. 끊기기 전까지는 읽었습니다."});
    if (given_ == 0)
      return fail(ErrorCode::bad_input, {"The JSON holds no objects, so it holds no posts.",
                                         "JSON 안에 객체가 없어 글이 들어 있지 않습니다."});
    return {};
  }

 private:
  struct Level {
    bool is_array;
    bool lists_posts;
  };

  Result<void> take(char c) {
    if (depth_ > 0) return keep(c);
    if (is_whole_kept()) whole_ += c;
    if (in_string_) return in_string(c), Result<void>();
    switch (c) {
      case '"':
        in_string_ = true;
        string_.clear();
        break;
      case ':':
        key_ = string_;
        break;
      case '{':
        if (!open_.empty() && open_.back().lists_posts) {
          whole_.clear();
          whole_overflown_ = true;
          depth_ = 1;
          element_ = c;
          break;
        }
        if (open_.empty()) whole_ = c, whole_overflown_ = false;
        return open({false, false});
      case '[':
        return open({true, lists_posts()});
      case '}':
      case ']':
        return close();
      default:
        break;
    }
    return {};
  }

  // Inside of a string only its end matters, and what it says where it may be a key.
  void in_string(char c) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
      return;
    }
    if (string_.size() < longest_key) string_ += c;
  }

  bool lists_posts() const {
    if (open_.empty()) return true;
    return open_.back().is_array ? open_.back().lists_posts : names_a_list(key_);
  }

  Result<void> open(Level level) {
    if (open_.size() >= deepest)
      return fail(ErrorCode::bad_input, {"The JSON is nested too deep for posts.",
                                         "JSON이 글로 보기에는 너무 깊이 겹쳐 있습니다."});
    open_.push_back(level);
    return {};
  }

  Result<void> close() {
    if (open_.empty())
      return fail(ErrorCode::bad_input, {"The JSON is broken: a bracket closes that was not opened.",
                                         "JSON이 깨졌습니다. 열지 않은 괄호가 닫힙니다."});
    open_.pop_back();
    if (open_.empty() && is_whole_kept() && !whole_.empty()) give_whole();
    return {};
  }

  // The characters of one post.
  Result<void> keep(char c) {
    if (element_.size() <= bound::page_bytes) element_ += c;
    if (in_string_) {
      in_string_ = c != '"' || escaped_;
      escaped_ = c == '\\' && !escaped_;
      return {};
    }
    in_string_ = c == '"';
    if (c == '{' || c == '[') ++depth_;
    if ((c == '}' || c == ']') && --depth_ == 0) give(std::exchange(element_, {}));
    return {};
  }

  void give(std::string json) {
    Record record =
        record_inside(prototype_, Format::jsonl, prototype_.path + "!/" + std::to_string(++given_));
    if (json.size() > bound::page_bytes) return visitor_.rejected({record.path, too_large()});
    record.bytes = std::move(json);
    visitor_.record(std::move(record));
  }

  bool is_whole_kept() const { return !whole_overflown_ && whole_.size() <= bound::page_bytes; }

  // An object with no list of posts in it.
  void give_whole() {
    std::string whole = std::exchange(whole_, {});
    const auto object = nlohmann::ordered_json::parse(mended_json(whole).text, nullptr, false);
    const auto is_post = [](const auto& value) { return value.is_object() && !value.empty(); };
    if (!object.is_object() || object.size() < 2 || !std::ranges::all_of(object, is_post))
      return give(std::move(whole));
    // Posts under their numbers or addresses.
    for (const auto& [key, value] : object.items()) {
      auto post = value;
      if (!post.contains("id") && !post.contains("url")) post["id"] = key;
      give(post.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    }
  }

  static Error too_large() {
    return {ErrorCode::bad_input,
            {"It is larger than 32 MiB, more than any post of a blog.",
             "32MiB보다 큽니다. 블로그 글로 보기에는 너무 큽니다."},
            {}};
  }

  const Record& prototype_;
  ScanVisitor& visitor_;
  std::vector<Level> open_;  // around what is read
  std::string key_, string_;
  bool in_string_ = false, escaped_ = false;
  std::size_t depth_ = 0;  // inside of a post
  std::string element_;    // the post as far as it was read
  std::string whole_;      // the outermost object, while no list was found in it
  bool whole_overflown_ = true;
  std::size_t given_ = 0;
};

}  // namespace

Result<void> split_json(const Record& prototype, const ByteSource& source, ScanVisitor& visitor,
                        const std::stop_token& stop) {
  Utf8Source text(source);
  JsonSplitter splitter(prototype, visitor);
  while (!stop.stop_requested()) {
    const Result<std::string_view> piece = text.next();
    if (!piece) return Unexpected{piece.error()};
    if (piece->empty()) return splitter.finish();
    if (Result<void> done = splitter.feed(*piece); !done) return done;
  }
  return {};
}

}  // namespace seogo::importer
