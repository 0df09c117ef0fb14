#!/usr/bin/env bash
# Prints the figures that README.md and docs/ quote.
set -euo pipefail
cd "$(dirname "$0")/.."
go test -run '^$' -bench . -benchmem -count 1 ./...
