"""What would dangle, leak or go unseen does not compile; what stands beside it does."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

PROLOGUE = """\
#include <string>
#include <utility>
#include "tcenvelope.hpp"

using tcenvelope::Response;
using tcenvelope::Result;

Result<Response> decoded();
Response response();
const Result<Response> constant();
const Response constant_response();
std::string text();
tce_response* raw();
"""

# A compiler names the misuse in the place of a file.
FUNCTION = """\
void function_{number}(Result<Response> result, Response own, const std::string body) {{
#line 1 "{name}"
    {statements}
    static_cast<void>(own.ok() && result.has_value() && body.empty());
}}
"""

DELETED = "deleted"
UNUSED = "nodiscard"

# What is wrong, what a compiler says of it, and the right way.
MISUSES = {
    "view on the value of a temporary, by arrow": ("auto v = decoded()->code();", DELETED, "auto v = result->code();"),
    "view on the value of a temporary, by star": (
        "auto v = (*decoded()).code();",
        DELETED,
        "auto v = (*result).code();",
    ),
    "view on the value of a temporary": (
        "auto v = decoded().value().code();",
        DELETED,
        "auto v = result.value().code();",
    ),
    "request id of a temporary": ("auto v = response().request_id();", DELETED, "auto v = own.request_id();"),
    "code of a temporary": ("auto v = response().code();", DELETED, "auto v = own.code();"),
    "message of a temporary": ("auto v = response().message();", DELETED, "auto v = own.message();"),
    "pointer to a temporary": ("auto v = response().get();", DELETED, "auto v = own.get();"),
    "code of a response that moves": ("auto v = std::move(own).code();", DELETED, "auto v = own.code();"),
    "code of a retained temporary": (
        "auto v = own.retain().code();",
        DELETED,
        "auto w = own.retain(); auto v = w.code();",
    ),
    "code of a constant temporary": ("auto v = constant_response().code();", DELETED, "auto v = own.code();"),
    "arrow of a constant temporary": ("auto v = constant()->ok();", DELETED, "auto v = result->ok();"),
    "star of a constant temporary": ("auto v = (*constant()).ok();", DELETED, "auto v = (*result).ok();"),
    "value of a constant temporary": ("auto v = constant().value().ok();", DELETED, "auto v = result.value().ok();"),
    "message of a temporary error": (
        "auto v = decoded().error().message();",
        DELETED,
        "auto v = result.error().message();",
    ),
    "error of a temporary exception": (
        "auto& v = tcenvelope::DecodeException(result.error()).error();",
        DELETED,
        "tcenvelope::DecodeException e(result.error()); auto& v = e.error();",
    ),
    "borrowing from a temporary string": (
        "auto v = tcenvelope::decode_borrowed(text());",
        DELETED,
        "auto v = tcenvelope::decode_borrowed(body);",
    ),
    "borrowing from a constant that moves": (
        "auto v = tcenvelope::decode_borrowed(std::move(body));",
        DELETED,
        'auto v = tcenvelope::decode_borrowed("literal"); auto w = tcenvelope::decode(text());',
    ),
    "code of a temporary string": (
        "auto v = tcenvelope::Code(text()).family();",
        DELETED,
        "auto v = tcenvelope::Code(body).family();",
    ),
    "code of a temporary string, for a product": (
        'tcenvelope::Code v(text(), "cvm");',
        DELETED,
        'tcenvelope::Code v("A.B", "cvm");',
    ),
    "code for a temporary product": (
        "tcenvelope::Code v(body, text());",
        DELETED,
        "tcenvelope::Code v(body, body);",
    ),
    "code of a temporary response": (
        "tcenvelope::Code v(response().code());",
        DELETED,
        "tcenvelope::Code v(own.code()); auto w = response().category();",
    ),
    "advice taken for a wait": (
        "std::chrono::nanoseconds v = own.advise({});",
        "convert.*NextStep|conversion",
        "std::chrono::nanoseconds v = own.advise({}).wait();",
    ),
    "a retry taken for a yes": (
        "bool v = own.retry();",
        "convert.*Retry|cannot initialize",
        "bool v = own.retry() != tcenvelope::Retry::never;",
    ),
    "a category compared with a retry": (
        "bool v = own.category() == tcenvelope::Retry::never;",
        "operator==|invalid operands",
        "bool v = own.category() == tcenvelope::Category::unknown;",
    ),
    "a code for a text": (
        'tcenvelope::Code v = "A.B";',
        "conversion|no viable",
        'tcenvelope::Code v("A.B"); auto w = v.text();',
    ),
    "a copy": ("Response v = own;", DELETED, "Response v = own.retain();"),
    "a copied result": ("auto v = result;", DELETED, "auto v = std::move(result);"),
    "an ignored result": ("tcenvelope::decode(body);", UNUSED, "auto v = tcenvelope::decode(body);"),
    "an ignored result of another function": ("decoded();", UNUSED, "static_cast<void>(decoded());"),
    "an ignored owner": ("own.retain();", UNUSED, "auto v = own.retain();"),
    "a leaked reference": ("own.release();", UNUSED, "tce_response_free(own.release());"),
    "decoded taken for a success": (
        "bool v = result;",
        "convert.* to .?bool|conversion.* to .?bool",
        "bool v = result && result->ok();",
    ),
    "a reference taken over unseen": ("Response v = raw();", "conversion from .*tce_response", "Response v(raw());"),
    "fields of a temporary": ("auto v = response().fields();", DELETED, "auto v = own.fields();"),
    "walk over the fields of a temporary": (
        "for (auto v : decoded().value().fields()) static_cast<void>(v);",
        DELETED,
        "for (auto v : result.value().fields()) static_cast<void>(v);",
    ),
    "pointer into a temporary": ('auto v = response().pointer("/A");', DELETED, 'auto v = own.pointer("/A");'),
    "pointer into a response that moves": (
        'auto v = std::move(own).pointer("/A");',
        DELETED,
        'auto v = own.pointer("/A"); auto w = response().get<std::string>("/A");',
    ),
    "fields of a constant temporary": ("auto v = constant_response().fields();", DELETED, "auto v = own.fields();"),
    "a view of a name": (
        "for (auto [n, v] : own.fields()) { static_cast<void>(v); std::string_view s = n; }",
        "conversion|no viable",
        "for (auto [n, v] : own.fields()) { static_cast<void>(v); std::string s = n; }",
    ),
    "an ignored look-up": ('own.pointer("/A");', UNUSED, 'auto v = own.pointer("/A");'),
    "there taken for true": (
        'bool v = own.get<bool>("/A");',
        "convert.* to .?bool|conversion.* to .?bool",
        'bool v = own.get<bool>("/A").value_or(false);',
    ),
    "an outcome compared with a status": (
        "bool v = own.outcome() == tcenvelope::Status::ok;",
        "operator==|invalid operands",
        "bool v = own.outcome() == tcenvelope::Outcome::success;",
    ),
}


@pytest.fixture(scope="module", params=["g++", "clang++"])
def compile_all(
    request: pytest.FixtureRequest, include: Path, warnings: list[str], require: Callable[[str], str]
) -> Callable[[dict[str, str]], str]:
    """Everything a compiler complains about, each of the statements in a function of its own."""
    unused = ["-Wno-unused-variable", "-Wno-unused-but-set-variable"]
    flags = ["-x", "c++", "-std=c++17", *warnings, *unused, "-fsyntax-only", "-I", str(include), "-"]
    command = [require(request.param), *flags, *(["-ferror-limit=0"] if request.param == "clang++" else [])]

    def compile_functions(functions: dict[str, str]) -> str:
        texts = [
            FUNCTION.format(number=number, name=name, statements=statements)
            for number, (name, statements) in enumerate(functions.items())
        ]
        program = PROLOGUE + "".join(texts)
        environment = {**os.environ, "LC_ALL": "C"}
        done = subprocess.run(command, input=program, capture_output=True, text=True, check=False, env=environment)
        return done.stderr

    return compile_functions


@pytest.fixture(scope="module")
def complaints(compile_all: Callable[[dict[str, str]], str]) -> str:
    return compile_all({name: wrong for name, (wrong, _, _) in MISUSES.items()})


@pytest.mark.parametrize("name", MISUSES)
def test_misuse_does_not_compile(complaints: str, name: str) -> None:
    errors = re.findall(rf"^{re.escape(name)}:1:\d+: error: (.*)", complaints, re.MULTILINE)
    assert errors, "it compiles"
    assert all(re.search(MISUSES[name][1], error) for error in errors), errors


def test_the_right_way_compiles(compile_all: Callable[[dict[str, str]], str]) -> None:
    """So that a misuse fails for what is wrong in it, and for nothing else."""
    assert compile_all({name: right for name, (_, _, right) in MISUSES.items()}) == ""


@pytest.mark.parametrize(
    ("type_name", "said"),
    [
        ("std::string_view", r"get<std::string>\(\) works for every string"),
        ("float", r"gives a bool, std::int64_t, std::uint64_t, double or std::string"),
        ("int", r"gives a bool, std::int64_t, std::uint64_t, double or std::string"),
    ],
)
def test_a_getter_says_which_types_there_are(
    compile_all: Callable[[dict[str, str]], str], type_name: str, said: str
) -> None:
    """In the words of an assertion, which a compiler shows at its place in the header."""
    assert re.search(rf"error: .*{said}", compile_all({"getter": f'auto v = own.get<{type_name}>("/A");'}))
    assert compile_all({"getter": 'auto v = own.get<std::string>("/A"); auto w = own.get<double>("/A");'}) == ""
