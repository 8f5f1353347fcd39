// Templates, strings in two languages, and the pictures of a post's body.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "assets.h"
#include "pages/page.h"
#include "pages/post_html.h"
#include "site/language.h"
#include "support/temp_folder.h"

namespace seogo::http {
namespace template_test {

using testing::HasSubstr;
using testing::Not;

TEST(Strings, stand_in_both_languages_under_the_same_keys) {
  const nlohmann::json &ko = strings(Language::ko), &en = strings(Language::en);
  for (const auto& [key, value] : ko.items()) EXPECT_TRUE(en.contains(key)) << key;
  for (const auto& [key, value] : en.items()) EXPECT_TRUE(key.ends_with("_one") || ko.contains(key)) << key;
}

TEST(Strings, that_templates_ask_for_exist) {
  const std::regex asked(R"(\{\{t\.([a-z_0-9]+)\}\})");
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(test::project_file("server/web"))) {
    if (entry.path().extension() != ".mustache") continue;
    const std::string source = test::read_file(entry.path());
    for (std::sregex_iterator at(source.begin(), source.end(), asked), end; at != end; ++at, ++found)
      EXPECT_TRUE(strings(Language::ko).contains((*at)[1].str())) << (*at)[1] << " in " << entry.path();
  }
  EXPECT_GT(found, 10U);
}

TEST(Strings, fill_in_values_and_know_the_singular) {
  EXPECT_EQ(say_count(Language::en, "total", 1), "One post found.");
  EXPECT_EQ(say_count(Language::en, "total", 12345), "12,345 posts found.");
  EXPECT_EQ(say_count(Language::ko, "total", 1), "1편을 찾았습니다.");
  EXPECT_EQ(say(Language::ko, "place", {{"page", "{pages}"}, {"pages", "3"}}), "{pages} / 3");
}

TEST(Numbers, are_grouped) {
  for (const auto& [input, want] : std::vector<std::pair<std::size_t, std::string>>{
           {0, "0"}, {999, "999"}, {1000, "1,000"}, {1234567, "1,234,567"}})
    EXPECT_EQ(shown_number(input), want);
}

TEST(Dates, are_written_as_each_language_does) {
  const Date date{.year = 2024, .month = 5, .day = 4};
  EXPECT_EQ(shown_date(Language::ko, date), "2024년 5월 4일");
  EXPECT_EQ(shown_date(Language::en, date), "4 May 2024");
}

TEST(Language, is_the_one_asked_for_then_the_preferred_then_the_standard) {
  struct Row {
    std::string asked, accept;
    Language standard, want;
  };
  const std::vector<Row> rows{
      {"", "", Language::ko, Language::ko},
      {"", "", Language::en, Language::en},
      {"en", "ko", Language::ko, Language::en},
      {"de", "ko", Language::en, Language::ko},
      {"", "ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7", Language::en, Language::ko},
      {"", "en-US,en;q=0.9,ko;q=0.8", Language::ko, Language::en},
      {"", "en;q=0.5, ko", Language::en, Language::ko},
      {"", "KO", Language::en, Language::ko},
      {"", "ko;q=0, en;q=0.1", Language::ko, Language::en},
      {"", "fr", Language::ko, Language::en},
      {"", "kok", Language::ko, Language::en},
      {"", "*", Language::ko, Language::ko},
      {"", ";;,,=q", Language::ko, Language::en},
  };
  for (const Row& row : rows)
    EXPECT_EQ(choose_language(row.asked, row.accept, row.standard), row.want)
        << row.asked << " | " << row.accept;
}

TEST(Templates, escape_values_and_hide_what_is_empty) {
  nlohmann::json view = {
      {"lang", "ko"}, {"t", strings(Language::ko)}, {"heading", "<b>&"},  {"message", "\"';{{heading}}"},
      {"hint", ""},   {"request_id", nullptr},      {"languages", false}, {"form_on_top", false}};
  const std::string page = render("error", view);
  EXPECT_THAT(page, HasSubstr("<h1>&lt;b&gt;&amp;</h1>"));
  EXPECT_THAT(page, HasSubstr("{{heading}}"));
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
  EXPECT_THAT(page, Not(HasSubstr("class=\"hint\"")));
  EXPECT_THAT(page, HasSubstr("</body>\n</html>\n"));
}

TEST(Templates, name_only_addresses_of_this_server) {
  for (const auto& entry : std::filesystem::directory_iterator(test::project_file("server/web"))) {
    if (entry.path().extension() != ".mustache" && entry.path().extension() != ".css") continue;
    const std::string source = test::read_file(entry.path());
    EXPECT_THAT(source, Not(testing::ContainsRegex("(src|href|action)=\"(https?:)?//"))) << entry.path();
    EXPECT_THAT(source, Not(HasSubstr("@import"))) << entry.path();
    EXPECT_THAT(source, Not(HasSubstr("url("))) << entry.path();
    EXPECT_THAT(source, Not(testing::ContainsRegex("<script[^>]*>[^<]"))) << entry.path();  // none inline
    EXPECT_THAT(source, Not(HasSubstr("style="))) << entry.path();
  }
}

std::string body_html(const Post& post, Language language) {
  return body_of(post, html_of(post), language).html;
}

Post with_body(std::string html) {
  Post post;
  post.html = std::move(html);
  post.images.push_back({.url = "https://old.example/a.png",
                         .original = "https://old.example/a-full.png",
                         .alt = "고양이 \"나비\"",
                         .caption = {},
                         .media = std::string(64, 'a'),
                         .width = 640,
                         .height = 480});
  post.images.push_back(
      {.url = "https://old.example/<b>.png", .original = {}, .alt = {}, .caption = {}, .media = {}});
  return post;
}

TEST(Body, shows_a_held_picture_from_the_archive) {
  const std::string html =
      body_html(with_body("<p>앞</p><img data-image=\"0\" data-original=\"https://old.example/a-full.png\" "
                          "alt=\"x>y\"><p>뒤</p>"),
                Language::ko);
  EXPECT_EQ(html, "<p>앞</p><img src=\"/media/" + std::string(64, 'a') +
                      "\" alt=\"고양이 &quot;나비&quot;\" width=\"640\" height=\"480\" loading=\"lazy\" "
                      "decoding=\"async\"><p>뒤</p>");
}

TEST(Body, frames_a_picture_of_which_no_copy_was_kept) {
  const std::string html = body_html(with_body("<p><img data-image=\"1\" alt></p>"), Language::en);
  EXPECT_THAT(html, HasSubstr("No copy of this picture was kept"));
  EXPECT_THAT(html, HasSubstr("https://old.example/&lt;b&gt;.png"));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
}

TEST(Body, lets_no_picture_load_from_elsewhere_however_it_is_written) {
  for (const std::string img :
       {"<img src=\"https://evil.example/p.gif\">", "<IMG SRC=https://evil.example/p.gif>", "<img/src=x>",
        "<img data-image=\"99\" src=\"//evil.example\">", "<img data-image=\"-1\">",
        "<img data-image=\"0x\">", "<img data-image=\"\" data-original='https://old.example/\"><script>'>",
        "<img", "<img alt=\"", "<img =\"=\" = >", "<img data-image>", "<img\n\tsrc=x", "<img>"}) {
    const std::string html = body_html(with_body("<p>" + img), Language::en);
    EXPECT_THAT(html, Not(testing::ContainsRegex("<[iI][mM][gG][^>]*(src|SRC)"))) << img;
    EXPECT_THAT(html, Not(HasSubstr("<script"))) << img;
  }
}

TEST(Body, of_text_alone_is_paragraphs) {
  Post post;
  EXPECT_EQ(body_html(post, Language::ko), "");
  post.text = "a < b\n\n둘째 줄\n";
  EXPECT_EQ(body_html(post, Language::ko), "<p>a &lt; b</p>\n<p>둘째 줄</p>\n");
}

TEST(Body, leaves_other_markup_as_it_is) {
  const std::string html = "<p>1 &lt; 2 <b>x</b><br></p><code>if (a < b)\n  <imgx>\n</code><";
  EXPECT_EQ(body_html(with_body(html), Language::ko), html);
}

TEST(Body, puts_each_heading_one_below_the_one_it_belongs_to) {
  struct Row {
    std::string html, want;
  };
  const std::vector<Row> rows{
      {"<h4>a</h4><h1>b</h1>", "<h2 id=\"section-1\">a</h2><h2 id=\"section-2\">b</h2>"},
      {"<h1>a</h1><h4>b</h4><h4>c</h4><h1>d</h1>",
       "<h2 id=\"section-1\">a</h2><h3 id=\"section-2\">b</h3><h3 id=\"section-3\">c</h3><h2 "
       "id=\"section-4\">d</h2>"},
      {"<h2 id=\"post-x\">a <b>&lt;</b></h2>", "<h2 id=\"post-x\">a <b>&lt;</b></h2>"},
      {"<h2> <br></h2><h3>b</h3>", "<div> <br></div><h2 id=\"section-1\">b</h2>"},
      {"</h2>a", "</h2>a"}};
  for (const Row& row : rows) EXPECT_EQ(body_html(with_body(row.html), Language::ko), row.want);
  const Body body = body_of(with_body("<h2>a <b>&lt;</b></h2>"), "<h2>a <b>&lt;</b></h2>", Language::ko);
  ASSERT_EQ(body.headings.size(), 1U);
  EXPECT_EQ(body.headings[0].text, "a &lt;");
}

TEST(Body, lets_keys_reach_what_scrolls) {
  EXPECT_EQ(body_html(with_body("<table><tr><td><table></table></td></tr></table><pre><code>a</code></pre>"),
                      Language::ko),
            "<div class=\"scroll\" tabindex=\"0\"><table><tr><td><table></table></td></tr></table></div>"
            "<pre tabindex=\"0\"><code>a</code></pre>");
}

TEST(Body, has_items_in_lists_and_lists_of_items) {
  for (const auto& [html, want] : std::vector<std::pair<std::string, std::string>>{
           {"<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"},
           {"<ul><p>a</p><ol><li>b</li></ol></ul>", "<ul><li><p>a</p></li><li><ol><li>b</li></ol></li></ul>"},
           {"<p><li>a</li></p>", "<p><div>a</div></p>"},
           {"</ul></li>a", "</ul></li>a"}})
    EXPECT_EQ(body_html(with_body(html), Language::ko), want);
}

TEST(Body, leads_links_to_held_posts_into_the_archive_and_names_every_link) {
  const Held held = [](const std::string& url) {
    return url == "https://old.example/7?a=1&b=2" ? "/posts/old/7" : std::string{};
  };
  const auto shown = [&](const std::string& html) {
    return body_of(with_body(html), html, Language::en, {}, held).html;
  };
  EXPECT_EQ(shown("<a href=\"https://old.example/7?a=1&amp;b=2\" rel=\"nofollow\">일곱</a>"),
            "<a href=\"/posts/old/7\" class=\"held\">일곱</a>");
  const std::string elsewhere = "<a href=\"https://other.example/\" rel=\"nofollow\">다른 곳</a>";
  EXPECT_EQ(shown(elsewhere), elsewhere);
  EXPECT_EQ(shown("<a href=\"https://other.example/\" id=\"post-a\"> </a>"), "<a id=\"post-a\"> </a>");
  EXPECT_EQ(shown("<a id=\"post-a\"></a>"), "<a id=\"post-a\"></a>");
  Post post = with_body("");
  post.images[0].alt.clear();
  EXPECT_THAT(
      body_of(post, "<a href=\"https://other.example/\"><img data-image=\"0\"></a>", Language::en).html,
      testing::StartsWith("<a href=\"https://other.example/\" aria-label=\"Where the picture leads\"><img "));
}

TEST(Marks, stand_in_texts_between_tags_and_are_numbered) {
  const auto mark = [](const std::vector<std::string>& texts) {
    std::vector<Marked> marked;
    for (const std::string& text : texts) {
      marked.push_back({text, {}});
      if (const auto at = text.find("<b"); at != std::string::npos) marked.back().marks = {{at, at + 2}};
    }
    return marked;
  };
  const MarkedHtml marked =
      marked_html("<p title=\"<b\">가 &lt;b &amp; 나</p><i>다</i>&lt;b&#39;&quot;&weird; <p>&lt;b</p>", mark);
  EXPECT_EQ(marked.marks, 2U);
  EXPECT_EQ(marked.html,
            "<p title=\"<b\">가 <mark class=\"asked\" id=\"mark-1\">&lt;b</mark> &amp; 나</p><i>다</i>"
            "&lt;b&#39;&quot;&weird; <p><mark class=\"asked\" id=\"mark-2\">&lt;b</mark></p>");
}

}  // namespace template_test
}  // namespace seogo::http
