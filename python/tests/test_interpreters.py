"""Several copies of the package in one process: each raises classes of its own."""

from __future__ import annotations

import subprocess
import sys

IMPORTED_AGAIN = """
import sys, tcenvelope
try: tcenvelope.decode(b"")
except tcenvelope.DecodeError: pass
for name in [name for name in sys.modules if name.split(".")[0] == "tcenvelope" and not name.endswith("_native")]:
    del sys.modules[name]
import tcenvelope
try: tcenvelope.decode(b"")
except tcenvelope.DecodeError: print("its own")
"""

SUBINTERPRETER = """
import _xxsubinterpreters as interpreters
import tcenvelope
work = '''
import tcenvelope
try: tcenvelope.decode(b"")
except tcenvelope.DecodeError: pass
error = tcenvelope.decode('{"Response": {"Error": {"Code": "X"}}}').error
assert type(error) is tcenvelope.Unknown
step = tcenvelope.advise(tcenvelope.ApiError('RequestLimitExceeded'), 1)
assert type(step) is tcenvelope.NextStep
headers = {'Date': 'Sun, 23 Nov 2025 02:10:40 GMT'}
assert tcenvelope.decode_http('{"Response": {}}', status=200, headers=headers).server_time.minute == 10
'''
first = interpreters.create()
interpreters.run_string(first, work)
interpreters.destroy(first)
exec(work)
print("its own")
"""


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_package_that_is_imported_again_raises_its_own_classes() -> None:
    assert run(IMPORTED_AGAIN) == "its own\n"


if sys.version_info < (3, 12):
    # From 3.12 on an interpreter of its own refuses such a module, and the private module is another.
    def test_a_subinterpreter_that_ends_takes_no_class_along() -> None:
        assert run(SUBINTERPRETER) == "its own\n"
