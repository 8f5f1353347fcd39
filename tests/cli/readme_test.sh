#!/usr/bin/env bash
# Runs the commands that README.md shows under "Use", as a reader would, in the order they stand there.
# usage: readme_test.sh ROOT FOLDER-OF-THE-PROGRAMS
set -euo pipefail
root=$1
export PATH="$2:$PATH" SEOGO_LANG=en
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SEOGO_ARCHIVE="$work/archive"
cd "$root"

commands=$(awk '/^## Use/ {use = 1} /^## Install/ {use = 0} use && /^seogo / {print}' README.md)
count=0
while IFS= read -r command; do
  bash -c "$command" >"$work/out" 2>"$work/err" </dev/null || {
    echo "README.md shows this, and it failed: $command"
    cat "$work/out" "$work/err"
    exit 1
  }
  [ -s "$work/out" ] || { echo "README.md shows this, and it said nothing: $command"; exit 1; }
  count=$((count + 1))
done <<<"$commands"
[ "$count" -ge 6 ] || { echo "only $count commands were found in README.md"; exit 1; }
echo "$count commands of README.md work"
