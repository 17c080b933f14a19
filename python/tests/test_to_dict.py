"""`Response.to_dict`: what `json.loads` gives, without the fixed fields."""

from __future__ import annotations

import gc
import json
import math
import random
import struct
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tcenvelope

NUMBERS = [
    *("0", "-0", "1", "-1", "9007199254740993", "-9007199254740993"),
    *("9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809"),
    *("18446744073709551615", "18446744073709551616", "1" * 1000, "-" + "9" * 4300),
    *("0.0", "-0.0", "1.0", "0e0", "-0e-5", "1e0", "1E+2", "1.5e-7", "0.1", "5e-324", "2e-324", "1e-400", "-1e-400"),
    *("1e400", "-1e400", "1e308", "1.7976931348623157e308", "1.7976931348623159e308", "2.2250738585072011e-308"),
    *(
        "9007199254740993.0",
        "9007199254740992.9999999999",
        "0." + "1" * 1000,
        "1" * 500 + ".5",
        "123456789012345678e-17",
    ),
]
STRINGS = [
    r'""',
    r'"\"\\\/\b\f\n\r\t\u0000\u0041\u4e2d\ud83d\ude00"',
    '"中 \U0001f600 \x7f \u2028"',
    r'"\\"',
    r'"\\\""',
    *(f'"{"x" * length}"' for length in range(20)),
    *(rf'"{"x" * length}\n{"中" * length}\""' for length in range(20)),
]


def decode(fields: str) -> tcenvelope.Response:
    return tcenvelope.decode(f'{{"Response": {{{fields}, "RequestId": "1"}}}}')


def by_json(body: str | bytes) -> dict[str, Any]:
    return {k: v for k, v in json.loads(body)["Response"].items() if k not in ("RequestId", "Error")}


def exact(value: object) -> object:
    """The value in a form in which `1`, `1.0` and `True` differ, and so do `0.0` and `-0.0`."""
    if isinstance(value, dict):
        return [(name, exact(element)) for name, element in value.items()]
    if isinstance(value, list):
        return [exact(element) for element in value]
    return type(value), struct.pack(">d", value) if isinstance(value, float) else value


def check(body: str | bytes) -> None:
    response = tcenvelope.decode(body)
    wanted = exact(by_json(body))
    assert exact(response.to_dict()) == wanted
    assert exact({name: response[name] for name in response.fields}) == wanted
    assert exact(dict(response.fields.items())) == wanted
    assert exact({name: response.fields[name] for name in response.fields}) == wanted


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers(number: str) -> None:
    check(f'{{"Response": {{"A": {number}, "B": [{number},{number}], "C": {{"D":{number}}}}}}}')


@pytest.mark.parametrize("string", STRINGS)
def test_strings(string: str) -> None:
    rest = string[1:]
    values = f'"A": {string}, "B": [{string}], "1{rest}: {{"2{rest}: {string}}}, "D": [[{string}],{string}]'
    body = f'{{"Response": {{{values}}}}}'
    check(body)
    check(body.encode())


def test_lone_surrogates_read_as_replacement_characters() -> None:
    response = decode(r'"A": "\ud800", "B": ["\udc00\ud800x"], "\udbff": {"\udfff": 1}')
    assert response.to_dict() == {"A": "\ufffd", "B": ["\ufffd\ufffdx"], "\ufffd": {"\ufffd": 1}}


def test_white_space_and_nesting() -> None:
    check(
        '{"Response": \t{ "A" :\r\n[ ] , "B":{ } ,"C": [ [ ] ,[{ }, [ 1 , 2 ] ] ], "D": [{"E": [true,false,null]}] } }'
    )


def test_the_last_of_several_counts_and_stands_where_the_first_was() -> None:
    check('{"Response": {"A": 1, "B": 2, "A": [3], "C": {"D": 1, "E": 2, "D": 3}, "\\u0041": 4}}')


def test_names_that_begin_or_end_alike() -> None:
    """Names are made once and used again: never another's."""
    names = [
        prefix + middle + end
        for prefix in ("", "a", "中", "\\u0041")
        for middle in "xyz"
        for end in ("", "Id", "n" * 99)
    ]
    names += [f"Name{number}" for number in range(500)]
    element = "{" + ", ".join(f'"{name}": {number}' for number, name in enumerate(names)) + "}"
    check(f'{{"Response": {{"Set": [{element}, {element}], "Other": {element}}}}}')


def test_names_of_every_length() -> None:
    """They are compared by words, and kept from call to call: a name that differs in one place is another."""
    alphabet = "abcdefghijklmnopqrstuvwxyz" * 3
    for length in range(66):
        name = alphabet[:length]
        others = [name[:place] + "中X\0"[kind] + name[place + 1 :] for place in range(length) for kind in range(3)]
        fields = ", ".join(f"{json.dumps(other, ensure_ascii=False)}: {json.dumps(other)}" for other in [name, *others])
        for _ in range(2):
            check(f'{{"Response": {{{fields}}}}}')


def test_a_call_within_a_call() -> None:
    """Making an object can run code of others, here when garbage is collected."""
    response = tcenvelope.decode(instances(50))
    wanted = response.to_dict()
    inner: list[object] = []

    def collected(phase: str, _: object) -> None:
        if phase == "start":
            inner.append(response.to_dict() == wanted)

    threshold = gc.get_threshold()
    gc.callbacks.append(collected)
    try:
        gc.set_threshold(5)
        assert all(response.to_dict() == wanted for _ in range(20))
    finally:
        gc.callbacks.remove(collected)
        gc.set_threshold(*threshold)
    assert inner
    assert all(inner)


def test_fixed_fields_are_left_out() -> None:
    check(r'{"Response": {"\u0052equestId": "1", "A": {"RequestId": 1, "Error": 2}, "Err\u006fr": {"Code": "X"}}}')
    body = '{"Response": {"Error": {"Code": "X", "Message": "no"}, "RequestID": "2", "error": 1}, "A": 1}'
    assert tcenvelope.decode(body).to_dict() == {"RequestID": "2", "error": 1}
    assert tcenvelope.decode('{"Response": {}}').to_dict() == {}


def test_every_vector(root: Path) -> None:
    """Every body of the conformance vectors that is valid and that `json` reads the same way."""
    checked = 0
    for path in sorted((root / "conformance" / "vectors").rglob("*.json")):
        body = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
        try:
            tcenvelope.decode(body)
            text = json.dumps(json.loads(body), ensure_ascii=False)
            text.encode()
        except (ValueError, RecursionError):
            continue
        check(body)
        checked += 1
    assert checked > 100


def test_random_values() -> None:
    random.seed(4)
    scalars = [*NUMBERS[:12], *STRINGS[:12], "true", "false", "null"]

    def value(depth: int) -> str:
        kind = random.randrange(4) if depth < 6 else 2
        gap = random.choice(["", "", " ", "\n\t"])
        if kind == 0:
            return f"[{gap}" + f",{gap}".join(value(depth + 1) for _ in range(random.randrange(5))) + f"{gap}]"
        if kind == 1:
            names = random.choices(["A", "B", "Name", r"\u0041", "中", ""], k=random.randrange(5))
            return f"{{{gap}" + f"{gap},".join(f'"{name}"{gap}:{gap}{value(depth + 1)}' for name in names) + "}"
        return random.choice(scalars)

    for _ in range(2000):
        check(f'{{"Response": {{"A": {value(0)}, "B": {value(0)}, "RequestId": "1"}}}}')


def test_each_call_makes_a_new_one() -> None:
    response = decode('"A": [{"B": 1}]')
    first = response.to_dict()
    first["A"][0]["B"] = 2
    assert response.to_dict() == {"A": [{"B": 1}]}


def test_integers_longer_than_python_converts() -> None:
    """Unless told otherwise Python refuses what would take it long; so `json.loads` does, and so do we."""
    digits = "7" * (sys.int_info.default_max_str_digits + 1)
    body = f'{{"Response": {{"A": {digits}, "B": 1}}}}'
    response = tcenvelope.decode(body)
    readings: list[Callable[[], object]] = [
        lambda: json.loads(body),
        response.to_dict,
        response.fields.items,
        lambda: response["A"],
        lambda: response.get("A"),
        lambda: response.pointer("/A"),
    ]
    for read in readings:
        with pytest.raises(ValueError, match="Exceeds the limit"):
            read()
    assert response["B"] == 1
    assert "A" in response
    assert list(response.fields) == ["A", "B"]
    assert response.raw("/A") == digits.encode()
    assert response == tcenvelope.decode(body)
    limit = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(0)
        check(body)
    finally:
        sys.set_int_max_str_digits(limit)


@pytest.mark.parametrize(("begin", "end"), [("[", "]"), ('{"A":', "}"), ('[{"A": ', "}]")])
def test_the_deepest_value_on_a_small_stack(begin: str, end: str) -> None:
    repeat = 1022 // len(end)
    body = '{"Response": {"A": ' + begin * repeat + "%s" + end * repeat + "}}"
    failures: list[BaseException] = []

    def read() -> None:
        try:
            response = tcenvelope.decode(body % "5", max_depth=1024)
            for value in response["A"], response.to_dict()["A"], response.pointer("/A"), *response.fields.values():
                depth = 0
                while value != 5:
                    value = value["A"] if isinstance(value, dict) else value[0]
                    depth += 1
                assert depth == 1022
            assert response == tcenvelope.decode(body % "5 ", max_depth=1024)
            assert response != tcenvelope.decode(body % "6", max_depth=1024)
            assert response.fields == tcenvelope.decode(body % "5 ", max_depth=1024).fields
        except BaseException as error:
            failures.append(error)

    # Python 3.13 would need half of it only to free such a dict.
    before = threading.stack_size(128 * 1024)
    try:
        thread = threading.Thread(target=read)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    assert failures == []


def test_depth_does_not_multiply_the_work() -> None:
    """Half a million elements below a thousand brackets: reading each level anew would take minutes."""
    deep = "[" * 1000 + "0," * 500_000 + "0" + "]" * 1000
    response = tcenvelope.decode(f'{{"Response": {{"A": {deep}}}}}', max_depth=1024)
    start = time.perf_counter()
    response.to_dict()
    assert time.perf_counter() - start < 5


def test_infinity() -> None:
    assert decode('"A": [1e400, -1e400]').to_dict() == {"A": [math.inf, -math.inf]}


def instances(count: int) -> bytes:
    one = {
        "InstanceId": "ins-1a2b3c4d",
        "InstanceName": "web server",
        "InstanceState": "RUNNING",
        "CPU": 4,
        "Memory": 16,
        "Placement": {"Zone": "ap-guangzhou-3", "ProjectId": 0, "HostId": None},
        "PrivateIpAddresses": ["10.0.0.7"],
        "Tags": [{"Key": "env", "Value": "prod"}],
        "Price": 1.37,
        "Renew": True,
    }
    body = {"Response": {"TotalCount": count, "InstanceSet": [one] * count, "RequestId": "b5b41468"}}
    return json.dumps(body).encode()


@pytest.mark.parametrize("count", [1, 800])
def test_faster_than_json(count: int) -> None:
    body = instances(count)
    response = tcenvelope.decode(body)
    assert response.to_dict() == by_json(body)
    ours = theirs = math.inf
    for _ in range(100):
        start = time.perf_counter()
        response.to_dict()
        middle = time.perf_counter()
        json.loads(body)
        ours, theirs = min(ours, middle - start), min(theirs, time.perf_counter() - middle)
    assert ours < theirs
