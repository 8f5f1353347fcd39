// The pages as functions: what they show of a library made up here.
#include "site/routes.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/small_library.h"

namespace seogo::http {
namespace pages_test {

using nlohmann::json;
using test::ask;
using test::small_library;
using testing::HasSubstr;
using testing::Not;

TEST(Page, of_a_post_leads_to_its_other_texts) {
  auto library = small_library();
  Post& post = library.posts.at("example/1");
  post.versions = 2;
  Version older{.number = 1, .shown = false, .as_of = 1714800000, .paths = {"old.html"}, .post = post};
  older.post.html = "<p>처음에 쓴 글</p>";
  older.post.text = "처음에 쓴 글";
  library.texts.emplace(
      "example/1",
      std::vector{older, Version{.number = 2, .shown = true, .as_of = 0, .paths = {}, .post = post}});
  EXPECT_THAT(ask(library, "/posts/example/1").body,
              HasSubstr("<a href=\"/versions/example/1\">보관된 판 2개</a>"));
  const Response all = ask(library, "/versions/example/1");
  EXPECT_EQ(all.status, 200);
  EXPECT_THAT(all.body, HasSubstr("<a href=\"/posts/example/1?version=1\">1판</a>"));
  EXPECT_THAT(all.body,
              HasSubstr("<h1>‘첫 글’의 여러 판</h1>\n<p class=\"hint\">오래된 판부터 보여 드립니다.</p>"));
  EXPECT_THAT(all.body, HasSubstr("<span>5자</span>"));
  EXPECT_THAT(all.body, HasSubstr("<a href=\"/posts/example/1\" aria-current=\"true\">2판</a>"));
  const Response old = ask(library, "/posts/example/1?version=1");
  EXPECT_EQ(old.status, 200);
  EXPECT_THAT(old.body, HasSubstr("처음에 쓴 글"));
  EXPECT_THAT(old.body, HasSubstr("<a href=\"/posts/example/1\">지금 글 보기</a>"));
  library.texts.at("example/1").pop_back();
  EXPECT_THAT(ask(library, "/versions/example/1").body, HasSubstr("판이 하나뿐입니다."));
  for (const char* target :
       {"/posts/example/1?version=9", "/posts/example/1?version=x", "/versions/example/none"})
    EXPECT_EQ(ask(library, target).status, 404) << target;
}

TEST(Post, marks_the_words_that_led_to_it_and_leads_back) {
  const auto library = small_library();
  const Response page = ask(library, "/posts/example/1?q=%EB%B3%B8%EB%AC%B8");
  EXPECT_THAT(page.body, HasSubstr("<mark class=\"asked\" id=\"mark-1\">본문</mark>"));
  EXPECT_THAT(page.body, HasSubstr("href=\"/search?q=%EB%B3%B8%EB%AC%B8\""));
  EXPECT_THAT(ask(library, "/posts/example/1").body, Not(HasSubstr("<mark")));
  EXPECT_THAT(ask(library, "/search?q=%EC%B2%AB").body, HasSubstr("href=\"/posts/example/1?q=%EC%B2%AB\""));
}

TEST(Source, says_in_words_in_which_format_it_came) {
  auto library = small_library();
  const Site site{.serves_sources = true};
  const auto shown = [&](const char* target) {
    return answer({.method = "GET", .target = target, .headers = {}, .id = "r1"}, library, site).body;
  };
  for (const auto& [format, ko, en] : std::vector<std::tuple<Format, std::string, std::string>>{
           {Format::tistory_page, "저장한 티스토리 글", "saved Tistory page"},
           {Format::page, "저장한 웹 페이지", "saved web page"},
           {Format::tistory_backup, "티스토리 백업", "Tistory backup"},
           {Format::ttxml, "티스토리 XML 백업 (TTXML)", "Tistory XML backup (TTXML)"},
           {Format::rss, "피드", "feed"},
           {Format::api, "티스토리 API로 받은 글", "post from the Tistory API"},
           {Format::warc, "웹 보관 파일 (WARC)", "web archive (WARC)"},
           {Format::jsonl, "JSON Lines", "JSON Lines"},
           {Format::text, "텍스트 파일", "text file"}}) {
    library.posts.at("example/1").format = format;
    EXPECT_THAT(shown("/source/example/1"), HasSubstr("형식: " + ko + ". "));
    EXPECT_THAT(shown("/source/example/1?lang=en"), HasSubstr("Format: " + en + ". "));
  }
}

TEST(Posts, under_an_old_id_lead_to_the_present_one) {
  const auto library = small_library();
  Response response = ask(library, "/posts/example/first%2Dpost");
  EXPECT_EQ(response.status, 301);
  EXPECT_EQ(response.header("Location"), "/posts/example/1");
  response = ask(library, "/posts/example/first-post?lang=en");
  EXPECT_EQ(response.header("Location"), "/posts/example/1?lang=en");
  response = ask(library, "/api/v1/posts/example/first-post");
  EXPECT_EQ(response.status, 301);
  EXPECT_EQ(response.header("Location"), "/api/v1/posts/example/1");
}

TEST(Pages, tell_the_language_of_texts_that_is_not_their_own) {
  auto library = small_library();
  Hit& hit = library.results.hits.front();
  hit.snippet.text = "본문 첫 줄";
  hit.tags = {"여행", "travel"};
  Post& post = library.posts.at("example/1");
  post.category = {"여행"};
  const std::string hits = ask(library, "/search?lang=en").body;
  EXPECT_THAT(hits, HasSubstr("<h3><a href=\"/posts/example/1?lang=en\" lang=\"ko\">첫 글</a></h3>"));
  EXPECT_THAT(hits, HasSubstr("<p class=\"snippet\" lang=\"ko\">본문"));
  EXPECT_THAT(hits, HasSubstr(" lang=\"ko\">여행</a>"));
  EXPECT_THAT(hits, HasSubstr("tag=travel&amp;lang=en\">travel</a>"));
  EXPECT_THAT(ask(library, "/posts/example/1?lang=en").body, HasSubstr("<h1 lang=\"ko\">첫 글</h1>"));
  for (const char* target : {"/search", "/posts/example/1"})
    EXPECT_THAT(ask(library, target).body, Not(HasSubstr(" lang=\"ko\">첫 글"))) << target;
  post.lang = "en";
  post.title = "My first";
  EXPECT_THAT(ask(library, "/posts/example/1").body, HasSubstr("<h1 lang=\"en\">My first</h1>"));
  EXPECT_THAT(ask(library, "/posts/example/1").body, HasSubstr("<div class=\"body\" lang=\"en\">"));
  post.title = "첫 글";
  EXPECT_THAT(ask(library, "/posts/example/1?lang=en").body, HasSubstr("<h1 lang=\"ko\">첫 글</h1>"));
}

TEST(Tags, by_name_stand_under_hangul_then_latin_then_the_rest) {
  auto library = small_library();
  library.results.facets.tag = {{"react", 9}, {"2024", 5}, {"나무", 3}, {"React Native", 2}, {"<b>", 1}};
  const std::string body = ask(library, "/tags?sort=name").body;
  std::vector<std::string> order;
  for (const char* name : {"<h2>ㄴ</h2>", ">나무 ", "<h2>R</h2>", ">react ", ">React Native ",
                           "<h2>기타</h2>", ">2024 ", ">&lt;b&gt; "})
    order.push_back(std::to_string(10'000'000 + body.find(name)) + name);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end())) << testing::PrintToString(order);
  EXPECT_THAT(body, Not(HasSubstr("class=\"weight-")));
  EXPECT_THAT(ask(library, "/tags").body, HasSubstr("class=\"weight-5\""));
}

TEST(Problem, says_what_was_not_understood_and_what_to_write) {
  auto library = small_library();
  library.failure =
      Error{ErrorCode::bad_query,
            {"\"soon\" cannot be read after date:.", "date: 뒤에 온 \"soon\" 값을 읽을 수 없습니다."},
            {"Write date:2024, date:..2023.", "date:2024, date:..2023 가운데 하나로 써 주세요."}};
  const std::string body = ask(library, "/search?q=x").body;
  EXPECT_THAT(body, HasSubstr("<h1>검색어를 알아듣지 못했습니다</h1>"));
  EXPECT_THAT(body, HasSubstr("date: 뒤에 온 “soon” 값을"));
  EXPECT_THAT(body, HasSubstr("<code>date:2024</code>, <code>date:..2023</code> 가운데"));
  EXPECT_THAT(ask(library, "/search?q=x&lang=en").body, HasSubstr("<code>date:..2023</code>."));
  const std::string nowhere = ask(library, "/nothing-here").body;
  EXPECT_THAT(nowhere, HasSubstr("<h1>찾는 쪽이 없습니다</h1>\n<p>이 주소에는 아무것도 없습니다.</p>"));
  EXPECT_THAT(nowhere, Not(HasSubstr("class=\"hint\"")));
}

TEST(Posts, with_odd_ids_are_found_and_linked) {
  auto library = small_library();
  const std::string id = "a b/c?d#e%\"<x>";
  Post post;
  post.id = id;
  post.text = "x";
  library.posts.emplace(id, post);
  library.posts.emplace("old", post);
  EXPECT_EQ(ask(library, "/posts/old").header("Location"), "/posts/a%20b/c%3Fd%23e%25%22%3Cx%3E");
  EXPECT_EQ(ask(library, "/posts/a%20b/c%3Fd%23e%25%22%3Cx%3E").status, 200);
  library.results.hits[0].id = id;
  EXPECT_THAT(ask(library, "/").body, HasSubstr("href=\"/posts/a%20b/c%3Fd%23e%25%22%3Cx%3E\""));
}

TEST(Posts, show_hostile_text_as_text) {
  auto library = small_library();
  Post post;
  post.id = "evil";
  post.title = "<script>alert(1)</script>";
  post.blog = "\"><img src=x>";
  post.text = "<b>굵게</b>";
  post.author = "</p><script>";
  post.url = "javascript:alert(1)";
  post.category = {"</span>", "{{t.name}}"};
  post.tags = {"<i>tag</i>"};
  post.comments = {{.author = "<u>", .published = {}, .text = "<script>", .replies = {}}};
  post.attachments = {{.name = "<a.zip>", .url = "javascript:x", .media = ""}};
  library.posts.emplace("evil", post);
  library.results.hits[0].title.text = "<script>";
  library.results.hits[0].blog = "<script>";
  library.results.suggestion = "<script>";
  library.results.applied = Applied{.text = "<script>", .why = "keyboard"};
  for (const std::string target :
       {"/posts/evil", "/", "/search?q=%3Cscript%3E%22%3E&blog=%3Cscript%3E&tag=%3Cscript%3E",
        "/nothing/%3Cscript%3E", "/search?q=x&lang=%3Cscript%3E"}) {
    const std::string body = ask(library, target).body;
    for (const std::string bad : {"<script>", "<b>굵", "<i>", "<u>", "javascript:", "<img src=x"})
      EXPECT_THAT(body, Not(HasSubstr(bad))) << target;
  }
  EXPECT_THAT(ask(library, "/posts/evil").body, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST(Posts, show_comments_with_replies_to_any_depth) {
  auto library = small_library();
  Comment comment{.author = "가", .published = {}, .text = "끝", .replies = {}};
  for (int depth = 0; depth < 200; ++depth)
    comment = {.author = "가", .published = {}, .text = "답 " + std::to_string(depth), .replies = {comment}};
  library.posts.find("example/1")->second.comments = {comment};
  const std::string body = ask(library, "/posts/example/1").body;
  EXPECT_THAT(body, HasSubstr("댓글 201개"));
  EXPECT_THAT(body, HasSubstr("<p class=\"said\">끝</p>"));
}

TEST(Start, of_a_missing_archive_tells_how_to_begin) {
  auto library = small_library();
  for (const ErrorCode code : {ErrorCode::no_archive, ErrorCode::no_index}) {
    library.failure =
        Error{code, {"There is no archive.", "보관소가 없습니다."}, {"seogo index", "seogo index"}};
    EXPECT_EQ(ask(library, "/").status, 200);
    EXPECT_THAT(ask(library, "/").body, HasSubstr("seogo index"));
    EXPECT_EQ(ask(library, "/search?q=x").status, 503);
    EXPECT_EQ(ask(library, "/posts/example/1").status, 503);
    const Response response = ask(library, "/api/v1/search?q=x");
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.header("Retry-After"), "5");
    EXPECT_EQ(json::parse(response.body)["error"]["hint"], "seogo index");
    EXPECT_EQ(ask(library, "/healthz").status, 200);
  }
}

TEST(Start, of_an_empty_archive_is_a_start_page_too) {
  const test::FakeLibrary empty;
  const Response response = ask(empty, "/");
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, HasSubstr("서고가 아직 비어 있습니다"));
  for (const char* way : {"/browse", "/tags", "/timeline", "/random", "/missing"})
    EXPECT_THAT(response.body, Not(HasSubstr(std::string("href=\"") + way))) << way;
}

TEST(Timeline, tells_how_many_posts_its_rows_leave_out) {
  auto library = small_library();
  EXPECT_THAT(ask(library, "/timeline").body, Not(HasSubstr("날짜를 모르는")));
  library.statistics.posts = 3;
  EXPECT_THAT(ask(library, "/timeline").body, HasSubstr("날짜를 모르는 글 2편"));
  EXPECT_THAT(ask(library, "/timeline?lang=en").body, HasSubstr("2 posts without a date"));
  library.statistics.months.clear();
  library.statistics.month_words.clear();
  const std::string body = ask(library, "/timeline").body;
  EXPECT_THAT(body, HasSubstr("날짜를 아는 글이 없습니다."));
  EXPECT_THAT(body, Not(HasSubstr("<table")));
}

TEST(Timeline, goes_on_in_time_and_writes_the_figures_out) {
  auto library = small_library();
  library.statistics.months = {{"2023-12", 3}, {"2024-05", 1}};
  library.statistics.month_words = {{"2023-12", 1234}, {"2024-05", 7}};
  const std::string body = ask(library, "/timeline?lang=en").body;
  EXPECT_THAT(body, HasSubstr("dy=\"-.4em\">1,234</text>"));
  EXPECT_LT(body.find(">2023</a></th>"), body.find(">2024</a></th>"));
  EXPECT_THAT(body, HasSubstr("<span class=\"month-name\">May</span>"));
  EXPECT_THAT(body, HasSubstr("<td class=\"shade-5\"><a href=\"/search?from=2023-12"));
  EXPECT_THAT(body, HasSubstr("<td class=\"shade-1\"><a href=\"/search?from=2024-05"));
  library.statistics.months = {{"2024-05", 1}};  // the most is one
  EXPECT_THAT(ask(library, "/timeline").body,
              HasSubstr("<td class=\"shade-5\"><a href=\"/search?from=2024-05"));
}

TEST(Browse, adds_up_to_the_posts_of_the_blog_and_agrees_with_the_statistics) {
  auto library = small_library();
  library.lacking.categories = {{"example", "", 2, 1}, {"example", "여행/섬", 1, 0}, {"gone", "책", 0, 1}};
  const std::string body = ask(library, "/browse").body;
  EXPECT_THAT(body, HasSubstr("글 3편"));
  EXPECT_THAT(body, HasSubstr("<span>카테고리 없음</span> <span class=\"count\">2편</span>"));
  EXPECT_THAT(body, Not(HasSubstr("gone")));
  EXPECT_THAT(ask(library, "/stats").body, HasSubstr("<dt>카테고리</dt><dd><a href=\"/browse\">2</a></dd>"));
  library.lacking.categories = {{"example", "", 1, 0}};
  EXPECT_THAT(ask(library, "/browse").body, HasSubstr("카테고리가 없는 블로그입니다."));
}

TEST(SearchPage, links_filters_order_and_pages) {
  auto library = small_library();
  library.results.total = 35;
  library.results.facets.blog = {{"example", 30}, {"other", 5}};
  library.results.facets.year = {{"2023", 5}, {"2024", 30}};
  const std::string body = ask(library, "/search?q=a%26b&tag=t&offset=10").body;
  EXPECT_THAT(body, HasSubstr("35편을 찾았습니다."));
  EXPECT_THAT(body, HasSubstr("href=\"/search?q=a%26b&amp;blog=other&amp;tag=t\""));
  EXPECT_THAT(body, HasSubstr("href=\"/search?q=a%26b&amp;tag=t&amp;from=2024&amp;to=2024\""));
  EXPECT_THAT(body, HasSubstr("href=\"/search?q=a%26b&amp;tag=t&amp;sort=newest\""));
  EXPECT_THAT(body, HasSubstr("rel=\"prev\" href=\"/search?q=a%26b&amp;tag=t\""));
  EXPECT_THAT(body, HasSubstr("rel=\"next\" href=\"/search?q=a%26b&amp;tag=t&amp;offset=20\""));
  EXPECT_THAT(body, HasSubstr("2 / 4"));
  EXPECT_THAT(body, HasSubstr("<input type=\"hidden\" name=\"tag\" value=\"t\">"));
  EXPECT_THAT(body, HasSubstr("<ol class=\"hits\" start=\"11\">"));
}

TEST(SearchPage, without_words_shows_the_newest_first) {
  const auto library = small_library();
  ask(library, "/search");
  EXPECT_EQ(library.asked.sort, Sort::newest);
  EXPECT_EQ(library.asked.query.kind, Query::Kind::everything);
  ask(library, "/search?q=x");
  EXPECT_EQ(library.asked.sort, Sort::relevance);
}

TEST(SearchPage, says_what_to_try_when_nothing_matches) {
  const test::FakeLibrary empty;
  const std::string body = ask(empty, "/search?q=x&tag=y").body;
  EXPECT_THAT(body, HasSubstr("맞는 글이 없습니다."));
  EXPECT_THAT(body, HasSubstr("조건을 풀어"));
  EXPECT_THAT(body, Not(HasSubstr("class=\"hit\"")));
  EXPECT_THAT(body, Not(HasSubstr("atom")));  // a feed of nothing helps nobody
}

TEST(SearchPage, of_everything_says_so) {
  const auto library = small_library();
  const std::string body = ask(library, "/search").body;
  EXPECT_THAT(body, HasSubstr("<h1>모든 글</h1>"));
  EXPECT_THAT(body, HasSubstr(">새 글을 피드로 받아 보세요</a>."));
  EXPECT_THAT(body, Not(HasSubstr("이 검색을 다시")));
  for (const char* target : {"/search?q=x", "/search?tag=x"}) {
    const std::string other = ask(library, target).body;
    EXPECT_THAT(other, HasSubstr("<h1 class=\"unseen\">검색 결과</h1>")) << target;
    EXPECT_THAT(other, HasSubstr("이 검색을 다시 보려면")) << target;
  }
}

TEST(SearchPage, says_of_a_partial_match_that_it_has_some_of_the_words) {
  auto library = small_library();
  Hit partly = test::a_hit("example/2", "둘째 글");
  partly.partial_match = true;
  library.results.hits.push_back(partly);
  library.results.partial_total = 4;
  const std::string body = ask(library, "/search?q=x").body;
  EXPECT_THAT(body, HasSubstr("낱말 일부가 들어 있는 글 4편."));
  const std::size_t note = body.find("<span class=\"some-words\">낱말 일부</span>");
  ASSERT_NE(note, std::string::npos);
  EXPECT_LT(body.find("첫 글"), note);
  EXPECT_LT(body.find("둘째 글"), note);
}

TEST(SearchPage, speaks_the_language_asked_for_and_keeps_it_in_links) {
  const auto library = small_library();
  EXPECT_THAT(ask(library, "/search?q=x", "GET", {{"accept-language", "en"}}).body,
              HasSubstr("<html lang=\"en\">"));
  const std::string body = ask(library, "/search?q=x&lang=en").body;
  EXPECT_THAT(body, HasSubstr("One post found."));
  EXPECT_THAT(body, HasSubstr("href=\"/posts/example/1?q=x&amp;lang=en\""));
  EXPECT_THAT(body, HasSubstr("name=\"lang\" value=\"en\""));
  EXPECT_THAT(body, HasSubstr("href=\"/search?q=x&amp;lang=ko\""));
}

}  // namespace pages_test
}  // namespace seogo::http
