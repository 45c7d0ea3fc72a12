# Two commands for a newcomer: `make demo` and `make test`. Everything they need goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 4
LABELLED ?= ../shared/eval/dev.jsonl

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format lock eval bench clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.ready ## make .venv with everything that is pinned

$(VENV)/.ready: requirements.txt requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Mirsal needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m pip check --disable-pip-version-check >/dev/null
	@touch $@

demo: setup ## the main job on this machine: no token, no account, no server
	@$(BIN)/mirsal demo $(DEMO)

test: setup lint ## every test, with coverage
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term --cov-fail-under=95

lint: setup ## ruff, mypy strict, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: setup ## put the code into the house style
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

eval: setup ## the catalogue's figures on labelled articles, where such a file is at hand
	@if [ -f "$(LABELLED)" ]; then $(BIN)/mirsal evaluate "$(LABELLED)"; \
	else echo "There is no labelled file at $(LABELLED); give one: make eval LABELLED=FILE.jsonl"; fi

bench: setup ## what the figures in README were measured with
	@for one in bench/[a-z]*.py; do echo "== $$one"; $(BIN)/python -m bench.$$(basename $$one .py); done

lock: setup ## pin every dependency anew, with hashes
	@$(BIN)/pip-compile --quiet --generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --output-file requirements.txt pyproject.toml
	@$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-strip-extras --extra dev --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --output-file requirements-dev.txt pyproject.toml
	@sed -i.before 's/^lxml\[html-clean\]/lxml[html_clean]/' requirements.txt requirements-dev.txt # as justext spells it: pip 23.2 dies of two spellings
	@rm -f requirements.txt.before requirements-dev.txt.before

clean: ## forget .venv and caches
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
