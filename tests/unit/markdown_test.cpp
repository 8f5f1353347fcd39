#include "seogo/markdown.h"

#include <gtest/gtest.h>

namespace seogo {
namespace markdown_test {

std::string body_of(const std::string& html) {
  Post post;
  post.id = "a/1";
  post.html = html;
  const std::string text = to_markdown(post);
  const std::size_t end = text.find("\n---\n\n");
  return end == std::string::npos ? "no front matter" : text.substr(end + 6);
}

TEST(ToMarkdown, WritesEachBlockAsCommonMark) {
  struct Case {
    const char* html;
    const char* want;
  };
  const Case cases[] = {
      {"", "\n"},
      {"<h2>서버</h2><p>멈췄다.</p>", "## 서버\n\n멈췄다.\n"},
      {"<p>한 줄<br>두 줄</p>", "한 줄  \n두 줄\n"},
      {"<ul><li>하나</li><li>둘<ul><li>안</li></ul></li></ul>", "- 하나\n- 둘\n\n  - 안\n"},
      {"<ol><li>하나</li><li>둘</li></ol>", "1. 하나\n2. 둘\n"},
      {"<blockquote><p>가</p><p>나</p></blockquote>", "> 가\n>\n> 나\n"},
      {"<pre data-language=\"sql\"><code>select 1;\n</code></pre>", "```sql\nselect 1;\n```\n"},
      {"<pre><code>a ```` b</code></pre>", "`````\na ```` b\n`````\n"},
      {"<table><tr><th>가</th><th>나</th></tr><tr><td>1</td><td>2</td></tr></table>",
       "| 가 | 나 |\n| --- | --- |\n| 1 | 2 |\n"},
      {"<p><strong>굵게 </strong>그리고 <em>기울여</em></p>", "**굵게** 그리고 *기울여*\n"},
      {"<p><a href=\"https://example.com/a b\">여기</a></p>", "[여기](<https://example.com/a%20b>)\n"},
      {"<p><code>a`b</code></p>", "``a`b``\n"},
      {"<figure><img data-original=\"https://example.com/a.png\" "
       "alt=\"바다\"><figcaption>여름</figcaption></figure>",
       "![바다](<https://example.com/a.png>)\n\n*여름*\n"},
      {"<p>1. 목록이 아니다</p>", "1\\. 목록이 아니다\n"},
      {"<p>- 이것도</p>", "\\- 이것도\n"},
      {"<p>*별* _줄_ [괄호] # 표</p>", "\\*별\\* \\_줄\\_ \\[괄호\\] \\# 표\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(body_of(c.html), c.want) << c.html;
}

TEST(ToMarkdown, QuotesFrontMatterAsYaml) {
  Post post;
  post.id = "a/1";
  post.title = "그는 \"안 돼\"라고 했다\\";
  post.category = {"TODAY", "회고"};
  post.published = parse_iso_date("2024-05-04T18:23:00");
  EXPECT_EQ(to_markdown(post),
            "---\ntitle: \"그는 \\\"안 돼\\\"라고 했다\\\\\"\ndate: 2024-05-04T18:23:00+09:00\n"
            "categories: [\"TODAY\", \"회고\"]\nid: \"a/1\"\n---\n\n\n");
}

}  // namespace markdown_test
}  // namespace seogo
