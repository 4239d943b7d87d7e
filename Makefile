# `make demo` reads an example article; `make test` checks everything. Both need Python 3.11 or later, nothing else.
.DEFAULT_GOAL := help
.PHONY: help demo test check format docs pictures evaluate bench model detector gate clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
CODE := src evaluation tests training tools benchmarks

EXAMPLE ?= examples/tokyo-seoul-talks.txt
RECORD ?= build/demo.db
DATA ?= ../shared/train
RAW ?= ../shared/corpus
WORK ?= build/train
PEERS := build/peers
PEER_PACKAGES := dateparser timexy recognizers-text-suite datasketch duckdb sqlite-utils
SIZES ?= 1,10,100
ROUNDS ?= 5
CORPUS ?=
BENCH ?=
EPOCHS ?= 3
WORDS ?= 2500000
STEPS ?= 10000
# What is installed to test with; `test,test-ftm` has one more test run (CONTRIBUTING.md).
EXTRAS ?= test
COMMA := ,
TESTING := $(VENV)/installed-$(subst $(COMMA),-,$(EXTRAS))

help:  ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# A stamp stands for an installation: it is made again only when what is installed has changed.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[site]'
	@touch $@

$(TESTING): pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[$(EXTRAS)]'
	@touch $@ $(VENV)/installed

demo: $(VENV)/installed  ## install Legation, read an example article, and make a record of several
	$(BIN)/legation read $(EXAMPLE)
	@mkdir -p build && rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	$(BIN)/legation add examples/rescue-agreement.jsonl --record $(RECORD)
	$(BIN)/legation timeline PRT MAR --record $(RECORD)
	@echo "In the browser: $(BIN)/legation serve --record $(RECORD)"

check: $(TESTING)  ## style and types
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy

test: check  ## style, types and tests
	$(BIN)/python -m pytest

format: $(TESTING)  ## put the code into the form that `check` asks for
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

docs: $(TESTING)  ## make the reference, the page of exports, outputs in README and docs/ and the notebook anew
	$(BIN)/python -m tools.build_reference
	$(BIN)/python -m tools.build_exports_docs
	$(BIN)/python -m tools.run_docs --update README.md docs/README.md docs/method.md docs/tutorial.md docs/how-to/*.md
	$(BIN)/python -m tools.run_notebook

pictures: $(TESTING)  ## make the pictures of docs/site/ anew, with Debian's chromium and chromium-driver
	LEGATION_PICTURES=docs/site $(BIN)/python -m pytest -q tests/views/web/test_browser.py

evaluate: $(VENV)/installed  ## measure against the gold and compare with evaluation/floors.toml
	$(BIN)/python -m evaluation

# The peers have an environment of their own that sees that of Legation: what they need is no business of Legation's.
$(PEERS)/bin/python: | $(VENV)/installed-bench
	$(BIN)/python -m venv $(PEERS)
	@$(BIN)/python -c 'import sysconfig; print("import site; site.addsitedir(%r)" % sysconfig.get_path("purelib"))' \
		> "$$($(PEERS)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/legation.pth"

$(VENV)/installed-bench: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[parquet]'
	@touch $@ $(VENV)/installed

# One by one: what one of them lacks keeps out no other. Without the stamp the next run tries again.
$(PEERS)/installed: constraints.txt benchmarks/constraints.txt | $(PEERS)/bin/python
	@missing=; for peer in $(PEER_PACKAGES); do \
		$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --retries 1 \
			--constraint constraints.txt --constraint benchmarks/constraints.txt $$peer || missing="$$missing $$peer"; \
	done; \
	if [ -z "$$missing" ]; then touch $@; \
	else echo "Not installed (is there a network?):$$missing. The table says so; what is here is compared."; fi

bench: $(PEERS)/installed  ## compare with other packages in one table: SIZES=1,10 ROUNDS=3 CORPUS=folder BENCH='times record --json FILE'
	OPENBLAS_NUM_THREADS=1 $(PEERS)/bin/python -m benchmarks $(BENCH) --sizes $(SIZES) --rounds $(ROUNDS) \
		$(if $(CORPUS),--corpus $(CORPUS))

$(VENV)/installed-training: pyproject.toml constraints.txt training/constraints.txt | $(BIN)/python
	$(INSTALL) --constraint training/constraints.txt --editable '.[training]'
	@touch $@ $(VENV)/installed

model: $(VENV)/installed-training  ## train the English pipeline: DATA=folder RAW=folder WORK=folder STEPS=number
	$(BIN)/python training/convert.py $(DATA) $(WORK)/corpus
	$(BIN)/python training/teacher.py $(WORK)/corpus $(WORK)/teacher $(EPOCHS)
	$(BIN)/python training/label.py $(WORK)/teacher $(WORK)/corpus $(RAW) $(WORDS)
	$(BIN)/python training/vectors.py $(WORK)/teacher $(WORK)/corpus $(WORK)/corpus/vectors
	$(BIN)/python training/mix.py $(WORK)/corpus
	$(BIN)/python training/train.py parser $(WORK)/corpus $(WORK)/parser $(STEPS)
	$(BIN)/python training/train.py names $(WORK)/corpus $(WORK)/names $(STEPS)
	$(BIN)/python training/assemble.py $(WORK)/parser/model-best $(WORK)/names/model-best src/legation/language/english

detector: $(VENV)/installed-training  ## train the detector of acts and what hangs on it: DATA=folder RAW=folder WORK=folder
	$(BIN)/python -m training.detector_data $(RAW) $(DATA)/ner/gmb_part.csv $(WORK)/detector
	$(BIN)/python -m training.detector_teacher $(WORK)/detector
	$(BIN)/python -m training.detector_vectors $(WORK)/detector
	$(BIN)/python -m training.detector $(WORK)/detector
	$(BIN)/python -m training.events $(RAW) $(WORK)/detector
	$(BIN)/python -m training.statuses $(RAW) $(WORK)/detector

gate: $(VENV)/installed-training  ## train the gate before the parser: DATA=folder RAW=folder WORK=folder
	$(BIN)/python -m training.gate_data $(RAW) $(DATA)/ner/gmb_part.csv $(WORK)/gate
	$(BIN)/python -m training.gate $(WORK)/gate

clean:  ## remove what was made
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
