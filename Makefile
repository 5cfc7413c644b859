# Targets for people and for CI; `make` alone lists them.

PYTHON := .venv/bin/python
SAMPLE ?= resources/samples/twim.md
POST ?= $(SAMPLE)

# Chromium refuses to start its sandbox as root (containers, CI); elsewhere the sandbox stays on.
ifeq ($(shell id -u),0)
export QTWEBENGINE_DISABLE_SANDBOX := 1
endif

# What the web engine says about a machine without a GPU and a system bus, kept from the scripts' output.
QUIET := QT_LOGGING_RULES='*.warning=false' QTWEBENGINE_CHROMIUM_FLAGS=--log-level=3

.PHONY: help run demo test fuzz bench lint format screenshots wheel clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 14

run: ## install what is missing and open the editor on the sample (POST=file for another)
	@packaging/setup.sh run
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
		echo "There is no display to open a window on; try: make demo"; exit 1; fi
	@$(PYTHON) -m twimeditor $(POST)

demo: ## walk through the editor without a display, leaving posts, their HTML and pictures in build/demo
	@packaging/setup.sh dev
	@$(QUIET) QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.tools.demo

# Two workers, one per core of a small machine: each has its own QApplication and web engine.
test: lint ## linters and all tests
	@$(PYTHON) -m pytest --numprocesses 2 --dist worksteal

fuzz: ## the property tests with 100,000 fresh examples each
	@packaging/setup.sh dev
	@HYPOTHESIS_PROFILE=fuzz $(PYTHON) -m pytest -m hypothesis --timeout 0 --numprocesses 2

bench: ## measure parsing, rendering, typing, starting, memory, pictures, exports, killing
	@packaging/setup.sh dev
	@xvfb-run --auto-servernum --server-args='-screen 0 1600x1000x24' $(PYTHON) -m tests.tools.bench

lint: ## ruff, mypy and the import contracts
	@packaging/setup.sh dev
	@.venv/bin/ruff check --quiet
	@.venv/bin/ruff format --quiet --check
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports

format: ## let ruff repair and format the code
	@packaging/setup.sh dev
	@.venv/bin/ruff check --quiet --fix
	@.venv/bin/ruff format --quiet

screenshots: ## make the pictures in packaging/screenshots again
	@packaging/setup.sh dev
	@$(QUIET) xvfb-run --auto-servernum --server-args='-screen 0 1600x1000x24' $(PYTHON) -m tests.tools.screenshots packaging/screenshots

wheel: ## build dist/*.whl
	@packaging/setup.sh dev
	@$(PYTHON) -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove everything that can be made again, the virtual environment too
	@rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -prune -exec rm -rf {} +
