#!/usr/bin/env bash
# usage: scripts/worlds.sh [LEVEL]
# Makes 1,000 synthetic worlds of each level of noise (WORLDS=n for another number,
# FIRST=n for others than those from seed 0),
# reconciles their claims and holds the events against the truth; docs/reconcile.md
# quotes what this prints. With a level, lists what is wrong there, by cause.
set -euo pipefail
cd "$(dirname "$0")/.."
args=(-run '^TestWorlds$')
if [ $# -gt 0 ]; then
  args=(-run '^TestMistakes$' -mistakes "$1")
fi
go test -count=1 -v ./reconcile/worlds "${args[@]}" -worlds "${WORLDS:-1000}" -first "${FIRST:-0}" | sed -e '/^=== RUN/d' -e 's/^    *\(mistakes\|worlds\)_test.go:[0-9]*: //' -e 's/^        //'
