"""`catalogue`: what the official SDK packages list."""

from __future__ import annotations

import pytest
from tcenvelope import Code, catalogue


@pytest.mark.parametrize(
    ("product", "count"),
    [
        ("sqlserver", 95),
        ("dcdb", 131),
        ("lighthouse", 298),
        ("redis", 112),
        ("wedata", 58),
        ("nothing", 0),
        ("\ud800", 0),
    ],
)
def test_the_codes_of_a_product(product: str, count: int) -> None:
    codes = catalogue.codes(product)
    assert len(set(codes)) == len(codes) == count
    assert codes == sorted(codes)
    assert all(type(code) is Code and code.product == product for code in codes)
    assert all(product in code.products and code.documented(product) for code in codes[:20])


def test_the_products_of_a_code() -> None:
    products = catalogue.products("ResourceNotFound.InstanceNotExists")
    assert "redis" in products
    assert products == sorted(set(products)) == Code("ResourceNotFound.InstanceNotExists").products
    assert catalogue.products("Tomorrow") == Code("Tomorrow").products == catalogue.products("\ud800") == []


def test_whether_a_code_is_documented() -> None:
    code = "InvalidInstanceId.NotFound"
    for documented in Code(code).documented, lambda *at: catalogue.documented(code, *at):
        assert documented()
        assert documented("cvm")
        assert documented("cvm", "2017-03-12")
        assert documented(None, "2017-03-12")
        assert not documented("cvm", "2017-03-13")
        assert not documented("redis")
    assert not catalogue.documented(code + " ")


def test_the_nearest_codes() -> None:
    assert catalogue.nearest("AuthFailure.SignatureExpired", limit=1) == ["AuthFailure.SignatureExpire"]
    near = catalogue.nearest("ResourceNotFound.InstanceNotExist", "redis")
    assert near[0] == "ResourceNotFound.InstanceNotExists"
    assert len(near) <= 3
    assert all(code.product == "redis" and code.documented("redis") for code in near)
    assert catalogue.nearest("zzzzzzzz") == catalogue.nearest("X" * 300) == []
    assert catalogue.nearest("InternalError", limit=0) == []
    assert len(catalogue.nearest("InternalError", limit=20)) > 3
    with pytest.raises(ValueError, match="limit must be 0 or more"):
        catalogue.nearest("InternalError", limit=-1)
