"""`tcenvelope.testing` makes bodies that are just what was asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
import tcenvelope
from tcenvelope import testing

# Whatever JSON has, and names and texts that have to be escaped.
FIELDS: dict[str, Any] = {
    "TotalCount": 2**63,
    "Ratio": 0.1,
    "Instance-Set": [{"Id": "ins-1", "Tags": []}, None, True],
    'a "/~ name': "中 \U0001f600 \x00\x1f\u2028\\",
    "": {},
}


def test_a_success_has_the_fields_in_order() -> None:
    response = tcenvelope.decode(testing.success(FIELDS, More=1))
    assert response.ok
    assert list(response.fields.items()) == [*FIELDS.items(), ("More", 1)]
    assert response.request_id == testing.REQUEST_ID
    assert response.anomalies == tcenvelope.Anomaly(0)


def test_a_success_without_a_field() -> None:
    assert tcenvelope.decode(testing.success()).to_dict() == {}


def test_names_of_the_parameters_are_names_of_fields_too() -> None:
    names: dict[str, Any] = {"fields": 1, "more": 2, "code": 3, "message": 4}
    assert tcenvelope.decode(testing.success(**names)).to_dict() == names
    assert tcenvelope.decode(testing.failure("X", **names)).to_dict() == names


def test_a_failure_has_code_message_and_fields() -> None:
    response = tcenvelope.decode(testing.failure("LimitExceeded.Rate", "too \n often", FIELDS, More=1))
    error = response.error
    assert error is not None
    assert (error.code, error.message, error.request_id) == (
        "LimitExceeded.Rate",
        "too \n often",
        testing.REQUEST_ID,
    )
    assert response.to_dict() == {**FIELDS, "More": 1}
    assert response.anomalies == tcenvelope.Anomaly(0)


def test_a_failure_with_nothing_but_a_code() -> None:
    code = tcenvelope.Code("UnauthorizedOperation.Unknown", product="ecdn")
    error = tcenvelope.decode(testing.failure(code), product="ecdn").error
    assert error is not None
    assert (error.code, error.message) == (code, "")


@pytest.mark.parametrize("code", [str(code) for code in tcenvelope.catalogue.codes("cvm")])
def test_every_code_of_a_product(code: str) -> None:
    with pytest.raises(tcenvelope.ApiError) as raised:
        tcenvelope.decode(testing.failure(code)).raise_for_error()
    assert raised.value.code == code


@pytest.mark.parametrize("body", [testing.success, lambda **id: testing.failure("X", **id)])
def test_the_request_id(body: Any) -> None:
    assert tcenvelope.decode(body(request_id="b5b41468")).request_id == "b5b41468"
    left_out = tcenvelope.decode(body(request_id=None))
    assert left_out.request_id is None
    assert left_out.anomalies == tcenvelope.Anomaly.REQUEST_ID_MISSING
    assert b"RequestId" not in body(request_id=None)


def test_a_body_is_ascii_and_any_parser_reads_it() -> None:
    body = testing.success(FIELDS)
    assert body.isascii()
    assert json.loads(body) == {"Response": {**FIELDS, "RequestId": testing.REQUEST_ID}}


@pytest.mark.parametrize("name", ["Error", "RequestId"])
def test_the_fixed_fields_are_none_of_the_action(name: str) -> None:
    for make in (testing.success, lambda fields: testing.failure("X", "", fields)):
        with pytest.raises(ValueError, match=f"{name} is no field of the action"):
            make({name: None})


@pytest.mark.parametrize("code", ["", ".", " . ", "\t"])
def test_a_code_that_decodes_as_none(code: str) -> None:
    with pytest.raises(ValueError, match="needs a code"):
        testing.failure(code)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_json_has_not(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        testing.success(Ratio=value)


def test_wrong_types() -> None:
    wrong: Any = None
    for message in ("code", "message"):
        with pytest.raises(TypeError, match=f"{message} must be a str, not NoneType"):
            testing.failure(*{"code": (wrong,), "message": ("X", wrong)}[message])
    with pytest.raises(TypeError, match="the name of a field must be a str, not int"):
        testing.success({1: 2})  # type: ignore[dict-item]
    with pytest.raises(TypeError, match="request_id must be a str or None, not int"):
        testing.success(request_id=5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="given twice: TotalCount"):
        testing.success({"TotalCount": 1}, TotalCount=1)
    with pytest.raises(TypeError):
        testing.success(Body=b"")


def test_only_who_asks_imports_it() -> None:
    program = "import sys, tcenvelope; print('json' in sys.modules, hasattr(tcenvelope, 'testing'))"
    done = subprocess.run([sys.executable, "-I", "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout == "False False\n"


@pytest.mark.parametrize("code", ["", " ", ".", "\x0b", "\u3000", "\xa0."])
def test_white_space_is_no_code(code: str) -> None:
    with pytest.raises(ValueError, match="a failure needs a code"):
        testing.failure(code)


def test_a_field_that_would_be_taken_for_the_request_id() -> None:
    with pytest.raises(ValueError, match="the request id would be 'x'"):
        testing.success({"RequestID": "x"}, request_id=None)
    assert tcenvelope.decode(testing.success({"RequestID": "x"})).request_id == testing.REQUEST_ID


def test_what_is_no_mapping_is_refused() -> None:
    with pytest.raises(TypeError):
        testing.success(0)  # type: ignore[arg-type]
