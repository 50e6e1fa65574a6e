# Needs make, npm and any Node from 20 on. Everything else is brought: Node 24 by npm, the Pulumi engine by slipway itself.
NODE := node_modules/node/bin/node
SLIPWAY := $(NODE) bin/slipway.js
STACK ?= staging
# More words for jest, such as a path: make test JEST_FLAGS=tests/infra
JEST_FLAGS ?=

# A copy of the lock file that node_modules was made from.
STAMP := node_modules/.slipway-lock.json

.DEFAULT_GOAL := help
.PHONY: up preview test check format lint types docs bench clean help setup engine

up: setup ## bring the staging stack up on the rehearsal cloud (STACK=production for the other)
	@$(SLIPWAY) up --stack $(STACK)

preview: setup ## show what `up` would change
	@$(SLIPWAY) preview --stack $(STACK)

test: setup engine ## run all tests
	@npm test --silent -- $(JEST_FLAGS)

check: setup engine ## format, lint, types, tests and freshness of generated documents, as CI runs it
	@npm run --silent check

format: setup ## format all files
	@npm run --silent format

lint: setup ## lint all files
	@npm run --silent lint

types: setup ## check types
	@npm run --silent types

docs: setup ## write the generated documents anew
	@npm run --silent docs

bench: setup engine ## measure
	@npm run --silent bench

clean: ## remove caches, rehearsal clouds and reports (not node_modules)
	rm -rf .cache .slipway coverage

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:
	@if ! cmp -s package-lock.json $(STAMP); then \
	  if [ -L node_modules ]; then \
	    echo 'make: node_modules is a link, and npm ci would empty the folder that it leads to; remove the link and run make again.' >&2; \
	    exit 1; \
	  fi; \
	  npm ci --no-audit --no-fund && cp package-lock.json $(STAMP); \
	fi
	@test -x $(NODE) || { \
	  echo 'make: the bundled Node is missing, since npm ran no install scripts; run "npm rebuild node --ignore-scripts=false".' >&2; \
	  exit 1; \
	}

engine: setup
	@$(NODE) cli/engine/prepare-engine.ts
