"""The command `tcenvelope`: `python -m tcenvelope`, and the script of that name."""

import signal
import sys

from tcenvelope._native import run_command


def main() -> int:
    """Runs the command with the arguments of this program, and returns its exit status."""
    # Python would only note the signal, and look at it when the command is done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_command(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
