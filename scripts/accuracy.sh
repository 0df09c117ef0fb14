#!/usr/bin/env bash
# Reads the labelled reports of ../shared, and their labels as claims made elsewhere;
# scores what was read and the events that come of it. Nothing is
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
# The fifth of the labelled reports that is kept aside while rules are written: those
# of which the SHA-1 of the id is divisible by five.
python3 - "$shared"/gold/news/*.jsonl "$out" <<'PY'
import hashlib, json, sys
*gold, out = sys.argv[1:]
parts = {True: open(out + "/aside.jsonl", "w"), False: open(out + "/others.jsonl", "w")}
for name in gold:
    for line in open(name):
        document = json.loads(line)["document"]
        key = str(document.get("id") or document["path"].rsplit("/", 1)[-1].removesuffix(".txt"))
        parts[int(hashlib.sha1(key.encode()).hexdigest(), 16) % 5 == 0].write(line)
PY
for part in aside others; do
  printf '\n== news: %s\n' "$part"
  python3 "$shared/tools/score.py" "$out/$part.jsonl" --read "$out/news.jsonl" | grep -E '^claim type|^reduction|^  with|^documents'
done
printf '\n== events from the labels of the seeds\n'
cat "$shared"/gold/seeds/*.json >"$out/claims.jsonl"
bin/headcount reconcile "$out/claims.jsonl" --json >"$out/events.jsonl"
bin/headcount reconcile "$out/claims.jsonl" --json --totals Amazon >"$out/total.json"
python3 "$shared/tools/score_ledger.py" "$shared/gold/ledger/seeds.json" --claims "$shared/gold/seeds" --events "$out/events.jsonl" --totals "$out/total.json"
printf '\n== events from the labels of the news\n'
bin/headcount reconcile "$shared/gold/news/gold.jsonl" --json >"$out/events.jsonl"
python3 "$shared/tools/score_ledger.py" "$shared/gold/ledger/news.json" --claims "$shared/gold/news/gold.jsonl" --events "$out/events.jsonl" | grep -Ev '^(merged though|split though|claim not in|relation not)'
