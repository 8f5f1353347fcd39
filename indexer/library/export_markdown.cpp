// Markdown as hugo takes it: a folder for each post with its pictures, and a plain site around them.  The
// folders of content/ can be moved into another site as they are.
#include "library/export_job.h"
#include "library/versions.h"
#include "seogo/escape.h"
#include "seogo/markdown.h"

namespace seogo::library {
namespace {

namespace fs = std::filesystem;

constexpr const char* config = R"toml(# Written by seogo export.  Build with: hugo
baseURL = "/"
title = "서고"
languageCode = "ko"
hasCJKLanguage = true
timeZone = "Asia/Seoul"
disablePathToLower = true
relativeURLs = true
buildFuture = true
paginate = 30

[taxonomies]
  category = "categories"
  tag = "tags"
  series = "series"
)toml";

constexpr const char* head = R"html(<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<style>body{max-width:42rem;margin:2rem auto;padding:0 1rem;font-family:sans-serif;line-height:1.7}img{max-width:100%;height:auto}pre{overflow:auto}</style>
</head>
<body>
<p><a href="{{ "/" | relURL }}">{{ site.Title }}</a></p>
)html";

constexpr const char* single = R"html(<h1>{{ .Title }}</h1>
<p>{{ with .Params.date }}<time>{{ $.Date.Format "2006-01-02" }}</time>{{ end }}
{{ range .GetTerms "categories" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">#{{ .LinkTitle }}</a> {{ end }}</p>
{{ .Content }}
</body>
</html>
)html";

constexpr const char* list = R"html(<h1>{{ .Title }}</h1>
{{ .Content }}
<ul>
{{ range (.Paginate .RegularPagesRecursive).Pages }}<li>{{ with .Params.date }}{{ . | time.Format "2006-01-02" }} {{ end }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>
{{ end }}</ul>
{{ with .Paginator.Prev }}<a href="{{ .URL }}">←</a>{{ end }} {{ with .Paginator.Next }}<a href="{{ .URL }}">→</a>{{ end }}
</body>
</html>
)html";

constexpr const char* terms = R"html(<h1>{{ .Title }}</h1>
<ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>
{{ end }}</ul>
</body>
</html>
)html";

// hugo would take {{< and {{% for a call of its own, also inside code: a joiner that shows nothing parts
// them.
std::string without_calls(std::string text) {
  constexpr std::string_view joiner = "\xE2\x81\xA0";
  for (const std::string_view call : {"{{<", "{{%"})
    for (std::size_t at = text.find(call); at != text.npos;
         at = text.find(call, at + call.size() + joiner.size()))
      text.insert(at + 2, joiner);
  return text;
}

std::string yaml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + "\"";
}

class Addresses : public BodyAddresses {
 public:
  Addresses(ExportJob& job, const Post& post, fs::path folder)
      : job_(job), post_(post), folder_(std::move(folder)) {}

  std::string picture(std::size_t image) override {
    if (image >= post_.images.size() || post_.images[image].media.empty()) return {};
    const std::string& sha256 = post_.images[image].media;
    const std::string name = fs::path(job_.media_name(sha256)).filename().string().substr(0, 14) +
                             fs::path(job_.media_name(sha256)).extension().string();
    return job_.copy_media(sha256, folder_ / name) ? name : std::string();
  }

  std::string link(const std::string& address) override {
    const auto key = job_.exported(address);
    return key ? "../../" + job_.place(*key) + "/" : address;
  }

 private:
  ExportJob& job_;
  const Post& post_;
  fs::path folder_;
};

std::string comment_lines(const std::vector<Comment>& comments, int depth) {
  std::string out;
  const std::string margin(static_cast<std::size_t>(depth) * 2, ' ');
  for (const Comment& comment : comments) {
    // As a post of nothing but text, so that nothing in it is read as markup.
    Post text;
    for (std::size_t begin = 0; begin <= comment.text.size();) {
      const std::size_t end = std::min(comment.text.find('\n', begin), comment.text.size());
      text.html += (text.html.empty() ? "" : "<br>") + escaped(comment.text.substr(begin, end - begin));
      begin = end + 1;
    }
    text.html = "<p><strong>" + escaped(comment.author.empty() ? "?" : comment.author) + "</strong>" +
                (comment.published ? " " + to_string(*comment.published).substr(0, 10) : "") + "<br>" +
                text.html + "</p>";
    const std::string written = to_markdown(text);
    std::string body = written.substr(written.find("\n---\n", 4) + 5);
    while (body.starts_with('\n')) body.erase(0, 1);
    while (body.ends_with('\n')) body.pop_back();
    std::string item = margin + "- ";
    for (const char c : body) {
      item += c;
      if (c == '\n') item += margin + "  ";
    }
    out += item + "\n" + comment_lines(comment.replies, depth + 1);
  }
  return out;
}

// What to_markdown's front matter lacks.
std::string more_front_matter(const Post& post) {
  std::string out;
  if (post.series)
    out += "series: [" + yaml_string(post.series->name) +
           "]\nseries_order: " + std::to_string(post.series->number) + "\n";
  const bool closed = post.visibility == Visibility::private_ || post.visibility == Visibility::protected_;
  if (closed) out += "draft: true\n";  // hugo leaves it out unless asked for drafts
  out += "visibility: " + yaml_string(name_of(post.visibility)) + "\n";
  return out;
}

std::string attachments(ExportJob& job, const Post& post, const fs::path& folder) {
  std::string out;
  for (const Attachment& attachment : post.attachments) {
    if (attachment.media.empty()) continue;
    const std::string name = attachment.media.substr(0, 8) + "-" + plain_name(attachment.name);
    if (job.copy_media(attachment.media, folder / name))
      out.append("- [").append(name).append("](<").append(name).append(">)\n");
  }
  return out.empty() ? out : "\n" + out;
}

std::string markdown_of(ExportJob& job, const Post& post, const fs::path& folder) {
  Addresses addresses(job, post, folder);
  Post readable = post;
  readable.html = readdressed(post.html, addresses, false);
  std::string text = to_markdown(readable);
  text.insert(text.find("\n---\n", 4) + 1, more_front_matter(post));
  text += attachments(job, post, folder);
  if (!post.comments.empty())
    text += std::string("\n---\n\n## ") + (job.options().korean ? "댓글" : "Comments") + "\n\n" +
            comment_lines(post.comments, 0);
  return without_calls(std::move(text));
}

}  // namespace

void export_markdown(ExportJob& job) {
  job.write("hugo.toml", config);
  job.write("layouts/_default/single.html", std::string(head) + single);
  job.write("layouts/_default/list.html", std::string(head) + list);
  job.write("layouts/_default/terms.html", std::string(head) + terms);
  job.write("layouts/_default/taxonomy.html", std::string(head) + list);
  for (const archive::PostEntry& entry : job.posts()) {
    const Post post = job.next(entry);
    const fs::path folder = fs::path("content") / job.place(entry.key);
    job.write(folder / "index.md", markdown_of(job, post, folder));
    if (post.versions <= 1) continue;
    for (const Version& version : versions_of(job.snapshot(), entry.key, post)) {
      if (version.shown || version.post.html.empty()) continue;
      // Beside the page as one of its files: hugo neither lists nor renders a page's resources.
      job.write(folder / ("version-" + std::to_string(version.number) + ".md"),
                markdown_of(job, version.post, folder));
      ++job.report().versions;
    }
  }
}

}  // namespace seogo::library
