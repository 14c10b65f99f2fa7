# Needs Python 3.11+ and make; everything else goes into .venv, pinned by hash.

PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin

.PHONY: help run test fix lock pictures bench rules soak

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/runs ## Start Carebell: live once a Twilio variable is set, else the demo with its phones on a page
	@if { env; cat .env 2>/dev/null; } | grep -Eiq "^ *(export +)?(CAREBELL_)?TWILIO_[A-Z_]+ *= *['\"]?[^'\"# ]"; \
	then exec $(BIN)/carebell up; else exec $(BIN)/carebell up --demo; fi

test: .venv/tests ## Check everything: lint, types, import contracts, tests
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary
	@report=$$($(BIN)/lint-imports --no-logo) || { echo "$$report"; exit 1; }
	@$(BIN)/pytest --quiet --numprocesses 5 --dist loadfile --no-loadscope-reorder

fix: .venv/tests ## Format, and mend what the linter can mend
	@$(BIN)/ruff check --quiet --fix-only
	@$(BIN)/ruff format --quiet

lock: | .venv ## Bring both locks in line with pyproject.toml (UPGRADE=1: to the newest versions)
	@$(BIN)/python -m venv .venv/lock
	@.venv/lock/bin/pip install --quiet --disable-pip-version-check uv==0.13.9
	@$(COMPILE) --group build --output-file requirements.lock
	@$(COMPILE) --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock
COMPILE = .venv/lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --only-binary :all: \
	--generate-hashes --no-annotate --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) pyproject.toml

pictures: .venv/tests ## Draw the README's pictures again
	@PYTHONPATH=tests $(BIN)/python scripts/pictures.py

bench: .venv/tests ## Measure what tests/benchmarks measures
	@for bench in $(filter-out $(RULES),$(wildcard tests/benchmarks/*.py)); do PYTHONPATH=tests $(BIN)/python $$bench || exit 1; done

rules: .venv/tests ## Simulate what each alert rule costs and finds, beside the known figures (minutes)
	@PYTHONPATH=tests $(BIN)/python $(RULES)
RULES = tests/benchmarks/alert_rules.py

soak: .venv/tests ## Kill services through days of a lying network (KILLS=500, SEED=17)
	@PYTHONPATH=tests $(BIN)/python tests/faults/soak.py

# The stamps: a lock is installed again only when it, or the package's own description, is newer.
.venv:
	@test -n "$(PYTHON)" || { echo "Carebell needs Python 3.11 or newer: install it, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "$(PYTHON) cannot make a virtual environment; on Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/runs: requirements.lock pyproject.toml | .venv
.venv/tests: requirements-dev.lock pyproject.toml | .venv
.venv/runs .venv/tests:
	@echo "Installing $< into .venv"
	@$(BIN)/pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes --requirement $<
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
