// HTML that is safe to show: what is kept, what is taken out, and that nothing is left to run or load.
#include <gtest/gtest.h>

#include "importer/markup.h"
#include "importer/sanitize.h"
#include "support/html_laws.h"

namespace seogo::importer {
namespace {

std::string cleaned(const std::string& html) {
  const Dom dom(guard_markup(html).html);
  Extent extent;
  extent.nodes.push_back(dom.root());
  return sanitize(extent, read_body(extent));
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

TEST(Sanitize, TakesOnlyAddressesThatAreSafe) {
  EXPECT_EQ(safe_address("//a.example/x"), "https://a.example/x");
  EXPECT_EQ(safe_address("mailto:a@example.org"), "mailto:a@example.org");
  for (const char* bad : {"", "x", "/x", "ftp://x", "javascript:x", "JaVaScRiPt:x", "java\tscript:x",
                          "data:image/png,x", "file:///etc"})
    EXPECT_EQ(safe_address(bad), "") << bad;
}

}  // namespace
}  // namespace seogo::importer
