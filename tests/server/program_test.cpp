// The life of the program: how it starts, follows the archive, stands behind a proxy, and ends.
#include <gmock/gmock.h>
#include <poll.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <thread>

#include "seogo/archive.h"
#include "seogo/library.h"
#include "support/http_client.h"
#include "support/run_program.h"
#include "support/small_server.h"

namespace seogo {
namespace program_test {

using nlohmann::json;
using test::Answer;
using test::fetch;
using test::take_in;
using test::walk;
using testing::HasSubstr;

TEST(Program, starts_without_an_archive_and_says_how_to_begin) {
  const test::TempFolder folder;
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "none").string()});
  EXPECT_EQ(server.first_line(), "listening on http://127.0.0.1:" + std::to_string(server.port()));
  EXPECT_EQ(fetch(server.port(), "/").status, 200);
  EXPECT_THAT(fetch(server.port(), "/?lang=en").body, HasSubstr("seogo index"));
  const Answer answer = fetch(server.port(), "/api/v1/search?q=x");
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(json::parse(answer.body)["error"]["hint"], "");
  EXPECT_FALSE(std::filesystem::exists(folder / "none"));
}

TEST(Program, sees_an_archive_that_is_made_while_it_runs) {
  const test::TempFolder folder;
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "new").string()});
  EXPECT_EQ(fetch(server.port(), "/posts/test/1").status, 503);
  ASSERT_TRUE(take_in(folder / "new", folder.write("posts.jsonl", walk)));
  EXPECT_EQ(fetch(server.port(), "/posts/test/1").status, 200);
  EXPECT_EQ(json::parse(fetch(server.port(), "/api/v1/search").body)["total"], 1);
}

// An answer that was made before does not outlive the lists it was made by.
TEST(Program, follows_the_owners_lists_of_words) {
  const test::TempFolder folder;
  ASSERT_TRUE(take_in(folder / "archive", folder.write("posts.jsonl", walk)));
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "archive").string()});
  const auto total = [&](const std::string& words) {
    const Answer answer = fetch(server.port(), "/api/v1/search?q=" + words);
    return json::parse(answer.body)["total"].get<int>();
  };
  // The server looks at its files every few milliseconds.
  const auto comes_to = [&](const std::string& words, int wanted) {
    for (int i = 0; i < 2000; ++i)
      if (total(words) == wanted) return true;
    return false;
  };
  const std::string walk_anyway = "%EC%82%B0%EC%B1%85+%EC%95%84%EB%AC%B4%ED%8A%BC";  // 산책 아무튼
  const std::string kitty = "%EC%95%BC%EC%98%B9%EC%9D%B4";                           // 야옹이
  EXPECT_EQ(total(walk_anyway), 0);
  folder.write("archive/stopwords.txt", "아무튼\n");
  EXPECT_TRUE(comes_to(walk_anyway, 1));
  EXPECT_EQ(total(kitty), 0);
  folder.write("archive/synonyms.txt", "야옹이 고양이\n");
  EXPECT_TRUE(comes_to(kitty, 1));
}

TEST(Program, shows_the_pictures_of_a_backup) {
  const test::TempFolder folder;
  ASSERT_TRUE(take_in(folder / "archive", test::project_file("data/sample/backup")));
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "archive").string()});
  const json found = json::parse(fetch(server.port(), "/api/v1/search?q=has:image&limit=1").body);
  ASSERT_EQ(found["hits"].size(), 1U);
  const std::string thumbnail = found["hits"][0]["thumbnail"];
  const Answer picture = fetch(server.port(), thumbnail);
  EXPECT_EQ(picture.status, 200);
  EXPECT_THAT(picture.header("Content-Type"), testing::StartsWith("image/"));
  EXPECT_EQ(picture.header("Cache-Control"), "max-age=31536000, immutable");
  const std::string sha256 = thumbnail.substr(std::string("/media/").size());
  const auto held = Archive::open(folder / "archive");
  ASSERT_TRUE(held);
  EXPECT_EQ(picture.body, test::read_file(held->media(sha256)->path));
  EXPECT_EQ(fetch(server.port(), thumbnail, "HEAD").header("Content-Length"),
            std::to_string(picture.body.size()));
  EXPECT_EQ(
      fetch(server.port(), thumbnail, "GET", "If-None-Match: " + picture.header("ETag") + "\r\n").status,
      304);
  const std::string page = fetch(server.port(), "/posts/" + found["hits"][0]["id"].get<std::string>()).body;
  EXPECT_THAT(page, HasSubstr("<img src=\"/media/"));
  EXPECT_EQ(fetch(server.port(), "/readyz").status, 200);
  std::filesystem::rename(folder / "archive/media", folder / "elsewhere");
  EXPECT_EQ(fetch(server.port(), "/readyz").status, 503);
  EXPECT_EQ(fetch(server.port(), thumbnail).status, 404);
}

TEST(Program, sends_a_part_of_a_picture) {
  const test::TempFolder folder;
  ASSERT_TRUE(take_in(folder / "archive", test::project_file("data/sample/backup")));
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "archive").string()});
  const json found = json::parse(fetch(server.port(), "/api/v1/search?q=has:image&limit=1").body);
  const std::string address = found["hits"][0]["thumbnail"];
  const Answer whole = fetch(server.port(), address);
  const Answer part = fetch(server.port(), address, "GET", "Range: bytes=10-19\r\n");
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, whole.body.substr(10, 10));
  EXPECT_EQ(part.header("Content-Range"), "bytes 10-19/" + std::to_string(whole.body.size()));
  EXPECT_EQ(fetch(server.port(), address, "GET", "Range: bytes=-7\r\n").body,
            whole.body.substr(whole.body.size() - 7));
  EXPECT_EQ(fetch(server.port(), address, "GET", "Range: bytes=99999999-\r\n").status, 416);
  EXPECT_EQ(fetch(server.port(), address, "GET", "Range: bytes=0-1\r\nIf-Range: \"other\"\r\n").status, 200);
  EXPECT_EQ(
      fetch(server.port(), address, "GET", "Range: bytes=0-1\r\nIf-Range: " + whole.header("ETag") + "\r\n")
          .status,
      206);
  EXPECT_EQ(fetch(server.port(), address, "HEAD", "Range: bytes=0-1\r\n").header("Content-Length"), "2");
}

// Every href and src of a page that names an address of this server.
std::set<std::string> own_links(const std::string& page) {
  static const std::regex link("(?:href|src)=\"(/[^\"]*)\"");
  std::set<std::string> links;
  for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at)
    links.insert(std::regex_replace((*at)[1].str(), std::regex("&amp;"), "&"));
  return links;
}

TEST(Program, lets_a_blog_stand_at_its_old_addresses) {
  const test::TempFolder folder;
  IndexOptions options;
  options.paths = {test::project_file("data/sample/backup").string(),
                   test::project_file("data/sample/pages").string()};
  ASSERT_TRUE(index_paths(folder / "archive", options));
  const std::string blog = "badanote";
  test::ServerProcess server(
      SEOGO_SERVER, {"--listen", "127.0.0.1:0", "--as", blog, "--archive", (folder / "archive").string()});
  const auto held = Archive::open(folder / "archive");
  ASSERT_TRUE(held);
  const std::string map = fetch(server.port(), "/sitemap.xml").body;
  const std::regex entry("<loc>http://127.0.0.1(/posts/[^<]*)</loc>"),
      old_link("https?://badanote\\.tistory\\.com(/[^\"<?#]*)");
  std::set<std::string> asked;
  std::size_t posts = 0, old = 0;
  for (std::sregex_iterator at(map.begin(), map.end(), entry), end; at != end; ++at, ++posts) {
    const Answer page = fetch(server.port(), (*at)[1]);
    EXPECT_EQ(page.status, 200) << (*at)[1];
    for (const std::string& link : own_links(page.body))
      if (asked.insert(link).second) {
        EXPECT_THAT(fetch(server.port(), link).status, testing::AnyOf(200, 301, 303)) << link;
      }
    for (std::sregex_iterator link(page.body.begin(), page.body.end(), old_link), last; link != last;
         ++link) {
      const std::string target = (*link)[1];
      if (!asked.insert(target).second || !held->find("https://badanote.tistory.com" + target)) continue;
      const Answer moved = fetch(server.port(), target);
      EXPECT_EQ(moved.status, 301) << target;
      EXPECT_EQ(fetch(server.port(), moved.header("Location")).status, 200) << target;
      ++old;
    }
  }
  EXPECT_GT(posts, 40U);
  EXPECT_GT(old, 10U);
  const std::vector<std::pair<std::string, std::string>> rows{
      {"/12", "/posts/badanote/12"},
      {"/m/12", "/posts/badanote/12"},
      {"/12/", "/posts/badanote/12"},
      {"/m", "/"},
      {"/category/%EA%B0%9C%EB%B0%9C/%EB%B0%B1%EC%97%94%EB%93%9C",
       "/search?blog=badanote&category=%EA%B0%9C%EB%B0%9C%2F%EB%B0%B1%EC%97%94%EB%93%9C"},
      {"/tag/%EC%A0%9C%EC%A3%BC%EB%8F%84", "/search?blog=badanote&tag=%EC%A0%9C%EC%A3%BC%EB%8F%84"},
      {"/archive/2023/05", "/search?blog=badanote&from=2023-05&to=2023-05"},
      {"/archive/202305", "/search?blog=badanote&from=2023-05&to=2023-05"},
      {"/rss", "/feed.atom"}};
  for (const auto& [from, to] : rows) {
    const Answer moved = fetch(server.port(), from);
    EXPECT_EQ(moved.status, 301) << from;
    EXPECT_EQ(moved.header("Location"), to) << from;
    EXPECT_EQ(fetch(server.port(), to).status, 200) << to;
  }
  for (const std::string nothing : {"/999999", "/entry/none", "/x/y", "/m/999999", "/wp-login.php"})
    EXPECT_EQ(fetch(server.port(), nothing).status, 404) << nothing;
}

TEST(Program, writes_a_line_for_each_answer) {
  const test::TempFolder folder;
  const std::string log = (folder / "access.log").string();
  std::string id;
  {
    test::ServerProcess server(
        SEOGO_SERVER, {"--listen", "127.0.0.1:0", "--archive", (folder / "none").string(), "--access-log",
                       log, "--log-format", "json"});
    id = fetch(server.port(), "/nothing?x=\"", "GET", "User-Agent: someone\r\n").header("X-Request-Id");
    EXPECT_EQ(server.stop(SIGTERM), 0);
  }
  const json line = json::parse(test::read_file(log));
  EXPECT_EQ(line["request_id"], id);
  EXPECT_EQ(line["status"], 404);
  EXPECT_EQ(line["target"], "/nothing?x=\"");
  EXPECT_EQ(line["agent"], "someone");
  EXPECT_EQ(line["client"], "127.0.0.1");
}

TEST(Program, answers_as_it_did_while_a_writer_adds_and_reindexes) {
  const test::TempFolder folder;
  ASSERT_TRUE(take_in(folder / "archive", folder.write("first.jsonl", walk)));
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "archive").string()});
  std::atomic<bool> ends = false;
  std::atomic<int> asked = 0, lost = 0;
  std::thread reader([&] {
    for (int i = 0; !ends; ++i, ++asked)
      lost += fetch(server.port(), "/api/v1/search?q=%EC%82%B0%EC%B1%85&limit=" + std::to_string(i % 50 + 1))
                  .status != 200;
  });
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(take_in(folder / "archive",
                        folder.write("more" + std::to_string(i) + ".jsonl",
                                     R"({"id":"more/)" + std::to_string(i) + R"(","text":"산책 이야기 )" +
                                         std::to_string(i) + R"(","visibility":"public"})")));
    EXPECT_EQ(json::parse(fetch(server.port(), "/api/v1/search?q=%EC%82%B0%EC%B1%85").body)["total"], i + 2);
    ASSERT_TRUE(reindex(folder / "archive", false));
  }
  ends = true;
  reader.join();
  EXPECT_GT(asked, 0);
  EXPECT_EQ(lost, 0);
}

// Debian's nginx before the server, at a socket of its own in a folder of the test.
class Proxy {
 public:
  Proxy(const std::filesystem::path& folder, std::uint16_t port, const std::string& location,
        const std::string& pass)
      : socket_((folder / "proxy").string()) {
    const std::string configuration = (folder / "nginx.conf").string();
    std::ofstream(configuration)
        << "daemon off; master_process off; pid " << (folder / "pid").string() << "; error_log stderr crit; "
        << "events { } http { access_log off; client_body_temp_path " << folder.string()
        << "; proxy_temp_path " << folder.string() << "; fastcgi_temp_path " << folder.string()
        << "; uwsgi_temp_path " << folder.string() << "; scgi_temp_path " << folder.string()
        << "; server { listen unix:" << socket_ << "; location " << location
        << " { proxy_pass http://127.0.0.1:" << port << pass
        << "; proxy_http_version 1.1; proxy_set_header Connection \"\"; proxy_set_header Host $host; "
        << "proxy_set_header X-Forwarded-For $http_x_client; } } }";
    process_ = ::fork();
    if (process_ == 0) {
      ::execlp("nginx", "nginx", "-c", configuration.c_str(), nullptr);
      ::execl("/usr/sbin/nginx", "nginx", "-c", configuration.c_str(), nullptr);
      ::_exit(127);
    }
    int status = 0;
    while (!listens() && ::waitpid(process_, &status, WNOHANG) == 0) std::this_thread::yield();
  }
  ~Proxy() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
  }
  Proxy(const Proxy&) = delete;

  Answer ask(const std::string& target, const std::string& fields = {}) const {
    return test::fetch_named(socket_, "example.org", target, "GET", fields);
  }

 private:
  // The socket is there a moment before anyone may connect.
  bool listens() const {
    try {
      const test::HttpClient client(socket_);
      return true;
    } catch (const std::runtime_error&) {
      return false;
    }
  }

  std::string socket_;
  pid_t process_ = -1;
};

TEST(Program, stands_behind_a_proxy_at_the_root_and_below_it) {
  const test::TempFolder folder;
  ASSERT_TRUE(take_in(folder / "archive", folder.write("posts.jsonl", walk)));
  struct Row {
    std::string url, location, pass, prefix;
  };
  for (const Row& row :
       {Row{"https://example.org", "/", "", ""}, Row{"https://example.org/blog/", "/blog/", "", "/blog"},
        Row{"https://example.org/blog/", "/blog/", "/", "/blog"}}) {
    const test::TempFolder own;
    test::ServerProcess server(
        SEOGO_SERVER, {"--listen", "127.0.0.1:0", "--archive", (folder / "archive").string(), "--public-url",
                       row.url, "--trust-proxy", "127.0.0.1", "--rate", "0.001", "--burst", "20"});
    const Proxy proxy(own.path(), server.port(), row.location, row.pass);
    const std::string from = "X-Client: 203.0.113.1\r\n";
    const Answer page = proxy.ask(row.prefix + "/posts/test/1", from);
    EXPECT_EQ(page.status, 200) << row.url << row.pass;
    for (const std::string& link : own_links(page.body)) {
      EXPECT_THAT(link, testing::StartsWith(row.prefix + "/")) << row.url;
      if (link.find("style.css") != std::string::npos) {
        EXPECT_EQ(proxy.ask(link, from).status, 200) << link;
      }
    }
    EXPECT_EQ(proxy.ask(row.prefix + "/posts/test.tistory.com/1", from).header("Location"),
              row.prefix + "/posts/test/1");
    EXPECT_THAT(proxy.ask(row.prefix + "/feed.atom", from).body,
                HasSubstr("\"https://example.org" + row.prefix + "/posts/test/1\""));
    EXPECT_EQ(fetch(server.port(), "/").status, 200);
    EXPECT_EQ(test::fetch_named(server.port(), "evil.example", "/").status, 403);
    // Each client that the proxy names has its own limit.
    int allowed = 0;
    for (int i = 0; i < 30; ++i)
      allowed += proxy.ask(row.prefix + "/healthz", "X-Client: 203.0.113.9\r\n").status == 200;
    EXPECT_EQ(allowed, 20) << row.url;
    EXPECT_EQ(proxy.ask(row.prefix + "/healthz", "X-Client: 203.0.113.10\r\n").status, 200);
  }
}

// Without its help: the system takes them in until a thread of the server comes round to them.
TEST(Program, is_open_to_many_who_come_at_once) {
  std::size_t bound = 0;
  if (std::ifstream("/proc/sys/net/core/somaxconn") >> bound; bound < 1000)
    GTEST_SKIP() << "this system lets only " << bound << " wait";
  const test::TempFolder folder;
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "none").string()});
  ASSERT_EQ(::kill(server.process(), SIGSTOP), 0);
  int state = 0;
  ASSERT_EQ(::waitpid(server.process(), &state, WUNTRACED), server.process());
  ASSERT_TRUE(WIFSTOPPED(state));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(server.port());
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::vector<pollfd> clients(800);
  for (pollfd& client : clients) {
    client = {.fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), .events = POLLOUT, .revents = 0};
    ::connect(client.fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  ::poll(clients.data(), clients.size(), 0);
  const auto let_in =
      std::ranges::count_if(clients, [](const pollfd& each) { return each.revents == POLLOUT; });
  EXPECT_EQ(let_in, std::ssize(clients));
  for (const pollfd& client : clients) ::close(client.fd);
  ASSERT_EQ(::kill(server.process(), SIGCONT), 0);
  EXPECT_EQ(fetch(server.port(), "/healthz").status, 200);
}

TEST(Program, leaves_with_0_when_told_to) {
  for (const int signal : {SIGTERM, SIGINT}) {
    const test::TempFolder folder;
    test::ServerProcess server(SEOGO_SERVER,
                               {"--listen", "127.0.0.1:0", "--archive", (folder / "none").string()});
    test::HttpClient idle(server.port());
    idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /hea");
    EXPECT_EQ(idle.read()->status, 200);
    EXPECT_EQ(server.stop(signal), 0);
  }
}

TEST(Program, says_that_a_port_is_taken) {
  const test::TempFolder folder;
  test::ServerProcess first(SEOGO_SERVER,
                            {"--listen", "127.0.0.1:0", "--archive", (folder / "none").string()});
  const test::Ran second = test::run_program(
      {SEOGO_SERVER, "--listen", "127.0.0.1:" + std::to_string(first.port()), "--lang", "en"});
  EXPECT_EQ(second.exit, 1);
  EXPECT_EQ(second.out, "");
  EXPECT_THAT(second.err, HasSubstr("is taken by another program"));
}

TEST(Program, knows_its_words) {
  EXPECT_EQ(test::run_program({SEOGO_SERVER, "--version"}).out, "seogo-server 0.1.0\n");
  const test::Ran help = test::run_program({SEOGO_SERVER, "--help"});
  EXPECT_EQ(help.exit, 0);
  for (const char* option :
       {"--listen", "--archive", "--threads", "--unknown-is-public", "--lang", "--version"})
    EXPECT_THAT(help.out, HasSubstr(option));
  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"--nonsense"}, {"--listen", "somewhere"}, {"--threads", "-1"}, {"word"}}) {
    std::vector<std::string> words{SEOGO_SERVER};
    words.insert(words.end(), wrong.begin(), wrong.end());
    const test::Ran ran = test::run_program(words);
    EXPECT_EQ(ran.exit, 2) << wrong.front();
    EXPECT_EQ(ran.out, "") << wrong.front();
    EXPECT_NE(ran.err, "") << wrong.front();
  }
}

}  // namespace program_test
}  // namespace seogo
