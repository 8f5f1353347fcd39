// HTML that is safe to show: what is kept, what is taken out, and that nothing is left to run or load.
#include <gtest/gtest.h>

#include "importer/markup.h"
#include "importer/sanitize.h"
#include "support/html_laws.h"

namespace seogo::importer {
namespace {

std::string cleaned(const std::string& html, std::string_view base = {}) {
  const Dom dom(guard_markup(html).html);
  Extent extent;
  extent.nodes.push_back(dom.root());
  return sanitize(extent, read_body(extent), base);
}

TEST(Sanitize, KeepsWhatAPostIsMadeOf) {
  struct Row {
    const char* html;
    const char* want;
  };
  for (const Row& row : {
           Row{"<p style='color:red' class='x'>글</p>", "<p>글</p>"},
           Row{"<section><center>글</center></section>", "<div><div>글</div></div>"},
           Row{"<a href='https://a.example/?a=1&amp;b=2' target=_blank onclick=x()>링크</a>",
               "<a href=\"https://a.example/?a=1&amp;b=2\" rel=\"noopener nofollow noreferrer\">링크</a>"},
           Row{"<a href='HTTP://a.example/'>가</a>",
               "<a href=\"http://a.example/\" rel=\"noopener nofollow noreferrer\">가</a>"},
           Row{"<a href='/12'>안쪽</a>", "안쪽"},
           Row{"<a href='#fn1' id='fnref1'>1</a>", "<a id=\"post-fnref1\" href=\"#post-fn1\">1</a>"},
           Row{"<td>", ""},
           Row{"<pre data-ke-language='cpp'><code class='hljs'><span class='hljs-type x'>int</span> "
               "i;</code></pre>",
               "<pre><code class=\"language-cpp\"><span class=\"hljs-type\">int</span> i;</code></pre>"},
           Row{"<iframe src='//v.example/1'></iframe>",
               "<p class=\"embed\"><a href=\"https://v.example/1\" rel=\"noopener nofollow "
               "noreferrer\">https://v.example/1</a></p>"},
           Row{"<img src='https://a.example/i.png' alt='&lt;그림&gt;' onerror='x'>",
               "<img data-image=\"0\" data-original=\"https://a.example/i.png\" alt=\"&lt;그림&gt;\">"},
           Row{"<img src='./img/img.png'>", "<img data-image=\"0\" data-original=\"\" alt=\"\">"},
           Row{"&lt;script&gt;", "&lt;script&gt;"},
           Row{"<div class='imageblock center'><img src='./a.png'><p class='cap1'>밑글</p></div>",
               "<figure><img data-image=\"0\" data-original=\"\" "
               "alt=\"\"><figcaption>밑글</figcaption></figure>"},
           Row{"<div class='imageblock dual'><table><tr><td><img src='./a.png'><p "
               "class='cap1'>밑글</p></td></tr></table></div>",
               "<div><table><tbody><tr><td><figure><img data-image=\"0\" data-original=\"\" "
               "alt=\"\"><figcaption>밑글</figcaption></figure></td></tr></tbody></table></div>"},
           Row{"<p><figure><img src='./a.png'><figcaption></figcaption></figure></p><p>&nbsp;</p>",
               "<figure><img data-image=\"0\" data-original=\"\" alt=\"\"></figure><p>\u00A0</p>"},
           Row{"<figure data-ke-type='video' data-video-url='https://v.example/1'><iframe "
               "src='./x.html'></iframe><figcaption>영상</figcaption></figure>",
               "<figure><p class=\"embed\"><a href=\"https://v.example/1\" rel=\"noopener nofollow "
               "noreferrer\">https://v.example/1</a></p><figcaption>영상</figcaption></figure>"},
           Row{"<div data-text-more='풀이'><a class='btn-toggle-moreless'>닫기</a><div "
               "class='moreless-content'>속</div></div>",
               "<div><details><summary>풀이</summary>속</details></div>"},
           Row{"<p>값 <math><mi>x</mi></math></p>", "<p>값 x</p>"},
       })
    EXPECT_EQ(cleaned(row.html), row.want) << row.html;
}

TEST(Sanitize, LeavesNothingThatRunsOrLoads) {
  for (const char* html : {"<a href='javascript:alert(1)'>x</a>",
                           "<a href='java\nscript:alert(1)'>x</a>",
                           "<a href=' \x01javascript:alert(1)'>x</a>",
                           "<a href='data:text/html,x'>x</a>",
                           "<a href='vbscript:x'>x</a>",
                           "<img src=x onerror=alert(1)>",
                           "<svg onload=x><script>y</script></svg>",
                           "<math><mtext><style><img src=x onerror=y></style></mtext></math>",
                           "<iframe srcdoc='<b>'></iframe>",
                           "<object data='javascript:x'></object>",
                           "<form action=x><input><button onclick=y>z</button></form>",
                           "<meta http-equiv=refresh content='0;url=x'>",
                           "<base href='https://x/'>",
                           "<p title='\"><script>x</script>'>y</p>",
                           "<b id='\" onclick=\"x'>y</b>",
                           "<a name='&quot;&gt;&lt;script&gt;'>x</a>",
                           "<xmp><script>x</script></xmp>",
                           "<noscript><p title='</noscript><img src=x onerror=y>'></noscript>",
                           "<template><script>x</script></template>",
                           "<details ontoggle=x open><summary>y</summary></details>",
                           "<pre class='\"><script>'>x</pre>",
                           "<video src=x poster=y></video>",
                           "<td background='javascript:x'>",
                           "<p style='background:url(javascript:x)'>y</p>",
                           "<plaintext><script>x</script>"})
    EXPECT_EQ(test::breach_in(cleaned(html)), "") << html << "\n" << cleaned(html);
}

TEST(Sanitize, ReadsLinksAgainstTheAddressOfThePage) {
  struct Row {
    const char* href;
    const char* base;
    const char* want;
  };
  for (const Row& row : {
           Row{"/12", "https://a.example/11?category=3#c", "https://a.example/12"},
           Row{"/entry/두-번째-글", "http://a.example", "http://a.example/entry/두-번째-글"},
           Row{"?page=2", "https://a.example/category/x?page=1#y", "https://a.example/category/x?page=2"},
           Row{"?page=2", "https://a.example", "https://a.example/?page=2"},
           Row{"//b.example/1", "http://a.example/1", "https://b.example/1"},
           Row{" /1 2\n", "https://a.example:8080/", "https://a.example:8080/1%202"},
           Row{"/\\b.example/", "https://a.example/1", "https://a.example/\\b.example/"},
           Row{"https://b.example/", "https://a.example/1", "https://b.example/"},
           Row{"img/1.png", "https://a.example/1", ""},
           Row{"./img/1.png", "https://a.example/1", ""},
           Row{"", "https://a.example/1", ""},
           Row{"javascript:x", "https://a.example/1", ""},
           Row{"/12", "", ""},
           Row{"/12", "/11", ""},
           Row{"/12", "mailto:a@a.example", ""},
           Row{"/12", "file:///home/a", ""},
           Row{"/12", "javascript:x//", ""},
       })
    EXPECT_EQ(safe_address(row.href, row.base), row.want) << row.href << " at " << row.base;
  EXPECT_EQ(cleaned("<a href='/12'>안쪽</a><a href='#fn'>1</a>", "https://a.example/11"),
            "<a href=\"https://a.example/12\" rel=\"noopener nofollow noreferrer\">안쪽</a>"
            "<a href=\"#post-fn\">1</a>");
}

TEST(Sanitize, TakesOnlyAddressesThatAreSafe) {
  EXPECT_EQ(safe_address("//a.example/x"), "https://a.example/x");
  EXPECT_EQ(safe_address("mailto:a@example.org"), "mailto:a@example.org");
  for (const char* bad : {"", "x", "/x", "ftp://x", "javascript:x", "JaVaScRiPt:x", "java\tscript:x",
                          "data:image/png,x", "file:///etc"})
    EXPECT_EQ(safe_address(bad), "") << bad;
}

}  // namespace
}  // namespace seogo::importer
