"""`Response.fields` and what `Response` forwards to it: a real, read-only mapping of the action fields."""

from __future__ import annotations

import copy
import time
import types
from collections.abc import ItemsView, KeysView, Mapping, ValuesView
from typing import Any

import pytest
import tcenvelope

BODY = """{"Response": {
    "TotalCount": 2, "RequestId": "b5b41468", "Zones": ["a", "b"], "Price": 1.5, "Next": null, "Open": true,
    "Place": {"Id": 9007199254740993}, "Error": null, "": "empty", "a/b~c": "\\u4e2d",
    "Twice": 1, "Name": "x", "Twice": 2
}}"""
WANTED = {
    "TotalCount": 2,
    "Zones": ["a", "b"],
    "Price": 1.5,
    "Next": None,
    "Open": True,
    "Place": {"Id": 9007199254740993},
    "": "empty",
    "a/b~c": "中",
    "Twice": 2,
    "Name": "x",
}
MISSING: list[Any] = ["RequestId", "Error", "totalcount", "Id", "\ud800", 5, None, b"Name", [], ("a", "b")]
FAILURE = tcenvelope.decode(
    '{"Response": {"Retries": 3, "Error": {"Code": "LimitExceeded.Rate", "Message": "no"}, "RequestId": "ed93f3cb"}}'
)
FAILED = "(the call failed: failure code=LimitExceeded.Rate request_id=ed93f3cb)"


@pytest.fixture(params=[bytes, str])
def response(request: pytest.FixtureRequest) -> tcenvelope.Response:
    return tcenvelope.decode(BODY if request.param is str else BODY.encode())


def with_fields(fields: str) -> tcenvelope.Response:
    return tcenvelope.decode(f'{{"Response": {{{fields}"RequestId": "1"}}}}')


def test_it_is_a_mapping(response: tcenvelope.Response) -> None:
    fields = response.fields
    assert isinstance(fields, Mapping)
    assert issubclass(tcenvelope.Fields, Mapping)
    assert list(fields) == list(WANTED)
    assert list(fields.keys()) == list(WANTED)
    assert list(fields.values()) == list(WANTED.values())
    assert list(fields.items()) == list(WANTED.items())
    assert len(fields) == len(WANTED)
    assert dict(fields) == {**fields} == WANTED
    for view, kind in (fields.keys(), KeysView), (fields.values(), ValuesView), (fields.items(), ItemsView):
        assert isinstance(view, kind)
        assert len(view) == len(WANTED)


@pytest.mark.parametrize("indexed", [False, True])
def test_look_up(response: tcenvelope.Response, indexed: bool) -> None:
    """A mapping that was asked for its names knows where the values are; the answers are the same."""
    fields = response.fields
    if indexed:
        assert len(fields) == len(WANTED)
    mappings: tuple[Any, ...] = (fields, response)
    for mapping in mappings:
        for name, value in WANTED.items():
            assert mapping[name] == mapping.get(name) == mapping.get(name, 5) == value
            assert type(mapping[name]) is type(value)
            assert name in mapping
        for name in MISSING:
            assert name not in mapping
            assert mapping.get(name) is None
            assert mapping.get(name, default := object()) is default
            with pytest.raises(KeyError) as caught:
                mapping[name]
            assert caught.value.args == (name,)


def test_a_name_may_be_of_a_subclass_of_str(response: tcenvelope.Response) -> None:
    class Name(str):
        pass

    fields = response.fields
    for _ in range(2):
        assert response[Name("TotalCount")] == fields[Name("TotalCount")] == fields.get(Name("TotalCount")) == 2
        assert len(fields) == len(WANTED)


def test_names_are_decoded() -> None:
    response = with_fields(r'"\u0041\n\"": 1, "\ud83d\ude00": 2, "\ud800x": 3, "nul\u0000": 4, "\u0045rror": null,')
    assert list(response.fields) == ['A\n"', "\N{GRINNING FACE}", "\ufffdx", "nul\0"]
    assert response['A\n"'] == 1
    assert response["\N{GRINNING FACE}"] == 2
    assert response["\ufffdx"] == 3
    assert response["nul\0"] == 4


def test_the_key_error_of_a_failure_says_that_it_failed() -> None:
    mappings: list[Any] = [FAILURE, FAILURE.fields]
    for mapping in mappings:
        assert mapping["Retries"] == 3
        for name in "TotalCount", "RequestId", "Error", 5:
            with pytest.raises(KeyError) as caught:
                mapping[name]
            assert caught.value.args == (f"{name!r} {FAILED}",)
    with pytest.raises(KeyError) as caught:
        with_fields("")["TotalCount"]
    assert str(caught.value) == "'TotalCount'"


def test_it_cannot_be_changed(response: tcenvelope.Response) -> None:
    things: list[Any] = [response, response.fields]
    for thing in things:
        with pytest.raises(TypeError):
            thing["TotalCount"] = 1
        with pytest.raises(TypeError):
            del thing["TotalCount"]
        with pytest.raises(AttributeError):
            thing.TotalCount = 1
        assert not hasattr(thing, "update")
    response["Zones"].append("c")
    response.fields["Place"].clear()
    assert response.fields == WANTED


def test_it_cannot_be_made() -> None:
    kind: Any = tcenvelope.Fields
    with pytest.raises(TypeError, match="cannot create"):
        kind()


def test_it_equals_every_mapping_with_the_same_items(response: tcenvelope.Response) -> None:
    fields = response.fields
    assert fields == WANTED
    assert (WANTED == fields) is True  # noqa: SIM300 - the dict is asked first
    assert fields == types.MappingProxyType(WANTED)
    assert fields == tcenvelope.decode(BODY).fields
    assert (fields != WANTED) is False
    for other in ({}, {**WANTED, "More": 1}, {**WANTED, "Open": False}, {**WANTED, "Zones": ["a"]}, FAILURE.fields):
        assert (fields != other, fields == other) == (True, False)
    for name in WANTED:
        assert fields != {key: value for key, value in WANTED.items() if key != name}
    assert fields != list(WANTED.items())
    assert fields.__eq__(5) is NotImplemented
    with pytest.raises(TypeError, match="unhashable"):
        hash(fields)


def test_match(response: tcenvelope.Response) -> None:
    match response.fields:
        case {"TotalCount": 2, "Place": {"Id": int(number)}, **rest}:
            assert number == 9007199254740993
            assert "Zones" in rest
        case _:
            pytest.fail("this is the mapping")


def test_it_has_no_order_of_its_own(response: tcenvelope.Response) -> None:
    """As `Mapping` has it; a dict's views are reversible."""
    fields: Any = response.fields
    with pytest.raises(TypeError):
        reversed(fields)
    assert [*reversed(fields.keys())] == [*WANTED][::-1]


def test_it_keeps_the_response_alive() -> None:
    fields = with_fields('"Long": "' + "x" * 100 + '",').fields
    assert fields["Long"] == "x" * 100
    names = iter(with_fields('"A": 1, "B": 2,').fields)
    assert list(names) == ["A", "B"]


def test_an_empty_one_is_false() -> None:
    assert not with_fields("").fields
    assert with_fields('"A": null,').fields
    assert list(with_fields("").fields) == []


def test_repr_shows_names_only(response: tcenvelope.Response) -> None:
    assert repr(with_fields("").fields) == "<tcenvelope.Fields []>"
    assert repr(response.fields) == str(response.fields) == f"<tcenvelope.Fields {list(WANTED)}>"


def test_repr_is_one_line_of_at_most_a_kibibyte() -> None:
    short = "".join(f'"{"n" * 13}{number}": 1, ' for number in range(1000))
    for fields in short, '"' + "中" * 5000 + '": 1, ', r'"\n\u202e\u001b[2J": 1, "' + "中" * 5000 + '": 1, ':
        shown = repr(with_fields(fields).fields)
        assert len(shown.encode()) <= 1024
        assert shown.endswith("…]>")
        assert shown.isprintable()
    full = repr(with_fields(short).fields)
    assert len(full.encode()) > 1000
    names = ", ".join(repr(f"{'n' * 13}{number}") for number in range(1000))
    assert names.startswith(full.removeprefix("<tcenvelope.Fields [").removesuffix("…]>"))


def test_views_on_a_large_mapping_are_linear() -> None:
    """A quadratic one would take hours."""
    body = "".join(f'"{number}": {number}, ' for number in range(200_000))
    for given in body, body + '"中": 1, ':
        for encoded in False, True:
            text = f'{{"Response": {{{given}"RequestId": "1"}}}}'
            fields = tcenvelope.decode(text.encode() if encoded else text).fields
            start = time.perf_counter()
            assert sum(1 for _ in fields) == len(fields)
            assert dict(fields.items()) == dict(fields) == fields
            assert len(list(fields.values())) == len(fields)
            assert time.perf_counter() - start < 20


class TestResponse:
    """What it forwards makes no mapping of it: a Response that were one would be false without fields."""

    def test_it_is_no_container(self, response: tcenvelope.Response) -> None:
        thing: Any = response
        assert not isinstance(thing, Mapping)
        for use in len, iter, list, set, dict, reversed, sorted, enumerate:
            with pytest.raises(TypeError):
                use(thing)
        for missing in 0, -1, slice(None):
            with pytest.raises(KeyError):
                thing[missing]

    def test_it_is_true_without_fields(self) -> None:
        assert with_fields("")
        assert not FAILURE

    def test_equal(self, response: tcenvelope.Response) -> None:
        assert response == tcenvelope.decode(BODY)
        assert response == copy.copy(response)
        assert with_fields('"A": 1, "B": [1, {"C": "\\u0041"}],') == with_fields('"B": [1,{"C":"A"}], "A":1,')
        assert with_fields('"A": 1, "A": 2,') == with_fields('"A": 2,')
        assert (response != tcenvelope.decode(BODY)) is False

    @pytest.mark.parametrize(
        "other",
        [
            '{"Response": {"A": 1, "RequestId": "other"}}',
            '{"Response": {"A": 1}}',
            '{"Response": {"A": 2, "RequestId": "1"}}',
            '{"Response": {"A": [1], "RequestId": "1"}}',
            '{"Response": {"A": {}, "RequestId": "1"}}',
            '{"Response": {"A": null, "RequestId": "1"}}',
            '{"Response": {"B": 1, "RequestId": "1"}}',
            '{"Response": {"RequestId": "1"}}',
            '{"Response": {"A": 1, "RequestId": "1", "Error": {"Code": "X", "Message": "m"}}}',
            '{"Response": {"A": 1, "RequestId": "1", "Error": {"Code": "Y", "Message": "m"}}}',
            '{"Response": {"A": 1, "RequestId": "1", "Error": {"Code": "X", "Message": "n"}}}',
            '{"Response": {"A": 1, "RequestId": "1", "Error": {}}}',
            '{"Response": {"A": 1, "RequestId": "1"}, "Error": {"Code": "Z", "Message": "m"}}',
            '{"Response": {"A": 1, "RequestId": "1"}, "Error": {"Code": "W", "Message": "m"}}',
        ],
    )
    def test_different(self, other: str) -> None:
        one, two = with_fields('"A": 1,'), tcenvelope.decode(other)
        assert (one != two, one == two) == (True, False)
        assert two == tcenvelope.decode(other.replace("{", "{ "))

    def test_errors_beside_the_same_object_differ(self) -> None:
        """The object `Response` is not all that decides."""
        body = '{"Response": {"RequestId": "1"}, "Error": {"Code": "%s", "Message": "m"}}'
        assert tcenvelope.decode(body % "X") != tcenvelope.decode(body % "Y")

    def test_nothing_else_equals_it(self, response: tcenvelope.Response) -> None:
        for other in 5, None, WANTED, response.fields, "success request_id=b5b41468", object():
            assert response != other
            assert response.__eq__(other) is NotImplemented

    def test_it_has_no_hash(self, response: tcenvelope.Response) -> None:
        with pytest.raises(TypeError, match="unhashable"):
            hash(response)


def test_the_view_of_the_names_lends_nothing_that_could_be_changed() -> None:
    """The `mapping` of a view hands the dict itself to what it is compared with."""

    class Borrower:
        __hash__ = None  # type: ignore[assignment]

        def __eq__(self, lent: Any) -> bool:  # noqa: PYI032 - it is used as the dict that it is
            lent["A"] = lent["B"] = (0, 10**9)
            return True

    fields = tcenvelope.decode('{"Response": {"A": "secret", "RequestId": "r"}}').fields
    keys: Any = fields.keys()
    assert keys.mapping == Borrower()
    assert list(fields.keys()) == ["A"]
    assert fields["A"] == "secret"
    assert "B" not in fields


def test_a_subclass_of_str_is_asked_for_its_text_only() -> None:
    class Liar(str):
        def __hash__(self) -> int:
            return hash("A")

        def __eq__(self, other: object) -> bool:
            return True

    fields = tcenvelope.decode('{"Response": {"A": 1, "RequestId": "r"}}').fields
    for _ in range(2):
        assert Liar("B") not in fields
        assert fields[Liar("A")] == 1
        assert len(fields) == 1
