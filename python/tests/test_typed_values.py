"""Typed values from `to_dict()`: by hand, and by libraries. The names are CamelCase, as the API has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import pytest
import tcenvelope

RESPONSE = tcenvelope.decode(
    b'{"Response": {"TotalCount": 1, "InstanceSet": [{"InstanceId": "ins-1", "CPU": 4, "Renew": null}],'
    b' "RequestId": "b5b41468"}}'
)
WRONG = tcenvelope.decode('{"Response": {"TotalCount": "many", "InstanceSet": [], "RequestId": "b5b41468"}}')


@dataclass
class Instance:
    InstanceId: str
    CPU: int
    Renew: bool | None = None


@dataclass
class Instances:
    TotalCount: int
    InstanceSet: list[Instance]


WANTED = Instances(1, [Instance("ins-1", 4)])


def test_dataclasses() -> None:
    fields = RESPONSE.to_dict()
    instances = Instances(**{**fields, "InstanceSet": [Instance(**instance) for instance in fields["InstanceSet"]]})
    assert instances == WANTED
    assert asdict(instances) == fields == RESPONSE.fields


def by_pydantic() -> Callable[[dict[str, Any]], Instances]:
    pydantic = pytest.importorskip("pydantic", exc_type=ImportError)
    validate: Callable[[dict[str, Any]], Instances] = pydantic.TypeAdapter(Instances).validate_python
    return validate


def by_msgspec() -> Callable[[dict[str, Any]], Instances]:
    msgspec = pytest.importorskip("msgspec", exc_type=ImportError)
    return lambda fields: msgspec.convert(fields, Instances)


@pytest.mark.parametrize("library", [by_pydantic, by_msgspec])
def test_libraries(library: Callable[[], Callable[[dict[str, Any]], Instances]]) -> None:
    convert = library()
    assert convert(RESPONSE.to_dict()) == WANTED
    # What they raise is a ValueError, and says which field it was.
    with pytest.raises(ValueError, match="TotalCount"):
        convert(WRONG.to_dict())
