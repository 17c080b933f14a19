"""The references of the interfaces, each made by the tool of its language, from the comments in the sources.

They become folders of the site: `reference/c` (C and C++), `reference/python`, `reference/rust`. Whatever is public and
not documented is an error. MkDocs calls the functions whose names begin with `on_`.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build"
REFERENCE = BUILD / "reference"


def run(command: list[str], **options: Any) -> None:
    """Runs a command of which only its complaints are shown."""
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options
    )
    if done.returncode != 0:
        raise PluginError(f"{' '.join(command)}\n{done.stdout}")


def c(folder: Path) -> None:
    """Doxygen on both headers. It warns of each item without a comment, and its settings make that an error."""
    settings = (ROOT / "website" / "Doxyfile").read_text(encoding="utf-8")
    run(["doxygen", "-"], input=f"{settings}\nOUTPUT_DIRECTORY = {folder}\n")


def python(folder: Path) -> None:
    """pdoc on the package as it is installed: the docstrings of its native part are in the module only."""
    path = BUILD / "python-reference"
    shutil.rmtree(path, ignore_errors=True)
    with_types(path / "tcenvelope")
    modules = ["tcenvelope", "tcenvelope.testing"]
    command = [sys.executable, "-m", "pdoc", "--docformat", "google", "--output-directory", str(folder), *modules]
    run(command, env={**os.environ, "PYTHONPATH": str(path)})


def with_types(package: Path) -> None:
    """Copies the package, with the types of its native part where pdoc looks: in a stub of what exports it."""
    origin = importlib.util.find_spec("tcenvelope")
    if origin is None or origin.origin is None:
        raise PluginError("the Python package is not installed: `make build` does it")
    shutil.copytree(Path(origin.origin).parent, package)
    stub = package.joinpath("_native.pyi").read_text(encoding="utf-8")
    # Without its bases a class of the stub has no docstrings of theirs, which would take the place of the right ones.
    stub = re.sub(r"^(class \w+)\(.*\):", r"\1:", stub, flags=re.MULTILINE)
    package.joinpath("__init__.pyi").write_text(f"from __future__ import annotations\n{stub}", encoding="utf-8")


def rust(folder: Path) -> None:
    """rustdoc on the crate, with a folder of its own: in `target/doc` there may be other crates as well."""
    target = BUILD / "rust-reference"
    shutil.rmtree(target / "doc", ignore_errors=True)
    command = [os.environ.get("CARGO", "cargo"), "doc", "--locked", "--no-deps", "--package", "tcenvelope"]
    command += ["--all-features", "--target-dir", str(target)]
    run(command, env={**os.environ, "RUSTDOCFLAGS": "-D warnings"})
    shutil.copytree(target / "doc", folder, dirs_exist_ok=True)
    # rustdoc's own pages link to one above the crates, which it does not make.
    (folder / "index.html").write_text('<meta http-equiv="refresh" content="0; url=tcenvelope/index.html">\n')


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Makes the references, and leaves those out of the navigation whose tool is missing."""
    shutil.rmtree(REFERENCE, ignore_errors=True)
    for make in (c, python, rust):
        folder = REFERENCE / make.__name__
        if make is c and shutil.which("doxygen") is None:
            print("no reference for C and C++: doxygen is not installed")
            config.nav = without(config.nav, f"reference/{folder.name}/")
        else:
            folder.mkdir(parents=True)
            make(folder)
    return config


def without(nav: Any, prefix: str) -> Any:
    """The navigation without the pages whose path begins so."""
    if isinstance(nav, list):
        return [left for entry in nav if (left := without(entry, prefix)) is not None] or None
    if isinstance(nav, dict):
        left = {title: without(entry, prefix) for title, entry in nav.items()}
        return left if None not in left.values() else None
    return None if str(nav).startswith(prefix) else nav


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Puts the references into the site as they are."""
    for path in REFERENCE.rglob("*"):
        if path.is_file():
            name = path.relative_to(BUILD).as_posix()
            inclusion = InclusionLevel.NOT_IN_NAV
            files.append(File(name, str(BUILD), config.site_dir, False, inclusion=inclusion))
    return files
