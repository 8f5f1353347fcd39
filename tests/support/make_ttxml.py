#!/usr/bin/env python3
"""Writes a made-up XML backup of any size to standard output: posts of Korean prose, each with a picture.

usage: make_ttxml.py [--posts 1000] [--picture-kb 1536]

1000 posts with pictures of 1.5 MB make 2 GB.  The same arguments always give the same bytes.
"""
import argparse, base64, random, sys, zlib

NOUNS = "물때 바람 등대 그물 방파제 소금 갯벌 노을 부두 배 닻 섬 파도 조개 미역 어시장 새벽 안개".split()
VERBS = "보러 갔다,고쳤다,기다렸다,적어 두었다,나누었다,다시 찾았다,그려 보았다".split(",")


def prose(dice, sentences):
    return " ".join(f"{dice.choice(NOUNS)}에서 {dice.choice(NOUNS)}을 {dice.choice(VERBS)}." for _ in range(sentences))


def png(dice, size):
    """A PNG of one pixel, made large by a chunk of its own that no reader shows."""
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    head = chunk(b"IHDR", (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"seOg", dice.randbytes(size)) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--posts", type=int, default=1000)
    ask.add_argument("--picture-kb", type=int, default=1536)
    a = ask.parse_args()
    dice, out = random.Random(1), sys.stdout.buffer
    write = lambda text: out.write(text.encode())
    write('<?xml version="1.0" encoding="utf-8" ?><blog type="tattertools/1.1" migrational="true"><setting><name>padosori</name>'
          "<title>파도 소리</title><language>ko</language></setting><category><name>바다</name></category>")
    for number in range(1, a.posts + 1):
        name = f"cfile{number % 30}.uf.{number:016X}.png"
        body = f"&lt;p&gt;[##_1C|{name}|width=&quot;1&quot;|{number}번째 그림_##]&lt;/p&gt;"
        body += "".join(f"&lt;p&gt;{prose(dice, 6)}&lt;/p&gt;" for _ in range(8))
        write(f'<post slogan="글-{number}" format="1.1"><author domain="tistory">1</author><id>{number}</id><visibility>public</visibility>'
              f"<title>{prose(dice, 1)} {number}</title><content>{body}</content><published>{1200000000 + number * 3600}</published>"
              f"<category>바다</category><tag>{dice.choice(NOUNS)}</tag>"
              f'<attachment mime="image/jpeg" size="0" width="1" height="1"><name>{name}</name><label>{number}.png</label><content>')
        out.write(base64.b64encode(png(dice, a.picture_kb * 1024)))
        write("</content></attachment></post>")
    write("</blog>")


if __name__ == "__main__":
    main()
