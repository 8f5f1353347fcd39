#!/usr/bin/env bash
# The server beside Debian's nginx, in one run on loopback: requests for each second of processor time, for the same bytes.
# usage: server_bench.sh SERVER ARCHIVE [ROUNDS]      (needs nginx-light and wrk; a round takes two seconds)
# One thread that serves on either side, no access log, keep-alive, 32 connections.  nginx sends files; each has the headers that
# the server sends.
set -euo pipefail
server=$1 archive=$2 rounds=${3:-15}
folder=$(mktemp -d)
trap 'kill ${pids:-} 2>/dev/null || true; rm -rf "$folder"' EXIT

"$server" --listen 127.0.0.1:0 --archive "$archive" --threads 1 >"$folder/line" 2>/dev/null &
pids=$! ours=$!
until grep -q listening "$folder/line" 2>/dev/null; do :; done
base=$(awk '{print $3}' "$folder/line")

search='/api/v1/search?q=%EC%84%9C%EB%B2%84'
style=$(curl -s "$base/" | grep -o '/assets/style.css[^"]*' | head -n 1)
picture=$(for hash in $(find "$archive/media" -type f -size +150k -size -400k | head -n 1); do basename "$(dirname "$hash")"; basename "$hash"; done | tr -d '\n')
declare -A paths=([search]=$search [style]=$style)
[ -z "$picture" ] || paths[picture]=/media/$picture

mkdir -p "$folder/files"
locations=
for name in "${!paths[@]}"; do
  curl -s -H 'Accept-Encoding: gzip' -D "$folder/head" -o "$folder/files/$name" "$base${paths[$name]}"
  headers=$(grep -viE '^(HTTP/|date|connection|content-length|etag|content-type|x-request-id)' "$folder/head" | tr -d '\r' |
    sed -nE "s/^([A-Za-z-]+): (.*)$/add_header \1 \"\2\";/p" | sed "s/'/\\\\'/g" | tr '\n' ' ')
  type=$(grep -i '^content-type' "$folder/head" | tr -d '\r' | sed 's/^[^:]*: *//; s/;.*//')
  locations+="location = /$name { types { } default_type $type; $headers }"$'\n'
done
cat >"$folder/nginx.conf" <<CONF
daemon off; worker_processes 1; pid $folder/pid; error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_timeout 60; keepalive_requests 1000; open_file_cache max=100;
  client_body_temp_path $folder; proxy_temp_path $folder; fastcgi_temp_path $folder; uwsgi_temp_path $folder; scgi_temp_path $folder;
  server { listen 127.0.0.1:0; listen unix:$folder/socket; root $folder/files; $locations }
}
CONF
# nginx takes no port 0: one that is free now.
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
sed -i "s/127.0.0.1:0/127.0.0.1:$port/" "$folder/nginx.conf"
PATH=$PATH:/usr/sbin nginx -c "$folder/nginx.conf" 2>/dev/null &
pids+=" $!" master=$!
until [ -S "$folder/socket" ]; do :; done
theirs=$(pgrep -P "$master" | head -n 1)

ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
# measure PROCESS URL: requests for each second of processor time
measure() {
  local before after requests
  before=$(ticks "$1")
  requests=$(wrk -t1 -c32 -d1s -H 'Accept-Encoding: gzip' "$2" | awk '/requests in/ {print $1}')
  after=$(ticks "$1")
  awk -v r="$requests" -v t=$((after - before)) -v hz="$(getconf CLK_TCK)" 'BEGIN {printf "%.0f", r / (t / hz)}'
}
# Turn by turn, since the machine has its moods; the middle one of the ratios counts.
for name in "${!paths[@]}"; do
  size=$(stat -c %s "$folder/files/$name")
  for ((round = 0; round < rounds; ++round)); do
    us=$(measure "$ours" "$base${paths[$name]}")
    them=$(measure "$theirs" "http://127.0.0.1:$port/$name")
    echo "$us $them"
  done | awk '{print $1 / $2, $1, $2}' | sort -n | awk -v n="$name" -v s="$size" '
    {ratio[NR] = $1; us[NR] = $2; them[NR] = $3}
    END {
      middle = int((NR + 1) / 2)
      printf "%-8s %7d bytes  seogo %7d/s  nginx %7d/s  ratio %.2f (%.2f to %.2f)\n",
        n, s, us[middle], them[middle], ratio[middle], ratio[1], ratio[NR]
    }'
done
