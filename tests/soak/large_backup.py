#!/usr/bin/env python3
"""Indexes an XML backup of 2 GB with attachments and checks how much memory that took.

large_backup.py SEOGO [GIGABYTES]: makes the backup in a temporary folder, runs `SEOGO index` on it, and fails when
the process ever held more than 300 MB, or when a post or a file is missing.
"""
import base64
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

MOST_MEMORY = 300 * 10**6
ATTACHMENT = 3 * 10**6  # bytes, as a photograph has


def write_backup(path, size):
    """A Tattertools backup of about `size` bytes, nearly on one line; returns how many posts it has."""
    posts = 0
    with open(path, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="utf-8"?><blog type="tattertools/1.1" migrational="true">')
        while out.tell() < size:
            posts += 1
            paragraphs = "".join(
                f"&lt;p&gt;{posts}번째 글의 {line}번째 문단이다. 물때가 좋아서 갯바위까지 걸어 나갔다.&lt;/p&gt;" for line in range(40))
            picture = base64.b64encode(b"\x89PNG\r\n\x1a\n" + os.urandom(ATTACHMENT)).decode()
            out.write(
                f"<post><id>{posts}</id><visibility>public</visibility><title>글 {posts}</title>"
                f"<content>{paragraphs}[##_1C|photo{posts}.png|width=\"600\"|사진_##]</content>"
                f"<published>{1_400_000_000 + posts}</published><category>바다</category>"
                f'<attachment mime="image/png" size="{ATTACHMENT}"><name>photo{posts}.png</name>'
                f"<label>사진.png</label><content>{picture}</content></attachment></post>")
        out.write("</blog>")
    return posts


def main():
    seogo = sys.argv[1]
    size = int(float(sys.argv[2] if len(sys.argv) > 2 else 2) * 10**9)
    with tempfile.TemporaryDirectory(prefix="seogo-soak-") as folder:
        backup = pathlib.Path(folder) / "backup.xml"
        posts = write_backup(backup, size)
        archive = pathlib.Path(folder) / "archive"
        done = subprocess.run([seogo, "index", "--archive", archive, "--blog", "soak", "--json", backup],
                              stdout=subprocess.PIPE, check=True)
        report = json.loads(done.stdout)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        files = sum(1 for file in (archive / "media").rglob("*") if file.is_file())
        print(f"{backup.stat().st_size / 10**9:.2f} GB, {posts} posts: {report['imported']} imported, {files} files, "
              f"{report['seconds']:.0f} s, {memory / 10**6:.0f} MB of memory")
        if report["imported"] != posts or files != posts or memory > MOST_MEMORY:
            sys.exit("the backup was not read as it should be")


main()
