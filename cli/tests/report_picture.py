"""Writes the pictures of a scan's report that the documentation shows. Needs Chromium and the built command.

python cli/tests/report_picture.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import recorded_answers
from browser import Browser

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "docs" / "images"
SCAN = ["--body", "/resp", "--by", "action", "--time", "/ts"]


def main() -> None:
    program = shutil.which("chromium") or sys.exit("chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        recorded_answers.write(Path(folder) / "logs")
        command: list[str | Path] = [
            ROOT / "target" / "release" / "tcenvelope",
            "scan",
            *SCAN,
            "--html",
            "report.html",
            "logs",
        ]
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
        report = (Path(folder) / "report.html").read_text(encoding="utf-8")
    PICTURES.mkdir(exist_ok=True)
    browser = Browser(program)
    browser.picture(report, 1280, 1500, ["light"], PICTURES / "scan-report.png")
    browser.picture(report, 390, 1100, ["light", "dark"], PICTURES / "scan-report-phone.png")
    for picture in sorted(PICTURES.glob("scan-report*.png")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
