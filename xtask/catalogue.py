#!/usr/bin/env python3
"""Writes core/data/catalogue.tsv from the official SDK packages, and says what that adds and removes by product.

    xtask/catalogue.py                      the packages that core/data/sdk-packages.txt pins: write
    xtask/catalogue.py --check              the same, and only compare
    xtask/catalogue.py --newest             the newest packages: only compare, and say what the pins would be
    xtask/catalogue.py --packages NAME==VERSION ...         these in place of the pinned ones of the same name: likewise

The packages are read and never run. Only names of codes, products and versions are taken from them.
"""

from __future__ import annotations

import argparse
import ast
import collections
import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "core" / "data" / "sdk-packages.txt"
CATALOGUE = ROOT / "core" / "data" / "catalogue.tsv"
DOWNLOADS = ROOT / "build" / "sdk-packages"

HEAD = "code\treleases\n"
# The package of the SDK, the product, and the version of its interface.
MEMBER = re.compile(r"[^/]+/([a-z0-9]+)/v(\d{4})(\d{2})(\d{2})/errorcodes\.py")
CODE = re.compile(r"[!-~]+")


class Failed(Exception):
    """What a person is told. Nothing was written."""


class NotDownloaded(Failed):
    """The packages cannot be had."""


class Row(NamedTuple):
    """A version of a product's interface documents a code."""

    product: str
    code: str
    version: str  # 2017-03-12


class Packages(NamedTuple):
    """What some packages say."""

    rows: set[Row]
    products: set[str]  # those without codes, too


def hashes(pins: str) -> set[str]:
    """The hashes of a requirements file."""
    return set(re.findall(r"--hash=sha256:([0-9a-f]{64})", pins))


def names(pins: str) -> list[str]:
    """The packages of a requirements file, without their versions."""
    return re.findall(r"^([A-Za-z0-9._-]+)==", pins, flags=re.MULTILINE)


def digest(wheel: Path) -> str:
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def download(folder: Path, *what: str) -> list[Path]:
    """Has pip fetch packages into an empty folder. Built ones only: building one would run its code."""
    shutil.rmtree(folder, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    command = [*pip, "download", "--no-deps", "--only-binary=:all:", f"--dest={folder}", *what]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NotDownloaded(f"pip cannot download {' '.join(what)}: {done.stderr.strip()[-300:]}")
    return sorted(folder.glob("*.whl"))


def pinned() -> list[Path]:
    """The pinned packages; those that are there already are not fetched again."""
    folder = DOWNLOADS / "pinned"
    wheels = sorted(folder.glob("*.whl"))
    if {digest(wheel) for wheel in wheels} != hashes(PINS.read_text(encoding="utf-8")):
        wheels = download(folder, "--require-hashes", f"--requirement={PINS}")
    return wheels


def codes_of(source: str, name: str) -> list[str]:
    """The codes that an `errorcodes.py` assigns. Anything else could be a code that is missed, so it is an error."""
    codes = []
    for statement in ast.parse(source, name).body:
        match statement:
            case ast.Assign(targets=[ast.Name()], value=ast.Constant(value=str(code))) if CODE.fullmatch(code):
                codes.append(code)
            case ast.Expr(value=ast.Constant(value=str())):
                pass  # a text that documents the module
            case _:
                raise Failed(f"{name}:{statement.lineno}: no name that is assigned a code")
    return codes


def read(wheels: Iterable[Path]) -> Packages:
    """What packages document."""
    rows = set()
    products = set()
    for wheel in wheels:
        found = False
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if member := MEMBER.fullmatch(name):
                    found = True
                    product, *date = member.groups()
                    products.add(product)
                    source = archive.read(name).decode("utf-8")
                    rows |= {Row(product, code, "-".join(date)) for code in codes_of(source, name)}
                elif name.endswith("/errorcodes.py"):
                    raise Failed(f"{wheel.name}: {name}: no product and version in the name")
        if not found:
            raise Failed(f"{wheel.name}: nothing in it documents error codes")
    return Packages(rows, products)


def render(rows: Iterable[Row]) -> str:
    """The rows as catalogue.tsv has them: a line a code, sorted by its bytes."""
    releases = collections.defaultdict(set)
    for product, code, version in rows:
        releases[code].add(f"{product}/{version}")
    return HEAD + "".join(f"{code}\t{' '.join(sorted(of_code))}\n" for code, of_code in sorted(releases.items()))


def parse(table: str) -> set[Row]:
    """The rows that a catalogue.tsv has."""
    rows = set()
    for line in table.removeprefix(HEAD).splitlines():
        code, releases = line.split("\t")
        for release in releases.split(" "):
            product, version = release.split("/")
            rows.add(Row(product, code, version))
    return rows


def difference(old: set[Row], new: set[Row]) -> list[str]:
    """What is added and removed, by product, and what it comes to."""
    lines = []
    added, removed = new - old, old - new
    for product in sorted({row.product for row in added | removed}):
        signed = [("+", row) for row in added] + [("-", row) for row in removed]
        changes = sorted((row.code, row.version, sign) for sign, row in signed if row.product == product)
        plus = sum(sign == "+" for *_, sign in changes)
        lines.append(f"{product}: +{plus} -{len(changes) - plus}")
        lines += [f"  {sign} {code} {version}" for code, version, sign in changes]
    old_codes, new_codes = {row.code for row in old}, {row.code for row in new}
    counts = f"{len(new)} rows, {len(new_codes)} codes, {len({row.product for row in new})} products with codes"
    lines.append(f"{counts}; rows: +{len(added)} -{len(removed)}")
    lines.append(f"codes that no product had before: {len(new_codes - old_codes)}")
    lines += [f"  {code}" for code in sorted(new_codes - old_codes)]
    lines.append(f"codes that no product has any more: {len(old_codes - new_codes)}")
    lines += [f"  {code}" for code in sorted(old_codes - new_codes)]
    return lines


def package(wheel: Path) -> tuple[str, str]:
    """Name and version, which the name of a file begins with."""
    name, version, *_ = wheel.name.split("-")
    return name.replace("_", "-"), version


def tried(what: list[str]) -> list[Path]:
    """These packages, and the pinned ones that they do not stand for."""
    wheels = download(DOWNLOADS / "tried", *what)
    replaced = {package(wheel)[0] for wheel in wheels}
    return wheels + [wheel for wheel in pinned() if package(wheel)[0] not in replaced]


def pin(wheel: Path) -> str:
    """The lines of a requirements file for a package."""
    name, version = package(wheel)
    return f"{name}=={version} \\\n    --hash=sha256:{digest(wheel)}"


def main(arguments: list[str] | None = None) -> int:
    description, _, _ = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(description=description)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="compare with the pinned packages and write nothing")
    what.add_argument("--newest", action="store_true", help="compare with the newest packages and write nothing")
    what.add_argument("--packages", nargs="+", metavar="NAME==VERSION", help="compare with these and write nothing")
    chosen = parser.parse_args(arguments)
    others = chosen.packages or (names(PINS.read_text(encoding="utf-8")) if chosen.newest else [])
    old = CATALOGUE.read_text(encoding="utf-8") if CATALOGUE.exists() else ""
    try:
        wheels = tried(others) if others else pinned()
        packages = read(wheels)
    except Failed as error:
        print(error, file=sys.stderr)
        return 2
    new = render(packages.rows)
    print("\n".join(difference(parse(old), packages.rows)))
    without = packages.products - {row.product for row in packages.rows}
    print(f"products without codes: {' '.join(sorted(without)) or 'none'}")
    if others:
        print("the pins of these packages:", *map(pin, wheels), sep="\n")
    elif chosen.check:
        if new != old:
            print("core/data/catalogue.tsv is not what the pinned packages say; run `make catalogue`", file=sys.stderr)
            return 1
    else:
        CATALOGUE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
