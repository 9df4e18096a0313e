# Jiedui. `make` lists the targets; each sets up what it needs in .venv.
# PYTHON=… chooses the interpreter, SOURCES=… and OUT=… what is built and where.
PYTHON ?=
SOURCES ?=
OUT ?= out
PIP := .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
       --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help graph test torture check score bench golden clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

graph: .venv/.run ## build the graph of corpus/ (or SOURCES) into out/ (or OUT)
	.venv/bin/python build_graph.py $(SOURCES) --out $(OUT)

test: .venv/.develop ## run the tests
	.venv/bin/python -m pytest

torture: .venv/.torture ## the long form of the tests marked torture, then 1,000,000 strange inputs; hours
	JIEDUI_TORTURE=1 .venv/bin/python -m pytest -m torture --timeout 0
	.venv/bin/python -m tools.fuzzing

check: .venv/.develop ## lint, format and types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

score: .venv/.run ## score against JIEDUI_GOLD, write docs/EVALUATION.md
	@if [ -z "$$JIEDUI_GOLD" ] || [ -z "$$JIEDUI_SEEDS" ]; then \
	  echo "score: skipped, JIEDUI_GOLD and JIEDUI_SEEDS are not set"; exit 0; fi; \
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	.venv/bin/python build_graph.py "$$JIEDUI_SEEDS" --out "$$folder/out" && \
	.venv/bin/python "$$JIEDUI_GOLD/score.py" "$$folder/out/facts.jsonl" \
	  --gold "$$JIEDUI_GOLD" --text "$$JIEDUI_SEEDS" && \
	.venv/bin/python -m benchmarks.ablation --write docs/EVALUATION.md

bench: .venv/.develop ## time every stage, 1,000 documents, the questions at 100,000 facts, the hand-out
	.venv/bin/python -m benchmarks --write docs/BENCHMARKS.md
	.venv/bin/python -m benchmarks.library --write docs/BENCHMARKS.md
	-.venv/bin/python -m benchmarks.browser --write docs/BENCHMARKS.md

golden: .venv/.develop ## write the answers into README and docs/QUESTIONS.md; review the diff like code
	JIEDUI_REWRITE_GOLDEN=1 .venv/bin/python -m pytest tests/test_readme.py \
	  tests/queries/test_questions_page.py

clean: ## remove what was built, the environment too
	rm -rf out .out.readings* .venv .fuzzing .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.run: requirements.txt constraints.txt .venv/bin/python
	$(PIP) --requirement requirements.txt
	@touch $@

.venv/.develop: requirements-dev.txt .venv/.run
	$(PIP) --requirement requirements-dev.txt
	@touch $@

.venv/.torture: requirements-torture.txt .venv/.develop
	$(PIP) --requirement requirements-torture.txt
	@touch $@

.venv/bin/python:
	@tools/make_environment.sh .venv $(PYTHON)
