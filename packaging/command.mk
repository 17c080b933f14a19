# `make install-command` and `make uninstall-command`: the program `tcenvelope`, its man pages, and what shells complete it with.

PROGRAM := target/release/tcenvelope
MAN_PAGES := $(wildcard cli/man/*.1)
PROGRAM_TO = $(DESTDIR)$(PREFIX)/bin
MAN_TO = $(SHARE_TO)/man/man1
BASH_TO = $(SHARE_TO)/bash-completion/completions
ZSH_TO = $(SHARE_TO)/zsh/site-functions
FISH_TO = $(SHARE_TO)/fish/vendor_completions.d

.PHONY: install-command
install-command: paths $(if $(shell command -v $(CARGO)),command)
	@test -e $(PROGRAM) || { echo "run 'make command' first, as a user that has cargo" >&2; exit 1; }
	$(INSTALL) -d $(PROGRAM_TO) $(SHARE_TO)/doc/tcenvelope-command $(MAN_TO) $(BASH_TO) $(ZSH_TO) $(FISH_TO)
	$(INSTALL) -m 755 $(PROGRAM) $(PROGRAM_TO)
	$(STRIP) $(PROGRAM_TO)/tcenvelope
	$(INSTALL) -m 644 $(MAN_PAGES) $(MAN_TO)
	$(INSTALL) -m 644 LICENSE-APACHE LICENSE-MIT THIRD-PARTY.txt $(SHARE_TO)/doc/tcenvelope-command
	$(PROGRAM) completions bash > $(BASH_TO)/tcenvelope
	$(PROGRAM) completions zsh > $(ZSH_TO)/_tcenvelope
	$(PROGRAM) completions fish > $(FISH_TO)/tcenvelope.fish
	chmod 644 $(BASH_TO)/tcenvelope $(ZSH_TO)/_tcenvelope $(FISH_TO)/tcenvelope.fish

.PHONY: uninstall-command
uninstall-command: paths
	rm -f $(PROGRAM_TO)/tcenvelope $(addprefix $(MAN_TO)/,$(notdir $(MAN_PAGES)))
	rm -f $(BASH_TO)/tcenvelope $(ZSH_TO)/_tcenvelope $(FISH_TO)/tcenvelope.fish
	rm -rf $(SHARE_TO)/doc/tcenvelope-command
