#!/usr/bin/env bash
# Reads the labelled reports of ../shared and scores what was read. Nothing is
# kept; docs/accuracy.md quotes what this prints.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=../shared
[ -f "$shared/tools/score.py" ] || { echo "accuracy: $shared is not here: the labelled reports are private test data and no part of this repository" >&2; exit 1; }
command -v python3 >/dev/null || { echo "accuracy: python3 is missing; the scorer needs it" >&2; exit 1; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for set in seeds news; do
  printf '\n== %s\n' "$set"
  bin/headcount read "$shared/data/$set/articles.jsonl" >"$out/$set.jsonl"
  python3 "$shared/tools/score.py" "$shared/gold/$set" --read "$out/$set.jsonl" "$@"
done
