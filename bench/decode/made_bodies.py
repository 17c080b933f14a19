"""Bodies that are made: what single official samples have too little of."""

from __future__ import annotations

import json
import random

REQUEST_ID = "b5b41468-520d-4192-b42f-595cc34b6c1c"
EXAMPLES = (
    '{"Response":{"TotalCount":0,"InstanceStatusSet":[],"RequestId":"b5b41468-520d-4192-b42f-595cc34b6c1c"}}',
    '{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"The signature of the request is not '
    'the one that its parts give."},"RequestId":"ed93f3cb-f35e-473f-b9f3-0d451b8b79c6"}}',
)
CHINESE = (
    "实例已经创建完成", "请检查签名是否正确", "广州三区的主数据库", "带宽包年包月计费", "安全组规则不允许访问",
    "备份任务正在执行", "负载均衡监听器", "用户没有操作权限", "磁盘空间即将用完", "迁移到新的可用区",
)  # fmt: skip
ESCAPES = (
    '\\"quoted\\"',
    "line\\nbreak",
    "tab\\there",
    "C:\\\\logs\\\\today",
    "\\u4e2d\\u6587",
    "\\ud83d\\ude00",
    "a\\/b",
)


def envelope(name: str, elements: list[str]) -> str:
    """A success with one long list; elements are JSON already."""
    count = len(elements)
    return f'{{"Response":{{"TotalCount":{count},"{name}":[{",".join(elements)}],"RequestId":"{REQUEST_ID}"}}}}'


def characters(elements: list[str]) -> int:
    return sum(len(element) for element in elements)


def listing(element: str, size: int) -> str:
    """A list of at least `size` bytes: one element of a real answer, over and over, with another id each time."""
    changed = json.loads(element)["InstanceId"]
    copies = size // len(element.encode()) + 1
    return envelope("InstanceSet", [element.replace(changed, f"ins-{number:08x}") for number in range(copies)])


def chinese(chance: random.Random, size: int) -> str:
    """Names and descriptions in Chinese, not escaped, as the API sends them."""
    elements: list[str] = []
    while characters(elements) * 2 < size:
        text = "\uff0c".join(chance.choices(CHINESE, k=chance.randint(1, 6)))
        elements.append(f'{{"InstanceName":"{chance.choice(CHINESE)}","Description":"{text}。"}}')
    return envelope("InstanceSet", elements)


def escapes(chance: random.Random, size: int) -> str:
    """Log lines and scripts: every string has escapes."""
    elements: list[str] = []
    while characters(elements) < size:
        words = chance.choices((*ESCAPES, "plain words between"), k=chance.randint(2, 12))
        elements.append(f'{{"Timestamp":"2026-01-01","Content":"{" ".join(words)}"}}')
    return envelope("Results", elements)


def numbers(chance: random.Random, size: int) -> str:
    """Metrics: times and values."""
    elements: list[str] = []
    while characters(elements) < size:
        times = range(1_700_000_000, 1_700_000_000 + 60 * 24, 60)
        values = ",".join(f"{chance.uniform(-1000, 1000):.{chance.randint(0, 9)}f}" for _ in times)
        elements.append(f'{{"Timestamps":[{",".join(map(str, times))}],"Values":[{values}]}}')
    return envelope("DataPoints", elements)
