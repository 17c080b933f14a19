"""The headers compile without a warning wherever they promise to: alone, and included twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

INCLUDED = pytest.mark.parametrize("times", [1, 2], ids=["alone", "twice"])
NO_EXCEPTIONS = ["-fno-exceptions", "-fno-rtti"]


@pytest.fixture
def compiles(
    include: Path, warnings: list[str], require: Callable[[str], str], run: Callable[..., str]
) -> Callable[..., str]:
    """Compiles a program that is nothing but a header."""

    def compile_header(compiler: str, standard: str, header: str, times: int, *flags: str) -> str:
        language = "c++" if "++" in standard else "c"
        command = [require(compiler), "-x", language, f"-std={standard}", *warnings, *flags, "-fsyntax-only"]
        return run(*command, "-I", include, "-", input=f'#include "{header}"\n' * times)

    return compile_header


@INCLUDED
@pytest.mark.parametrize("standard", ["c99", "c11", "c17", "c2x"])
@pytest.mark.parametrize("compiler", ["gcc", "clang"])
def test_c_header_in_c(compiles: Callable[..., str], compiler: str, standard: str, times: int) -> None:
    compiles(compiler, standard, "tcenvelope.h", times)


@INCLUDED
@pytest.mark.parametrize("standard", ["c++17", "c++20"])
@pytest.mark.parametrize("compiler", ["g++", "clang++"])
def test_c_header_in_cpp(compiles: Callable[..., str], compiler: str, standard: str, times: int) -> None:
    compiles(compiler, standard, "tcenvelope.h", times)


@INCLUDED
@pytest.mark.parametrize("flags", [[], NO_EXCEPTIONS], ids=["exceptions", "no-exceptions"])
@pytest.mark.parametrize("standard", ["c++17", "c++20"])
@pytest.mark.parametrize("compiler", ["g++", "clang++"])
def test_cpp_header(compiles: Callable[..., str], compiler: str, standard: str, flags: list[str], times: int) -> None:
    compiles(compiler, standard, "tcenvelope.hpp", times, *flags)
