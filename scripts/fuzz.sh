#!/usr/bin/env bash
# usage: scripts/fuzz.sh SECONDS
# Runs every fuzz test of the module for SECONDS each.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=$1
total=0
for package in $(go list ./...); do
  for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
    echo "fuzz: $package $target, $seconds s"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "${seconds}s" "$package"
    total=$((total + 1))
  done
done
echo "fuzz: $total targets"
[ "$total" -gt 0 ]
