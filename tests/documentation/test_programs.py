"""Each program on a page is a whole one, and prints what the page says that it prints: nothing, if it says nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from blocks import Block, of_language

CARGO = os.environ.get("CARGO", "cargo")
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


def output(*command: str | Path) -> str:
    """What a program prints that says nothing on standard error and succeeds."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("block", [*of_language("c"), *of_language("cpp")], ids=str)
def test_c_and_cpp(
    block: Block, root: Path, library: Path, require: Callable[[str], str], run: Callable[..., str], tmp_path: Path
) -> None:
    compiler, standard = {"c": ("cc", "-std=c99"), "cpp": ("c++", "-std=c++17")}[block.language]
    source, program = tmp_path / f"{block.stem}.{block.language}", tmp_path / "program"
    source.write_text(block.code, encoding="utf-8")
    link = [f"-L{library}", "-ltcenvelope", f"-Wl,-rpath,{library}"]
    run(require(compiler), standard, "-O0", *WARNINGS, f"-I{root / 'include'}", source, "-o", program, *link)
    assert output(program) == block.printed


@pytest.mark.parametrize("block", of_language("python"), ids=str)
def test_python(block: Block, run: Callable[..., str], tmp_path: Path) -> None:
    """Without a block of what it prints, that stands behind each `print`."""
    source = tmp_path / f"test_{block.stem}.py"
    source.write_text(block.code, encoding="utf-8")
    if is_tests(block):
        run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", tmp_path, source)
        return
    behind = re.findall(r"^ *print\(.*\)  # (.*)$", block.code, flags=re.MULTILINE)
    assert output(sys.executable, source) == (block.printed or "".join(f"{line}\n" for line in behind))


def is_tests(block: Block) -> bool:
    """Whether it is run by the test runner of its language."""
    mark = {"python": r"^def test_", "rust": r"^ *#\[test\]$"}[block.language]
    return re.search(mark, block.code, re.MULTILINE) is not None


@pytest.fixture(scope="session")
def crate(root: Path, run: Callable[..., str]) -> Path:
    """One crate of all blocks in Rust, a module each, with the dependencies that the page says.

    It stands where it can be built again quickly. `documentation NAME` runs a block.
    """
    crate = root / "build" / "documentation"
    blocks = of_language("rust")
    # The one block that says what a reader's Cargo.toml needs, with the place where the library is here.
    (dependencies,) = of_language("toml")
    manifest, places = re.subn(r'path = ".*?"', f'path = "{root / "core"}"', dependencies.code)
    assert places == 1
    head = '[package]\nname = "documentation"\nedition = "2024"\n\n[workspace]\n\n[lints.rust]\nwarnings = "deny"\n\n'
    modules = "".join(f"{'#[cfg(test)] ' if is_tests(block) else ''}mod {block.stem};\n" for block in blocks)
    programs = [block for block in blocks if not is_tests(block)]
    arms = "".join(f'        Some("{block.stem}") => end({block.stem}::run()),\n' for block in programs)
    main = (
        f"{modules}\nfn end(how: impl std::process::Termination) -> std::process::ExitCode {{\n    how.report()\n}}\n\n"
        "fn main() -> std::process::ExitCode {\n"
        f"    match std::env::args().nth(1).as_deref() {{\n{arms}        _ => panic!(),\n    }}\n}}\n"
    )
    shutil.rmtree(crate, ignore_errors=True)
    (crate / "src").mkdir(parents=True)
    (crate / "Cargo.toml").write_text(head + manifest, encoding="utf-8")
    (crate / "src" / "main.rs").write_text(main, encoding="utf-8")
    # The versions that all else is built with.
    shutil.copy(root / "Cargo.lock", crate)
    for block in blocks:
        run_it = "" if is_tests(block) else "\npub(crate) fn run() -> impl std::process::Termination {\n    main()\n}\n"
        (crate / "src" / f"{block.stem}.rs").write_text(block.code + run_it, encoding="utf-8")
    cargo(run, crate, "build")
    return crate


def cargo(run: Callable[..., str], crate: Path, *words: str) -> str:
    # What others have built of the dependencies is there.
    environment = {**os.environ, "CARGO_TARGET_DIR": str(crate.parents[1] / "target")}
    return run(CARGO, words[0], "--quiet", *words[1:], cwd=crate, env=environment)


@pytest.mark.parametrize("block", of_language("rust"), ids=str)
def test_rust(block: Block, crate: Path, run: Callable[..., str]) -> None:
    if is_tests(block):
        assert re.search(r"test result: ok\. [1-9]", cargo(run, crate, "test", f"{block.stem}::"))
    else:
        assert output(crate.parents[1] / "target" / "debug" / "documentation", block.stem) == block.printed
