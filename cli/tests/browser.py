"""Chromium, which shows a page as people see it."""

from __future__ import annotations

import html
import re
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

# The narrowest window is wider than a phone; a frame has any width. Its page is in an attribute, to be measured.
FRAME = '<iframe style="width: {width}px; height: {height}px; color-scheme: {scheme}" srcdoc="{page}"></iframe>'
PAGE = """<!doctype html><meta charset="utf-8">
<style>body {{ display: flex; gap: 16px; margin: 0; background: #8a949e }} iframe {{ flex: none; border: 0 }}</style>
{frames}<script>
onload = () => {{
    document.body.dataset.measured = Array.from(document.querySelectorAll("iframe"), frame => {{
        const root = frame.contentDocument.documentElement;
        if ({opened}) root.querySelectorAll("details").forEach(details => details.open = true);
        return [root.scrollWidth, root.clientWidth, root.querySelector("main").offsetHeight];
    }});
}};
</script>"""


class Size(NamedTuple):
    """How wide the content is and how wide its frame, and how high the content."""

    content: int
    frame: int
    height: int


class Browser:
    """Runs Chromium once for each question."""

    def __init__(self, program: str) -> None:
        self.program = program

    def run(self, page: str, *options: str) -> str:
        """Loads a page of one's own and returns it as it is after its script ran."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            file = Path(folder) / "page.html"
            file.write_text(page, encoding="utf-8")
            command = [self.program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
            command += [f"--user-data-dir={folder}/profile", "--virtual-time-budget=3000", *options, file.as_uri()]
            done = subprocess.run(command, capture_output=True, timeout=120, check=True)
            return done.stdout.decode()

    def measure(self, report: str, widths: list[int]) -> list[Size]:
        """Lays the report out in frames of these widths, with all details opened."""
        frames = [frame(report, width, 1000, "light") for width in widths]
        page = PAGE.format(frames="".join(frames), opened="true")
        found = re.search(r'data-measured="([\d,]+)"', self.run(page, "--dump-dom"))
        assert found, "the page was not measured"
        numbers = iter(map(int, found[1].split(",")))
        return [Size(*size) for size in zip(numbers, numbers, numbers, strict=True)]

    def picture(self, report: str, width: int, height: int, schemes: list[str], file: Path) -> None:
        """Writes a PNG file: the top of the report, once in each colour scheme, side by side."""
        frames = [frame(report, width, height, scheme) for scheme in schemes]
        page = PAGE.format(frames="".join(frames), opened="false")
        window = (width + 16) * len(schemes) - 16
        self.run(page, f"--screenshot={file.absolute()}", f"--window-size={window},{height}")


def frame(report: str, width: int, height: int, scheme: str) -> str:
    return FRAME.format(width=width, height=height, scheme=scheme, page=html.escape(report))
