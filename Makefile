# What a developer needs, one verb each. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DIALECT ?= dreem
PHOTO ?=
BOX ?=

# Each server and each of its child processes would compile all modules anew, for a second.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup demo contact-sheet serve test lint fix bench clean

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## virtual environment, pinned dependencies, warm caches

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info < (3, 11) and sys.exit("Cyclorama needs Python 3.11 or newer: make PYTHON=python3.11")'
	@echo 'Setting up $(VENV), once: this may take some minutes'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --constraint constraints.txt 'pip>=25.1'
	@$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[postgres]' --group dev
	@$(BIN)/python -m cyclorama.cli.warm
	@touch $@

demo: $(READY) ## a packshot over HTTP, from an empty start; PHOTO=path takes your own
	@$(BIN)/cyclorama demo $(if $(PHOTO),--photo '$(PHOTO)') $(if $(BOX),--box '$(BOX)')

contact-sheet: $(READY) ## what the engines make of all that a dialect asks for; DIALECT=dreem, vimmerse or sartiq
	@$(BIN)/cyclorama contact-sheet $(DIALECT)

serve: $(READY) ## the server and a worker on http://127.0.0.1:8484
	@$(BIN)/cyclorama serve

test: $(READY) lint ## lint, types and the whole test suite
	@sh tools/require-programs
	$(BIN)/pytest --numprocesses auto --dist worksteal --durations 25 --durations-min 5

lint: $(READY) ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(READY) ## mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## measure the promised figures, as one table
	@sh tools/require-programs bench
	@cd tests && ../$(BIN)/python -m benchmarks $(ROWS)

clean: ## remove the virtual environment and everything made
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis
