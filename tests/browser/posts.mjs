// Posts made up for the browser: one that has everything a post may have, and some that mean harm.

export const rich = {
  id: 'library/100', blog: 'library', url: 'https://library.tistory.com/100', visibility: 'public',
  title: '등대지기의 하루', published: '2023-11-26T09:30:00+09:00', updated: '2024-01-02', author: '등대',
  category: ['섬', '등대'], tags: ['등대', '바다'],
  html: `<h2>아침</h2><p>등대에 불이 꺼졌다.<sup><a href="#note-1" id="back-1">1</a></sup> <a href="https://badanote.tistory.com/2">서버에 접속한 날</a>을 다시 읽었다.</p>
<h4>물때</h4><p>물때표를 <b>손으로</b> 옮겨 적었다.</p>
<h2>낮</h2><figure><img src="https://elsewhere.example/lamp.png" alt="등대의 등"><figcaption>등명기</figcaption></figure>
<table><tr><th>때</th><th>물</th><th>바람</th><th>안개</th><th>배</th></tr><tr><td>아침</td><td>밀물</td><td>북서풍 아주 조금</td><td>짙음</td><td>열두 척</td></tr></table>
<pre><code class="language-js"><span class="hljs-keyword">const</span> lamp = <span class="hljs-string">"on"</span>; <span class="hljs-comment">// ${'가'.repeat(60)}</span></code></pre>
<h2>밤</h2><details><summary>항해 일지</summary><p>지나간 배는 없었다.</p></details>
<blockquote><p>불을 끄지 마라.</p></blockquote><ul><li>등유</li><li>심지</li></ul>
<p id="note-1">1. 해가 뜨고 삼십 분 뒤. <a href="#back-1">위로</a></p>`,
  comments: [{ author: '갈매기', published: '2023-11-27T10:00:00+09:00', text: '잘 읽었어요.',
    replies: [{ author: '등대', published: '2023-11-27T11:00:00+09:00', text: '고맙습니다.', replies: [] }] }],
};

const harm = [
  '<script>alert("script")</script><p>본문 하나</p>',
  '<p onclick="alert(1)" style="background:url(https://elsewhere.example/style.png)">본문 둘</p><img src="https://elsewhere.example/p.gif" onerror="alert(2)">',
  '<iframe src="https://elsewhere.example/frame"></iframe><object data="https://elsewhere.example/o"></object><embed src="https://elsewhere.example/e"><p>본문 셋</p>',
  '<link rel="stylesheet" href="https://elsewhere.example/s.css"><link rel="preconnect" href="https://elsewhere.example"><meta http-equiv="refresh" content="0;url=https://elsewhere.example/"><p>본문 넷</p>',
  '<svg onload="alert(3)"><image href="https://elsewhere.example/svg.png"/></svg><video poster="https://elsewhere.example/v.png" src="https://elsewhere.example/v.mp4" autoplay></video><p>본문 다섯</p>',
  '<a href="javascript:alert(4)">누르지 마세요</a><a href="https://elsewhere.example/"></a><form action="https://elsewhere.example/"><input name="q"></form><base href="https://elsewhere.example/"><p>본문 여섯</p>',
  '<h4>작은 제목이 먼저</h4><h1>큰 제목이 나중</h1><h3></h3><p>본문 일곱</p></div></main><ul><p>목록이 아닌 것</p></ul>',
];

export const hostile = harm.map((html, at) => ({
  id: `hostile/${at + 1}`, blog: 'hostile', title: `<img src=x onerror=alert(5)>나쁜 글 ${at + 1}`, html,
  url: `https://elsewhere.example/${at + 1}`, published: `2022-0${at + 1}-10`, visibility: 'public',
  category: ['"><script>alert(6)</script>'], tags: ['<b>태그', "');alert(7)//"],
  comments: [{ author: '<i>아무개', published: null, text: '<script>alert(8)</script>', replies: [] }],
}));

// A saved page whose source means harm: it is shown as it came, in a frame.
export const hostilePage = `<!doctype html><html><head><meta charset="utf-8"><title>나쁜 원본</title>
<meta property="og:url" content="https://trap.tistory.com/1"><meta property="og:title" content="나쁜 원본"><meta property="og:type" content="article">
<meta name="generator" content="Tistory"><meta http-equiv="refresh" content="0;url=https://elsewhere.example/refresh">
<link rel="preconnect" href="https://elsewhere.example"><link rel="dns-prefetch" href="//elsewhere.example"><link rel="stylesheet" href="https://elsewhere.example/s.css">
<style>@import url(https://elsewhere.example/i.css); body { background: url(https://elsewhere.example/b.png) }</style>
<script>alert('source')</script></head><body onload="alert('load')"><div class="tt_article_useless_p_margin contents_style">
<p>원본이 보인다. 이 글은 덫이다. 그림과 틀을 밖에서 부르려고 한다.</p><img src="https://elsewhere.example/p.gif" onerror="alert('image')">
<iframe src="https://elsewhere.example/frame"></iframe><a href="https://elsewhere.example/" ping="https://elsewhere.example/ping">밖으로</a></div></body></html>`;
