#!/usr/bin/env bash
# run.sh PROGRAMS SCREENSHOTS: walks the pages of PROGRAMS/seogo-server; pictures of them go to SCREENSHOTS.
set -euo pipefail
programs=$(realpath "$1") screenshots=$(realpath -m "$2")
cd "$(dirname "$0")"
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --loglevel=error
SEOGO_PROGRAMS=$programs SEOGO_SCREENSHOTS=$screenshots SEOGO_SOURCE_DIR=$(cd ../..; pwd) exec node pages.test.mjs
