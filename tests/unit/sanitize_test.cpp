// HTML that is safe to show: what is kept, what is taken out, and that nothing is left to run or load.
#include <gtest/gtest.h>

#include <random>

#include "importer/common/strings.h"
#include "importer/page/markup.h"
#include "importer/page/sanitize.h"
#include "support/html_laws.h"

namespace seogo::importer {
namespace sanitize_test {

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
  for (const char* html :
       {"<a href='javascript:alert(1)'>x</a>", "<a href='java\nscript:alert(1)'>x</a>",
        "<a href=' \x01javascript:alert(1)'>x</a>", "<a href='data:text/html,x'>x</a>",
        "<a href='vbscript:x'>x</a>", "<img src=x onerror=alert(1)>",
        "<svg onload=x><script>y</script></svg>",
        "<math><mtext><style><img src=x onerror=y></style></mtext></math>", "<iframe srcdoc='<b>'></iframe>",
        "<object data='javascript:x'></object>", "<form action=x><input><button onclick=y>z</button></form>",
        "<meta http-equiv=refresh content='0;url=x'>", "<base href='https://x/'>",
        "<p title='\"><script>x</script>'>y</p>", "<b id='\" onclick=\"x'>y</b>",
        "<a name='&quot;&gt;&lt;script&gt;'>x</a>", "<xmp><script>x</script></xmp>",
        "<noscript><p title='</noscript><img src=x onerror=y>'></noscript>",
        "<template><script>x</script></template>", "<details ontoggle=x open><summary>y</summary></details>",
        "<pre class='\"><script>'>x</pre>", "<video src=x poster=y></video>",
        "<td background='javascript:x'>", "<p style='background:url(javascript:x)'>y</p>",
        "<plaintext><script>x</script>",
        // NFC joins > and U+0338.
        "<p>&#x338; onclick=alert(1) </p>", "<code>&#824; onclick=x </code>", "<pre>&#824; onclick=x </pre>",
        "<button class=btn_more>&#824; onclick=x </button><div class=moreless_content>y</div>",
        "<svg><a xlink:href='javascript:x'><text>y</text></a></svg>",
        "<svg><use href='data:image/svg+xml,x#y'></use><animate onbegin=x></animate></svg>",
        "<svg><foreignObject><iframe src=javascript:x></iframe></foreignObject></svg>",
        "<svg></p><style><a id='</style><img src=x onerror=y>'>",
        "<math><annotation-xml encoding='text/html'><img src=x onerror=y></annotation-xml></math>",
        "<math><mglyph><malignmark><style><!--</style><img src=x onerror=y>--></style></math>",
        "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=y>",
        "<img srcset='javascript:x 1x, https://a.example/ 2x' src=''>",
        "<img src='https://a.example/\" onerror=\"x'>",
        "<p style='width:expression(x);background:\\75rl(javascript:x)'>y</p>",
        "<a href='&#106;avascript:x'>y</a>", "<a href='javascript&colon;x'>y</a>",
        "<a href='\tjavascript:x'>y</a>", "<a href='https:javascript:x'>y</a>",
        "<a href='//a.example\" onclick=\"x'>y</a>", "<a href='mailto:x@a.example?subject=\"><script>'>y</a>",
        "<link rel=import href=x><link rel=stylesheet href=y>", "<meta charset=utf-7><p>+ADw-script+AD4-</p>",
        "<frameset onload=x><frame src=javascript:x></frameset>", "<isindex action=javascript:x type=image>",
        "<object><param name=movie value=javascript:x><embed src=javascript:y></object>",
        "<figure data-ke-type='video' data-video-url='javascript:x'></figure>",
        "<figure data-ke-type='opengraph' data-og-title='\"><script>' "
        "data-og-url='javascript:x'></figure>",
        "<figure class='fileblock'><a href='javascript:x'>y</a></figure>",
        "<pre data-ke-language='\" onclick=\"x'>y</pre>",
        "<span class='katex'><annotation encoding='application/x-tex'><script>x</script></annotation></span>",
        "<p id='x\" onclick=\"y'>z</p>", "<td colspan='2\" onclick=\"x'>y</td>",
        "<!--[if IE]><script>x</script><![endif]--><![CDATA[<script>x</script>]]>",
        "<scr<script>ipt>x</scr</script>ipt>", "<p/onclick=x/id=y>z</p>", "<img/src='x'/onerror=y>"})
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

// A tree of elements, as they stand in brackets in the text, told without a parser: each end tag ends what
// is open.
std::string nesting_as_written(std::string_view html) {
  std::string out;
  std::vector<std::string> open;
  while (!html.empty()) {
    const std::size_t at = std::min(html.find('<'), html.size());
    out += unescape(html.substr(0, at));
    html.remove_prefix(at);
    if (html.empty()) break;
    const std::size_t end = html.find('>');
    const bool closing = html[1] == '/';
    const std::size_t begin = closing ? 2 : 1;
    const std::string name(html.substr(begin, html.find_first_of(" >", begin) - begin));
    html.remove_prefix(end + 1);
    const bool is_void = name == "br" || name == "hr" || name == "img";
    if (closing) {
      if (open.empty() || open.back() != name) return "</" + name + "> ends what is not open";
      open.pop_back();
      out += ')';
    } else {
      out += '(' + name + (is_void ? ")" : " ");
      if (!is_void) open.push_back(name);
    }
  }
  return open.empty() ? out : open.back() + " stays open";
}

void append_tree(Node node, std::string& out) {
  if (is_text(node)) out += text_of(node);
  if (!is_element(node)) return;
  const std::string name = tag_of(node);
  const bool is_void = name == "br" || name == "hr" || name == "img";
  out += '(' + name + (is_void ? "" : " ");
  for (std::size_t i = 0; i < count_children(node); ++i) append_tree(child(node, i), out);
  out += ')';
}

std::string nesting_as_parsed(const std::string& html, std::string_view doctype) {
  const Dom dom(std::string(doctype) + "<body><main>" + html + "</main></body>");
  static const Selector mains("main");
  std::string out;
  const Node main = find_first(dom.root(), mains);
  for (std::size_t i = 0; i < count_children(main); ++i) append_tree(child(main, i), out);
  return out;
}

// Whatever came, what is handed out obeys the laws, and every parser reads it as the tree that was written:
// nothing in it closes, moves or changes its kind when a browser takes it in.
TEST(Sanitize, WritesTheTreeThatAParserReads) {
  static constexpr std::string_view pieces[] = {"<p>",
                                                "</p>",
                                                "<div>",
                                                "</div>",
                                                "<a href='https://a.example/'>",
                                                "</a>",
                                                "<b>",
                                                "</b>",
                                                "<table>",
                                                "</table>",
                                                "<tr>",
                                                "<td>",
                                                "</td>",
                                                "</tr>",
                                                "<ul>",
                                                "<li>",
                                                "</ul>",
                                                "<dl>",
                                                "<dt>",
                                                "<dd>",
                                                "</dl>",
                                                "<svg>",
                                                "</svg>",
                                                "<math>",
                                                "</math>",
                                                "<mtext>",
                                                "<foreignObject>",
                                                "<desc>",
                                                "<text>",
                                                "<style>",
                                                "</style>",
                                                "<title>",
                                                "</title>",
                                                "<iframe src='https://v.example/'></iframe>",
                                                "<figure>",
                                                "<figcaption>",
                                                "</figure>",
                                                "<details>",
                                                "<summary>",
                                                "</details>",
                                                "<pre>",
                                                "</pre>",
                                                "<code>",
                                                "</code>",
                                                "<h2>",
                                                "<h3>",
                                                "</h3>",
                                                "<select>",
                                                "<option>",
                                                "</select>",
                                                "<form>",
                                                "</form>",
                                                "<ruby>",
                                                "<rt>",
                                                "<rp>",
                                                "</ruby>",
                                                "<caption>",
                                                "<tbody>",
                                                "<section>",
                                                "</section>",
                                                "<button>",
                                                "</button>",
                                                "<textarea>",
                                                "</textarea>",
                                                "<img src='https://a.example/i'>",
                                                "<br>",
                                                "<hr>",
                                                "글",
                                                " ",
                                                "&lt;i&gt;",
                                                "&#824;",
                                                "\n",
                                                "<div class='moreless_content'>",
                                                "<em>",
                                                "</em>",
                                                "<font>",
                                                "<figure data-ke-type='opengraph' data-og-title='제목'>",
                                                "<blockquote>",
                                                "</blockquote>",
                                                "<tfoot>",
                                                "<col>",
                                                "<!-- x -->",
                                                "<frameset>",
                                                "<template>",
                                                "</template>",
                                                "<noscript>",
                                                "</noscript>",
                                                "<nobr>",
                                                "<object>"};
  std::mt19937 random(20240504);
  for (int round = 0; round < 1500; ++round) {
    std::string html = round % 2 == 0 ? "<!DOCTYPE html>" : "";
    const std::size_t length = 2 + random() % 24;
    for (std::size_t i = 0; i < length; ++i) html += pieces[random() % std::size(pieces)];
    const std::string out = cleaned(html);
    ASSERT_EQ(test::breach_in(out), "") << html << "\n" << out;
    const std::string written = nesting_as_written(out);
    for (std::string_view doctype : {"<!DOCTYPE html>", ""})
      ASSERT_EQ(nesting_as_parsed(out, doctype), written) << html << "\n" << out;
  }
}

}  // namespace sanitize_test
}  // namespace seogo::importer
