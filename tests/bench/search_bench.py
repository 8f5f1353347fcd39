#!/usr/bin/env python3
"""Uncached searches beside groonga's HTTP server (Debian's groonga-server-common), on the same posts in one run.

usage: search_bench.py SERVER ARCHIVE POSTS.jsonl QUERIES.tsv [ROUNDS]

POSTS.jsonl holds the archive's posts with `title` and `body`; a line of QUERIES.tsv is ID<tab>QUERY.  Each side answers
all queries from two connections, turn by turn, ten hits with title and excerpt; the server keeps no answers and counts no
facets, and then once more with them.  Told are searches for each second of the server's processor time, since this client
takes its part of the machine, and the middle one of the ratios.
"""
import http.client, json, os, re, shutil, signal, socket, subprocess, sys, tempfile, threading, urllib.parse

server, archive, posts, queries = sys.argv[1:5]
rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
asked = [line.rstrip("\n").split("\t", 1)[1] for line in open(queries, encoding="utf-8") if "\t" in line]
folder = tempfile.mkdtemp()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def fill_groonga(database):
    schema = """table_create Posts TABLE_NO_KEY
column_create Posts title COLUMN_SCALAR ShortText
column_create Posts body COLUMN_SCALAR Text
table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto
column_create Terms of_title COLUMN_INDEX|WITH_POSITION Posts title
column_create Terms of_body COLUMN_INDEX|WITH_POSITION Posts body
"""
    with open(f"{folder}/load", "w", encoding="utf-8") as load:
        load.write(schema + "load --table Posts\n[\n")
        first = True
        for line in open(posts, encoding="utf-8"):
            post = json.loads(line)
            load.write(("" if first else ",\n") + json.dumps({"title": post["title"], "body": post["body"]}, ensure_ascii=False))
            first = False
        load.write("\n]\n")
    subprocess.run(["groonga", "--file", f"{folder}/load", "-n", database], check=True, stdout=subprocess.DEVNULL)


def processor_seconds(process):
    fields = open(f"/proc/{process.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def per_second(process, port, address_of):
    """Searches for each second of the process, over two connections."""
    todo, lock = list(asked), threading.Lock()

    def work():
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while True:
            with lock:
                if not todo:
                    return
                query = todo.pop()
            connection.request("GET", address_of(query))
            answer = connection.getresponse()
            answer.read()
            if answer.status not in (200, 400):
                print(f"status {answer.status} for {query}")

    threads = [threading.Thread(target=work) for _ in range(2)]
    before = processor_seconds(process)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(asked) / (processor_seconds(process) - before)


def ours(query):
    return "/api/v1/search?facets=0&limit=10&q=" + urllib.parse.quote(query)


def ours_with_facets(query):
    return "/api/v1/search?limit=10&q=" + urllib.parse.quote(query)


def theirs(query):
    words = " ".join(re.findall(r"\w+", query))
    return "/d/select?" + urllib.parse.urlencode({
        "table": "Posts", "match_columns": "title * 3 || body", "query": words, "limit": 10, "sort_keys": "-_score",
        "output_columns": "_id,_score,title,snippet_html(body)"})


processes = []
try:
    fill_groonga(f"{folder}/database")
    port = free_port()
    groonga = subprocess.Popen(["groonga", "--protocol", "http", "--port", str(port), "-s", f"{folder}/database"],
                               stdout=subprocess.DEVNULL)
    processes.append(groonga)
    own = subprocess.Popen([server, "--listen", "127.0.0.1:0", "--archive", archive, "--cache", "0", "--queue-time", "60"],
                           stdout=subprocess.PIPE, text=True)
    processes.append(own)
    own_port = int(own.stdout.readline().rsplit(":", 1)[1])
    ratios = []
    for number in range(rounds + 1):
        us, them = per_second(own, own_port, ours), per_second(groonga, port, theirs)
        with_facets = per_second(own, own_port, ours_with_facets)
        if number == 0:
            continue  # the files are read by both now
        ratios.append(us / them)
        print(f"seogo {us:5.0f}/s, with facets {with_facets:5.0f}/s  groonga {them:5.0f}/s  ratio {us / them:.2f}", flush=True)
    print(f"middle ratio {sorted(ratios)[len(ratios) // 2]:.2f}")
finally:
    for process in processes:
        process.send_signal(signal.SIGTERM)
    shutil.rmtree(folder, ignore_errors=True)
