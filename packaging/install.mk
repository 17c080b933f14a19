# `make install` and `make uninstall`: the command, and what a C or C++ project needs, where the system's tools look for it.

PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
STRIP ?= strip
INSTALL ?= install
# What the pkg-config file says. An archive that is unpacked anywhere says them relative to that file.
PC_PREFIX ?= $(PREFIX)
PC_LIBDIR ?= $(LIBDIR)

VERSION := $(shell sed -n 's/^version = "\(.*\)"$$/\1/p' Cargo.toml)
ABI_VERSION := $(shell sed -n 's/^pub const TCE_ABI_VERSION: u32 = \([0-9]*\);$$/\1/p' ffi-c/src/version.rs)
SHARED := libtcenvelope.so.$(VERSION)
SONAME := libtcenvelope.so.$(ABI_VERSION)
CMAKE_FILES := $(wildcard packaging/*.cmake)

INCLUDE_TO = $(DESTDIR)$(PREFIX)/include
LIBRARY_TO = $(DESTDIR)$(LIBDIR)
SHARE_TO = $(DESTDIR)$(PREFIX)/share

# A path with a space, or with what means something to the shell, would be two to the commands below, and one of them
# removed. The shell gets the paths from the environment, not as a part of the command.
.PHONY: paths
paths: export INSTALL_PATHS := $(PREFIX)$(LIBDIR)$(DESTDIR)
paths:
	@case "$$INSTALL_PATHS" in *[[:space:]\'\"\`\\$$\&\;\|\<\>\(\)\*\?\#]*) echo "PREFIX, LIBDIR and DESTDIR must have no white space, quotes or other characters of the shell" >&2; exit 1;; esac
	@case "$(DESTDIR):$(PREFIX):$(LIBDIR)" in :[!/]*|:*:[!/]*) echo "PREFIX and LIBDIR must begin at the root: /usr/local, say" >&2; exit 1;; esac

.PHONY: install
install: install-library install-command ## install the command and what C and C++ need below PREFIX (/usr/local); LIBDIR, DESTDIR

# Whoever installs as root often has no cargo there, and has built before: what is built is then taken as it is.
.PHONY: install-library
install-library: paths $(if $(shell command -v $(CARGO)),lib)
	@test -e target/release/$(SONAME) || { echo "run 'make lib' first, as a user that has cargo" >&2; exit 1; }
	$(INSTALL) -d $(INCLUDE_TO) $(LIBRARY_TO)/pkgconfig $(LIBRARY_TO)/cmake/tcenvelope $(SHARE_TO)/doc/tcenvelope $(SHARE_TO)/tcenvelope/conformance
	$(INSTALL) -m 644 include/tcenvelope.h include/tcenvelope.hpp $(INCLUDE_TO)
	$(INSTALL) -m 755 target/release/libtcenvelope.so $(LIBRARY_TO)/$(SHARED)
	ln -sf $(SHARED) $(LIBRARY_TO)/$(SONAME)
	ln -sf $(SONAME) $(LIBRARY_TO)/libtcenvelope.so
	$(INSTALL) -m 644 $(LIBRARY) $(LIBRARY_TO)
	$(STRIP) --strip-debug $(LIBRARY_TO)/libtcenvelope.a
	sed -e 's|@prefix@|$(PC_PREFIX)|; s|@libdir@|$(PC_LIBDIR)|; s|@version@|$(VERSION)|' packaging/tcenvelope.pc.in > $(LIBRARY_TO)/pkgconfig/tcenvelope.pc
	chmod 644 $(LIBRARY_TO)/pkgconfig/tcenvelope.pc
	$(INSTALL) -m 644 $(CMAKE_FILES) $(LIBRARY_TO)/cmake/tcenvelope
	$(INSTALL) -m 644 LICENSE-APACHE LICENSE-MIT THIRD-PARTY.txt $(SHARE_TO)/doc/tcenvelope
	rm -rf $(SHARE_TO)/tcenvelope/conformance/vectors
	cp -R conformance/README.md conformance/vectors $(SHARE_TO)/tcenvelope/conformance
	chmod -R u=rwX,go=rX $(SHARE_TO)/tcenvelope

.PHONY: uninstall
uninstall: uninstall-library uninstall-command ## remove what `make install` with the same PREFIX, LIBDIR and DESTDIR installed

.PHONY: uninstall-library
uninstall-library: paths
	rm -f $(INCLUDE_TO)/tcenvelope.h $(INCLUDE_TO)/tcenvelope.hpp
	rm -f $(addprefix $(LIBRARY_TO)/,$(SHARED) $(SONAME) libtcenvelope.so libtcenvelope.a pkgconfig/tcenvelope.pc)
	rm -rf $(LIBRARY_TO)/cmake/tcenvelope $(SHARE_TO)/doc/tcenvelope $(SHARE_TO)/tcenvelope
