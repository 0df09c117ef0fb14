#!/usr/bin/env bash
# usage: scripts/lint.sh VERSION
# Runs golangci-lint of that version; builds it into bin/ when it is not there.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$1
if ! bin/golangci-lint version 2>/dev/null | grep -qF "version ${version#v} "; then
  echo "lint: building golangci-lint $version into bin/ (once, about two minutes)"
  if ! GOBIN="$PWD/bin" go install "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$version"; then
    echo "lint: golangci-lint $version is missing and could not be installed: put it at bin/golangci-lint, or run this where Go can fetch modules" >&2
    exit 1
  fi
fi
bin/golangci-lint run ./...
