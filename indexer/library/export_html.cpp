// A site that opens from disk: no server, no script, nothing from elsewhere.
#include <algorithm>
#include <map>

#include "library/export_job.h"
#include "library/versions.h"
#include "post/digest.h"
#include "seogo/escape.h"

namespace seogo::library {
namespace {

namespace fs = std::filesystem;
using archive::PostEntry;

constexpr std::size_t newest_on_front = 50;

constexpr const char* style = R"css(:root { color-scheme: light dark }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.75 "Noto Sans KR", "Apple SD Gothic Neo", sans-serif; word-break: keep-all; overflow-wrap: anywhere }
h1 { line-height: 1.35 }
img { max-width: 100%; height: auto }
pre { overflow: auto; padding: .8rem; background: #8881; font-size: .9rem; line-height: 1.5 }
table { border-collapse: collapse; display: block; overflow: auto }
td, th { border: 1px solid #8886; padding: .2rem .6rem }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid #8886 }
nav, .facts, footer { color: GrayText }
nav a { margin-right: .8rem }
ul.posts { padding-left: 0; list-style: none }
ul.posts time { color: GrayText; margin-right: .6rem; font-variant-numeric: tabular-nums }
.gone { display: inline-block; padding: .4rem .8rem; border: 1px dashed #8888; color: GrayText }
.comments ul { padding-left: 1.2rem }
)css";

class Site {
 public:
  explicit Site(ExportJob& job) : job_(job) {}

  void write() {
    job_.write("style.css", style);
    for (const PostEntry& entry : job_.posts()) write_post(entry);
    for (const Kind kind : {year, category, tag, series}) {
      for (auto& [value, posts] : lists_[kind]) write_list(kind, value, posts);
      write_contents(kind, lists_[kind]);
    }
    write_front();
  }

 private:
  enum Kind { year, category, tag, series };
  using Posts = std::vector<const PostEntry*>;

  std::string say(const char* ko, const char* en) const { return job_.options().korean ? ko : en; }

  std::string kind_title(Kind kind) const {
    switch (kind) {
      case year:
        return say("날짜", "Dates");
      case category:
        return say("분류", "Categories");
      case tag:
        return say("태그", "Tags");
      default:
        return say("시리즈", "Series");
    }
  }
  static std::string kind_folder(Kind kind) {
    constexpr const char* names[] = {"dates", "categories", "tags", "series"};
    return names[kind];
  }
  // Values that differ in what a file name cannot hold must not meet.
  static std::string file_of(Kind kind, const std::string& value) {
    const std::string plain = plain_name(value);
    return kind_folder(kind) + "/" + plain + (plain == value ? "" : "-" + sha256(value).substr(0, 8)) +
           ".html";
  }

  // `up` leads from the page to the site's root.
  std::string page(const std::string& title, const std::string& up, const std::string& body,
                   const std::string& lang = "ko") const {
    std::string out =
        "<!doctype html>\n<html lang=\"" + escaped(lang) +
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
        escaped(title) + "</title>\n<link rel=\"stylesheet\" href=\"" + up +
        "style.css\">\n</head>\n<body>\n<nav><a href=\"" + up + "index.html\">" + say("처음", "Front") +
        "</a>";
    for (const Kind kind : {year, category, tag, series})
      out += "<a href=\"" + up + kind_folder(kind) + ".html\">" + kind_title(kind) + "</a>";
    return out + "</nav>\n" + body + "</body>\n</html>\n";
  }

  class Addresses : public BodyAddresses {
   public:
    Addresses(ExportJob& job, const Post& post) : job_(job), post_(post) {}
    std::string picture(std::size_t image) override {
      if (image >= post_.images.size() || post_.images[image].media.empty()) return {};
      const std::string name = "media/" + job_.media_name(post_.images[image].media);
      return job_.copy_media(post_.images[image].media, name) ? "../../" + name : std::string();
    }
    std::string link(const std::string& address) override {
      const auto key = job_.exported(address);
      return key ? "../../posts/" + job_.place(*key) + ".html" : address;
    }

   private:
    ExportJob& job_;
    const Post& post_;
  };

  std::string link_to(Kind kind, const std::string& value, const std::string& shown) {
    return "<a href=\"../../" + escaped(file_of(kind, value)) + "\">" + escaped(shown) + "</a>";
  }

  void write_post(const PostEntry& entry) {
    const Post post = job_.next(entry);
    std::string body =
        "<article>\n<h1>" + escaped(shown_title(post)) + "</h1>\n" + facts(entry, post) + body_of(post);
    body += attachments(post) + "</article>\n" + versions(entry, post);
    if (!post.comments.empty())
      body += "<section class=\"comments\">\n<h2>" + say("댓글", "Comments") + "</h2>\n" +
              comments(post.comments) + "</section>\n";
    job_.write("posts/" + job_.place(entry.key) + ".html",
               page(shown_title(post), "../../", body, post.lang.empty() ? "ko" : post.lang));
  }

  std::string body_of(const Post& post) {
    if (post.kind == seogo::Kind::protected_post && post.html.empty())
      return "<p class=\"gone\">" +
             say("보호된 글이라 본문이 없습니다.", "A protected post: its text is not held.") + "</p>\n";
    Addresses addresses(job_, post);
    return readdressed(post.html, addresses, true) + "\n";
  }

  std::string facts(const PostEntry& entry, const Post& post) {
    std::string out = "<p class=\"facts\">";
    if (post.published) {
      const std::string day = to_string(*post.published).substr(0, 10);
      note(year, day.substr(0, 4), entry);
      out += "<time>" + day + "</time> ";
    }
    if (!post.category.empty()) {
      std::string path, shown;
      for (const std::string& part : post.category) {
        path += (path.empty() ? "" : "/") + part;
        shown = part;
        note(category, path, entry);
        out += link_to(category, path, shown) + (path.size() < entry.category.size() ? " › " : " ");
      }
    }
    for (const std::string& one : post.tags) {
      note(tag, one, entry);
      out += link_to(tag, one, "#" + one) + " ";
    }
    if (post.series) {
      const std::string value = post.blog + " · " + post.series->name;
      note(series, value, entry);
      out += "· " + link_to(series, value, post.series->name) + " " + std::to_string(post.series->number) +
             "/" + std::to_string(post.series->count) + " ";
    }
    if (!post.url.empty())
      out += "· <a href=\"" + escaped(post.url) + "\" rel=\"noreferrer\">" + say("원래 주소", "Original") +
             "</a>";
    return out + "</p>\n";
  }

  std::string attachments(const Post& post) {
    std::string out;
    for (const Attachment& attachment : post.attachments) {
      if (attachment.media.empty()) continue;
      const std::string name = "media/" + attachment.media.substr(0, 2) + "/" +
                               attachment.media.substr(2, 10) + "-" + plain_name(attachment.name);
      if (job_.copy_media(attachment.media, name))
        out += "<li><a href=\"../../" + escaped(name) + "\">" + escaped(attachment.name) + "</a></li>\n";
    }
    return out.empty() ? out : "<ul class=\"files\">\n" + out + "</ul>\n";
  }

  std::string versions(const PostEntry& entry, const Post& post) {
    if (post.versions <= 1) return {};
    std::string out;
    for (const Version& version : versions_of(job_.snapshot(), entry.key, post)) {
      if (version.shown || version.post.html.empty()) continue;
      out += "<details>\n<summary>" + say("다른 판 ", "Version ") + std::to_string(version.number) +
             (version.as_of > 0 ? " · " + to_string(date_from_unix(version.as_of)).substr(0, 10) : "") +
             "</summary>\n" + body_of(version.post) + "</details>\n";
      ++job_.report().versions;
    }
    return out;
  }

  static std::string comments(const std::vector<Comment>& list) {
    std::string out = "<ul>\n";
    for (const Comment& comment : list) {
      out += "<li><b>" + escaped(comment.author.empty() ? "?" : comment.author) + "</b>";
      if (comment.published) out += " <time>" + to_string(*comment.published).substr(0, 10) + "</time>";
      out += "<br>";
      for (const char c : escaped(comment.text)) out += c == '\n' ? std::string("<br>") : std::string(1, c);
      if (!comment.replies.empty()) out += "\n" + comments(comment.replies);
      out += "</li>\n";
    }
    return out + "</ul>\n";
  }

  void note(Kind kind, const std::string& value, const PostEntry& entry) {
    lists_[kind][value].push_back(&entry);
  }

  static void newest_first(Posts& posts) {
    std::ranges::stable_sort(
        posts, [](const PostEntry* a, const PostEntry* b) { return a->published > b->published; });
  }

  std::string list_of(const Posts& posts, const std::string& up) const {
    std::string out = "<ul class=\"posts\">\n";
    for (const PostEntry* post : posts)
      out += "<li>" +
             (post->published ? "<time>" + to_string(*post->published).substr(0, 10) + "</time>"
                              : std::string()) +
             "<a href=\"" + up + "posts/" + escaped(job_.place(post->key)) + ".html\">" +
             escaped(post->title) + "</a></li>\n";
    return out + "</ul>\n";
  }

  void write_list(Kind kind, const std::string& value, Posts& posts) {
    newest_first(posts);
    if (kind == series) std::ranges::reverse(posts);  // a series is read from its beginning
    job_.write(file_of(kind, value),
               page(value, "../", "<h1>" + escaped(value) + "</h1>\n" + list_of(posts, "../")));
  }

  void write_contents(Kind kind, const std::map<std::string, Posts>& lists) {
    std::string body = "<h1>" + kind_title(kind) + "</h1>\n<ul>\n";
    for (const auto& [value, posts] : lists)
      body += "<li><a href=\"" + escaped(file_of(kind, value)) + "\">" + escaped(value) + "</a> (" +
              std::to_string(posts.size()) + ")</li>\n";
    job_.write(kind_folder(kind) + ".html", page(kind_title(kind), "", body + "</ul>\n"));
  }

  void write_front() {
    Posts posts;
    for (const PostEntry& entry : job_.posts()) posts.push_back(&entry);
    newest_first(posts);
    const std::size_t all = posts.size();
    if (posts.size() > newest_on_front) posts.resize(newest_on_front);
    std::string body =
        "<h1>" + say("서고", "seogo") + "</h1>\n<p>" +
        (job_.options().korean ? "글 " + std::to_string(all) + "편" : std::to_string(all) + " posts") +
        "</p>\n" + list_of(posts, "");
    job_.write("index.html", page(say("서고", "seogo"), "", body));
  }

  ExportJob& job_;
  std::map<Kind, std::map<std::string, Posts>> lists_;
};

}  // namespace

void export_html(ExportJob& job) { Site(job).write(); }

}  // namespace seogo::library
