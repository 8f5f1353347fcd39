// The body: markup to lines.  A row for each decision of what counts.
#include <gtest/gtest.h>

#include "importer/page/body.h"
#include "importer/page/markup.h"
#include "importer/page/script_text.h"
#include "importer/page/tokens.h"

namespace seogo::importer {
namespace body_test {

Body read(const std::string& html) {
  const Dom dom(expand_tokens(guard_markup(html).html));
  Extent extent;
  extent.nodes.push_back(dom.root());
  Body body = read_body(extent);
  body.image_index.clear();  // its nodes are gone with the tree
  return body;
}

TEST(Body, MakesALineOfEachBlock) {
  struct Row {
    const char* html;
    const char* want;
  };
  for (const Row& row : {
           Row{"", ""},
           Row{"<p> &nbsp; </p>", ""},
           Row{"<p>한\n줄  이다</p><p>다음</p>", "한 줄 이다\n다음"},
           Row{"가<br>나<br/>다", "가\n나\n다"},
           Row{"<b>굵은</b><i>글자</i>", "굵은글자"},
           Row{"<ul><li>하나<ul><li>둘</li></ul></li></ul>", "하나\n둘"},
           Row{"<table><tr><td>가</td><td><p>나</p></td></tr><tr><td>다</td></tr></table>", "가 나\n다"},
           Row{"<table><tr><td><ul><li>가</li><li>나</li></ul></td></tr></table>", "가\n나"},
           Row{"<pre>a\n  b\n\nc</pre>", "a\n  b\nc"},
           Row{"<p>앞</p><script>x()</script><style>p{}</style><noscript>n</noscript><p>뒤</p>", "앞\n뒤"},
           Row{"<div class='revenue_unit_wrap'>반응형</div><p>반응형</p>", "반응형"},
           Row{"<ins class='adsbygoogle'>광고</ins><ins>덧붙임</ins>", "덧붙임"},
           Row{"<button class='btn_more'>더보기</button><div class='moreless_content' "
               "style='display:none'>속<button class='btn_less'>접기</button></div>",
               "속"},
           Row{"<button class='btn_more'>정답</button><div class='moreless_content'>속</div>", "정답\n속"},
           Row{"<div data-ke-type='moreLess' data-text-more='풀이' data-text-less='닫기'><a "
               "class='btn-toggle-moreless'>닫기</a><div class='moreless-content'>속</div></div>",
               "풀이\n속"},
           Row{"<p class='moreless_fold'>less..</p><div class='moreless_content'><p "
               "class='moreless_top'>less..</p>속</div>",
               "속"},
           Row{"<div>728x90<ins class='adsbygoogle'></ins></div><div>728x90</div>", "728x90"},
           Row{"<p>글<ins class='adsbygoogle'></ins></p>", "글"},
           Row{"<p>값은 <math><mi>x</mi><mo>=</mo><mn>1</mn></math>이다</p>", "값은 x=1이다"},
           Row{"<p><span class='katex'><span class='katex-mathml'><math><mi>x</mi><annotation "
               "encoding='application/x-tex'>x^2</annotation></math></span><span "
               "class='katex-html'>x2</span></span></p>",
               "x^2"},
           Row{"<textarea>첫 줄\n둘째 줄</textarea>", "첫 줄\n둘째 줄"},
           Row{"<figure data-ke-type='video' data-video-url='https://v.example/1'><figcaption>설명"
               "</figcaption></figure>",
               "설명"},
           Row{"<table><tr><td>1<br>2</td><td>a<br>b</td></tr></table>", "a\nb"},
           Row{"<table><tr><td>1</td><td>하나</td></tr></table>", "1 하나"},
           Row{"<table><tr><td>1<br>2</td><td>하나<br>둘</td></tr><tr><td>3</td><td>셋</td></tr></table>",
               "1 2 하나 둘\n3 셋"},
           Row{"<details><summary>물음</summary>답</details>", "물음\n답"},
           Row{"<figure data-ke-type='opengraph'><a href='x'><p class='og-title'>제목</p><p "
               "class='og-desc'>설명</p></a></figure>",
               "제목"},
           Row{"<figure class='fileblock'><a href='x'><div class='filename'>가.zip</div><div "
               "class='size'>1MB</div></a></figure>",
               "가.zip"},
           Row{"<p class='cap1'>data-origin-width=\"0\"</p><p class='cap1'>설명</p>", "설명"},
           Row{"[##_Image|kage@k/i.png|CDM|1.3|{\"caption\":\"캡션 | 하나\"}_##]", "캡션 | 하나"},
           Row{"[#M_더보기|접기|속_M#]", "속"},
           Row{"<code>[##_1C|a.png|b|c_##]</code>", "[##_1C|a.png|b|c_##]"},
       })
    EXPECT_EQ(read(row.html).text, row.want) << row.html;
}

TEST(Body, FindsPicturesCodeFilesAndFrames) {
  const Body body = read(
      "<figure class='imageblock' data-origin-width='640' data-origin-height='480'><span "
      "data-url='https://a.example/o.png'><img src='https://a.example/t.png'></span>"
      "<figcaption>설명</figcaption></figure><figure data-ke-type='image'><figcaption></figcaption></figure>"
      "<img "
      "src='https://img1.daumcdn.net/thumb/R1280x0/?scode=mtistory2&fname=https%3A%2F%2Fb.example%2Fo.jpg'>"
      "<img src='https://t1.daumcdn.net/dot.gif' width='1' height='1'>"
      "<pre data-ke-language='cpp'><code>int i;\n  ++i;</code></pre><iframe src='//v.example/1'></iframe>");
  ASSERT_EQ(body.images.size(), 2U);
  EXPECT_EQ(body.images[0].original, "https://a.example/o.png");
  EXPECT_EQ(body.images[0].caption, "설명");
  EXPECT_EQ(body.images[0].width, 640U);
  EXPECT_EQ(body.images[1].original, "https://b.example/o.jpg");
  ASSERT_EQ(body.code.size(), 1U);
  EXPECT_EQ(body.code[0], (CodeBlock{"cpp", "int i;\n  ++i;"}));
  EXPECT_EQ(body.embeds, std::vector<std::string>{"https://v.example/1"});
}

TEST(Body, TellsWhichCodeAndInWhichLanguage) {
  struct Row {
    const char* html;
    CodeBlock want;
  };
  for (const Row& row : {
           Row{"<pre class='angelscript' data-ke-language='cpp'><code>a</code></pre>", {"cpp", "a"}},
           Row{"<pre class='cpp'>a</pre>", {"cpp", "a"}},
           Row{"<pre class='hljs'><code class='hljs language-python'>a</code></pre>", {"python", "a"}},
           Row{"<pre class='brush: java; toolbar: false'>a</pre>", {"java", "a"}},
           Row{"<textarea name='code' class='php:nogutter'>a\n b</textarea>", {"php", "a\n b"}},
           Row{"<pre>a&nbsp;b<br>c<div>d</div></pre>", {"", "a b\nc\nd"}},
           // Line numbers and the badge of the tool are not the author's.
           Row{"<table class='colorscripter-code-table'><tr><td><div><div>1</div><div>2</div></div></td>"
               "<td><div><div>if&nbsp;(a)</div><div>&nbsp;&nbsp;b();</div></div></td>"
               "<td><a href='http://colorscripter.com/info#e'>cs</a></td></tr></table>",
               {"", "if (a)\n  b();"}},
           Row{"<table class='colorscripter-code-table'><tr><td><div>a();</div></td><td><a "
               "href='x'>cs</a></td></tr></table>",
               {"", "a();"}},
           Row{"<div class='syntaxhighlighter  cpp'><table><tr><td "
               "class='gutter'><div>7</div><div>8</div></td>"
               "<td class='code'><div><div><code>int</code> <code>a;</code></div><div>b;</div></div></td>"
               "</tr></table></div>",
               {"cpp", "int a;\nb;"}},
           Row{"<table><tr><td><pre>1\n2</pre></td><td><pre><code class='lang-py'>def f():\n  "
               "pass</code></pre></td></tr></table>",
               {"py", "def f():\n  pass"}},
       }) {
    const Body body = read(row.html);
    ASSERT_EQ(body.code.size(), 1U) << row.html;
    EXPECT_EQ(body.code[0], row.want) << row.html;
  }
}

TEST(Body, GivesEachPictureTheCaptionThatStandsUnderIt) {
  const Body body = read(
      "<div class='imageblock dual'><table><tr><td><img src='a.png'><p class='cap1'>왼쪽</p></td><td><img "
      "src='b.png'><p class='cap1'>오른쪽</p></td><td><img src='c.png'></td></tr></table></div>"
      "<figure class='imagegridblock'><div><span data-url='https://a.example/d.png'><img src='d.png'></span>"
      "<span><img src='e.png'></span></div><figcaption>함께</figcaption></figure><img src='f.png'>");
  std::vector<std::string> captions;
  for (const Image& image : body.images) captions.push_back(image.caption);
  EXPECT_EQ(captions, (std::vector<std::string>{"왼쪽", "오른쪽", "", "함께", "함께", ""}));
}

TEST(Body, KnowsThePictureBehindAThumbnail) {
  struct Row {
    const char* html;
    const char* original;
  };
  const std::string thumb = "https://img1.daumcdn.net/thumb/R1280x0/?scode=mtistory2&fname=";
  for (const Row& row : {
           Row{"<img src='%https%3A%2F%2Fb.example%2Fdn%2Fo.png'>", "https://b.example/dn/o.png"},
           // Dumps of some browsers' trees lost the % of each escape.
           Row{"<img src='%https3A2F2Fb.example2Fcfile2F12'>", "https://b.example/cfile/12"},
           Row{"<img src='./글_files/o.png' srcset='%https%3A%2F%2Fb.example%2Fo.png 800w, x 2x'>",
               "https://b.example/o.png"},
           Row{"<span data-url='https://b.example/o.png'><img src='%https%3A%2F%2Fc.example%2Fo.png'></span>",
               "https://b.example/o.png"},
           Row{"<img src='data:image/gif;base64,R0' data-src='//b.example/o.png'>",
               "https://b.example/o.png"},
           Row{"<img src='data:image/png;base64,iVBORw0KGgo='>", "data:image/png"},
       }) {
    std::string html = row.html;
    for (std::size_t at = html.find("='%"); at != std::string::npos; at = html.find("='%"))
      html.replace(at, 3, "='" + thumb);
    const Body body = read(html);
    ASSERT_EQ(body.images.size(), 1U) << row.html;
    EXPECT_EQ(body.images[0].original, row.original) << row.html;
  }
}

TEST(Body, ListsFilesOfBothEditorsAndNoIcon) {
  const Body body = read(
      "<figure class='fileblock'><a href='https://a.example/1'><div "
      "class='filename'>가.pdf</div></a></figure>"
      "<p><a href='https://b.tistory.com/attachment/cfile1.uf@22.zip'><img "
      "src='https://i1.daumcdn.net/cfs.tistory/v/0/blog/image/extension/zip.gif'> 나.zip</a></p>"
      "<p><a href='https://b.tistory.com/attachment/cfile1.uf@33.hwp'>다.hwp</a> 참고</p>");
  EXPECT_EQ(body.text, "가.pdf\n나.zip\n다.hwp 참고");
  EXPECT_TRUE(body.images.empty());
  ASSERT_EQ(body.attachments.size(), 3U);
  EXPECT_EQ(body.attachments[1].name, "나.zip");
  EXPECT_EQ(body.attachments[2].url, "https://b.tistory.com/attachment/cfile1.uf@33.hwp");
}

TEST(Body, KnowsWhichFilmAFrameShowedBeforeItWasSaved) {
  EXPECT_EQ(
      read("<figure data-ke-type='video' data-video-url='https://v.example/1'><iframe "
           "src='./글_files/saved_resource.html'></iframe></figure><iframe src='about:blank'></iframe>"
           "<figure data-ke-type='video' data-video-url='https://v.example/2'></figure>"
           "<video><source src='//v.example/3.mp4'></video>")
          .embeds,
      (std::vector<std::string>{"https://v.example/1", "https://v.example/2", "https://v.example/3.mp4"}));
}

TEST(Script, EndsWhereItsOwnStringsAreClosed) {
  struct Row {
    const char* after_tag;
    const char* text_left;
  };
  for (const Row& row :
       {Row{"a();</script>글", "글"}, Row{"var p = `<script>x</script></body>`;</script>글", "글"},
        Row{"document.write(\"<b></script>\");</script>글", "글"},
        Row{"var q = /\"/;</script><p class=\"a\">글</p>", "<p class=\"a\">글</p>"},
        Row{"// it's</script>글", "글"},
        Row{"var p = `</script><div class=\"container_postbtn\">`;</script>",
            "<div class=\"container_postbtn\">`;</script>"}}) {
    std::size_t budget = 1 << 20;
    const std::string_view html = row.after_tag;
    const std::size_t end = script_end(html, budget);
    ASSERT_NE(end, std::string_view::npos) << html;
    EXPECT_EQ(html.substr(end + 9), row.text_left) << html;
  }
}

TEST(Markup, DropsTagsBeyondTheBoundsAndKeepsTheirText) {
  std::string html;
  for (int i = 0; i < 2000; ++i) html += "<div>";
  html += "속";
  const Markup guarded = guard_markup(html);
  EXPECT_EQ(guarded.dropped_tags, 2000 - bound::open_elements);
  EXPECT_NE(guarded.html.find("속"), std::string::npos);
  std::string paragraphs;
  for (int i = 0; i < 2000; ++i) paragraphs += "<p>문단<li>항목<b x=" + std::to_string(i) + ">굵게";
  EXPECT_LE(guard_markup(paragraphs).dropped_tags, 2000U - bound::open_formatting);
}

}  // namespace body_test
}  // namespace seogo::importer
