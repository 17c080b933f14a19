"""Long bodies of which a decoder could be slower by the byte than of short ones."""

from __future__ import annotations

from typing import NamedTuple

MEBIBYTE = 1024 * 1024
SHORT, LONG, LONGEST = MEBIBYTE, 4 * MEBIBYTE, 64 * MEBIBYTE
# How many times the instructions a byte of a short body a longer one may take. Counts repeat to a thousandth, so what
# grows with the length and would be a tenth more at 64 MiB shows at 4 MiB: it takes too long to count 64 MiB of each.
LONGEST_GROWTH, LONG_GROWTH = 1.1, 1.005


class Shape(NamedTuple):
    """A head, a piece many times over, and a tail."""

    head: str
    piece: str
    tail: str
    is_counted_longest: bool = False  # Counted at 64 MiB, too.

    def body(self, size: int) -> bytes:
        """Of at most this size, and nearly as long."""
        head, piece, tail = (part.encode("utf-8", "surrogateescape") for part in self[:3])
        return head + piece * ((size - len(head) - len(tail)) // len(piece)) + tail


LIST = '{"Response":{"L":['
LIST_END = '0],"RequestId":"r"}}'
TEXT = '{"Response":{"T":"'
TEXT_END = '","RequestId":"r"}}'

VALID = {
    "small tokens": Shape(LIST, "1,", LIST_END),
    "empty arrays": Shape(LIST, "[],", LIST_END),
    "nested containers": Shape(LIST, '[[{"a":[]},{}],1],', LIST_END),
    "brackets to depth 60": Shape(LIST, "[" * 57 + "]" * 57 + ",", LIST_END),
    "brackets to depth 120": Shape(LIST, "[" * 117 + "]" * 117 + ",", LIST_END),
    "strings": Shape(LIST, '"ins-12345678",', LIST_END, is_counted_longest=True),
    "one string": Shape(TEXT, "x", TEXT_END, is_counted_longest=True),
    "Chinese": Shape(TEXT, "实例已经创建完成", TEXT_END),
    "escapes": Shape(TEXT, '\\"\\\\\\n\\u4e2d', TEXT_END),
    "backslashes": Shape(TEXT, "\\\\", TEXT_END),
    "white space": Shape('{"Response":{"N":1', " \n", ',"RequestId":"r"}}'),
    "white space behind": Shape('{"Response":{"RequestId":"r"}}', "\n", ""),
    "one number": Shape('{"Response":{"N":1', "7", ',"RequestId":"r"}}'),
    "one fraction": Shape('{"Response":{"N":-1.0', "7", 'e5,"RequestId":"r"}}'),
    "a number as request id": Shape('{"Response":{"RequestId":1', "7", "}}"),
    "numbers": Shape(LIST, "-1.25e3,170000,", LIST_END),
    "literals": Shape(LIST, "true,null,", LIST_END),
    "members": Shape('{"Response":{', '"A":1,', '"RequestId":"r"}}'),
    "members with escaped names": Shape('{"Response":{', '"\\u0041":"\\n",', '"RequestId":"r"}}'),
    "one name": Shape('{"Response":{"', "\\u0052", '":1,"RequestId":"r"}}'),
    "errors beside": Shape("{", '"Error":{"Code":"A"},', '"Response":{"RequestId":"r"}}'),
    "a code of escapes": Shape('{"Response":{"Error":{"Code":"A.', "\\u0042", '","Message":"m"}}}'),
    "a code of dots": Shape('{"Response":{"Error":{"Code":"A', ".", '","Message":"m"}}}'),
    "a message of escapes": Shape('{"Response":{"Error":{"Code":"A.B","Message":"', "\\ud83d", '"}}}'),
    "a request id of escapes": Shape('{"Response":{"RequestId":"', "\\u0031", '"}}'),
}

# The scalar reader says what is wrong: the fast ones see that there is something at the last byte.
INVALID = {
    "small tokens": Shape(LIST, "1,", LIST_END + "}"),
    "lines": Shape(LIST, "1\n,", LIST_END + "}"),
    "nested containers": Shape(LIST, '[[{"a":[]},{}],1],', LIST_END + "}"),
    "one string": Shape(TEXT, "x", TEXT_END + "}", is_counted_longest=True),
    "Chinese": Shape(TEXT, "实例已经创建完成", TEXT_END + "}"),
    "one number": Shape('{"Response":{"N":1', "7", ',"RequestId":"r"}}}'),
    "a quote never closed": Shape(TEXT, "x", ""),
    "a quote never closed, of escapes": Shape(TEXT, '\\"', ""),
    "a quote never closed, of backslashes": Shape(TEXT, "\\\\", ""),
    "cut": Shape(LIST, '{"a":"b"},', ""),
    "no UTF-8": Shape(TEXT, "x", "\udcff" + TEXT_END),
    "white space only": Shape("", " ", ""),
    "no envelope": Shape("[", "1,", "1]", is_counted_longest=True),
}
