"""Whoever has only the headers knows what every item means, what NULL does, and which thread may call."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


def test_every_declaration_of_the_c_header_is_documented(declarations: list[Any]) -> None:
    kinds = {kind: [d for d in declarations if d.kind == kind] for kind in {d.kind for d in declarations}}
    assert kinds.keys() == {"function", "struct", "enum", "constant", "field", "macro"}
    assert len(kinds["function"]) >= 20
    assert not [d.name for d in declarations if not d.comment.startswith("*")]


def functions(declarations: list[Any]) -> list[Any]:
    return [d for d in declarations if d.kind == "function"]


def test_every_function_says_which_thread_may_call_it(declarations: list[Any]) -> None:
    assert not [d.name for d in functions(declarations) if not re.search(r"\bthread\b", d.comment)]


def sections(comment: str) -> dict[str, str]:
    """The text of each `@param NAME` and of `@return`."""
    parts = re.split(r"@(?:param\s+(\w+)|(return))", comment)
    return {parts[i] or parts[i + 1]: parts[i + 2] for i in range(1, len(parts), 3)}


def test_every_parameter_and_result_is_described(declarations: list[Any]) -> None:
    for function in functions(declarations):
        parameters = re.findall(r"(\w+)[,)]", function.text.partition("(")[2])
        wanted = [name for name in parameters if name != "void"]
        if not function.text.startswith("void "):
            wanted.append("return")
        assert list(sections(function.comment)) == wanted, function.name


def test_every_pointer_and_text_parameter_says_what_null_does(declarations: list[Any]) -> None:
    checked = 0
    for function in functions(declarations):
        for name in re.findall(r"(?:\*|tce_str )(\w+)[,)]", function.text.partition("(")[2]):
            described = sections(function.comment)[name]
            assert "NULL" in described or "likewise" in described, f"{name} of {function.name}"
            checked += 1
    assert checked >= 20


def test_every_pointer_result_says_whether_it_can_be_null(declarations: list[Any]) -> None:
    for function in functions(declarations):
        if "*" in function.text.partition("(")[0]:
            assert "NULL" in sections(function.comment)["return"], function.name


# What the C++ header must document.
ITEMS = {
    *("CXXRecordDecl", "ClassTemplateDecl", "EnumDecl", "EnumConstantDecl", "FieldDecl", "FunctionDecl"),
    *("FunctionTemplateDecl", "CXXMethodDecl", "CXXConstructorDecl", "CXXConversionDecl"),
}


def public_items(scope: dict[str, Any], access: str = "public") -> Iterator[dict[str, Any]]:
    """What a namespace, class or enum of clang's syntax tree shows, and all within that."""
    for child in scope["inner"]:
        if child["kind"] == "AccessSpecDecl":
            access = child["access"]
        elif is_elsewhere(child):
            continue
        elif access == "public" and child["kind"] in ITEMS and not child.get("isImplicit"):
            yield child
            if child["kind"] == "ClassTemplateDecl":  # It carries the comment of the class in it.
                child = next(inner for inner in child["inner"] if inner["kind"] == "CXXRecordDecl")
            if child["kind"] in {"CXXRecordDecl", "EnumDecl"}:
                yield from public_items(child, "private" if child.get("tagUsed") == "class" else "public")


def is_elsewhere(item: dict[str, Any]) -> bool:
    """Whether a class is only named here and stands elsewhere, or a function that was documented is defined here."""
    if item["kind"] == "ClassTemplateDecl":
        return any(map(is_elsewhere, item["inner"]))
    if item["kind"] == "CXXRecordDecl":
        return not item.get("completeDefinition") and not item.get("isImplicit")
    return item["kind"] == "CXXMethodDecl" and "previousDecl" in item


def comments(item: dict[str, Any]) -> list[int]:
    """Where the comment of an item begins; no place if it has none."""
    return [child["loc"]["offset"] for child in item.get("inner", []) if child["kind"] == "FullComment"]


@pytest.fixture
def tree(include: Path, require: Callable[[str], str], run: Callable[..., str]) -> dict[str, Any]:
    """The namespace tcenvelope, as clang sees it."""
    dump = ["-Xclang", "-ast-dump=json", "-Xclang", "-ast-dump-filter=tcenvelope"]
    printed = run(require("clang++"), "-std=c++17", "-x", "c++", "-fsyntax-only", *dump, include / "tcenvelope.hpp")
    namespace: dict[str, Any] = json.JSONDecoder().raw_decode(printed)[0]
    return namespace


def test_every_public_item_of_the_cpp_header_is_documented(tree: dict[str, Any]) -> None:
    items = list(public_items(tree))
    assert {
        "Response",
        "Value",
        "Name",
        "Range",
        "Iterator",
        "member",
        "wrong_kind",
        "value_or",
        "request_id",
        "Result",
        "operator->",
        "decode",
        "max_depth",
        "too_deep",
    } <= {item["name"] for item in items}
    places: set[int] = set()
    for item in items:
        # Without a comment of its own, an enumerator has that of the one before.
        assert len(comments(item)) == 1 and places.isdisjoint(comments(item)), item["name"]
        places.update(comments(item))


@pytest.mark.parametrize(("header", "standard"), [("tcenvelope.h", "c11"), ("tcenvelope.hpp", "c++17")])
def test_comments_agree_with_what_they_describe(
    header: str, standard: str, include: Path, require: Callable[[str], str], run: Callable[..., str]
) -> None:
    """clang reads the comments: a @param of another name, a @return of nothing, an unknown command."""
    language = ["-x", "c++" if "++" in standard else "c", f"-std={standard}"]
    checks = ["-Wdocumentation", "-Wdocumentation-pedantic", "-Werror", "-fsyntax-only"]
    run(require("clang"), *language, *checks, include / header)
