"""Everything public is documented, and every example runs and is right."""

from __future__ import annotations

import doctest
import inspect
import io
import pydoc
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
import tcenvelope


def items() -> Iterator[tuple[str, Any]]:
    """The package, its public names, and the public members that each class has of its own."""
    yield "tcenvelope", tcenvelope
    for name in tcenvelope.__all__:
        thing = getattr(tcenvelope, name)
        # The version is a str; the package documents it.
        if name != "__version__":
            yield name, thing
        if inspect.isclass(thing) and thing is not tcenvelope.Anomaly:
            for member, value in vars(thing).items():
                if not member.startswith("_") and not inspect.ismemberdescriptor(value):
                    yield f"{name}.{member}", value


ITEMS = dict(items())


def test_the_list_is_whole() -> None:
    public = {name for name in vars(tcenvelope) if not name.startswith("_")} | {"__version__"}
    assert set(tcenvelope.__all__) == public
    assert {
        "decode",
        "Response.ok",
        "Response.raise_for_error",
        "Fields.items",
        "Code.family",
        "DecodeError",
    } <= ITEMS.keys()
    assert len(ITEMS) == 26


@pytest.mark.parametrize("name", ITEMS)
def test_docstring_and_example(name: str) -> None:
    documentation = inspect.getdoc(ITEMS[name])
    assert documentation
    assert documentation.partition("\n\n")[0].endswith(".")
    example = doctest.DocTestParser().get_doctest(documentation, {}, name, None, None)
    assert len(example.examples) > 1, f"{name} has no example but an import"
    problems = io.StringIO()
    with redirect_stdout(problems):
        result = doctest.DocTestRunner().run(example)
    assert result.failed == 0, problems.getvalue()


@pytest.mark.parametrize("error", [tcenvelope.ApiError, tcenvelope.DecodeError])
def test_attributes_are_documented(error: type) -> None:
    documented = re.findall(r"^ {4}(\w+): ", str(inspect.getdoc(error)), flags=re.MULTILINE)
    assert documented == list(error.__annotations__)


def test_parameters_are_documented() -> None:
    documented = re.findall(r"^ {4}([a-z_]+): ", str(inspect.getdoc(tcenvelope.decode)), flags=re.MULTILINE)
    assert documented == list(inspect.signature(tcenvelope.decode).parameters)
    assert str(inspect.signature(tcenvelope.Response.pointer)) == "(self, /, pointer, default=Ellipsis)"


@pytest.mark.parametrize("name", ITEMS)
def test_help_shows_it(name: str) -> None:
    shown = pydoc.plain(pydoc.render_doc(ITEMS[name]))
    assert str(inspect.getdoc(ITEMS[name])).splitlines()[0] in shown


def test_the_readme_is_right() -> None:
    """What stands behind a `print` in the readme is what it prints."""
    readme = Path(__file__).parents[1].joinpath("README.md").read_text("utf-8")
    codes = re.findall(r"^```python\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)
    assert len(codes) == 2
    for code in codes:
        expected = re.findall(r"^ *print\(.*\)  # (.*)$", code, flags=re.MULTILINE)
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(code, "README.md", "exec"), {"__name__": "__main__"})
        assert printed.getvalue().splitlines() == expected
        assert len(expected) == code.count("print(")
