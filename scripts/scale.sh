#!/usr/bin/env bash
# usage: scripts/scale.sh [CLAIMS...]
# Fills ledgers from synthetic worlds of so many claims (10,000, 100,000 and 1,000,000
# without a number) and prints what docs/ledger.md quotes: deriving everything from
# nothing, one new document, the total. A million takes some five minutes and 2 GB
# of disk. LARGEST=n gives one employer so many claims; KEEP=FILE keeps the last ledger.
set -euo pipefail
cd "$(dirname "$0")/.."
SCALE="${*:-10000 100000 1000000}" go test -run '^$' -bench '^BenchmarkScale$' -benchtime 1x -timeout 60m ./internal/pipeline
