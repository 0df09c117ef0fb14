#!/usr/bin/env bash
# usage: scripts/fuzz.sh SECONDS
# Runs every fuzz test of the module for SECONDS each.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=$1
total=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

fuzz() { go test -run '^$' -fuzz "^$2\$" -fuzztime "${seconds}s" "$1" 2>&1 | tee "$log"; }

# over reports whether a run failed by no input, but by a race of Go before 1.27 at the
# end of its time: https://go.dev/issue/75804. Such a run is made again, once.
over() { grep -q 'context deadline exceeded' "$log" && ! grep -Eq 'Failing input|panic:|_test\.go:' "$log"; }

for package in $(go list ./...); do
  for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
    echo "fuzz: $package $target, $seconds s"
    fuzz "$package" "$target" || { over && fuzz "$package" "$target"; }
    total=$((total + 1))
  done
done
echo "fuzz: $total targets"
[ "$total" -gt 0 ]
