# `make demo` shows the program; `make test` runs everything that CI runs.

GOLANGCI := v2.15.0
HEADCOUNT := bin/headcount

.PHONY: build demo test lint fuzz bench scale load accuracy worlds clean

build: ## the program, at bin/headcount
	go build -o $(HEADCOUNT) ./cmd/headcount

demo: build ## read the example reports into a new ledger, and ask it
	@scripts/demo.sh

test: ## everything that CI runs
	@scripts/test.sh $(GOLANGCI)

lint: ## golangci-lint, installed under bin/ when it is not there
	@scripts/lint.sh $(GOLANGCI)

fuzz: ## every fuzz test for a few seconds; SECONDS_EACH=600 for longer
	@scripts/fuzz.sh $${SECONDS_EACH:-5}

bench: ## the figures that README.md and docs/ quote
	@scripts/bench.sh

scale: ## what grows with a ledger, at up to a million claims
	@scripts/scale.sh

load: ## each kind of page under 100 requests a second
	@scripts/load.sh

accuracy: build ## read the labelled reports of ../shared and score them
	@scripts/accuracy.sh

worlds: ## events of synthetic worlds against their truth; MISTAKES=moderate lists what is wrong
	@scripts/worlds.sh $(MISTAKES)

clean:
	rm -rf bin
