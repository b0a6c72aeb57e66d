# Second Chair. `make` lists what there is. Whatever a target needs to be on
# the machine, `make setup` brings; the targets run it themselves.

# The CRM that `make crm` starts, where, with which data and as of which day.
CRM ?= creme
PORT ?= 8069
SEED ?= 1
TODAY ?= today

# What `make fuzz` fuzzes, and how long.
TARGET ?= own_settings
SECONDS ?= 300

.DEFAULT_GOAL := help
.PHONY: help setup setup-build wasm extension demo crm package test test-cold fuzz verify lint fmt types clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Installs what is missing: wasm tools and target, browser, npm packages, two CRMs
	@bash .ci/setup/all

# What the build needs: no browser, no CRM.
setup-build:
	@bash .ci/setup/all build

wasm: setup-build ## Builds the Rust core into pkg/
	@bash .ci/build-wasm

extension: wasm ## Builds the extension into www/.output/chrome-mv3
	@npm --prefix www run --silent build

demo: setup extension ## Shows the extension at work beside a real CRM
	@node tests/demo/demo.mjs

crm: ## Starts a CRM with made-up deals: make crm CRM=creme PORT=8069 SEED=1 TODAY=2026-03-02
	@bash tests/crm/$(CRM)/run.sh $(PORT) $(SEED) $(TODAY)

package: extension ## Zips the extension for the browsers' stores into dist/
	@npm --prefix www run --silent zip
	@mkdir -p dist && cp www/.output/*.zip dist/ && ls dist

test: ## Every check and every test, as CI runs them
	@python3 .ci/test.py

test-cold: ## The demonstration and the tests from a fresh clone with empty caches
	@bash .ci/test-cold

bench: ## What reading and reporting cost, as ratios to a reference of the same run
	@cargo bench --locked --bench bench
	@node tests/bench/reading.mjs
	@node tests/bench/workload.mjs
	@node tests/bench/outlook.mjs

fuzz: ## Fuzzes the core: make fuzz TARGET=own_settings SECONDS=300
	@bash .ci/fuzz $(TARGET) $(SECONDS)

verify: ## The tests, then the long matrices of the end-to-end tests
	@python3 .ci/test.py --long

lint: ## Formatting, clippy and the types of the extension
	@python3 .ci/test.py format clippy wasm extension types

fmt: ## Formats the Rust code
	@cargo fmt

types: ## Writes anew what is made from the Rust types: TypeScript, JSON schema and documentation of the settings
	@UPDATE_TYPES=1 cargo test --locked --lib

clean: ## Removes what builds and tests wrote (not the caches under ~/.cache)
	@rm -rf target dist www/.output www/.wxt tests/.out
	@find pkg -mindepth 1 ! -name README.md ! -name .gitignore -delete
