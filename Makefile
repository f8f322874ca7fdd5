# make run and make test do everything on a fresh machine with Python 3.11 or later; make help lists the rest.

.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
MEDFIN_HOME ?= medfin-home
# The first of these that is new enough; set PYTHON to choose another.
PYTHONS := $(PYTHON) python3 python3.13 python3.12 python3.11 python

.PHONY: help run test lint bench evaluate compare fuzz kill pictures lock clean

help:
	@echo "make run       sets up everything, reads the example inbox into ./$(MEDFIN_HOME) and shows every mismatch"
	@echo "make test      sets up everything and runs the whole test suite"
	@echo "make lint      ruff, mypy and the import contracts"
	@echo "make bench     reading, load, the night and the questions, each beside its alternatives; BENCH_ARGS=--help"
	@echo "make mutate    what the rules find of one value changed at random in a clean case, and how fast"
	@echo "make evaluate  precision and recall over the labelled documents"
	@echo "make compare   what the working tree reads that another revision does not, and the other way round; REV=main"
	@echo "make fuzz      broken files and texts for a minute; FUZZ_SECONDS=60 for longer"
	@echo "make kill      kill -9 at a hundred random points, each compared with an undisturbed night; KILLS=20 for fewer"
	@echo "make pictures  takes the pictures of README and docs anew (needs chromium and chromedriver)"
	@echo "make lock      resolves the dependencies anew into requirements.lock (needs the package index)"
	@echo "make clean     removes the environment and the caches, never a home folder"

run: $(STAMP)
	$(BIN)/medfin ingest docs/example-inbox --home $(MEDFIN_HOME)
	@echo
	$(BIN)/medfin cases --home $(MEDFIN_HOME)

test: $(STAMP)
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)
	$(BIN)/python -m tests.benchmarks.bench $(BENCH_ARGS)

mutate: $(STAMP)
	$(BIN)/python -m tests.benchmarks.mutate --time 10000

evaluate: $(STAMP)
	$(BIN)/python -m tests.benchmarks.evaluate

# Against which revision; CORPUS takes the options of tests/benchmarks/compare.py, such as --cases 60 --seeds 1,2,3 --fresh.
REV ?= main
CORPUS ?=

compare: $(STAMP)
	$(BIN)/python -m tests.benchmarks.compare $(REV) $(CORPUS)

# Seconds for each of the six parts: readers of four formats, the way from text to records, any bytes at all.
FUZZ_SECONDS ?= 10

fuzz: $(STAMP)
	MEDFIN_FUZZ_SECONDS=$(FUZZ_SECONDS) $(BIN)/python -m pytest tests/hostile/test_fuzz.py

# Kill -9 at so many random points of everything that writes; a seed repeats a run.
KILLS ?= 100

kill: $(STAMP)
	PYTHONPATH=.:tests $(BIN)/python -m hostile.kills $(KILLS) $(SEED)

pictures: $(STAMP)
	$(BIN)/python docs/pictures/draw_night.py
	PYTHONPATH=.:tests $(BIN)/python docs/pictures/draw_desk.py

lock: $(STAMP)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra dev \
		--no-header --no-annotate --no-emit-index-url --upgrade pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# Built in one go: the stamp is written last, so an interrupted set-up starts over. Every package is checked against
# its hash, nothing is resolved anew (the lock is complete); the project itself is linked in, not copied.
$(STAMP): requirements.lock pyproject.toml extractors/readers/_fastpaint.c
	@python=; for candidate in $(PYTHONS); do \
		if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "medfin needs Python 3.11 or later with venv (Debian: apt install python3-venv); then: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$python" --version); the first time takes a minute or two."; \
	rm -rf $(VENV) && "$$python" -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)
