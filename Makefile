# Every target sets up what it needs; only python3 (3.11 or newer) and make are assumed.
PYTHON ?= python3
BIN := .venv/bin
SHELL := /bin/bash
UV_VERSION := 0.9.10

.PHONY: setup demo reports test check bench lock browser clean

setup: .venv/.installed src/goldenthread/web/static/build/.built

.venv/.installed: requirements/dev.txt pyproject.toml
	@echo "Setting up .venv"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 ..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python requirements/dev.txt
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

src/goldenthread/web/static/build/.built: .venv/.installed package-lock.json tools/build_static.py
	@echo "Building the static files"
	@$(BIN)/python tools/build_static.py
	@touch $@

demo: setup
	@$(BIN)/goldenthread demo

reports: setup
	@$(BIN)/goldenthread demo --no-serve

browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || echo "Chromium is not installed: browser tests will be skipped"

test: setup browser
	@$(BIN)/python -m pytest -n auto --dist loadscope $(PYTEST_ARGS)

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m django makemigrations --check --dry-run --settings tests.settings
	@$(BIN)/pip-audit --require-hashes --disable-pip --progress-spinner off -r requirements/runtime.txt

bench: setup
	@$(BIN)/python -m benchmarks

lock: .venv/.installed
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --quiet pyproject.toml -o requirements/runtime.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --quiet pyproject.toml --group dev -o requirements/dev.txt

clean:
	rm -rf .venv node_modules var out src/goldenthread/web/static/build
