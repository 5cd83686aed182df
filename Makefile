# One line for everything. `make` alone lists what there is.

PYTHON_IN_VENV := .venv/bin/python
KEEP_BYTECODE := PYTHONDONTWRITEBYTECODE=  # dozens of processes of a test run would compile Cairn anew, a second each
ROOMS := bot core storage charts exchange web config tests benchmarks

.DEFAULT_GOAL := help
.PHONY: help setup run test check format bench soak lock accept-pictures smoke-telegram smoke-discord clean

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv complete (quick when nothing changed)
	@.ci/setup

run: setup ## start Cairn: the bots whose tokens are set, else the playground in the browser
	@$(PYTHON_IN_VENV) -m bot

test: setup ## run every test but the long ones; T="tests/core -k streak" runs some
	@.ci/browser
	@$(KEEP_BYTECODE) $(PYTHON_IN_VENV) -m pytest --numprocesses auto --dist worksteal -m "not soak" $(T)

check: setup ## format, lint, types, imports and house rules: what has to hold before a commit
	@$(PYTHON_IN_VENV) -m ruff format --check .
	@$(PYTHON_IN_VENV) -m ruff check .
	@$(PYTHON_IN_VENV) -m mypy $(ROOMS)
	@$(PYTHON_IN_VENV) -m pytest tests/house_rules

format: setup ## write the code the way ruff wants it
	@$(PYTHON_IN_VENV) -m ruff format .
	@$(PYTHON_IN_VENV) -m ruff check --fix .

bench: setup ## measure every claim of the README
	@set -e; for file in benchmarks/[a-z]*.py; do \
		echo "== $$file"; $(PYTHON_IN_VENV) -m benchmarks.$$(basename "$$file" .py); \
	done

soak: setup ## run the long tests
	@$(PYTHON_IN_VENV) -m pytest --timeout 0 -m soak $(T)

COMPILE = $(PYTHON_IN_VENV) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet

lock: setup ## pin the newest versions: requirements*.in -> requirements*.txt, with hashes
	@$(COMPILE) --upgrade requirements.in --output-file requirements.txt
	@$(COMPILE) --constraint requirements.txt requirements-run.in --output-file requirements-run.txt

accept-pictures: setup ## take the pictures that the charts paint now as the expected ones
	@$(PYTHON_IN_VENV) -m tests.charts.accept

smoke-telegram: setup ## with a real CAIRN_TELEGRAM_TOKEN: does Telegram take what we send?
	@$(PYTHON_IN_VENV) -m tests.smoke.telegram

smoke-discord: setup ## with a real CAIRN_DISCORD_TOKEN: does Discord take what we send?
	@$(PYTHON_IN_VENV) -m tests.smoke.discord

clean: ## remove .venv and every cache; never the data folder and never .env
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache tests/output
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
