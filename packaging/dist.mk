# `make dist` and `make deb`: packages of what `make install` installs, for people without Rust.

MACHINE = $(shell $(CC) -dumpmachine)
ARCHIVE = tcenvelope-$(VERSION)-$(MACHINE)

# Its files are found from where it is unpacked (the dollar signs are for pkg-config: make takes one off twice). The archive of the same commit is the same to the byte.
.PHONY: dist
dist: ## make build/dist/tcenvelope-VERSION-MACHINE.tar.gz: the command, headers, libraries and vectors, ready to use
	@rm -rf build/dist
	@$(MAKE) --no-print-directory --silent install DESTDIR=build/dist/ PREFIX=$(ARCHIVE) LIBDIR=$(ARCHIVE)/lib PC_PREFIX='$$$${pcfiledir}/../..' PC_LIBDIR='$$$${prefix}/lib'
	@cp docs/install.md build/dist/$(ARCHIVE)/share/doc/tcenvelope
	@tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@$(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null),0) \
		--directory build/dist --create $(ARCHIVE) | gzip --no-name --best > build/dist/$(ARCHIVE).tar.gz
	@rm -rf build/dist/$(ARCHIVE)
	@echo "build/dist/$(ARCHIVE).tar.gz"

.PHONY: deb
deb: ## make build/deb/*.deb with cargo-deb
	@rm -rf build/deb
	@$(MAKE) --no-print-directory --silent install-library DESTDIR=build/deb/root PREFIX=/usr LIBDIR=/usr/lib
	@$(MAKE) --no-print-directory --silent install-command DESTDIR=build/deb/command PREFIX=/usr
	@$(CARGO) deb --quiet --no-build --no-strip --package tcenvelope-c --output build/deb/
	@$(CARGO) deb --quiet --no-build --no-strip --package tcenvelope-cli --output build/deb/

# cargo-c is built for a quarter of an hour: this is for a release, not for every run of the tests.
.PHONY: cargo-c
cargo-c: lib $(VENV)/test-tools
	@$(VENV)/bin/python -m pytest -q tests/packages/cargo_c.py
