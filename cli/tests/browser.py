"""Chromium, which shows a page as people see it."""

from __future__ import annotations

import html
import re
import subprocess
import tempfile
from pathlib import Path

# The narrowest window is wider than a phone; a frame has any width. Its page is in an attribute, to be measured.
FRAME = '<iframe style="width: {width}px; height: {height}px; color-scheme: {scheme}" srcdoc="{page}"></iframe>'
PAGE = """<!doctype html><meta charset="utf-8">
<style>body {{ display: flex; gap: 16px; margin: 0; background: #8a949e }} iframe {{ flex: none; border: 0 }}</style>
{frames}<script>
onload = () => {{
    const root = document.querySelector("iframe").contentDocument.documentElement;
    if ({opened}) root.querySelectorAll("details").forEach(details => details.open = true);
    document.body.dataset.measured = [root.scrollWidth, root.clientWidth, root.querySelector("main").offsetHeight];
}}
</script>"""


class Browser:
    """Runs Chromium once for each question."""

    def __init__(self, program: str) -> None:
        self.program = program

    def run(self, page: str, *options: str) -> str:
        """Loads a page of one's own and returns it as it is after its script ran."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "page.html"
            file.write_text(page, encoding="utf-8")
            command = [self.program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
            command += [f"--user-data-dir={folder}/profile", "--virtual-time-budget=3000", *options, file.as_uri()]
            done = subprocess.run(command, capture_output=True, timeout=120, check=True)
            return done.stdout.decode()

    def measure(self, report: str, width: int) -> tuple[int, int, int]:
        """How wide the content is, how wide the frame, and how high the content, with all details opened."""
        frame = FRAME.format(width=width, height=1000, scheme="light", page=html.escape(report))
        page = PAGE.format(frames=frame, opened="true")
        found = re.search(r'data-measured="(\d+),(\d+),(\d+)"', self.run(page, "--dump-dom"))
        assert found, "the page was not measured"
        content, frame_width, height = map(int, found.groups())
        return content, frame_width, height

    def picture(self, report: str, width: int, height: int, schemes: list[str], file: Path) -> None:
        """Writes a PNG file: the top of the report, once in each colour scheme, side by side."""
        frames = [
            FRAME.format(width=width, height=height, scheme=scheme, page=html.escape(report)) for scheme in schemes
        ]
        page = PAGE.format(frames="".join(frames), opened="false")
        window = (width + 16) * len(schemes) - 16
        self.run(page, f"--screenshot={file.absolute()}", f"--window-size={window},{height}")
