// Targets, the heads of requests and answers, where the server listens and what may be seen there.
#include "http/url.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

#include "http/listen_address.h"

namespace seogo::http {
namespace url_test {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Target, decodes_the_path_and_keeps_a_plus_and_a_slash) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"/", "/"},
      {"/posts/a%20b/c", "/posts/a b/c"},
      {"/posts/a%2Fb", "/posts/a/b"},
      {"/posts/c+c", "/posts/c+c"},
      {"/posts/%ED%9A%8C%EA%B3%A0", "/posts/회고"},
      {"/posts/회고", "/posts/회고"},
      {"/posts/100%", "/posts/100%"},
      {"/posts/%zz%4", "/posts/%zz%4"},
      {"/posts/%41%4", "/posts/A%4"},
      {"/posts/x#y", "/posts/x"},
      {"http://example.com/search?q=a", "/search"},
      {"http://example.com", "/"},
      {"http://example.com?q=a", "/"},
  };
  for (const auto& [input, want] : rows) {
    const auto target = read_target(input);
    ASSERT_TRUE(target) << input;
    EXPECT_EQ(target->path, want) << input;
  }
}

TEST(Target, that_is_no_clean_path_is_refused) {
  for (const std::string_view input : {"", "*", "search", "/%FF", "/%C0%AF", "/a%00b", "/%ED%A0%80",
                                       "/?q=%FF", "/?%FF=a", "/?q=%00", "/%F4%90%80%80", "/%E3%84"})
    EXPECT_FALSE(read_target(input)) << input;
}

TEST(Parameters, are_decoded_in_order_and_keys_may_repeat) {
  const auto target = read_target("/search?q=a+b%2Bc&tag=x&tag=y%26z&&empty=&bare&=v&q=d");
  ASSERT_TRUE(target);
  EXPECT_THAT(target->parameters.items(),
              ElementsAre(Pair("q", "a b+c"), Pair("tag", "x"), Pair("tag", "y&z"), Pair("empty", ""),
                          Pair("bare", ""), Pair("", "v"), Pair("q", "d")));
  EXPECT_EQ(target->parameters.first("q"), "a b+c");
  EXPECT_EQ(target->parameters.first("none"), std::nullopt);
  EXPECT_THAT(target->parameters.all("tag"), ElementsAre("x", "y&z"));
  EXPECT_THAT(read_target("/search?")->parameters.items(), IsEmpty());
}

TEST(Link, leaves_out_what_is_empty_and_comes_back_as_it_was) {
  EXPECT_EQ(link("/search", {}), "/search");
  EXPECT_EQ(link("/search", {{"q", ""}, {"lang", ""}}), "/search");
  const std::string value = "a&b=c d+e/한글\"<>'%";
  const auto target = read_target(link("/search", {{"q", value}, {"tag", ""}, {"tag", "x"}}));
  ASSERT_TRUE(target);
  EXPECT_THAT(target->parameters.items(), ElementsAre(Pair("q", value), Pair("tag", "x")));
}

TEST(Path, comes_back_as_it_was_once_encoded) {
  for (const std::string id : {"blog/12", "a b/c?d#e", "https://x.tistory.com/1", "회고/100%", "a+b"})
    EXPECT_EQ(read_target("/posts/" + encoded_path(id))->path, "/posts/" + id);
}

TEST(ListenAddress, is_read_and_knows_loopback) {
  struct Row {
    std::string input, url;
    bool loopback;
  };
  const std::vector<Row> rows{
      {"127.0.0.1:8080", "http://127.0.0.1:8080", true}, {"127.9.9.9:1", "http://127.9.9.9:1", true},
      {"localhost:0", "http://127.0.0.1:0", true},       {":90", "http://127.0.0.1:90", true},
      {"9000", "http://127.0.0.1:9000", true},           {"[::1]:80", "http://[::1]:80", true},
      {"0.0.0.0:80", "http://0.0.0.0:80", false},        {"[::]:80", "http://[::]:80", false},
      {"192.168.0.7:80", "http://192.168.0.7:80", false}};
  for (const Row& row : rows) {
    const auto address = read_listen_address(row.input);
    ASSERT_TRUE(address) << row.input;
    EXPECT_EQ(address->url(), row.url) << row.input;
    EXPECT_EQ(address->is_loopback(), row.loopback) << row.input;
  }
  for (const std::string_view input :
       {"", ":", "a:b", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:80x",
        "::1:80", "[127.0.0.1]:80", "127.example.com:80", "[]:80"}) {
    const auto address = read_listen_address(input);
    ASSERT_FALSE(address) << input;
    EXPECT_EQ(address.error().code, ErrorCode::bad_usage) << input;
  }
}

}  // namespace url_test
}  // namespace seogo::http
