"""Everything public is documented, and every example runs and is right."""

from __future__ import annotations

import doctest
import inspect
import io
import pydoc
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from typing import Any

import pytest
import tcenvelope
from tcenvelope import testing


def items() -> Iterator[tuple[str, Any]]:
    """The package, its public names, and the public members that each class has of its own."""
    yield "tcenvelope", tcenvelope
    for name in tcenvelope.__all__:
        thing = getattr(tcenvelope, name)
        # The version is a str; the package documents it.
        if name != "__version__":
            yield name, thing
        if inspect.isclass(thing) or inspect.ismodule(thing):
            for member, value in vars(thing).items():
                if not member.startswith("_") and is_documented(thing, value):
                    yield f"{name}.{member}", value
    # No name of the package: it is imported by its own.
    yield "testing", testing
    for name in ("failure", "success"):
        yield f"testing.{name}", getattr(testing, name)
    # What the sets have in common.
    for kind in type(tcenvelope.Retry.NEVER).__mro__[1:4]:
        for member, value in vars(kind).items():
            if isinstance(value, property):
                yield f"Retry.{member}", value


def is_documented(owner: Any, value: Any) -> bool:
    """Whether something has a docstring of its own; members of an enumeration do for those who read the source."""
    if inspect.ismodule(owner):
        return inspect.isfunction(value)
    return not inspect.ismemberdescriptor(value) and not isinstance(value, owner)


# Sorted, for two processes must agree on what there is to test: the members of a native class come in any order.
ITEMS = dict(sorted(items()))


def test_the_list_is_whole() -> None:
    public = {name for name in vars(tcenvelope) if not name.startswith("_")} | {"__version__"}
    assert set(tcenvelope.__all__) == public - {"testing"}
    assert {
        "decode",
        "Response.ok",
        "Response.raise_for_error",
        "Fields.items",
        "Code.family",
        "DecodeError",
        "DecodeError.retry",
        "ApiError.to_dict",
        "Throttled",
        "Category.fault",
        "Retry.advice_zh",
        "catalogue.nearest",
        "testing.success",
        "NextStep.seconds",
    } <= ITEMS.keys()
    assert len(ITEMS) == 101


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


@pytest.mark.parametrize(
    "thing", [tcenvelope.ApiError, tcenvelope.DecodeError, tcenvelope.SdkError, tcenvelope.NextStep]
)
def test_attributes_are_documented(thing: type) -> None:
    documented = re.findall(r"^ {4}(\w+): ", str(inspect.getdoc(thing)), flags=re.MULTILINE)
    assert documented == list(thing.__annotations__)


@pytest.mark.parametrize(
    "function",
    [
        tcenvelope.decode,
        tcenvelope.decode_http,
        tcenvelope.advise,
        tcenvelope.classify,
        testing.success,
        testing.failure,
    ],
)
def test_parameters_are_documented(function: Any) -> None:
    documented = re.findall(r"^ {4}([a-z_]+): ", str(inspect.getdoc(function)), flags=re.MULTILINE)
    assert documented == list(inspect.signature(function).parameters)


def test_a_default_that_is_nothing_is_shown_as_such() -> None:
    assert str(inspect.signature(tcenvelope.Response.pointer)) == "(self, /, pointer, default=Ellipsis)"


@pytest.mark.parametrize("name", ITEMS)
def test_help_shows_it(name: str) -> None:
    shown = pydoc.plain(pydoc.render_doc(ITEMS[name]))
    assert str(inspect.getdoc(ITEMS[name])).splitlines()[0] in shown
