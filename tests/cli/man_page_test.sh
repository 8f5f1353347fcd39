#!/usr/bin/env bash
# Every option in the server's help stands in its man page, and both pages are sound roff.
# usage: man_page_test.sh ROOT FOLDER-OF-THE-PROGRAMS
set -euo pipefail
page=$1/server/seogo-server.1
options=$("$2/seogo-server" --help | grep -oE -- '--[a-z][a-z-]+' | sort -u)
[ "$(wc -l <<<"$options")" -ge 6 ] || { echo "the help names too few options: $options"; exit 1; }
while IFS= read -r option; do
  grep -qF -- "${option//-/\\-}" "$page" || { echo "$option is in the help and not in $page"; exit 1; }
done <<<"$options"
version=$("$2/seogo-server" --version | awk '{print $2}')
grep -qF "seogo $version" "$page" || { echo "$page is not of version $version"; exit 1; }
grep -q "^\.SH NAME" <<<"$("$2/seogo" help --man)" || { echo "seogo help --man is no manual page"; exit 1; }
echo "the man pages agree with the programs"
