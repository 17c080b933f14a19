"""What tcenvelope.hpp promises, with exceptions and without."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = sorted((Path(__file__).parent / "cpp").glob("*.cpp"))
NO_EXCEPTIONS = ["-fno-exceptions", "-fno-rtti"]


@pytest.mark.parametrize(
    "flags", [["-std=c++17"], ["-std=c++20"], ["-std=c++17", *NO_EXCEPTIONS]], ids=["17", "20", "no-exceptions"]
)
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_behaviour(build: Callable[..., Path], run: Callable[..., str], program: Path, flags: list[str]) -> None:
    run(build(program, *flags, "-pthread"))


@pytest.mark.parametrize(
    ("expression", "flags"),
    [
        ("result.value()", NO_EXCEPTIONS),
        ("*result", []),
        ("result.operator->()", []),
        ('tcenvelope::decode(R"({"Response": {}})").error()', []),
    ],
)
def test_using_what_is_not_there_ends_the_program(
    build: Callable[..., Path], tmp_path: Path, expression: str, flags: list[str]
) -> None:
    """And is no undefined behaviour."""
    source = tmp_path / "mistake.cpp"
    source.write_text(
        '#include "tcenvelope.hpp"\n'
        f"int main() {{ auto result = tcenvelope::decode({{}}); static_cast<void>({expression}); }}\n"
    )
    done = subprocess.run([build(source, "-std=c++17", "-O2", *flags)], capture_output=True, check=False)
    assert done.returncode == -signal.SIGABRT, done


def test_every_number_of_the_c_header_has_a_name(include: Path, declarations: list[Any]) -> None:
    header = (include / "tcenvelope.hpp").read_text("utf-8")
    named = re.findall(r"^    (\w+) = (TCE_\w+),$", header, re.MULTILINE)
    constants = [d.name for d in declarations if d.kind == "constant"]
    assert named == [(re.sub(r"TCE_(STATUS|HINT|OUTCOME)_", "", constant).lower(), constant) for constant in constants]
