# make        what there is to do        PORT=8001 make run        another port
SHELL := /bin/sh
PORT ?= 8000
PY := .venv/bin/python
PYTEST := $(PY) -m pytest -q
WORKERS ?= 2
# 100 % of the branches of these, 95 % of all lines
PURE := ground/clock.py,ground/sheets/cells.py,ground/texts/languages.py,ground/texts/resolve.py,home/base/furigana.py,home/base/plain_japanese.py,home/base/share.py,home/base/structured.py,home/base/typed.py,home/demo/parse.py,search/text.py

.DEFAULT_GOAL := help
.PHONY: help run test test-postgresql check e2e screens bench messages

help: ## this list
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 18

run: .venv/run ## the site with its demo content on 127.0.0.1 (PORT=8000)
	@$(PY) manage.py serve --port $(PORT)

test: .venv/dev ## the whole suite on SQLite, nothing else running
	@mkdir -p var/coverage && rm -f var/coverage/data*
	@env -u DATABASE_URL -u REDIS_URL $(PYTEST) -n $(WORKERS) --cov --cov-report=
	@$(PY) -m coverage report --fail-under=95
	@$(PY) -m coverage report --include=$(PURE) --fail-under=100

test-postgresql: .venv/dev ## the same suite on PostgreSQL and Redis (DATABASE_URL, REDIS_URL)
	@DATABASE_URL=$${DATABASE_URL:-postgres://$$(id -un)@127.0.0.1:5432/postgres} REDIS_URL=$${REDIS_URL:-redis://127.0.0.1:6379/9} \
		$(PYTEST) -n $(WORKERS)

check: .venv/dev ## style, types, who imports whom, migrations, deployment, catalogues, templates
	@bin/check

e2e: .venv/dev ## what people do, in headless Chromium
	@env -u DATABASE_URL -u REDIS_URL $(PYTEST) tests/e2e -o norecursedirs=".*"

screens: .venv/dev ## photographs of every page type, language, width and role into var/screens/
	@$(PY) -m tests.screens

bench: .venv/dev ## figures beside a baseline of the same run
	@$(PY) -m tests.benchmarks

messages: .venv/dev ## collect the strings of the interface and compile the catalogues (needs gettext)
	@$(PY) manage.py catalogues --extract --compile

# The environment, from the lock file with hashes; made again when the lock file changes.
.venv/run: uv.lock
	@test -e .venv/dev -a .venv/dev -nt uv.lock || bin/environment run
	@touch .venv/run

.venv/dev: uv.lock
	@bin/environment dev
	@touch .venv/dev
