"""The catalogue is what the pinned SDK packages document, and the command that makes it says what it changes."""

from __future__ import annotations

import collections
import zipfile
from pathlib import Path

import pytest

from xtask import catalogue
from xtask.catalogue import Row

# What a product's codes are, all versions together.
SEEDS = {"sqlserver": 95, "dcdb": 131, "lighthouse": 298, "redis": 112, "wedata": 58}


@pytest.fixture(scope="module")
def packages() -> catalogue.Packages:
    """What the pinned packages say; skipped where they cannot be had."""
    try:
        return catalogue.read(catalogue.pinned())
    except catalogue.NotDownloaded as error:
        pytest.skip(str(error))


def test_the_catalogue_is_what_the_pinned_packages_document(packages: catalogue.Packages) -> None:
    table = catalogue.CATALOGUE.read_text(encoding="utf-8")
    assert catalogue.parse(table) == packages.rows
    assert table == catalogue.render(packages.rows)
    assert len(packages.rows) == 18_424
    assert len({row.code for row in packages.rows}) == 12_793
    assert len(packages.products) == 275


def test_the_page_names_the_products_without_codes(root: Path, packages: catalogue.Packages) -> None:
    without = packages.products - {row.product for row in packages.rows}
    assert len(without) == 11
    page = (root / "docs" / "codes.md").read_text(encoding="utf-8")
    assert ", ".join(f"`{product}`" for product in sorted(without)) in " ".join(page.split())


def test_the_seed_products_have_their_codes() -> None:
    codes = collections.defaultdict(set)
    for row in catalogue.parse(catalogue.CATALOGUE.read_text(encoding="utf-8")):
        codes[row.product].add(row.code)
    assert {product: len(codes[product]) for product in SEEDS} == SEEDS


def test_the_pins_name_both_editions() -> None:
    pins = catalogue.PINS.read_text(encoding="utf-8")
    assert catalogue.names(pins) == ["tencentcloud-sdk-python", "tencentcloud-sdk-python-intl-en"]
    assert len(catalogue.hashes(pins)) == 2


def package(folder: Path, name: str, **sources: str) -> Path:
    """A small package whose products have these sources, as `cvm_v20170312="..."`."""
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tencentcloud/cvm/v20170312/models.py", "raise SystemExit('this must not run')\n")
        for release, source in sources.items():
            archive.writestr(f"tencentcloud/{release.replace('_', '/')}/errorcodes.py", source)
    return wheel


ONE = "# -*- coding: utf8 -*-\n\n# What a vendor wrote.\nFAILEDOPERATION = 'FailedOperation'\nA_B = \"A.B\"\n"


def test_codes_are_read_and_comments_are_not(tmp_path: Path) -> None:
    wheels = [
        package(tmp_path, "one", cvm_v20170312=ONE, npp_v20190823='"""Nothing."""\n'),
        package(tmp_path, "two", cvm_v20170312="A_B = 'A.B'\n", cvm_v20200101="A = 'A'\n"),
    ]
    packages = catalogue.read(wheels)
    assert packages.products == {"cvm", "npp"}
    assert catalogue.render(packages.rows) == (
        "code\treleases\nA\tcvm/2020-01-01\nA.B\tcvm/2017-03-12\nFailedOperation\tcvm/2017-03-12\n"
    )
    assert catalogue.parse(catalogue.render(packages.rows)) == packages.rows


@pytest.mark.parametrize(
    "source",
    [
        "A = 1\n",
        "A = 'two words'\n",
        "A = ''\n",
        "A = B = 'A'\n",
        "A = 'A' + '.B'\n",
        "A: str = 'A'\n",
        "CODES = ['A']\n",
        "import os\n",
        "open('planted', 'w')\n",
        "class Codes:\n    A = 'A'\n",
    ],
)
def test_another_form_of_the_files_is_an_error_and_no_missing_code(tmp_path: Path, source: str) -> None:
    wheel = package(tmp_path, "odd", cvm_v20170312=f"X = 'X'\n{source}")
    with pytest.raises(catalogue.Failed, match=r"cvm/v20170312/errorcodes\.py:2: no name that is assigned a code"):
        catalogue.read([wheel])


def test_another_place_of_the_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(catalogue.Failed, match="no product and version"):
        catalogue.read([package(tmp_path, "moved", cvm_v20170312=ONE, cvm=ONE)])
    with pytest.raises(catalogue.Failed, match="nothing in it"):
        catalogue.read([package(tmp_path, "empty")])


def test_the_difference_is_told_by_product() -> None:
    old = {Row("cvm", "A", "2017-03-12"), Row("cvm", "B", "2017-03-12"), Row("redis", "C", "2018-04-12")}
    new = {
        Row("cvm", "B", "2017-03-12"),
        Row("cvm", "C", "2017-03-12"),
        Row("cvm", "D.E", "2017-03-12"),
        Row("redis", "C", "2018-04-12"),
        Row("vpc", "B", "2017-03-12"),
    }
    assert catalogue.difference(old, new) == [
        "cvm: +2 -1",
        "  - A 2017-03-12",
        "  + C 2017-03-12",
        "  + D.E 2017-03-12",
        "vpc: +1 -0",
        "  + B 2017-03-12",
        "5 rows, 3 codes, 3 products with codes; rows: +3 -1",
        "codes that no product had before: 1",
        "  D.E",
        "codes that no product has any more: 1",
        "  A",
    ]
    assert catalogue.difference(new, new) == [
        "5 rows, 3 codes, 3 products with codes; rows: +0 -0",
        "codes that no product had before: 0",
        "codes that no product has any more: 0",
    ]


class Offline:
    """The command on small files: pins, packages and a catalogue of its own, and a pip that has the given packages."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.table = folder / "catalogue.tsv"
        self.downloads = folder / "downloads"
        (self.downloads / "pinned").mkdir(parents=True)
        self.newer = package(folder, "sdk", cvm_v20170312=ONE + "NEW = 'New'\n")
        wheel = package(self.downloads / "pinned", "sdk", cvm_v20170312=ONE)
        pins = folder / "pins.txt"
        pins.write_text(catalogue.pin(wheel), encoding="utf-8")
        for name, value in (("PINS", pins), ("CATALOGUE", self.table), ("DOWNLOADS", self.downloads)):
            monkeypatch.setattr(catalogue, name, value)
        monkeypatch.setattr(catalogue, "download", self.download)

    def download(self, folder: Path, *what: str) -> list[Path]:
        assert folder == self.downloads / "tried", "what is pinned is there already"
        assert what in (("sdk",), ("sdk==1.0",))
        return [self.newer]


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offline:
    return Offline(tmp_path, monkeypatch)


def test_the_command_writes_and_checks(offline: Offline, capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogue.main(["--check"]) == 1
    assert not offline.table.exists()
    assert "run `make catalogue`" in capsys.readouterr().err
    assert catalogue.main([]) == 0
    assert "cvm: +2 -0\n  + A.B 2017-03-12\n" in capsys.readouterr().out
    assert catalogue.main(["--check"]) == 0
    offline.table.write_text(offline.table.read_text(encoding="utf-8").replace("A.B", "A.C"), encoding="utf-8")
    capsys.readouterr()
    assert catalogue.main(["--check"]) == 1
    assert "cvm: +1 -1\n  + A.B 2017-03-12\n  - A.C 2017-03-12\n" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--newest"], ["--packages", "sdk==1.0"]])
def test_what_is_tried_is_shown_and_not_written(
    offline: Offline, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert catalogue.main([]) == 0
    before = offline.table.read_bytes()
    capsys.readouterr()
    assert catalogue.main(arguments) == 0
    out = capsys.readouterr().out
    assert "cvm: +1 -0\n  + New 2017-03-12\n" in out
    assert f"sdk==1.0 \\\n    --hash=sha256:{catalogue.digest(offline.newer)}" in out
    assert offline.table.read_bytes() == before


def test_pip_that_cannot_download_is_told_from_a_bad_package(tmp_path: Path) -> None:
    with pytest.raises(catalogue.NotDownloaded, match="pip cannot download"):
        catalogue.download(tmp_path / "none", "--no-index", "tencentcloud-sdk-python")
