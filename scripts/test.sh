#!/usr/bin/env bash
# usage: scripts/test.sh GOLANGCI-LINT-VERSION
# Everything that CI runs, in the order of how soon it answers. What is needed
# and missing is installed when that can be done, and named when it cannot.
# With CI=true nothing is skipped: data that a test needs must be there.
set -euo pipefail
cd "$(dirname "$0")/.."
lint=$1

step() { printf '\n== %s\n' "$*"; }
missing() { echo "test: $*" >&2; exit 1; }

# need WHAT-FOR PACKAGES...: installs Debian packages, or names them.
need() {
  local what=$1; shift
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    step "installing $*"
    { apt-get -qq update && apt-get -qq install -y "$@"; } || missing "$1 is missing and could not be installed; $what"
  else
    missing "$1 is missing (Debian: apt-get install $*); $what"
  fi
}

command -v go >/dev/null || missing "go is missing: install Go 1.26 or later"
if ! command -v gcc >/dev/null && ! command -v clang >/dev/null; then
  need "the race detector is linked by a C compiler" gcc libc6-dev
fi
if ! command -v chromium >/dev/null && [ "${CI:-}" = true ]; then # elsewhere those tests are skipped
  need "the pages are tried in it" chromium
fi
if [ "${CI:-}" = true ]; then
  export HEADCOUNT_REQUIRE_SHARED=1
fi

step gofmt
unformatted=$(git ls-files -z '*.go' | xargs -0 gofmt -l)
[ -z "$unformatted" ] || missing "gofmt would change: $unformatted"
step "go vet"
go vet ./...
step golangci-lint
scripts/lint.sh "$lint"
step "tests, with the race detector"
CGO_ENABLED=1 go test -race -timeout 20m ./...
step "a thousand worlds"
go test ./reconcile -rapid.checks=1000
step "fuzz tests"
scripts/fuzz.sh 3
echo
echo "test: all passed"
