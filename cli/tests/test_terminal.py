"""The command in a terminal, as a person sees it: tmux runs it and gives what stands on the screen."""

from __future__ import annotations

import re
import shlex
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

BODY = '{"Response": {"Error": {"Code": "RequestLimitExceeded", "Message": "m"}, "RequestId": "ed93f3cb"}}'
PROMPT = "ready> "


class Terminal:
    """A shell in a terminal of its own. `command` is `tcenvelope` there."""

    def __init__(self, tmux: str, folder: Path, command: Path, columns: int) -> None:
        self.tmux = [tmux, "-S", str(folder / "tmux"), "-f", "/dev/null"]
        shell = f"PS1={shlex.quote(PROMPT)} PATH={shlex.quote(str(folder))}:$PATH exec bash --norc --noprofile"
        (folder / "tcenvelope").symlink_to(command)
        start = ["new-session", "-d", "-x", str(columns), "-y", "40", "-c", str(folder), shell]
        subprocess.run([*self.tmux, *start], check=True, timeout=30)
        self.wait(re.escape(PROMPT.strip()))

    def press(self, *keys: str) -> None:
        subprocess.run([*self.tmux, "send-keys", *keys], check=True, timeout=30)

    def screen(self, *, colours: bool = False) -> str:
        capture = ["capture-pane", "-p", *(["-e"] if colours else [])]
        return subprocess.run([*self.tmux, *capture], check=True, capture_output=True, text=True, timeout=30).stdout

    def wait(self, pattern: str) -> str:
        """What stands on the screen when it shows this."""
        end = time.monotonic() + 30
        while not re.search(pattern, self.screen(), flags=re.MULTILINE):
            assert time.monotonic() < end, f"{pattern} is not on the screen:\n{self.screen()}"
            time.sleep(0.05)
        return self.screen()

    def run(self, line: str) -> str:
        """Runs a line and waits for its status, which stands behind `status `."""
        self.press("clear", "Enter")
        self.wait(rf"\A{re.escape(PROMPT.strip())}")
        self.enter(f"{line}; echo status $?")
        return self.wait(r"status \d+$")

    def enter(self, line: str) -> None:
        self.press("-l", line)
        self.press("Enter")

    def interrupt(self) -> str:
        """Presses Ctrl-C, and gives the screen with the status of what that ended."""
        self.press("C-c")
        self.wait(rf"\^C\n{re.escape(PROMPT.strip())}")
        self.enter("echo status $?")
        return self.wait(r"^status \d+$")

    def close(self) -> None:
        subprocess.run([*self.tmux, "kill-server"], check=False, capture_output=True, timeout=30)


@pytest.fixture
def terminal(
    command: Path, require: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[int], Terminal]]:
    """Opens a terminal of so many columns."""
    # What the one who runs the tests has set is not for this terminal.
    for name in ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    (tmp_path / "answer.json").write_text(BODY, "utf-8")
    opened: list[Terminal] = []

    def open_terminal(columns: int) -> Terminal:
        opened.append(Terminal(require("tmux"), tmp_path, command, columns))
        return opened[-1]

    yield open_terminal
    for one in opened:
        one.close()


def test_colours_on_a_terminal_only(terminal: Callable[[int], Terminal]) -> None:
    screen = terminal(100)
    assert "status 1" in screen.run("tcenvelope decode answer.json")
    assert re.search(r"\x1b\[[0-9;]*31m.*failure", screen.screen(colours=True)), "a failure is red"
    for line in ("NO_COLOR=1 tcenvelope decode answer.json", "tcenvelope decode answer.json | cat"):
        assert "failure" in screen.run(line)
        assert "\x1b[" not in screen.screen(colours=True), line


def test_long_texts_are_broken_below_their_beginning(terminal: Callable[[int], Terminal]) -> None:
    narrow = terminal(50).run("tcenvelope decode answer.json")
    (indent,) = set(re.findall(r"^(retry +)\S", narrow, flags=re.MULTILINE))
    below = narrow.split(indent)[1].split("\n")[1]
    assert re.match(rf" {{{len(indent)}}}\S", below), narrow
    assert max(map(len, narrow.split("\n"))) <= 50


def test_a_body_is_pasted(terminal: Callable[[int], Terminal]) -> None:
    screen = terminal(100)
    screen.enter("tcenvelope decode; echo status $?")
    screen.wait("press Ctrl-D")
    screen.press("-l", BODY)
    screen.press("Enter", "C-d")
    assert re.search("^code +RequestLimitExceeded$", screen.wait("^status 1$"), flags=re.MULTILINE)


def test_ctrl_c_ends_it(terminal: Callable[[int], Terminal]) -> None:
    screen = terminal(100)
    screen.enter("tcenvelope decode")
    screen.wait("press Ctrl-D")
    shown = screen.interrupt()
    assert "status 130" in shown and "Traceback" not in shown


def test_a_closed_pipe_is_no_error(terminal: Callable[[int], Terminal], tmp_path: Path) -> None:
    body = '{"Response": {"A": "' + "a" * 1_000_000 + '", "RequestId": "1"}}'
    (tmp_path / "long.json").write_text(body, "utf-8")
    screen = terminal(100)
    shown = screen.run("tcenvelope decode --values --json long.json | head -c 9; (exit ${PIPESTATUS[0]})")
    assert '{"outcome' in shown
    assert "status 141" in shown
    assert "tcenvelope:" not in shown and "Error" not in shown


def test_a_scan_shows_how_far_it_is_and_is_interrupted(terminal: Callable[[int], Terminal], tmp_path: Path) -> None:
    with (tmp_path / "long.ndjson").open("wb") as file:
        file.truncate(1 << 40)  # It takes no room on the disk, and minutes to read.
    screen = terminal(100)
    screen.enter("tcenvelope scan long.ndjson")
    screen.wait(r"\[?=*>? *\]? +\d+%  [\d.]+ [kMG]B of 1\.10 TB  [\d.]+ .B/s  .* left")
    shown = screen.interrupt()
    assert "status 130" in shown and "Traceback" not in shown


def test_nothing_of_the_progress_stays(terminal: Callable[[int], Terminal], tmp_path: Path) -> None:
    (tmp_path / "answers.ndjson").write_text(f"{BODY}\n" * 200_000, "utf-8")
    shown = terminal(100).run("tcenvelope scan answers.ndjson")
    assert "status 0" in shown
    assert re.search(r"^failures +200,000 +100%$", shown, flags=re.MULTILINE)
    assert " of " not in shown and "left" not in shown


def test_a_pipe_has_no_end_that_is_known(terminal: Callable[[int], Terminal]) -> None:
    screen = terminal(100)
    screen.enter(f"yes '{BODY}' | tcenvelope scan -")
    screen.wait(r"[\d.]+ [MG]B read  [\d.]+ [MG]B/s")
    assert "status 130" in screen.interrupt()
