#!/usr/bin/env python3
"""Draws the pictures of the sample blog into img/ (needs Pillow).

The results are committed, so this need not be run to build the sample: make_sample.py only copies the files.
Run it again only to change a drawing; other versions of Pillow may encode the same drawing to other bytes.
"""
import math
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

OUT = Path(__file__).resolve().parent / "img"


def gradient(size, top, bottom):
    w, h = size
    im = Image.new("RGB", size)
    d = ImageDraw.Draw(im)
    for y in range(h):
        t = y / max(1, h - 1)
        d.line([(0, y), (w, y)], fill=tuple(round(a + (b - a) * t) for a, b in zip(top, bottom)))
    return im


def waves(d, w, y0, y1, rnd, colour, step=14):
    for y in range(y0, y1, step):
        x = rnd.randint(-30, 0)
        while x < w:
            n = rnd.randint(18, 60)
            d.arc([x, y - 3, x + n, y + 5], 200, 340, fill=colour, width=2)
            x += n + rnd.randint(10, 50)


def jpg(im, name):
    im.save(OUT / name, quality=78, optimize=True)


def png(im, name):
    im.quantize(64).save(OUT / name, optimize=True)


def sea_horizon():
    im = gradient((640, 400), (158, 205, 236), (240, 246, 246))
    im.paste(gradient((640, 190), (38, 112, 160), (126, 188, 200)), (0, 210))
    d = ImageDraw.Draw(im)
    waves(d, 640, 225, 390, random.Random(1), (224, 240, 244))
    d.polygon([(430, 205), (500, 205), (488, 219), (442, 219)], fill=(90, 64, 60))
    d.polygon([(463, 203), (463, 160), (492, 200)], fill=(250, 248, 240))
    jpg(im, "sea-horizon.jpg")


def sunrise():
    im = gradient((600, 420), (62, 66, 120), (252, 176, 110))
    d = ImageDraw.Draw(im)
    d.ellipse([255, 200, 345, 290], fill=(255, 236, 170))
    im.paste(gradient((600, 170), (214, 120, 96), (50, 52, 96)), (0, 250))
    d = ImageDraw.Draw(im)
    for i in range(12):
        y = 258 + i * 12
        d.line([(300 - 50 + i * 3, y), (300 + 50 - i * 3, y)], fill=(255, 220, 150), width=3)
    jpg(im, "sunrise.jpg")


def lighthouse():
    im = gradient((360, 480), (176, 216, 240), (236, 244, 248))
    d = ImageDraw.Draw(im)
    d.rectangle([0, 390, 360, 480], fill=(60, 124, 164))
    d.polygon([(60, 400), (300, 400), (330, 440), (30, 440)], fill=(150, 150, 152))
    d.polygon([(140, 400), (220, 400), (206, 150), (154, 150)], fill=(206, 60, 54))
    d.polygon([(148, 290), (212, 290), (209, 240), (151, 240)], fill=(248, 246, 240))
    d.rectangle([158, 112, 202, 150], fill=(250, 232, 150), outline=(90, 40, 40), width=3)
    d.polygon([(150, 112), (210, 112), (180, 80)], fill=(150, 40, 40))
    waves(d, 360, 452, 478, random.Random(2), (200, 226, 236))
    png(im, "lighthouse.png")


def bowl(name, soup, bits, seed, table=(196, 154, 110)):
    rnd = random.Random(seed)
    im = Image.new("RGB", (480, 360), table)
    d = ImageDraw.Draw(im)
    for i in range(0, 360, 24):
        d.line([(0, i), (480, i + 8)], fill=tuple(c - 10 for c in table), width=2)
    d.ellipse([80, 40, 400, 320], fill=(70, 62, 60))
    d.ellipse([98, 58, 382, 302], fill=soup)
    for colour, size, n, square in bits:
        for _ in range(n):
            a, r = rnd.random() * 6.283, rnd.random() * 110
            x, y = 240 + r * math.cos(a), 180 + r * 0.8 * math.sin(a)
            box = [x - size, y - size * 0.8, x + size, y + size * 0.8]
            (d.rectangle if square else d.ellipse)(box, fill=colour, outline=tuple(c * 3 // 4 for c in colour))
    d.line([(420, 60), (448, 330)], fill=(150, 120, 60), width=7)
    d.line([(440, 60), (460, 330)], fill=(150, 120, 60), width=7)
    png(im, name)


def kimchijeon():
    rnd = random.Random(5)
    im = Image.new("RGB", (480, 360), (232, 228, 220))
    d = ImageDraw.Draw(im)
    d.ellipse([50, 20, 430, 340], fill=(250, 250, 246), outline=(190, 196, 204), width=5)
    pts = [(240 + (150 + rnd.randint(-9, 9)) * math.cos(t / 20 * 6.283), 180 + (122 + rnd.randint(-8, 8)) * math.sin(t / 20 * 6.283)) for t in range(20)]
    d.polygon(pts, fill=(214, 112, 60))
    for colour, n in (((180, 66, 40), 60), ((236, 170, 96), 40), ((110, 140, 60), 22)):
        for _ in range(n):
            a, r = rnd.random() * 6.283, rnd.random() * 108
            x, y = 240 + r * math.cos(a), 180 + r * 0.82 * math.sin(a)
            d.ellipse([x - 9, y - 5, x + 9, y + 5], fill=colour)
    png(im, "kimchijeon.png")


def join_venn():
    im = Image.new("RGBA", (520, 300), (255, 255, 255, 255))
    for x, c in ((110, (70, 130, 200, 120)), (230, (230, 120, 70, 120))):
        layer = Image.new("RGBA", im.size, (0, 0, 0, 0))
        ImageDraw.Draw(layer).ellipse([x, 50, x + 200, 250], fill=c, outline=(40, 40, 40, 255), width=3)
        im = Image.alpha_composite(im, layer)
    d = ImageDraw.Draw(im)
    d.text((150, 145), "member", fill=(20, 20, 20))
    d.text((345, 145), "orders", fill=(20, 20, 20))
    d.text((258, 145), "JOIN", fill=(20, 20, 20))
    png(im.convert("RGB"), "join-venn.png")


def terminal():
    im = Image.new("RGB", (640, 320), (24, 26, 32))
    d = ImageDraw.Draw(im)
    d.rectangle([0, 0, 640, 26], fill=(60, 63, 70))
    for i, c in enumerate(((236, 96, 88), (246, 190, 78), (98, 198, 84))):
        d.ellipse([12 + i * 22, 7, 24 + i * 22, 19], fill=c)
    rows = ["Welcome to the test server", "", " System load:  0.08      Processes:  112", " Usage of /:   61.2%     Users:      2", "",
            "$ ls -l /srv/files", "drwxrwxr-x 2 ubuntu upload 4096 Mar 20 20:11 notes", "drwxr-xr-x 5 ubuntu ubuntu 4096 Mar 20 19:58 backup", "$ id",
            "uid=1000(ubuntu) gid=1000(ubuntu) groups=1000(ubuntu),1001(upload)", "$ _"]
    for i, r in enumerate(rows):
        d.text((16, 42 + i * 22), r, fill=(120, 220, 140) if r.startswith("$") else (214, 216, 220))
    png(im, "terminal.png")


def chart(size=(640, 300)):
    im = Image.new("RGB", size, (252, 252, 250))
    d = ImageDraw.Draw(im)
    w, h = size
    for i in range(5):
        y = 30 + i * (h - 70) // 4
        d.line([(50, y), (w - 20, y)], fill=(224, 226, 230))
    d.line([(50, 20), (50, h - 40), (w - 20, h - 40)], fill=(70, 74, 82), width=2)
    return im, d


def load_graph():
    rnd = random.Random(9)
    im, d = chart()
    pts = []
    for x in range(52, 620, 3):
        y = 250 + rnd.randint(-3, 3) if x < 260 else 44 + rnd.randint(0, 14) + max(0, x - 420) * 0.55
        pts.append((x, y))
    d.polygon(pts + [(620, 260), (52, 260)], fill=(250, 214, 190))
    d.line(pts, fill=(214, 84, 44), width=2)
    for x, t in ((60, "11:40"), (242, "12:00"), (400, "12:10"), (570, "12:30")):
        d.text((x, 268), t, fill=(70, 74, 82))
    d.text((10, 24), "req/s", fill=(70, 74, 82))
    png(im, "load-graph.png")


def latency_graph():
    rnd = random.Random(10)
    im, d = chart()
    a, b = [], []
    for x in range(52, 620, 4):
        t = max(0, x - 380) / 240
        a.append((x, 240 - t * 50 + rnd.randint(-3, 3)))
        b.append((x, 220 - t * t * 170 + rnd.randint(-8, 8)))
    d.line(a, fill=(60, 150, 90), width=2)
    d.line(b, fill=(230, 140, 40), width=2)
    for x, t in ((60, "50"), (220, "200"), (400, "400"), (570, "500")):
        d.text((x, 268), t, fill=(70, 74, 82))
    d.text((10, 24), "ms", fill=(70, 74, 82))
    png(im, "latency-graph.png")


def phone(d, x, fill=(255, 255, 255)):
    d.rounded_rectangle([x, 20, x + 130, 280], 14, fill=fill, outline=(60, 64, 72), width=3)
    d.rectangle([x + 10, 36, x + 120, 54], fill=(70, 130, 180))


def broken_images():
    im = Image.new("RGB", (460, 300), (232, 236, 240))
    d = ImageDraw.Draw(im)
    for k in range(3):
        x = 20 + k * 145
        phone(d, x)
        for j in range(3):
            y = 62 + j * 70
            d.rectangle([x + 10, y, x + 120, y + 60], fill=(240, 240, 240), outline=(190, 190, 190))
            d.rectangle([x + 52, y + 16, x + 78, y + 42], outline=(150, 150, 150), width=2)
            d.line([(x + 52, y + 16), (x + 78, y + 42)], fill=(210, 80, 80), width=2)
    png(im, "broken-images.png")


def wireframe():
    im = Image.new("RGB", (600, 300), (250, 248, 242))
    d = ImageDraw.Draw(im)
    for k in range(4):
        x = 16 + k * 144
        phone(d, x)
        if k == 0:
            pts = [(x + 12 + i, 150 - 40 * math.sin(i / 17)) for i in range(0, 106, 2)]
            d.line(pts, fill=(40, 110, 170), width=3)
        elif k == 1:
            d.ellipse([x + 40, 110, x + 90, 160], outline=(220, 140, 40), width=4)
        elif k == 2:
            d.rectangle([x + 24, 90, x + 106, 190], outline=(90, 150, 90), width=3)
        else:
            for j in range(6):
                px, py = x + 14 + (j % 2) * 54, 68 + (j // 2) * 62
                d.rectangle([px, py, px + 48, py + 54], fill=(196, 220, 230))
    png(im, "wireframe.png")


def pipeline():
    im = Image.new("RGB", (620, 140), (255, 255, 255))
    d = ImageDraw.Draw(im)
    for k, (t, c) in enumerate((("test", (210, 232, 214)), ("check", (210, 232, 214)), ("image", (210, 226, 242)), ("push", (210, 226, 242)), ("deploy", (250, 222, 190)))):
        x = 14 + k * 122
        d.rounded_rectangle([x, 40, x + 96, 96], 10, fill=c, outline=(80, 84, 92), width=2)
        d.text((x + 30, 62), t, fill=(30, 30, 30))
        if k < 4:
            d.line([(x + 98, 68), (x + 118, 68)], fill=(80, 84, 92), width=3)
            d.polygon([(x + 114, 61), (x + 122, 68), (x + 114, 75)], fill=(80, 84, 92))
    png(im, "pipeline.png")


def oreum():
    im = gradient((600, 340), (188, 218, 236), (244, 246, 238))
    d = ImageDraw.Draw(im)
    for base, amp, c, ph in ((220, 60, (140, 176, 150), 0.4), (260, 70, (110, 152, 96), 2.0), (310, 40, (86, 126, 66), 3.6)):
        d.polygon([(x, base - amp * max(0, math.sin(x / 130 + ph)) - 8 * math.sin(x / 37)) for x in range(0, 604, 4)] + [(600, 340), (0, 340)], fill=c)
    jpg(im, "oreum.jpg")


def jeju_coast():
    im = gradient((640, 420), (150, 196, 230), (250, 232, 206))
    d = ImageDraw.Draw(im)
    d.polygon([(360, 210), (390, 120), (440, 104), (520, 108), (580, 130), (640, 200), (640, 214), (360, 214)], fill=(92, 104, 86))
    im.paste(gradient((640, 210), (70, 140, 168), (150, 190, 180)), (0, 210))
    d = ImageDraw.Draw(im)
    rnd = random.Random(12)
    for _ in range(70):
        x, y = rnd.randint(0, 640), rnd.randint(310, 420)
        d.ellipse([x - 40, y - 6, x + 40, y + 6], fill=rnd.choice([(96, 124, 70), (120, 144, 84), (70, 80, 70)]))
    jpg(im, "jeju-coast.jpg")


def stone_wall():
    rnd = random.Random(13)
    im = gradient((480, 320), (190, 218, 236), (240, 244, 246))
    d = ImageDraw.Draw(im)
    d.rectangle([0, 120, 480, 320], fill=(52, 52, 56))
    y = 126
    while y < 320:
        x = rnd.randint(-30, 0)
        while x < 480:
            w = rnd.randint(34, 70)
            g = rnd.randint(84, 128)
            d.rounded_rectangle([x, y, x + w - 5, y + 32], 11, fill=(g, g, g + 4))
            x += w
        y += 37
    png(im, "stone-wall.png")


def tangerine():
    im = Image.new("RGB", (420, 320), (222, 236, 214))
    d = ImageDraw.Draw(im)
    for x, y, c in ((60, 110, (120, 164, 60)), (170, 80, (142, 178, 62)), (250, 140, (236, 160, 50))):
        d.ellipse([x, y, x + 120, y + 110], fill=c, outline=tuple(v * 3 // 4 for v in c), width=3)
        d.ellipse([x + 26, y + 18, x + 52, y + 36], fill=tuple(min(255, v + 40) for v in c))
        d.polygon([(x + 60, y + 4), (x + 104, y - 26), (x + 82, y + 10)], fill=(60, 120, 60))
    png(im, "tangerine.png")


def forest():
    rnd = random.Random(15)
    im = gradient((480, 360), (206, 226, 190), (90, 120, 76))
    d = ImageDraw.Draw(im)
    d.polygon([(210, 180), (270, 180), (400, 360), (80, 360)], fill=(150, 78, 60))
    for _ in range(16):
        x = rnd.choice([rnd.randint(0, 170), rnd.randint(310, 480)])
        w = rnd.randint(8, 22)
        d.rectangle([x, 0, x + w, rnd.randint(220, 350)], fill=(74 + rnd.randint(-14, 14), 58, 44))
    for _ in range(160):
        x, y = rnd.randint(0, 480), rnd.randint(0, 130)
        d.ellipse([x - 22, y - 14, x + 22, y + 14], fill=(50 + rnd.randint(0, 50), 110 + rnd.randint(0, 50), 56))
    jpg(im.filter(ImageFilter.GaussianBlur(1)), "forest.jpg")


def rain_window():
    rnd = random.Random(16)
    im = gradient((560, 360), (150, 162, 172), (110, 126, 136))
    d = ImageDraw.Draw(im)
    d.rectangle([0, 220, 560, 300], fill=(104, 132, 138))
    im = im.filter(ImageFilter.GaussianBlur(6))
    d = ImageDraw.Draw(im)
    for _ in range(150):
        x, y, n = rnd.randint(0, 560), rnd.randint(0, 350), rnd.randint(3, 26)
        d.line([(x, y), (x + 1, y + n)], fill=(206, 216, 222), width=2)
    for x in (0, 276, 552):
        d.rectangle([x, 0, x + 10, 360], fill=(92, 70, 54))
    d.rectangle([0, 342, 560, 360], fill=(92, 70, 54))
    jpg(im, "rain-window.jpg")


def cablecar():
    im = gradient((520, 360), (166, 208, 238), (232, 242, 248))
    d = ImageDraw.Draw(im)
    d.rectangle([0, 270, 520, 360], fill=(52, 120, 160))
    waves(d, 520, 284, 354, random.Random(17), (200, 224, 236))
    d.line([(0, 60), (520, 130)], fill=(60, 60, 66), width=3)
    for x, c in ((70, (226, 90, 70)), (250, (240, 190, 70)), (420, (80, 150, 120))):
        y = 60 + x * 70 / 520
        d.line([(x, y), (x, y + 40)], fill=(60, 60, 66), width=4)
        d.rounded_rectangle([x - 36, y + 40, x + 36, y + 100], 12, fill=c, outline=(50, 50, 56), width=3)
        d.rectangle([x - 26, y + 50, x + 26, y + 74], fill=(224, 240, 248))
    png(im, "cablecar.png")


def bookshelf():
    rnd = random.Random(18)
    im = Image.new("RGB", (480, 240), (238, 226, 206))
    d = ImageDraw.Draw(im)
    d.rectangle([0, 214, 480, 240], fill=(130, 92, 60))
    x = 20
    while x < 440:
        w = 92 if 200 < x < 250 and not any(c == 92 for c in getattr(rnd, "used", [])) else rnd.randint(16, 34)
        if w == 92:
            rnd.used = [92]
        h = rnd.randint(110, 180)
        c = rnd.choice([(60, 100, 140), (170, 80, 70), (220, 180, 90), (90, 130, 100), (120, 100, 140)])
        d.rectangle([x, 214 - h, x + w, 214], fill=c, outline=(50, 44, 40))
        d.line([(x + 4, 214 - h + 18), (x + w - 4, 214 - h + 18)], fill=(250, 244, 230), width=3)
        x += w + 2
    png(im, "bookshelf.png")


def market():
    rnd = random.Random(19)
    im = gradient((560, 360), (28, 34, 66), (70, 66, 90))
    d = ImageDraw.Draw(im)
    for k in range(4):
        x = 10 + k * 138
        for j in range(6):
            d.polygon([(x + j * 21, 110), (x + j * 21 + 21, 110), (x + j * 21 + 19, 148), (x + j * 21 + 2, 148)], fill=(220, 70, 60) if j % 2 else (246, 240, 226))
        d.ellipse([x + 52, 150, x + 74, 172], fill=(255, 232, 150))
        d.rectangle([x, 240, x + 126, 330], fill=(90, 110, 130))
        for _ in range(9):
            fx, fy = x + rnd.randint(4, 80), rnd.randint(244, 312)
            d.ellipse([fx, fy, fx + 40, fy + 9], fill=(206, 218, 228))
    png(im, "market.png")


def bridge():
    im = gradient((600, 340), (250, 190, 130), (120, 110, 150))
    d = ImageDraw.Draw(im)
    d.rectangle([0, 240, 600, 340], fill=(60, 76, 110))
    waves(d, 600, 252, 336, random.Random(20), (150, 140, 160))
    d.rectangle([0, 206, 600, 216], fill=(50, 46, 60))
    for x in (170, 430):
        d.rectangle([x - 6, 60, x + 6, 250], fill=(50, 46, 60))
        for i in range(1, 9):
            d.line([(x, 66), (x - i * 20, 206)], fill=(70, 64, 80), width=1)
            d.line([(x, 66), (x + i * 20, 206)], fill=(70, 64, 80), width=1)
    jpg(im, "bridge.jpg")


def room():
    im = Image.new("RGB", (520, 360), (242, 236, 224))
    d = ImageDraw.Draw(im)
    d.polygon([(0, 260), (520, 260), (520, 360), (0, 360)], fill=(206, 168, 120))
    for x in range(0, 520, 65):
        d.line([(x, 260), (x - 30, 360)], fill=(186, 148, 104), width=2)
    d.rectangle([170, 50, 350, 180], fill=(170, 210, 230), outline=(120, 96, 70), width=6)
    d.rectangle([174, 120, 346, 176], fill=(70, 140, 180))
    d.line([(260, 50), (260, 180)], fill=(120, 96, 70), width=5)
    d.rectangle([140, 220, 380, 234], fill=(150, 108, 70))
    for x in (150, 362):
        d.rectangle([x, 234, x + 8, 310], fill=(150, 108, 70))
    d.rectangle([225, 184, 295, 220], fill=(60, 64, 72))
    png(im, "room.png")


def tide_table():
    im, d = chart((640, 260))
    pts = [(52 + i, 120 - 60 * math.cos(i / 46) - 14 * math.cos(i / 92)) for i in range(0, 566, 2)]
    d.polygon(pts + [(616, 220), (52, 220)], fill=(200, 224, 240))
    d.line(pts, fill=(36, 104, 160), width=3)
    for x, t in ((52, "00"), (190, "06"), (330, "12"), (470, "18"), (600, "24")):
        d.text((x, 228), t, fill=(70, 74, 82))
    d.text((14, 20), "cm", fill=(70, 74, 82))
    png(im, "tide-table.png")


def kimchi():
    rnd = random.Random(23)
    im = Image.new("RGB", (480, 340), (222, 226, 228))
    d = ImageDraw.Draw(im)
    d.ellipse([30, 40, 300, 300], fill=(250, 250, 248), outline=(180, 186, 194), width=5)
    d.ellipse([300, 90, 460, 260], fill=(250, 250, 248), outline=(180, 186, 194), width=5)
    for i in range(9):
        x = 80 + i * 20
        d.rounded_rectangle([x, 100 + rnd.randint(-8, 8), x + 18, 250], 8, fill=rnd.choice([(214, 60, 40), (226, 90, 56), (240, 190, 150)]), outline=(150, 40, 30))
    for i in range(5):
        y = 116 + i * 26
        d.rounded_rectangle([336, y, 426, y + 20], 6, fill=(226, 190, 166), outline=(160, 116, 96))
        d.line([(340, y + 5), (422, y + 5)], fill=(250, 236, 226), width=4)
    png(im, "kimchi.png")


def wave_gif():
    frames = []
    for k in range(8):
        im = Image.new("RGB", (240, 120), (226, 240, 246))
        d = ImageDraw.Draw(im)
        for base, c, s in ((70, (120, 184, 210), 1), (88, (60, 138, 180), -1)):
            d.polygon([(x, base + 9 * math.sin(x / 24 + s * k * math.pi / 4)) for x in range(0, 244, 4)] + [(240, 120), (0, 120)], fill=c)
        frames.append(im.quantize(8))
    frames[0].save(OUT / "wave.gif", save_all=True, append_images=frames[1:], duration=120, loop=0)


def main():
    OUT.mkdir(exist_ok=True)
    sea_horizon()
    sunrise()
    lighthouse()
    bowl("bowl-stew.png", (178, 122, 66), [((248, 242, 222), 20, 9, True), ((150, 186, 90), 16, 10, False), ((226, 200, 130), 13, 9, True), ((70, 140, 60), 6, 12, False)], 4)
    bowl("noodles.png", (222, 214, 196), [((244, 236, 210), 26, 12, False), ((200, 60, 40), 11, 6, False), ((120, 170, 90), 9, 12, True), ((250, 250, 252), 12, 7, True)], 6, (170, 140, 116))
    kimchijeon()
    join_venn()
    terminal()
    load_graph()
    latency_graph()
    broken_images()
    wireframe()
    pipeline()
    oreum()
    jeju_coast()
    stone_wall()
    tangerine()
    forest()
    rain_window()
    cablecar()
    bookshelf()
    market()
    bridge()
    room()
    tide_table()
    kimchi()
    wave_gif()


if __name__ == "__main__":
    main()
