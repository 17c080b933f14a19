"""`Code` is a str that knows its parts."""

from __future__ import annotations

import json

import pytest
from tcenvelope import Code


@pytest.mark.parametrize(
    ("text", "family", "detail"),
    [
        ("InternalError", "InternalError", ""),
        ("AuthFailure.SignatureExpire", "AuthFailure", "SignatureExpire"),
        ("InvalidParameterValue.Zone.NotFound", "InvalidParameterValue", "Zone.NotFound"),
        (" LimitExceeded.Rate.\n", "LimitExceeded", "Rate"),
        ("\u3000中.文\0", "中", "文\0"),
        ("", "", ""),
        (".", "", ""),
        (".x", "", "x"),
    ],
)
def test_family_and_detail(text: str, family: str, detail: str) -> None:
    code = Code(text)
    assert (code.family, code.detail) == (family, detail)
    assert type(code.family) is type(code.detail) is str


def test_it_is_the_str() -> None:
    code = Code("LimitExceeded.Rate")
    assert isinstance(code, str)
    assert code == "LimitExceeded.Rate"
    assert hash(code) == hash("LimitExceeded.Rate")
    assert {"LimitExceeded.Rate": 1}[code] == 1
    assert json.dumps({code: code}) == '{"LimitExceeded.Rate": "LimitExceeded.Rate"}'
    assert f"{code}" == str(code) == "LimitExceeded.Rate"
    assert type(str(code)) is str
    assert repr(code) == "'LimitExceeded.Rate'"


def test_it_cannot_be_changed() -> None:
    code = Code("X")
    for name in "family", "detail", "anything":
        with pytest.raises(AttributeError):
            setattr(code, name, "Y")


def test_a_lone_surrogate_is_split_all_the_same() -> None:
    assert Code("X.\ud800").family == "X"
