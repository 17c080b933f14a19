"""The command `tcenvelope`: `python -m tcenvelope`, and the script of that name."""

import os
import signal
import sys

from tcenvelope._native import run_command


def main() -> int:
    """Runs the command with the arguments of this program, and returns its exit status."""
    # Python would only note the signal, and look at it when the command is done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    open_standard_streams()
    return run_command(sys.argv)


def open_standard_streams() -> None:
    """Opens to nowhere those that are closed, as every Rust program does: else a file would take their place."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            # The lowest number that is free is taken: this one.
            os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    sys.exit(main())
