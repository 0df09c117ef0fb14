#!/usr/bin/env bash
# usage: scripts/load.sh [CLAIMS]
# Serves a ledger of synthetic worlds (100,000 claims without a number) on a loopback
# address and asks each kind of page 100 times a second for ten seconds: the slowest
# of 95 in 100 answers, the size as it is sent, and the memory of the server. What
# pages work out once for a vintage is asked for before. LEDGER=FILE serves another.
set -euo pipefail
cd "$(dirname "$0")/.."
VEGETA=${VEGETA:-v12.13.0}
RATE=${RATE:-100}
SECONDS_EACH=${SECONDS_EACH:-10}
port=${PORT:-8461}
at=http://127.0.0.1:$port
dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$dir"' EXIT

vegeta=bin/vegeta-$VEGETA
if [ ! -x "$vegeta" ]; then
  echo "load: building vegeta $VEGETA into bin/ (once)"
  GOBIN="$PWD/bin" go install "github.com/tsenart/vegeta/v12@$VEGETA"
  mv bin/vegeta "$vegeta"
fi
go build -o bin/headcount ./cmd/headcount
if [ -z "${LEDGER:-}" ]; then
  LEDGER=$dir/ledger.db
  echo "load: filling a ledger of ${1:-100000} claims"
  KEEP=$LEDGER SCALE=${1:-100000} go test -run '^$' -bench '^BenchmarkScale$' -benchtime 1x -timeout 60m ./internal/pipeline >"$dir/fill"
fi
bin/headcount --ledger "$LEDGER" serve --addr "127.0.0.1:$port" >"$dir/serve" 2>&1 &
server=$!
for _ in $(seq 50); do curl -sf "$at/healthz" >/dev/null && break; sleep 0.2; done

slugs=$(curl -sf "$at/events.json" | grep -o '"id":"[^"]*"' | cut -d'"' -f4 | sort -u | head -50)
employers=$(curl -sf "$at/events.json" | grep -o '"family":"[^"]*"' | cut -d'"' -f4 | sort -u | head -50)
document=$(curl -sf "$at/events/$(echo "$slugs" | head -1).json" | grep -o '"hash":"[^"]*"' | head -1 | cut -d'"' -f4)

# ask NAME ADDRESS...: each address once, then all in turn at the rate.
ask() {
  local name=$1
  shift
  local first
  first=$(curl -s -o /dev/null -w '%{time_total}' "$1")
  local size
  size=$(curl -s --compressed -o /dev/null -w '%{size_download}' "$1")
  for a in "$@"; do curl -s -o /dev/null "$a"; done
  printf 'GET %s\n' "$@" | "$vegeta" attack -rate="$RATE" -duration="${SECONDS_EACH}s" | "$vegeta" report -type=json >"$dir/report"
  printf '%-28s first %6.3f s · 95th %8.1f ms · %7d bytes · success %s\n' "$name" "$first" \
    "$(grep -o '"95th":[0-9]*' "$dir/report" | cut -d: -f2 | awk '{print $1/1e6}')" "$size" "$(grep -o '"success":[0-9.]*' "$dir/report" | cut -d: -f2)"
}

ask "/" "$at/"
ask "/explore" "$at/explore"
ask "/explore?by=employer" "$at/explore?by=employer"
ask "/explore.json?status" "$at/explore.json?status=confirmed"
# shellcheck disable=SC2046
ask "/events/SLUG (50)" $(for s in $slugs; do echo "$at/events/$s"; done)
# shellcheck disable=SC2046
[ -z "$employers" ] || ask "/employers/SLUG (50)" $(for s in $employers; do echo "$at/employers/$s"; done)
[ -z "$document" ] || ask "/documents/HASH" "$at/documents/$document"
ask "/places/US" "$at/places/US"
ask "/places/US-OH" "$at/places/US-OH"
ask "/disputes" "$at/disputes"
ask "/search" "$at/search?words=jobs" "$at/search?words=lay+off+ohio" "$at/search?words=cut&in=documents" "$at/search?words=%22could+not+wait%22&in=documents"
ask "/sources" "$at/sources"
ask "/methods" "$at/methods"
grep VmHWM "/proc/$server/status" | awk '{printf "memory of the server at most %.0f MiB\n", $2/1024}'
