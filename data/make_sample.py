#!/usr/bin/env python3
"""Builds data/sample/ from data/sample-src/ (Python 3 standard library only).

Usage: make_sample.py [OUTPUT]      default OUTPUT: sample/ beside this file

Everything depends on the sources alone: no clock, no random numbers, fixed order and fixed times inside the ZIP.
Also writes sample-src/facts.json (only when OUTPUT is the default), the numbers the tests compare with.
The markup of the sources is described in README.md.
"""
import base64
import hashlib
import html
import json
import re
import shutil
import struct
import sys
import textwrap
import zipfile
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).resolve().parent
SRC = HERE / "sample-src"

BLOG, BLOG_ID, BLOG_TITLE, AUTHOR = "badanote", 4096512, "바다노트", "밀물"
BASE = f"https://{BLOG}.tistory.com"
SIDEBAR_WORD = "방명록지기"      # in every sidebar, in no body
AD_WORD = "대박찬스"             # in every advertisement, in no body
NOT_HELD = {"number": 27, "title": "[6주차] 디자인 시안이 갈아엎어진 날", "slug": "6주차-디자인-시안이-갈아엎어진-날",
            "published": "2023-04-14 23:20:00", "category": "TODAY/회고"}
SAVED_COMPLETE = 11              # the page saved with its _files folder
SAVED_TWICE = 21                 # the page saved a second time as "21 (1).html"
CATEGORY_IDS = {}
esc = html.escape


# ---------------------------------------------------------------- sources

class Post:
    def __init__(self, path):
        head, _, rest = path.read_text(encoding="utf-8").partition("\n---\n")
        h = {}
        for line in head.splitlines():
            key, _, value = line.partition(":")
            h[key.strip()] = value.strip()
        body, _, comments = rest.partition("\n--- comments\n")
        self.notice = "notice" in h
        self.protected = h.get("protected") == "yes"
        self.number = int(h["notice"] if self.notice else h["number"])
        self.slug, self.title = h["slug"], h["title"]
        self.published = None if h["published"] == "none" else h["published"]
        self.updated = None if h["updated"] == "none" else h["updated"]
        self.category = None if h["category"] == "none" else h["category"]
        self.tags = [t.strip() for t in h["tags"].split(",") if t.strip()]
        self.shapes = [s.strip() for s in h["shapes"].split(",")]
        self.phrase = None if h["phrase"] == "none" else h["phrase"]
        self.missing = int(h.get("backup-missing", 0))
        self.wrapped = h.get("backup-style") == "wrapped"
        self.bare_name = h.get("backup-name") == "number"
        self.blocks = parse_body(body)
        self.comments = parse_comments(comments)
        self.pictures = [name for b in walk(self.blocks) if b[0] in ("img", "grid") for name in b[1]]

    @property
    def id(self):
        return f"{BLOG}/{self.number}"

    def url(self, skin):
        if self.notice:
            return f"{BASE}/notice/{self.number}"
        return f"{BASE}/{self.number}" if skin == 1 else f"{BASE}/entry/{quote(self.slug)}"


def parse_body(text):
    """Blocks: (kind, …). A fold is ("fold", label, blocks)."""
    blocks, lines, i = [], text.strip("\n").split("\n") if text.strip() else [], 0

    def run(prefix):
        nonlocal i
        out = []
        while i < len(lines) and re.match(prefix, lines[i]):
            out.append(re.sub(prefix, "", lines[i], count=1))
            i += 1
        return out

    while i < len(lines):
        line = lines[i]
        if not line.strip():
            i += 1
        elif line.startswith("```"):
            lang, code = line[3:].strip(), []
            i += 1
            while lines[i] != "```":
                code.append(lines[i])
                i += 1
            i += 1
            blocks.append(("code", lang, "\n".join(code)))
        elif m := re.match(r"(#{2,4}) (.*)", line):
            blocks.append(("h", len(m[1]), m[2]))
            i += 1
        elif line.startswith("- "):
            blocks.append(("ul", run(r"- ")))
        elif re.match(r"\d+\. ", line):
            blocks.append(("ol", run(r"\d+\. ")))
        elif line.startswith("> "):
            blocks.append(("quote", run(r"> ")))
        elif line.startswith("|"):
            rows = [[c.strip() for c in r.strip().removesuffix("|").split("|")] for r in run(r"\|")]
            blocks.append(("table", [r for r in rows if not all(re.fullmatch(r"-+", c) for c in r)]))
        elif line.startswith("[fold ") or line == "[notes]":
            end = "[/fold]" if line.startswith("[fold ") else "[/notes]"
            j = lines.index(end, i)
            inner = "\n".join(lines[i + 1:j])
            blocks.append(("fold", line[6:-1], parse_body(inner)) if end == "[/fold]" else ("notes", inner.split("\n")))
            i = j + 1
        elif m := re.fullmatch(r"\[(img|grid|card|video) (.*)\]", line):
            parts = [p.strip() for p in m[2].split(" | ")]
            if m[1] in ("img", "grid"):
                blocks.append((m[1], parts[0].split(), parts[1] if len(parts) > 1 else ""))
            else:
                blocks.append((m[1], *parts))
            i += 1
        elif line in ("[hr]", "[adsense]", "[emptyfigure]"):
            blocks.append((line[1:-1],))
            i += 1
        else:
            blocks.append(("p", line))
            i += 1
    return blocks


def walk(blocks):
    for b in blocks:
        yield b
        if b[0] == "fold":
            yield from walk(b[2])


def parse_comments(text):
    out = []
    for part in re.split(r"(?m)^(?=>?@ )", text.strip()):
        if not part.strip():
            continue
        head, _, body = part.partition("\n")
        reply = head.startswith(">")
        name, when, *flags = [f.strip() for f in head.lstrip(">@ ").split("|")]
        out.append({"name": name, "when": when, "reply": reply, "admin": "admin" in flags, "secret": "secret" in flags, "text": body.strip()})
    return out


def iso(t):
    return t.replace(" ", "T") + "+09:00"


def dotted(t, clock=True):
    y, mo, d = t[:10].split("-")
    return f"{y}. {int(mo)}. {int(d)}." + (f" {t[11:16]}" if clock else "")


def picture_size(data):
    if data[:4] == b"\x89PNG":
        return struct.unpack(">II", data[16:24])
    if data[:3] == b"GIF":
        return struct.unpack("<HH", data[6:10])
    i = 2
    while data[i + 1] not in (0xC0, 0xC1, 0xC2):
        i += 2 + struct.unpack(">H", data[i + 2:i + 4])[0]
    h, w = struct.unpack(">HH", data[i + 5:i + 9])
    return w, h


def token(seed, n):
    """n letters and digits made from the seed, for the addresses Tistory makes up."""
    text = ""
    while len(text) < n:
        text += base64.b64encode(hashlib.sha256(f"{seed}/{len(text)}".encode()).digest()).decode()
        text = re.sub(r"[^A-Za-z0-9]", "", text)
    return text[:n]


# ---------------------------------------------------------------- bodies

def inline(text, number):
    out = []
    for piece in re.split(r"(`[^`]+`)", text):
        if piece.startswith("`") and piece.endswith("`") and len(piece) > 2:
            out.append(f"<code>{esc(piece[1:-1], quote=False)}</code>")
            continue
        s = esc(piece, quote=False)
        s = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", s)
        s = re.sub(r"\[([^\]^]+)\]\((https?://[^)]+)\)", r'<a href="\2" target="_blank" rel="noopener">\1</a>', s)
        s = re.sub(r"\[\^(\d+)\]", rf'<sup class="footnote"><a href="#footnote_{number}_\1" id="footnote_link_{number}_\1">\1</a></sup>', s)
        out.append(s)
    return "".join(out)


KEYWORDS = set("""public private protected class static final void new return if else for while try catch throw throws import package const let var function async
await export default def from yield in not and or SELECT FROM WHERE JOIN LEFT ON GROUP BY ORDER LIMIT CREATE INDEX AND DESC EXPLAIN AS sudo echo exit then fi""".split())


def highlight(code, lang):
    """What highlight.js leaves in a saved page, roughly: spans around comments, strings, numbers, key words."""
    comment = {"bash": r"#[^\n]*", "yaml": r"#[^\n]*", "python": r"#[^\n]*", "sql": r"--[^\n]*", "nginx": r"#[^\n]*"}.get(lang, r"//[^\n]*")
    pattern = re.compile(rf"(?P<comment>(?<![\w$&|:'-]){comment})|(?P<string>\"[^\"\n]*\"|'[^'\n]*')|(?P<number>\b\d+(?:\.\d+)?\b)|(?P<word>[A-Za-z_]\w*)")
    out, at = [], 0
    for m in pattern.finditer(code):
        kind = m.lastgroup
        if kind == "word" and m[0] not in KEYWORDS:
            continue
        out.append(esc(code[at:m.start()], quote=False))
        out.append(f'<span class="hljs-{"keyword" if kind == "word" else kind}">{esc(m[0], quote=False)}</span>')
        at = m.end()
    out.append(esc(code[at:], quote=False))
    return "".join(out)


class Body:
    """Renders the blocks of one post for one shape: 'backup', 1 or 2 (the skins)."""

    def __init__(self, post, shape):
        self.post, self.shape, self.images, self.codes, self.cards = post, shape, 0, 0, 0
        self.image_files = []        # (source name, file name in the backup)

    def image(self, name):
        n, ext = self.images, name.rsplit(".", 1)[1]
        self.images += 1
        w, h = picture_size((SRC / "img" / name).read_bytes())
        if self.shape == "backup":
            file = f"img_{n}.{ext}" if n else f"img.{ext}"
            self.image_files.append((name, file))
            return f'<span data-lightbox="lightbox">\n    <img src="./img/{file}" data-origin-width="{w}" data-origin-height="{h}" />\n  </span>', w, h
        url = picture_url(self.post, n, name, self.shape)
        attr = esc(url) if self.shape == 1 else url
        thumb = "https://img1.daumcdn.net/thumb/R1280x0/?scode=mtistory2" + ("&amp;" if self.shape == 1 else "&") + "fname=" + quote(url, safe="")
        return (f'<span data-url="{attr}" data-phocus="{attr}"><img src="{attr}" srcset="{thumb}" '
                f'onerror="this.onerror=null; this.src=\'//t1.daumcdn.net/tistory_admin/static/images/no-image-v1.png\';" loading="lazy" width="{w}" height="{h}" '
                f'data-filename="{esc(name)}" data-origin-width="{w}" data-origin-height="{h}"/></span>'), w, h

    def render(self, blocks):
        return "\n".join(filter(None, (self.block(b) for b in blocks)))

    def block(self, b):
        kind, num, page = b[0], self.post.number, self.shape != "backup"
        if kind == "p":
            return f'<p data-ke-size="size16">{inline(b[1], num)}</p>'
        if kind == "h":
            return f'<h{b[1]} data-ke-size="size{ {2: 26, 3: 23, 4: 20}[b[1]] }">{inline(b[2], num)}</h{b[1]}>'
        if kind in ("ul", "ol"):
            style = "disc" if kind == "ul" else "decimal"
            items = "\n".join(f"<li>{inline(t, num)}</li>" for t in b[1])
            return f'<{kind} style="list-style-type: {style};" data-ke-list-type="{style}">\n{items}\n</{kind}>'
        if kind == "quote":
            return f'<blockquote data-ke-style="style1"><span style="font-family: \'Noto Serif KR\';">{"<br />".join(inline(t, num) for t in b[1])}</span></blockquote>'
        if kind == "table":
            rows = "\n".join("<tr>\n" + "\n".join(f'<td style="width: {100 // len(r)}%;">{inline(c, num) or "&nbsp;"}</td>' for c in r[1:]) + "\n</tr>" for r in b[1])
            return f'<table style="border-collapse: collapse; width: 100%;" border="1" data-ke-align="alignLeft">\n<tbody>\n{rows}\n</tbody>\n</table>'
        if kind == "code":
            self.codes += 1
            ident = f"code_{1640995200000 + num * 86400000 + self.codes * 1371}"
            if self.shape == 1:
                code = f'<code class="hljs">{highlight(b[2], b[1])}</code>'
            elif self.shape == 2:
                code = f'<code class="hljs language-{b[1]}" data-highlighted="yes">{highlight(b[2], b[1])}</code>'
            else:
                code = f"<code>{esc(b[2], quote=False)}</code>"
            return f'<pre id="{ident}" class="{b[1]}" data-ke-language="{b[1]}" data-ke-type="codeblock">{code}</pre>'
        if kind == "img":
            img, w, h = self.image(b[1][0])
            caption = f"<figcaption>{inline(b[2], num)}</figcaption>" if b[2] else ""
            if not page:
                return (f'<figure class="imageblock alignCenter" data-ke-mobileStyle="widthOrigin" data-origin-width="{w}" data-origin-height="{h}">\n  {img}\n  {caption}\n</figure>')
            return (f'<p><figure class="imageblock alignCenter" data-ke-mobileStyle="widthOrigin" data-filename="{esc(b[1][0])}" data-origin-width="{w}" data-origin-height="{h}">'
                    f'{img}{caption}</figure>\n</p>')
        if kind == "grid":
            imgs = "".join(self.image(n)[0] for n in b[1])
            caption = f"<figcaption>{inline(b[2], num)}</figcaption>" if b[2] else ""
            return f'<figure class="imagegridblock">\n  <div class="image-container">{imgs}</div>\n  {caption}\n</figure>'
        if kind == "card":
            url, title, desc, host = b[1:]
            self.cards += 1
            key = token(f"og/{num}/{self.cards}", 22)
            pic = f"https://scrap.kakaocdn.net/dn/{key[:6]}/{key[6:16]}/{key}/img.png?width=1200&amp;height=630"
            return (f'<figure id="og_{1650000000000 + num * 86400000 + self.cards}" contenteditable="false" data-ke-type="opengraph" data-ke-align="alignCenter" data-og-type="website" '
                    f'data-og-title="{esc(title)}" data-og-description="{esc(desc)}" data-og-host="{host}" data-og-source-url="{url}" data-og-url="{url}" data-og-image="{pic}">'
                    f'<a href="{url}" target="_blank" rel="noopener" data-source-url="{url}">\n<div class="og-image" style="background-image: url(\'{pic}\');">&nbsp;</div>\n'
                    f'<div class="og-text">\n<p class="og-title" data-ke-size="size16">{esc(title)}</p>\n<p class="og-desc" data-ke-size="size16">{esc(desc)}</p>\n'
                    f'<p class="og-host" data-ke-size="size16">{host}</p>\n</div>\n</a></figure>')
        if kind == "video":
            return (f'<figure data-ke-type="video" data-ke-style="alignCenter" data-video-host="youtube" data-video-url="https://www.youtube.com/watch?v={b[1]}" '
                    f'data-video-width="860" data-video-height="484" data-video-title="{esc(b[2])}"><iframe src="https://www.youtube.com/embed/{b[1]}" width="860" height="484" '
                    f'frameborder="0" allowfullscreen="true"></iframe>\n<figcaption style="display: none;"></figcaption>\n</figure>')
        if kind == "fold":
            return (f'<div data-ke-type="moreLess" data-text-more="{esc(b[1])}" data-text-less="접기"><a class="btn-toggle-moreless">{esc(b[1])}</a>\n'
                    f'<div class="moreless-content">\n{self.render(b[2])}\n</div>\n</div>')
        if kind == "notes":
            items = "\n".join(f'<li id="footnote_{num}_{i}">{inline(t, num)} <a href="#footnote_link_{num}_{i}">[본문으로]</a></li>' for i, t in enumerate(b[1], 1))
            return f'<ol class="footnotes">\n{items}\n</ol>'
        if kind == "hr":
            return '<hr contenteditable="false" data-ke-type="horizontalRule" data-ke-style="style5" />'
        if kind == "adsense":       # put into the text by the author, so it stands in the backup too
            return ('<center><ins class="adsbygoogle" style="display: block;" data-ad-client="ca-pub-0000000000000000" data-ad-slot="0000000000" data-ad-format="auto"></ins>\n'
                    '<script>\n(adsbygoogle = window.adsbygoogle || []).push({});\n</script></center>')
        if kind == "emptyfigure":   # what the editor leaves when a picture is taken out
            return '<figure data-ke-type="image" data-ke-style="alignCenter">\n<figcaption style="display: none;"></figcaption>\n</figure>'
        raise ValueError(kind)


def picture_url(post, n, name, skin):
    ext = name.rsplit(".", 1)[1]
    key = token(f"{post.number}/{n}/{name}", 60)
    if n % 2 == 0:
        return f"https://blog.kakaocdn.net/dn/{key[:6]}/bt{key[6:15]}/{key[15:37]}/img.{ext}"
    expires = 1751295599 if skin == 1 else 1764514799
    signature = quote(base64.b64encode(hashlib.sha1(f"{key}{expires}".encode()).digest()).decode(), safe="")
    return (f"https://blog.kakaocdn.net/dna/{key[:6]}/bt{key[6:15]}/AAAAAAAAAAAAAAAAAAAAA{key[15:58]}/img.{ext}"
            f"?credential={token('credential', 32)}&expires={expires}&allow_ip=&allow_referer=&signature={signature}")


def plain(blocks):
    """The words of the body, for descriptions and excerpts."""
    def flat(t):
        return re.sub(r"\[([^\]^]+)\]\(https?://[^)]+\)", r"\1", re.sub(r"\[\^\d+\]", "", t.replace("**", "").replace("`", "")))
    out = []
    for b in blocks:
        if b[0] == "p":
            out.append(flat(b[1]))
        elif b[0] == "h":
            out.append(flat(b[2]))
        elif b[0] in ("ul", "ol", "quote", "notes"):
            out += map(flat, b[1])
        elif b[0] == "table":
            out += [flat(" ".join(r[1:])) for r in b[1]]
        elif b[0] == "code":
            out.append(b[2])
        elif b[0] in ("img", "grid"):
            out.append(flat(b[2]))
        elif b[0] == "card":
            out.append(b[2])
        elif b[0] == "fold":
            out += [b[1], plain(b[2])]
    return " ".join(filter(None, out))


# ---------------------------------------------------------------- the official backup

BACKUP_CSS = """@charset "utf-8";
body { margin: 0; color: #333; font-family: 'Noto Sans KR', sans-serif; }
#wrap { width: 100%; max-width: 860px; margin: 0 auto; }
.title-article { font-size: 28px; font-weight: 500; }
.box-info p { display: inline-block; color: #777; }
.contents_style { line-height: 1.7; }
.contents_style img { max-width: 100%; }
.contents_style figcaption { color: #777; font-size: 13px; text-align: center; }
.tags { padding: 20px 0; color: #909090; }
"""


def backup_name(post):
    if post.bare_name:
        return f"{post.number}.html"
    title = re.sub(r"[(),:?/<>|*&\x22\x5c]", "", post.title)
    return f"{post.number}-{'-'.join(title.split())}.html"


def wrap_paragraphs(text):
    def one(m):
        lines = textwrap.wrap(" ".join(m[2].split()), 60, break_long_words=False, break_on_hyphens=False)
        return m[1] + "\n" + "\n".join("                    " + line for line in lines) + "\n                  " + m[3]
    return re.sub(r"(<(?:p|li)\b[^>]*>)(?!\s*<figure)([^\n]*?)(</(?:p|li)>)", one, text)


def backup_page(post):
    body = Body(post, "backup")
    text = body.render(post.blocks)
    head = f'<html lang="ko">\n<head>\n<meta charset="utf-8" />\n<link rel="stylesheet" type="text/css" href="../style.css" />\n<title>{esc(post.title)}</title>\n</head>'
    if post.wrapped:                # like a file somebody ran a formatter over
        text = wrap_paragraphs(text)
        head = f'<meta charset="utf-8" />\n<html lang="ko">\n  <head>\n    <link rel="stylesheet" type="text/css" href="../style.css" />\n    <title>\n      {esc(post.title)}\n    </title>\n  </head>'
    tags = " ".join("#" + t for t in post.tags)
    page = f"""{head}
<body id="tt-body-page" class="">
<div id="wrap" class="wrap-right">
    <div id="container">
        <main class="main ">
            <div class="area-main">
                <div class="area-view">
                    <div class="article-header">
                        <div class="inner-article-header">
                            <div class="box-meta">
                                <h2 class="title-article">{esc(post.title)}</h2>
                                <div class="box-info">
                                    <p class="category">{esc(post.category or "")}</p>
                                    <p class="date">{post.published}</p>
                                </div>
                            </div>
                        </div>
                    </div>
                    <hr>
                    <div class="article-view">
                        <div class="contents_style">
{text}
                        </div>
                        <br/>
                        <div class="tags">{esc(tags)}</div>
                    </div>
                </div>
            </div>
        </main>
    </div>
</div>
</body>
</html>
"""
    return page, body.image_files


# ---------------------------------------------------------------- parts of pages

class Site:
    def __init__(self, posts):
        self.posts = posts
        self.entries = sorted((p for p in posts if not p.notice), key=lambda p: p.published, reverse=True)
        self.tree = {}
        for p in self.entries:
            if p.category:
                parent, _, child = p.category.partition("/")
                self.tree.setdefault(parent, {}).setdefault(child, 0)
                self.tree[parent][child] += 1
        for i, label in enumerate(sorted({p.category for p in self.entries if p.category})):
            CATEGORY_IDS[label] = 1083000 + i * 7
        self.tag_counts = {}
        for p in self.entries:
            for t in p.tags:
                self.tag_counts[t] = self.tag_counts.get(t, 0) + 1

    def link(self, entry, skin):
        slug = entry["slug"] if isinstance(entry, dict) else entry.slug
        number = entry["number"] if isinstance(entry, dict) else entry.number
        return f"/{number}" if skin == 1 else f"/entry/{quote(slug)}"

    def related(self, post):
        """Rows around the post in its category, newest first; the post that is not held is among them."""
        rows = [(p.published, p.title, p, len(p.comments)) for p in self.entries if p.category == post.category]
        if post.category == NOT_HELD["category"]:
            rows.append((NOT_HELD["published"], NOT_HELD["title"], NOT_HELD, 2))
        rows.sort(key=lambda r: r[0], reverse=True)
        at = next(i for i, r in enumerate(rows) if r[2] is post)
        first = max(0, min(at - 2, len(rows) - 6))
        return rows[first:first + 6]

    def neighbours(self, post):
        i = self.entries.index(post)
        return (self.entries[i + 1] if i + 1 < len(self.entries) else None, self.entries[i - 1] if i else None)


def categories_html(site):
    total = len(site.entries)
    out = [f'<ul class="tt_category"><li class=""><a href="/category" class="link_tit"> 분류 전체보기 <span class="c_cnt">({total})</span> </a>\n  <ul class="category_list">']
    for parent, children in sorted(site.tree.items()):
        out.append(f'<li class=""><a href="/category/{quote(parent)}" class="link_item"> {esc(parent)} <span class="c_cnt">({sum(children.values())})</span> </a>\n  <ul class="sub_category_list">')
        out += [f'<li class=""><a href="/category/{quote(parent)}/{quote(child)}" class="link_sub_item"> {esc(child)} <span class="c_cnt">({n})</span> </a></li>' for child, n in sorted(children.items())]
        out.append("</ul>\n</li>")
    out.append("</ul>\n</li>\n</ul>")
    return "\n".join(out)


def another_category(site, post, skin):
    if not post.category:
        return ""
    parent, _, child = post.category.partition("/")
    rows = []
    for published, title, p, comments in site.related(post):
        if p is post and skin == 1:
            continue
        current = ' class="current"' if p is post else ""
        rows.append(f'    <tr>\n      <th><a href="{site.link(p, skin)}?category={CATEGORY_IDS[post.category]}"{current}>{esc(title, quote=False)}</a>&nbsp;&nbsp;<span>({comments})</span></th>\n'
                    f'      <td>{published[:10].replace("-", ".")}</td>\n    </tr>')
    return (f'<!-- PostListinCategory - START -->\n<div class="another_category another_category_color_{"gray" if skin == 1 else "blue"}">\n'
            f'  <h4>\'<a href="/category/{quote(parent)}">{esc(parent)}</a> &gt; <a href="/category/{quote(parent)}/{quote(child)}">{esc(child)}</a>\' 카테고리의 다른 글</h4>\n'
            f'  <table>\n' + "\n".join(rows) + "\n  </table>\n</div>\n<!-- PostListinCategory - END -->")


def advert(words, label="반응형"):
    return (f'<!-- System - START -->\n<div class="revenue_unit_wrap">\n  <div class="revenue_unit_item adsense responsive">\n    <div class="revenue_unit_info">{label}</div>\n'
            '    <script src="//pagead2.googlesyndication.com/pagead/js/adsbygoogle.js" async="async"></script>\n'
            '    <ins class="adsbygoogle" style="display: block;" data-ad-host="ca-host-pub-0000000000000000" data-ad-client="ca-pub-0000000000000000" data-ad-format="auto" data-ad-status="filled">'
            f'<div aria-label="Advertisement">{AD_WORD} {words}</div></ins>\n    <script>(adsbygoogle = window.adsbygoogle || []).push({{}});</script>\n  </div>\n</div>\n<!-- System - END -->')


def post_buttons(site, post, skin, description):
    ident = f' id="reaction-{post.number}"' if skin == 1 else ""
    body = f"\nwindow.ReactionReqBody = {{\n    entryId: {post.number}\n}}" if skin == 1 else ""
    pcurl = post.url(skin)
    return f"""<div class="container_postbtn #post_button_group">
  <div class="postbtn_like"><script>window.ReactionButtonType = 'reaction';
window.ReactionApiUrl = '//{BLOG}.tistory.com/reaction';{body}</script>
<div class="wrap_btn"{ident} data-tistory-react-app="Reaction"><button class="btn_post uoc-icon"><span class="txt_like uoc-text">공감</span><span class="txt_like uoc-count">{post.number % 9}</span></button></div><div class="wrap_btn wrap_btn_share"><button type="button" class="btn_post sns_btn btn_share" aria-expanded="false" data-title="{esc(post.title)}" data-description="{esc(description)}" data-profile-name="{AUTHOR}" data-pc-url="{pcurl}" data-blog-title="{BLOG_TITLE}"><span class="ico_postbtn ico_share">공유하기</span></button>
  <div class="layer_post" id="tistorySnsLayer"></div>
</div><div class="wrap_btn wrap_btn_etc"><button type="button" class="btn_post btn_etc1" aria-expanded="false"><span class="ico_postbtn ico_etc">게시글 관리</span></button>
  <div class="layer_post" id="tistoryEtcLayer"></div>
</div></div>
  <div class="postbtn_ccl" data-ccl-type="1">
    <a href="https://creativecommons.org/licenses/by/4.0/deed.ko" target="_blank" class="link_ccl" rel="license"><span class="bundle_ccl"><span class="ico_postbtn ico_ccl1">저작자표시</span></span><span class="screen_out">(새창열림)</span></a>
  </div>
  <!--
<rdf:RDF xmlns="https://web.resource.org/cc/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <Work rdf:about=""><license rdf:resource="https://creativecommons.org/licenses/by/4.0/" /></Work>
</rdf:RDF>
-->
  <div data-tistory-react-app="SupportButton"></div>
</div>"""


def tags_html(post, sep):
    return sep.join(f'<a href="/tag/{quote(t)}" rel="tag">{esc(t)}</a>' for t in post.tags)


def comments_html(post):
    """Comments as Tistory wrote them into the page until 2022."""
    def item(c, n, inner=""):
        klass = "rp_admin" if c["admin"] else "rp_secret" if c["secret"] else "rp_general"
        text = "비밀댓글입니다." if c["secret"] else esc(c["text"], quote=False)
        ident = 13000000 + post.number * 100 + n
        reply = " re_reply" if c["reply"] else ""
        return (f'<li id="comment{ident}" class="{klass}{reply}">\n  <div class="area_profile"><span class="thumb_profile"></span><span class="tit_nickname">{c["name"]}</span>'
                f'<span class="txt_date">{c["when"].replace("-", ".")} <a href="/toolbar/popup/abuseReport/?entryId={post.number}&amp;commentId={ident}">신고</a></span></div>\n'
                f'  <div class="txt_reply">{text}</div>\n  <div class="area_btn"><a href="#" class="link_edit">수정/삭제</a><a href="#" class="link_reply">댓글쓰기</a></div>{inner}\n</li>')
    out, i, cs = [], 0, post.comments
    while i < len(cs):
        top, n, replies = cs[i], i, []
        i += 1
        while i < len(cs) and cs[i]["reply"]:
            replies.append(item(cs[i], i))
            i += 1
        out.append(item(top, n, '\n  <ul class="list_reply_comment">\n' + "\n".join(replies) + "\n  </ul>" if replies else ""))
    return "\n".join(out)


def t_json(value, old):
    text = json.dumps(value, ensure_ascii=old, separators=(",", ":"))
    return text.replace("/", "\\/") if old else text


def head_scripts(post, skin, where):
    """window.T and window.TistoryBlog; the older form escapes its JSON, the newer does not."""
    old = skin == 1
    config = {"TOP_SSL_URL": "https://www.tistory.com", "PREVIEW": False, "ROLE": "guest", "PREV_PAGE": "", "NEXT_PAGE": "",
              "BLOG": {"id": BLOG_ID, "name": BLOG, "title": BLOG_TITLE, "isDormancy": False, "nickName": AUTHOR, "status": "open", "profileStatus": "normal"},
              "NEED_COMMENT_LOGIN": False, "LOGIN_URL": f"https://www.tistory.com/auth/login/?redirectUrl={where}", "DEFAULT_URL": BASE, "USER": {"name": None, "homepage": None},
              "IS_LOGIN": False, "PHASE": "prod"}
    info = None
    if post:
        info = {"entryId": post.number, "isAuthor": False, "categoryId": CATEGORY_IDS.get(post.category, 0), "categoryLabel": post.category}
    return f"""<script type="text/javascript">if (!window.T) {{ window.T = {{}} }}
window.T.config = {t_json(config, old)};
window.T.entryInfo = {t_json(info, old)};
window.appInfo = {{"domain":"tistory.com","topUrl":"https://www.tistory.com","loginUrl":"https://www.tistory.com/auth/login","logoutUrl":"https://www.tistory.com/auth/logout"}};
window.initData = {{}};

window.TistoryBlog = {{
    basePath: "",
    url: "{BASE}",
    tistoryUrl: "{BASE}",
    manageUrl: "{BASE}/manage",
    token: "{token('page token', 64)}"
}};
var servicePath = "";
var blogURL = "";</script>"""


ANOTHER_CATEGORY_CSS = """<style type="text/css">.another_category { border: 1px solid #E5E5E5; padding: 10px 10px 5px; margin: 10px 0; clear: both; }
.another_category h4 { font-size: 12px !important; margin: 0 !important; border-bottom: 1px solid #E5E5E5 !important; padding: 2px 0 6px !important; }
.another_category table { table-layout: fixed; border-collapse: collapse; width: 100% !important; margin-top: 10px !important; }
.tt_article_useless_p_margin p { padding-top: 0 !important; padding-bottom: 0 !important; margin-top: 0 !important; margin-bottom: 0 !important; }</style>"""


def meta(post, skin, description, image):
    url, title = post.url(skin), esc(post.title)
    out = [f'<meta name="description" content="{esc(description)}"/>', '<meta property="og:type" content="article"/>', f'<meta property="og:url" content="{url}"/>',
           f'<meta property="og.article.author" content="{AUTHOR}"/>', f'<meta property="og:site_name" content="{BLOG_TITLE}"/>', f'<meta property="og:title" content="{title}"/>',
           f'<meta name="by" content="{AUTHOR}"/>', f'<meta property="og:description" content="{esc(description)}"/>']
    if image:
        out.append(f'<meta property="og:image" content="https://img1.daumcdn.net/thumb/R800x0/?scode=mtistory2&amp;fname={quote(image, safe="")}"/>')
    out += ['<meta name="twitter:card" content="summary_large_image"/>', f'<meta name="twitter:title" content="{title}"/>',
            f'<meta content="{url}" property="dg:plink" content="{url}"/>', '<meta name="plink"/>', f'<meta name="title" content="{title}"/>',
            f'<meta name="article:media_name" content="{BLOG_TITLE}"/>', f'<meta property="article:pc_url" content="{url}"/>']
    if skin == 1:
        out += [f'<meta property="article:mobile_url" content="{BASE}/m{url[len(BASE):]}"/>', f'<meta property="article:pc_view_url" content="{url}"/>',
                f'<meta property="article:txid" content="{BLOG_ID}_{post.number}"/>']
    out += ['<meta property="article:pc_service_home" content="https://www.tistory.com"/>']
    if post.published:
        hour = int(post.published[11:13])
        out += [f'<meta property="article:published_time" content="{iso(post.published)}"/>',
                f'<meta property="og:regDate" content="{post.published[:10].replace("-", "")}{(hour + 11) % 12 + 1:02d}{post.published[14:16]}{post.published[17:19]}"/>',
                f'<meta property="article:modified_time" content="{iso(post.updated)}"/>']
    if skin == 2 and post.published:
        out.append('<script type="application/ld+json">' + json.dumps({"@context": "http://schema.org", "@type": "BlogPosting", "mainEntityOfPage": {"@id": url, "name": None}, "url": url,
                   "headline": post.title, "description": description, "author": {"@type": "Person", "name": AUTHOR, "logo": None}, "image": None,
                   "datePublished": iso(post.published), "dateModified": iso(post.updated),
                   "publisher": {"@type": "Organization", "name": "TISTORY", "logo": None}}, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/") + "</script>")
    out.append(f'<link rel="canonical" href="{url}"/>')
    return "\n".join(out)


def list_meta(title, url):
    t = esc(title)
    return "\n".join([f'<meta name="description" content="{t}"/>', '<meta property="og:type" content="website"/>', f'<meta property="og:url" content="{BASE}"/>',
                      f'<meta property="og:site_name" content="{BLOG_TITLE}"/>', f'<meta property="og:title" content="{t}"/>', f'<meta property="og:description" content="{BLOG_TITLE} 입니다."/>',
                      '<meta name="twitter:card" content="summary_large_image"/>', f'<meta name="twitter:title" content="{t}"/>', f'<link rel="canonical" href="{BASE}"/>'])


# ---------------------------------------------------------------- skin one: two columns, comments in the page, lists inside the body

def sidebar_one(site):
    recent = "\n".join(f'<li><a href="/{p.number}" class="link_recent">{esc(p.title)}</a></li>' for p in site.entries[:5])
    popular = "\n".join(f'<li><a href="/{p.number}" class="link_popular"><strong>{esc(p.title)}</strong><span>{p.published[:10].replace("-", ".")}</span></a></li>'
                        for p in site.entries if p.number in (30, 10, 44, 14, 5))
    said = sorted(((c["when"], c, p) for p in site.entries for c in p.comments if not c["secret"] and not c["admin"]), key=lambda x: x[0], reverse=True)[:4]
    comments = "\n".join(f'<li><a href="/{p.number}#comment{p.number}">{esc(textwrap.shorten(c["text"], 22, placeholder=".."))}</a> <span class="name">{c["name"]}</span></li>' for _, c, p in said)
    cloud = " ".join(f'<a href="/tag/{quote(t)}" class="cloud{min(4, 6 - min(n, 5))}">{esc(t)}</a>' for t, n in sorted(site.tag_counts.items(), key=lambda x: (-x[1], x[0]))[:24])
    return f"""<div id="dkSide" class="area_aside" role="complementary">
  <div class="box_search"><form action="/search" method="get"><input type="text" name="search" value="" placeholder="검색내용을 입력하세요."/><button type="submit">검색</button></form></div>
  <div class="box_category"><h2>카테고리</h2>
{categories_html(site)}
  </div>
  <div class="box_notice"><h2>공지사항</h2><ul><li><a href="/notice/13">블로그 안내: 글을 옮겨 가실 때</a></li></ul></div>
  <div class="box_recent"><h2>최근에 올라온 글</h2><ul>
{recent}
  </ul></div>
  <div class="box_popular"><h2>인기 글</h2><ul>
{popular}
  </ul></div>
  <div class="box_comment"><h2>최근에 달린 댓글</h2><ul>
{comments}
  </ul></div>
  <div class="box_tag"><h2>태그</h2><p>{cloud}</p></div>
  <div class="box_link"><h2>링크</h2><ul><li><a href="https://example.com/">{SIDEBAR_WORD}의 서랍</a></li><li><a href="https://example.org/">파도 사전</a></li></ul></div>
  <div class="box_count"><h2>방문자</h2><p>Total <strong>48,217</strong> Today <strong>31</strong> Yesterday <strong>64</strong></p></div>
  <div class="box_ad">{advert("사이드 배너", "728x90")}</div>
</div>"""


def page_one(site, meta_html, title, body_id, info, where, main):
    return f"""<!DOCTYPE html>
<html lang="ko">
<head>
{head_scripts(info, 1, where)}
<meta http-equiv="X-UA-Compatible" content="IE=Edge">
<meta name="format-detection" content="telephone=no">
{meta_html}
<title>{esc(title)}</title>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<link rel="alternate" type="application/rss+xml" title="{BLOG_TITLE}" href="{BASE}/rss"/>
<link rel="stylesheet" href="https://tistory1.daumcdn.net/tistory/{BLOG_ID}/skin/style.css"/>
<script type="text/javascript" src="https://tistory1.daumcdn.net/tistory/{BLOG_ID}/skin/images/script.js"></script>
{ANOTHER_CATEGORY_CSS}
</head>
<body id="{body_id}">
<div id="dkIndex"><a href="#dkBody">본문 바로가기</a><a href="#dkGnb">메뉴 바로가기</a></div>
<div id="dkWrap" class="wrap_skin">
<div id="dkHead" role="banner" class="area_head">
  <h1 class="tit_blog"><a href="/">{BLOG_TITLE}</a></h1>
  <p class="desc_blog">밀려온 것을 주워 적습니다</p>
  <div id="dkGnb" role="navigation"><ul><li class="t_menu_home first"><a href="/" target="">홈</a></li><li class="t_menu_tag"><a href="/tag" target="">태그</a></li><li class="t_menu_guestbook last"><a href="/guestbook" target="">방명록</a></li></ul></div>
</div>
{sidebar_one(site)}
<div id="dkContent" class="cont_skin" role="main"><div id="cMain"><div id="mArticle" class="article_skin">
{main}
</div></div></div>
<div id="dkFoot" role="contentinfo" class="area_foot"><small class="info_copyright">Blog is powered by <a href="https://www.tistory.com/">Tistory</a> / Designed by 조개껍데기 스킨</small></div>
</div>
<div class="#menubar menu_toolbar"><h2 class="screen_out">티스토리툴바</h2><ul><li><a href="/guestbook">방명록</a></li><li><button type="button">구독하기</button></li></ul></div>
<script type="text/javascript" src="https://tistory1.daumcdn.net/tistory_admin/userblog/static/script/common.js"></script>
</body>
</html>
"""


def description_of(post):
    return textwrap.shorten(plain(post.blocks), 180, placeholder="..") if post.blocks else "보호되어 있는 글입니다."


def post_one(site, post):
    body = Body(post, 1)
    description = description_of(post)
    if post.protected:
        inner = ('<div class="entryProtected"><form action="/protected" method="post"><fieldset><legend>비밀번호 입력</legend><p>보호되어 있는 글입니다. 내용을 보시려면 비밀번호를 입력하세요.</p>'
                 f'<input type="hidden" name="entryId" value="{post.number}"/><input type="password" name="password" maxlength="20"/><button type="submit">확인</button></fieldset></form></div>')
        view = f'<div class="area_view">\n{inner}\n</div>'
    else:
        parts = [body.block(b) for b in post.blocks]
        if len(parts) > 8:          # the advertisement Tistory puts into the middle of long posts
            parts.insert(len(parts) // 2, advert("본문 중간 특가", "반응형"))
        blocks = "\n".join(parts)
        view = (f'<div class="area_view">\n<div class="tt_article_useless_p_margin contents_style">\n{advert("오늘만 할인")}\n{blocks}\n{advert("마감 임박", "728x90")}\n'
                f'{post_buttons(site, post, 1, description)}{another_category(site, post, 1)}</div>\n</div>')
    category = f'<strong class="tit_category"><a href="/category/{quote(post.category)}">{esc(post.category)}</a></strong>' if post.category else ""
    when = f'<span class="txt_bar"></span>{post.published[:16].replace("-", ".")}' if post.published else ""
    tags = f'<dl class="list_tag"><dt class="tit_tag">TAG</dt><dd class="desc_tag">{tags_html(post, ", ")}</dd></dl>' if post.tags else ""
    paging = ""
    if not post.notice:
        older, newer = site.neighbours(post)
        paging = '<div class="area_paging">' + "".join(
            f'<a href="/{p.number}" class="link_{k}"><span>{label}</span> {esc(p.title)}</a>' for p, k, label in ((older, "prev", "이전 글"), (newer, "next", "다음 글")) if p) + "</div>"
    reply = ""
    if not post.protected and not post.notice:
        reply = (f'<div class="area_reply" id="entry{post.number}Comment">\n<strong class="tit_reply">댓글 <span id="commentCount{post.number}_0">{len(post.comments)}</span></strong>\n'
                 f'<ul class="list_reply">\n{comments_html(post)}\n</ul>\n<form method="post" action="/comment/add/{post.number}" onsubmit="return false"><fieldset><legend class="screen_out">댓글쓰기 폼</legend>'
                 '<input type="text" name="name" placeholder="이름"/><input type="password" name="password" placeholder="암호"/><textarea name="comment" placeholder="여러분의 소중한 댓글을 입력해주세요"></textarea>'
                 '<button type="submit">댓글쓰기</button></fieldset></form>\n</div>')
    main = f"""<div class="skin_view">
<h2 id="dkBody" class="screen_out">티스토리 뷰</h2>
<div class="area_title">{category}
<h3 class="tit_post"><a href="{post.url(1)[len(BASE):]}">{esc(post.title)}</a></h3>
<span class="txt_detail">{AUTHOR}{when}</span></div>
{view}
<div class="area_etc">{tags}</div>
{paging}
{reply}
</div>"""
    image = picture_url(post, 0, post.pictures[0], 1) if post.pictures else None
    return page_one(site, meta(post, 1, description, image), f"{post.title} :: {BLOG_TITLE}", "tt-body-page", post, post.url(1), main)


def list_one(site, posts, heading, title, body_id, path):
    items = "\n".join(f'<div class="list_content"><a href="/{p.number}" class="link_post"><strong class="tit_post">{esc(p.title)}</strong>'
                      f'<p class="txt_post">{esc(textwrap.shorten(plain(p.blocks) or "보호되어 있는 글입니다.", 120, placeholder=".."))}</p></a>'
                      f'<div class="detail_info"><a href="/category/{quote(p.category or "")}" class="link_cate">{esc(p.category or "카테고리 없음")}</a><span class="txt_date">{dotted(p.published)}</span></div></div>' for p in posts)
    main = f'<h2 class="tit_list">{esc(heading)}</h2>\n{items}\n<div class="area_paging"><a class="link_page on" href="?page=1">1</a> <a class="link_page" href="?page=2">2</a> <a class="link_page" href="?page=3">3</a></div>'
    return page_one(site, list_meta(title, path), BLOG_TITLE, body_id, None, BASE + path, main)


# ---------------------------------------------------------------- skin two: one column, sidebar after the text, comments drawn by a script

def page_two(site, meta_html, title, body_id, info, where, main):
    cards = "\n".join(f'<a class="rank" href="{site.link(p, 2)}"><i>{i}</i>{esc(p.title)}</a>' for i, p in enumerate([p for p in site.entries if p.number in (30, 48, 44, 29, 33)], 1))
    recent = "\n".join(f'<article class="mini"><a href="{site.link(p, 2)}">{esc(p.title)}</a><time>{dotted(p.published, False)}</time></article>' for p in site.entries[:6])
    cloud = "\n".join(f'<a class="chip" href="/tag/{quote(t)}">{esc(t)}</a>' for t in sorted(site.tag_counts)[:30])
    return f"""<!doctype html>
<html lang="ko">
<head>
{head_scripts(info, 2, where)}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{meta_html}
<title>{BLOG_TITLE} :: {esc(title)}</title>
<link rel="stylesheet" href="https://tistory1.daumcdn.net/tistory/{BLOG_ID}/skin/style.css?_version_=1748000000">
{ANOTHER_CATEGORY_CSS}
</head>
<body id="{body_id}" class="layout-narrow theme-sea">
<a class="skip" href="#main">본문 바로가기</a>
<header class="masthead"><a class="brand" href="/">{BLOG_TITLE}</a><nav class="gnb"><a href="/">처음</a><a href="/category">모든 글</a><a href="/tag">꼬리표</a><a href="/guestbook">방명록</a></nav><button class="dark-toggle" type="button">어둡게</button></header>
<div class="top-banner">{advert("상단 배너", "728x90")}</div>
<main id="main">
{main}
</main>
<aside id="aside">
<section class="profile"><h2>{AUTHOR}</h2><p>낮에는 서버를 보고 주말에는 바다를 봅니다.</p></section>
<section class="find"><input type="search" name="search" placeholder="이 블로그에서 찾기"><button>찾기</button></section>
<section class="cate"><h2>서랍</h2>
{categories_html(site)}
</section>
<section class="hot"><h2>많이 읽은 글</h2>
{cards}
</section>
<section class="new"><h2>새 글</h2>
{recent}
</section>
<section class="chips"><h2>꼬리표</h2>
{cloud}
</section>
<section class="visit"><h2>발자국</h2><dl><dt>오늘</dt><dd>31</dd><dt>어제</dt><dd>64</dd><dt>모두</dt><dd>48,217</dd></dl></section>
<section class="friends"><h2>이웃</h2><a href="https://example.com/">{SIDEBAR_WORD} 모임</a></section>
</aside>
<footer class="foot"><p>ⓒ {BLOG_TITLE}. Skin 썰물. POWERED BY TISTORY</p></footer>
<script src="https://tistory1.daumcdn.net/tistory_admin/userblog/static/pc/dist/index.js" defer></script>
</body>
</html>
"""


def post_two(site, post):
    body = Body(post, 2)
    description = description_of(post)
    parts = [body.block(b) for b in post.blocks]
    if len(parts) > 6:
        parts.insert(3, f'<div data-tistory-react-app="NaverAd"><span>{AD_WORD} 추천 상품</span></div>')
        parts.insert(len(parts) - 2, f'<ins class="kakao_ad_area" style="display:none;" data-ad-unit="DAN-0000000000000000" data-ad-width="728" data-ad-height="90">{AD_WORD} 띠 배너</ins>')
    older, newer = site.neighbours(post)
    near = "\n".join(f'<a class="{k}" href="{site.link(p, 2)}"><small>{label}</small><b>{esc(p.title)}</b></a>' for p, k, label in ((newer, "newer", "다음 글"), (older, "older", "이전 글")) if p)
    cards = "\n".join(f'<li><a href="{site.link(p, 2)}?category={CATEGORY_IDS[post.category]}"><span class="thumb" style="background-image:url(\'\')"></span><strong>{esc(title)}</strong><em>{dotted(when, False)}</em></a></li>'
                      for when, title, p, _ in site.related(post)[:4] if p is not post) if post.category else ""
    main = f"""<article class="entry">
<header class="entry-head"><p class="cate-label">{esc(post.category or "카테고리 없음")}</p><h1>{esc(post.title)}</h1><p class="byline"><span class="author">{AUTHOR}</span> <time>{dotted(post.published)}</time></p></header>
<div class="entry-content" id="article-view">
{advert("읽기 전에")}
<div class="tt_article_useless_p_margin contents_style">{chr(10).join(parts)}</div>
{advert("읽은 뒤에")}
{post_buttons(site, post, 2, description)}
{another_category(site, post, 2)}
</div>
<div class="entry-tags">{tags_html(post, chr(10))}</div>
<section class="related-cards"><h2>함께 읽으면 좋은 글</h2><ul>
{cards}
</ul></section>
<nav class="near">
{near}
</nav>
<section class="talk"><h2>댓글</h2><div data-tistory-react-app="Namecard"></div><div data-tistory-react-app="Comment"></div></section>
</article>"""
    image = picture_url(post, 0, post.pictures[0], 2) if post.pictures else None
    return page_two(site, meta(post, 2, description, image), post.title, "tt-body-page", post, post.url(2), main)


def tag_page(site, tag):
    items = "\n".join(f'<li><a href="{site.link(p, 2)}"><b>{esc(p.title)}</b><p>{esc(textwrap.shorten(plain(p.blocks), 100, placeholder=".."))}</p><time>{dotted(p.published, False)}</time></a></li>'
                      for p in site.entries if tag in p.tags)
    return page_two(site, list_meta(f"'{tag}' 태그의 글 목록", f"/tag/{quote(tag)}"), f"'{tag}' 태그의 글 목록", "tt-body-tag", None, f"{BASE}/tag/{quote(tag)}", f'<h1 class="list-title">#{esc(tag)}</h1>\n<ul class="post-list">\n{items}\n</ul>')


def guestbook_page(site):
    said = [("귤껍질", "2024.05.07 10:02", "속초 글 잘 읽었습니다. 자주 올게요."), ("우산꽂이", "2024.10.21 22:15", "캐시 이야기 회사에 공유해도 될까요?"), (AUTHOR, "2024.10.22 08:00", "그럼요, 얼마든지요.")]
    items = "\n".join(f'<li id="comment{13900000 + i}"><div class="rp_general"><p class="name">{n}</p><p class="com_txt">{t}</p><span class="date"> {d} <a href="/toolbar/popup/abuseReport/?entryId=0&amp;commentId={13900000 + i}">신고</a></span></div></li>' for i, (n, d, t) in enumerate(said))
    main = (f'<div id="entry0Comment"><section id="guestbook_page"><h1>방명록</h1><div class="commentlist guestList"><ul>\n{items}\n</ul></div>'
            '<form method="post" action="/guestbook" onsubmit="return false"><input type="text" name="name" placeholder="이름"><textarea name="comment"></textarea><button>남기기</button></form></section></div>')
    return page_two(site, list_meta("방명록", "/guestbook"), "방명록", "tt-body-guestbook", None, f"{BASE}/guestbook", main)


SKIN_ONE_CSS = """@charset "utf-8";
/* 조개껍데기 스킨: 두 단 */
.wrap_skin { display: grid; grid-template-columns: 240px 1fr; gap: 24px; max-width: 1080px; margin: 0 auto; }
.area_head, .area_foot { grid-column: 1 / 3; }
.tit_post { font-size: 26px; }
.tt_article_useless_p_margin p { line-height: 1.75; }
.area_reply { border-top: 1px solid #ddd; padding-top: 16px; }
"""
SKIN_ONE_JS = """// 조개껍데기 스킨
(function () {
  'use strict';
  var toggle = document.querySelector('.tit_reply');
  if (toggle) {
    toggle.addEventListener('click', function () { document.querySelector('.list_reply').classList.toggle('fold'); });
  }
})();
"""
SKIN_TWO_CSS = """/* 썰물 스킨: 한 단 */
:root { --sea: #1f6f9f; --sand: #f4eee2; }
body.layout-narrow { max-width: 720px; margin: 0 auto; background: var(--sand); }
.masthead { display: flex; gap: 16px; align-items: center; }
.entry h1 { color: var(--sea); }
.related-cards ul { display: grid; grid-template-columns: repeat(2, 1fr); }
@media (max-width: 640px) { .related-cards ul { grid-template-columns: 1fr; } }
"""
SKIN_TWO_JS = """// 썰물 스킨
document.querySelector('.dark-toggle')?.addEventListener('click', () => {
  document.body.classList.toggle('dark');
});
"""


def save_complete(post, page):
    """What Chrome's "save page as, complete" makes of a page: an address in a comment, files in a folder."""
    name = re.sub(r'[:"<>|?*/\\]', "_", f"{post.title} :: {BLOG_TITLE}")
    files = {"style.css": SKIN_ONE_CSS.encode(), "script.js.다운로드": SKIN_ONE_JS.encode()}
    url = post.url(1)
    page = page.replace("<!DOCTYPE html>\n", f"<!DOCTYPE html>\n<!-- saved from url=({len(url):04d}){url} -->\n", 1)
    page = page.replace('<html lang="ko">\n<head>', '<html lang="ko"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">', 1)
    page = page.replace(f"https://tistory1.daumcdn.net/tistory/{BLOG_ID}/skin/style.css", f"./{name}_files/style.css")
    page = page.replace(f"https://tistory1.daumcdn.net/tistory/{BLOG_ID}/skin/images/script.js", f"./{name}_files/script.js.다운로드")
    used = {}
    for n, picture in enumerate(post.pictures):
        ext = picture.rsplit(".", 1)[1]
        k = used.get(ext, 0)
        used[ext] = k + 1
        file = f"img({k}).{ext}" if k else f"img.{ext}"
        files[file] = (SRC / "img" / picture).read_bytes()
        page = page.replace(f'<img src="{esc(picture_url(post, n, picture, 1))}"', f'<img src="./{name}_files/{file}"')
    return name, page, files


# ---------------------------------------------------------------- everything together

def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)


def build(out):
    posts = [Post(p) for p in sorted(SRC.glob("[0-9][0-9][0-9].txt"))]
    site = Site(posts)
    check_sources(posts)
    files = {p.id: [] for p in posts}
    for old in ("backup", "pages"):
        shutil.rmtree(out / old, ignore_errors=True)

    root = out / "backup" / f"{BLOG}-1-1"
    write(root / "style.css", BACKUP_CSS)
    missing = None
    for p in posts:
        if "backup" not in p.shapes:
            continue
        page, images = backup_page(p)
        name = backup_name(p)
        write(root / str(p.number) / name, page)
        files[p.id].append(f"backup/{BLOG}-1-1/{p.number}/{name}")
        for n, (source, file) in enumerate(images, 1):
            if n == p.missing:
                missing = {"post": p.id, "file": f"img/{file}"}
            else:
                write(root / str(p.number) / "img" / file, (SRC / "img" / source).read_bytes())

    with zipfile.ZipFile(out / f"{BLOG}-1-1.zip", "w") as z:
        for path in sorted(x for x in root.rglob("*") if x.is_file()):
            info = zipfile.ZipInfo(path.relative_to(root).as_posix(), (2025, 5, 10, 12, 0, 0))
            info.create_system, info.external_attr = 3, 0o100644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED if path.suffix in (".html", ".css") else zipfile.ZIP_STORED
            z.writestr(info, path.read_bytes())

    one, two = out / "pages" / "skin-one", out / "pages" / "skin-two"
    for p in posts:
        if "skin-one" in p.shapes:
            page = post_one(site, p)
            name = f"notice-{p.number}.html" if p.notice else f"{p.number}.html"
            if p.number == SAVED_COMPLETE:
                stem, page, beside = save_complete(p, page)
                name = f"{stem}.html"
                for file, data in beside.items():
                    write(one / f"{stem}_files" / file, data)
            write(one / name, page)
            files[p.id].append(f"pages/skin-one/{name}")
            if p.number == SAVED_TWICE:
                write(one / f"{p.number} (1).html", page)
                files[p.id].append(f"pages/skin-one/{p.number} (1).html")
        if "skin-two" in p.shapes:
            write(two / f"entry-{p.slug}.html", post_two(site, p))
            files[p.id].append(f"pages/skin-two/entry-{p.slug}.html")
    write(one / "index.html", list_one(site, site.entries[:10], "최근 글", BLOG_TITLE, "tt-body-index", "/"))
    write(one / "category-개발-백엔드.html", list_one(site, [p for p in site.entries if p.category == "개발/백엔드"], "개발/백엔드", "'개발/백엔드' 카테고리의 글 목록", "tt-body-category", "/category/" + quote("개발/백엔드")))
    write(one / "style.css", SKIN_ONE_CSS)
    write(one / "script.js", SKIN_ONE_JS)
    write(two / "tag-제주도.html", tag_page(site, "제주도"))
    write(two / "guestbook.html", guestbook_page(site))
    write(two / "style.css", SKIN_TWO_CSS)
    write(two / "script.js", SKIN_TWO_JS)
    return posts, files, missing


def check_sources(posts):
    for p in posts:
        text = plain(p.blocks)
        whole = text + p.title + " ".join(c["text"] for c in p.comments) + " ".join(p.tags)
        assert SIDEBAR_WORD not in whole and AD_WORD not in whole, p.id
        assert p.protected or (p.phrase and sum(q.phrase is not None and p.phrase in plain(q.blocks) for q in posts) == 1 and p.phrase in text), (p.id, p.phrase)
    assert len({p.id for p in posts}) == len(posts) and len({p.phrase for p in posts}) == len(posts)


def facts(posts, files, missing):
    shape = lambda s: sum(s in p.shapes for p in posts)
    in_pages = [p for p in posts if "skin-one" in p.shapes or "skin-two" in p.shapes]
    return {
        "blog": BLOG, "blog_title": BLOG_TITLE, "author": AUTHOR, "base_url": BASE,
        "total": len(posts),
        "published": sum(not p.notice and not p.protected for p in posts), "notices": sum(p.notice for p in posts), "protected": sum(p.protected for p in posts),
        "counts": {
            "backup_posts": shape("backup"), "zip_posts": shape("backup"),
            "backup_pictures_referenced": sum(len(p.pictures) for p in posts if "backup" in p.shapes),
            "backup_pictures_present": sum(len(p.pictures) for p in posts if "backup" in p.shapes) - 1,
            "skin_one_documents": shape("skin-one"), "skin_two_documents": shape("skin-two"), "pages_documents": len(in_pages),
            "in_both_skins": sum("skin-one" in p.shapes and "skin-two" in p.shapes for p in posts),
            "page_files_of_documents": sum(f.startswith("pages/") for fs in files.values() for f in fs),
            "page_files_not_documents": 8, "list_pages": 4,
            "backup_only": sum(p.shapes == ["backup"] for p in posts), "pages_only": sum("backup" not in p.shapes for p in posts),
            "comments_served": sum(len(p.comments) for p in posts if "skin-one" in p.shapes), "comments_secret_served": sum(c["secret"] for p in posts if "skin-one" in p.shapes for c in p.comments),
            "comments_written": sum(len(p.comments) for p in posts), "posts_with_comments": sum(bool(p.comments) for p in posts),
        },
        "sidebar_word": SIDEBAR_WORD, "advertisement_word": AD_WORD,
        "known_but_not_held": [{"id": f"{BLOG}/{NOT_HELD['number']}", "title": NOT_HELD["title"], "date": NOT_HELD["published"][:10], "category": NOT_HELD["category"].split("/")}],
        "unused_numbers": sorted(set(range(1, max(p.number for p in posts) + 1)) - {p.number for p in posts} - {NOT_HELD["number"]}),
        "missing_picture": missing, "saved_complete": f"{BLOG}/{SAVED_COMPLETE}", "saved_twice": f"{BLOG}/{SAVED_TWICE}",
        "posts": [{
            "id": p.id, "number": p.number, "title": p.title, "slug": p.slug, "category": p.category.split("/") if p.category else [], "tags": p.tags,
            "published": iso(p.published) if p.published else None, "updated": iso(p.updated) if p.updated else None,
            "notice": p.notice, "protected": p.protected, "pictures": len(p.pictures), "code_blocks": sum(b[0] == "code" for b in walk(p.blocks)),
            "comments": len(p.comments), "comments_secret": sum(c["secret"] for c in p.comments), "comments_served": len(p.comments) if "skin-one" in p.shapes else 0,
            "shapes": p.shapes, "files": files[p.id], "phrase": p.phrase,
        } for p in posts],
    }


def main():
    out = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE / "sample"
    out.mkdir(parents=True, exist_ok=True)
    posts, files, missing = build(out)
    data = facts(posts, files, missing)
    if out == HERE / "sample":
        write(SRC / "facts.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    print(f"{data['total']} posts -> {out.name}/: {data['counts']}")


if __name__ == "__main__":
    main()
