#!/usr/bin/env bash
# Reads the example reports into a new ledger, prints what it found and says
# how to look further. Each command is shown before it runs.
set -euo pipefail
cd "$(dirname "$0")/.."
export HEADCOUNT_LEDGER=bin/demo.db
rm -f bin/demo.db bin/demo.db-wal bin/demo.db-shm

run() {
  printf '\n$ %s\n' "$*"
  "$@"
}
run bin/headcount add examples/reports
run bin/headcount events
run bin/headcount totals
cat <<'TXT'

The pages:   bin/headcount serve --ledger bin/demo.db     then open http://127.0.0.1:8080/
One event:   bin/headcount show --ledger bin/demo.db EVENT     with a name from the list above
The laws:    bin/headcount verify --ledger bin/demo.db
TXT
