"""Fetches the parsers in C and C++ that the bench compiles: simdjson and yyjson.

Packages on PyPI carry their sources; archives.txt pins them by hash. They are read from there and never copied in.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).parent
# What is taken out of which archive.
FILES = {
    "fastsimdjson": ("vendor/simdjson.h", "vendor/simdjson.cpp"),
    "yyjson": ("yyjson/yyjson.h", "yyjson/yyjson.c"),
}


def get(build: Path) -> Path:
    """The folder with both parsers' files."""
    parsers = build / "parsers"
    stamp = parsers / "archives.txt"
    pins = (HERE / "archives.txt").read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == pins:
        return parsers
    archives = build / "archives"
    download(archives)
    parsers.mkdir(parents=True, exist_ok=True)
    for package, names in FILES.items():
        [archive] = archives.glob(f"{package}-*.tar.gz")
        extract(archive, names, parsers)
    stamp.write_text(pins, encoding="utf-8")
    return parsers


def download(archives: Path) -> None:
    """Asks pip for the archives, and only these: what pip needs to look into them comes as wheels."""
    for old in archives.glob("*.tar.gz"):
        old.unlink()
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--no-binary", ",".join(FILES), "--require-hashes", "--dest", str(archives)]
    subprocess.run([*command, "--requirement", str(HERE / "archives.txt")], check=True)


def extract(archive: Path, names: tuple[str, ...], folder: Path) -> None:
    with tarfile.open(archive) as opened:
        for member in opened:
            inside = member.name.partition("/")[2]
            if inside in names:
                file = opened.extractfile(member)
                assert file is not None
                (folder / Path(inside).name).write_bytes(file.read())
