"""Leaves out pages that are not written yet. TO BE REMOVED, with its line in mkdocs.yml, once they are."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from references import without

ROOT = Path(__file__).parent.parent


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    for folder in ("guide/c", "guide/cpp", "guide/python", "guide/rust", "command", "awkward-answers"):
        if not (ROOT / "docs" / f"{folder}.md").exists():
            config.nav = without(config.nav, f"{folder}.md")
    if not (ROOT / "SECURITY.md").exists():
        config.nav = without(config.nav, "project/SECURITY.md")
        config.validation.links.not_found = 20
    if not (ROOT / "README.zh-CN.md").exists():
        config.nav = without(config.nav, "zh-CN/")
        del config.extra["alternate"]
    return config
