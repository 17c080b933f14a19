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
        ("tcenvelope::Value().get<bool>().value()", NO_EXCEPTIONS),
        ('*tcenvelope::Value().member("A")', []),
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
    short = [
        re.sub(r"TCE_(CATEGORY|RETRY|BASIS|FAULT|LANGUAGE|STATUS|HINT|OUTCOME|KIND|STEP)_", "", constant).lower()
        for constant in constants
    ]
    # The one name that C++ keeps for itself.
    assert named == [("boolean" if name == "bool" else name, c) for name, c in zip(short, constants, strict=True)]


def test_a_struct_is_filled_by_hand(build: Callable[..., Path], run: Callable[..., str], root: Path) -> None:
    """And that takes less than 20 lines of code."""
    source = root / "examples" / "cpp" / "struct.cpp"
    assert run(build(source, "-std=c++17")) == "ins-1 has 4 cores and costs 1.5\nins-2中 has 8 cores\n"
    code = source.read_text("utf-8").partition("struct Instance {")[2].partition("int main")[0]
    assert len([line for line in code.splitlines() if line.strip()]) < 20
