# tcenvelope. `make help` lists the targets; each does all its set-up.

PYTHON ?= python3
CARGO ?= cargo
CFLAGS ?= -O2
CXXFLAGS ?= -O2
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion

VENV := build/venv
# What is built is linked from here: a folder for all of a person's projects would hide it.
unexport CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR CARGO_BUILD_TARGET
LIBRARY := target/release/libtcenvelope.a
DRIVERS := --driver "C=build/dump-c" --driver "C++=build/dump-cpp" \
	--driver "Python=$(VENV)/bin/python examples/python/dump.py" --driver "Rust=target/release/dump"
CORE_SOURCES := Cargo.toml Cargo.lock $(shell find core/Cargo.toml core/src cli/Cargo.toml cli/src -type f)
PYTHON_SOURCES := $(shell find python -type f -not -path '*/tests/*' -not -name '*.pyc')

# What people write: cbindgen lays out tcenvelope.h.
C_SOURCES := $(filter-out include/tcenvelope.h, $(shell find include examples ffi-c/tests tests/packages/consumers \
	bench/decode/peers -name '*.[ch]' -o -name '*.cpp' -o -name '*.hpp'))
LINTS := tests/test_sources.py tests/test_editorconfig.py tests/test_licenses.py

include packaging/install.mk packaging/command.mk packaging/dist.mk

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

.PHONY: demo
demo: build ## decode sample responses in C, C++, Python and Rust side by side; BODY=file takes yours
	@$(VENV)/bin/python examples/demo.py $(DRIVERS) $(if $(BODY),"$(BODY)")

.PHONY: test
test: build $(VENV)/test-tools $(VENV)/bench-tools $(VENV)/docs-tools ## run every test; prints `N passed, N failed` at the end
	@CARGO="$(CARGO)" $(VENV)/bin/python tests/run_all.py

.PHONY: conformance
conformance: build ## run all vectors through all languages
	@$(VENV)/bin/python conformance/run.py $(DRIVERS)

.PHONY: docs
docs: $(VENV)/docs-tools $(VENV)/package ## build the documentation site in build/site; no page needs a network
	@NO_MKDOCS_2_WARNING=1 CARGO="$(CARGO)" $(VENV)/bin/python -m mkdocs build --strict
	@echo "build/site/index.html: open it in a browser"

.PHONY: bench
bench: build $(VENV)/bench-tools ## time tcenvelope beside other parsers, write docs/performance.md; QUICK=1 for a short run
	@CARGO="$(CARGO)" $(VENV)/bin/python bench/decode/run.py $(if $(QUICK),--quick)

.PHONY: build
build: lib command build/dump-c build/dump-cpp $(VENV)/package ## build the libraries, the command, the Python package and the examples

.PHONY: lib
lib: ## build libtcenvelope.so and libtcenvelope.a in target/release
	@test -e $(LIBRARY) || echo "building the libraries; the first time takes about a minute"
	@$(CARGO) build --quiet --release --locked --package tcenvelope-c --package dump
	@test -h target/release/$(SONAME) || ln -s libtcenvelope.so target/release/$(SONAME)

# Built by itself: what it has turned on in the core is not for the libraries.
.PHONY: command
command: ## build the command `tcenvelope` in target/release
	@test -e $(PROGRAM) || echo "building the command; the first time takes a minute or two"
	@$(CARGO) build --quiet --release --locked --package tcenvelope-cli

.PHONY: generate
generate: $(VENV)/test-tools ## write the header and all else that is made from the Rust sources and the tables
	@$(CARGO) xtask generate
	@$(VENV)/bin/python tests/official_failures.py
	@CARGO="$(CARGO)" $(VENV)/bin/python packaging/third_party.py

.PHONY: answers
answers: $(VENV)/test-tools $(VENV)/package ## write docs/awkward-answers.md: what the official SDKs do beside tcenvelope
	@$(VENV)/bin/python tests/clients/awkward_answers.py

.PHONY: catalogue
catalogue: $(VENV)/build-tools ## write what the pinned SDK packages document; OPTIONS=--newest only shows what newer ones change
	@$(VENV)/bin/python xtask/catalogue.py $(OPTIONS)
	@$(CARGO) xtask generate

.PHONY: wheels
wheels: $(VENV)/wheel-tools ## build the Python source archive and wheels in build/wheels, and check them
	@$(VENV)/bin/python python/wheels.py
test: $(VENV)/wheel-tools
$(VENV)/wheel-tools: python/requirements-wheels.txt $(VENV)/test-tools
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

.PHONY: format
format: $(VENV)/test-tools ## format Rust, Python, C and C++
	$(CARGO) fmt
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	$(VENV)/bin/clang-format -i $(C_SOURCES)

.PHONY: lint
lint: $(VENV)/bench-tools ## look for faults without running anything: formats, warnings, types, files, licences of what is used
	@CARGO="$(CARGO)" $(VENV)/bin/python -m pytest -q $(LINTS)

.PHONY: bench-codes
bench-codes: ## how long look-ups take, and how many bytes the catalogue adds to the shared library
	$(CARGO) bench --locked --package bench
	$(CARGO) build --quiet --release --locked --package tcenvelope-c --target-dir build/size/with
	$(CARGO) build --quiet --release --locked --package tcenvelope-c --target-dir build/size/without --no-default-features
	@wc -c build/size/with/release/libtcenvelope.so build/size/without/release/libtcenvelope.so | sed '$$d'

.PHONY: bench-scan
bench-scan: command $(VENV)/test-tools ## time a scan of 1 GB; FOLDER= is where the files for it are made and kept
	@$(VENV)/bin/python bench/scan/run.py --folder "$(FOLDER)"

.PHONY: clean
clean: ## remove all that was built
	rm -rf build target

# Cargo knows best when the library is out of date: `lib` runs always and touches it only then.
$(LIBRARY): lib ;

build/dump-c: examples/c/dump.c include/tcenvelope.h $(LIBRARY)
	@mkdir -p build
	$(CC) -std=c99 $(CFLAGS) $(WARNINGS) -Iinclude $< -o $@ $(LIBRARY)

build/dump-cpp: examples/cpp/dump.cpp include/tcenvelope.hpp include/tcenvelope.h $(LIBRARY)
	@mkdir -p build
	$(CXX) -std=c++17 $(CXXFLAGS) $(WARNINGS) -Iinclude $< -o $@ $(LIBRARY)

$(VENV)/build-tools: python/requirements-build.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.10 or newer is needed; set PYTHON=" if sys.version_info < (3, 10) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

$(VENV)/test-tools: python/requirements-test.txt $(VENV)/build-tools
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

$(VENV)/bench-tools: bench/decode/requirements.txt $(VENV)/test-tools
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

$(VENV)/docs-tools: website/requirements.txt $(VENV)/test-tools
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

# The package is installed as its users get it: built by its own build system, into an environment of its own.
# The build system looks for its own program on the path.
$(VENV)/package: $(VENV)/build-tools $(CORE_SOURCES) $(PYTHON_SOURCES)
	@echo "building the Python package; the first time takes about a minute"
	@PATH="$(abspath $(VENV))/bin:$$PATH" $(VENV)/bin/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --force-reinstall ./python
	@touch $@
