# talentportal: `make run` starts the whole portal, `make test` proves it. `make help` lists the rest.

# Any Python from 3.11; 3.12 and 3.11 first, because every package comes ready-made for them.
ifndef PYTHON
PYTHON := $(shell for name in python3.12 python3.11 python3 python3.13 python3.14; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; \
	done)
endif
RUN := .venv/bin/python
export PORT HOST TALENTPORTAL_DATA

.DEFAULT_GOAL := help
.PHONY: help run setup setup-dev test bench lint format lock

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: setup  ## start the whole portal (PORT=8000, TALENTPORTAL_DATA=.data); Ctrl-C stops it
	@exec $(RUN) -m talentportal.runtime run

setup: check-python  ## install what the portal needs; any manage.py command works after it
	@$(PYTHON) -m talentportal.runtime.bootstrap
	@$(RUN) -m talentportal.runtime setup

setup-dev: check-python  ## install the tools of `make test` and `make lint` as well
	@$(PYTHON) -m talentportal.runtime.bootstrap --dev
	@$(RUN) -m talentportal.runtime setup

test: setup-dev lint  ## lint, all tests in parallel, then broken servers and journeys in a browser
	@$(RUN) -m tests.browser
	$(RUN) -m pytest -q -n 2 --dist loadfile --ignore=tests/e2e --ignore=tests/fault
	$(RUN) -m pytest -q tests/fault tests/e2e

bench: setup  ## measure what is promised to be fast, on CASES=1000000 synthetic cases; writes docs/benchmarks.md
	@$(RUN) -m benchmarks --cases $(or $(CASES),1000000) --write

lint: setup-dev  ## style, types, layers, templates, migrations, translations
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy manage.py talentportal visas tests benchmarks
	.venv/bin/lint-imports
	git ls-files -z -- '*.html' | xargs -0 -r .venv/bin/djade --check --target-version 5.2
	$(RUN) manage.py makemigrations --check --dry-run
	$(RUN) manage.py make_catalogues --check

format: setup-dev  ## write Python and templates the way `make lint` wants them
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	git ls-files -z -- '*.html' | xargs -0 -r .venv/bin/djade --target-version 5.2

lock: setup-dev  ## resolve requirements/*.in and package.json anew
	.venv/bin/uv pip compile $(LOCK) requirements/dev.in -o requirements/dev.txt
	.venv/bin/uv pip compile $(LOCK) -c requirements/dev.txt requirements/local.in -o requirements/local.txt
	.venv/bin/uv pip compile $(LOCK) -c requirements/dev.txt requirements/base.in -o requirements/base.txt
	npm install --package-lock-only

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header

.PHONY: check-python
check-python:
	@test -n "$(PYTHON)" || { echo "talentportal needs Python 3.11 or newer; install it and try again."; exit 1; }
