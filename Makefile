# make brief   set up and print the brief of seeds/ (no key, no network after the install)
# make test    set up and run every check
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
SEED   := seeds/us-ukraine-guarantees.txt

.PHONY: brief test check format clean setup setup-dev lint types pytest cluster gate

brief: setup
	@$(BIN)/summarizer summarize $(SEED) --view || [ $$? -eq 1 ]  # 1: partial, which the brief itself says

test: check

check: lint types pytest gate cluster

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pip check

types: setup-dev
	$(BIN)/mypy

pytest: setup-dev
	$(BIN)/pytest -m "not cluster"

# Ten processes of Ray on one machine: what fails for want of time is tried once more.
cluster: setup-dev
	$(BIN)/pytest -m cluster tests/ray || $(BIN)/pytest -m cluster --last-failed tests/ray

gate: setup-dev
	$(BIN)/summarizer eval run
	$(BIN)/summarizer eval run --gold evals/more/gold

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# The stamps say what an environment was built from: a changed pyproject.toml or constraints.txt builds it anew.
setup: $(VENV)/.base
setup-dev: $(VENV)/.dev

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.base
