// JSON Lines: a post a line as post_json.h writes it, with `as_of`; older texts as lines of the same ids in a
// file of their own; pictures by digest.  `seogo index` takes all of it back.
#include <algorithm>

#include "library/export_job.h"
#include "library/merge.h"
#include "library/versions.h"
#include "seogo/post_json.h"

namespace seogo::library {
namespace {

constexpr std::size_t written_at_once = std::size_t{1} << 20;

std::string line(const Post& post, std::int64_t as_of) {
  std::string json = to_json(post);
  json.pop_back();
  return json + ",\"as_of\":" + std::to_string(as_of) + "}\n";
}

class Lines {
 public:
  Lines(ExportJob& job, const char* name) : job_(job), name_(name) {}
  void add(const std::string& text) {
    buffer_ += text;
    if (buffer_.size() >= written_at_once) flush();
  }
  void flush() {
    if (!buffer_.empty()) job_.append(name_, buffer_);
    buffer_.clear();
  }

 private:
  ExportJob& job_;
  const char* name_;
  std::string buffer_;
};

}  // namespace

void export_jsonl(ExportJob& job) {
  Lines posts(job, "posts.jsonl"), older(job, "versions.jsonl");
  job.write("posts.jsonl", "");
  for (const archive::PostEntry& entry : job.posts()) {
    const Post post = job.next(entry);
    std::int64_t as_of = 0;
    for (const archive::SourceRow& source : job.snapshot().sources(entry.key))
      as_of = std::max(as_of, source.as_of);
    posts.add(line(post, as_of));
    std::vector<std::string> media;
    for (const Image& image : post.images) media.push_back(image.media);
    for (const Attachment& attachment : post.attachments) media.push_back(attachment.media);
    if (post.versions > 1) {
      for (Version& version : versions_of(job.snapshot(), entry.key, post)) {
        if (version.shown) continue;
        for (const Image& image : version.post.images) media.push_back(image.media);
        older.add(line(version.post, version.as_of));
        ++job.report().versions;
      }
    }
    for (const std::string& sha256 : media)
      if (!sha256.empty()) job.copy_media(sha256, "media/" + sha256.substr(0, 2) + "/" + sha256.substr(2));
  }
  posts.flush();
  older.flush();
}

}  // namespace seogo::library
