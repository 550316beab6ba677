# footing: everything a person or CI runs. `make help` lists it.

.DEFAULT_GOAL := help
SHELL := /bin/bash
SOLVER := internal/highs/build
TOOL := go tool -modfile=tools/go.mod
FUZZTIME ?= 30s
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unversioned)
export CGO_ENABLED := 0

NOTICES := cmd/footing/notices/modules.json

.PHONY: help build notices run test test-long check check-long bench fuzz format generate clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

build: $(SOLVER)/highs.wasm notices ## build bin/footing
	go build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o bin/footing ./cmd/footing

notices: # the licences of what is linked, from the module cache, which the first line fills
	@go list -deps ./cmd/footing >/dev/null
	@go run ./scripts/notices -out $(NOTICES)

$(SOLVER)/highs.wasm: node_modules/.package-lock.json
	cp node_modules/highs/build/highs.wasm node_modules/highs/build/highs.js node_modules/highs/LICENSE $(SOLVER)/
	touch $@

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	touch $@

run: build ## set everything up and run the main job on a made-up alliance
	@./bin/footing demo

test: build ## run every test
	go vet ./...
	go test ./...

check: build ## vet, staticcheck, format, import directions, generated files current
	go vet ./...
	$(TOOL) staticcheck ./...
	@unformatted=$$($(TOOL) gofumpt -l cmd internal scripts); test -z "$$unformatted" || { echo "not gofumpt-clean:"; echo "$$unformatted"; exit 1; }
	go test ./internal/ -count=1
	go test ./internal/intake/template ./internal/report -run 'Golden|Current|Documented' -count=1

format: ## format all Go files
	$(TOOL) gofumpt -w cmd internal scripts

check-long: build ## the checks that take long too: 1,000 kills, large programmes and exercises
	FOOTING_LONG=1 go test -timeout 80m ./...

bench: build ## measure speed and size, as a table
	FOOTING_BENCH=1 scripts/bench.sh

fuzz: build ## fuzz every parser for FUZZTIME each
	@for p in $$(go list ./...); do for f in $$(go test $$p -list '^Fuzz' 2>/dev/null | grep '^Fuzz'); do \
		echo "$$p $$f"; go test $$p -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) || exit 1; done; done

clean: ## remove what was built
	rm -rf bin node_modules $(SOLVER)/highs.wasm $(SOLVER)/highs.js $(SOLVER)/LICENSE $(NOTICES)
