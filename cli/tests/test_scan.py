"""`tcenvelope scan`: what it counts is what a tally in plain Python counts, whatever holds the bodies."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import random
import re
import shlex
import signal
import struct
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import reference
import reference_values
import run as conformance
import samples

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

SUCCESS = b'{"Response":{"RequestId":"r-1"}}'
FAILURE = b'{"Response":{"Error":{"Code":"LimitExceeded","Message":"secret"},"RequestId":"r-2"}}'
PAGE = b"<html>502</html>"
MEBIBYTE = 1 << 20


@pytest.fixture
def scan(tcenvelope: Run) -> Callable[..., dict[str, Any]]:
    """Scans and gives what `--json` says."""

    def run_scan(*arguments: str | Path, status: int = 0, **options: object) -> dict[str, Any]:
        done = tcenvelope("scan", "--json", *arguments, **options)
        assert done.returncode == status, done.stderr
        summary: dict[str, Any] = json.loads(done.stdout)
        return summary

    return run_scan


def outcomes(summary: dict[str, Any]) -> tuple[int, int, int]:
    """Successes, failures, and what is no envelope."""
    counts = summary["outcomes"]
    return counts["successes"], counts["failures"], counts["no_envelopes"]


def counts(rows: Iterable[dict[str, Any]], *names: str) -> Counter[Any]:
    return Counter({tuple(row[name] for name in names): row["count"] for row in rows})


def unquoted(text: str) -> str:
    """The text that the reference shows in quotes."""
    return re.sub(r"\\(?:x([0-9a-f]{2})|(.))", lambda found: found[2] or chr(int(found[1], 16)), text[1:-1])


# zstd, as RFC 8878 has it: what the standard library of Python does not write yet.


def zstd_frame(*blocks: bytes, window: int = 7 << 3, checksum: bytes = b"") -> bytes:
    """A frame of blocks, the last of which is marked; `window` is the descriptor of its window: 128 KiB."""
    last = bytes([blocks[-1][0] | 1]) + blocks[-1][1:]
    return b"\x28\xb5\x2f\xfd" + bytes([4 if checksum else 0, window]) + b"".join(blocks[:-1]) + last + checksum


def zstd_raw(data: bytes) -> bytes:
    return struct.pack("<I", len(data) << 3)[:3] + data


def zstd_repeated(byte: bytes, times: int) -> bytes:
    return struct.pack("<I", times << 3 | 1 << 1)[:3] + byte


def zstd_skippable(data: bytes) -> bytes:
    return b"\x5a\x2a\x4d\x18" + struct.pack("<I", len(data)) + data


# What is counted.


def test_counts_of_the_vectors_are_those_of_the_reference(scan: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    """One body a file, in folders, of all kinds: the reference says what each is."""
    expected: Counter[str] = Counter()
    codes: Counter[tuple[str, str, str]] = Counter()
    anomalies: Counter[tuple[str]] = Counter()
    kinds: Counter[tuple[str, str | None]] = Counter()
    for vector in conformance.load(conformance.VECTORS):
        is_packed = vector.body.startswith((b"\x1f\x8b", b"\x28\xb5\x2f\xfd"))
        if vector.options or is_packed:
            continue
        path = tmp_path / f"{vector.name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(vector.body)
        try:
            lines = reference.dump(vector.body).split("\n")
        except reference_values.NoEnvelope:
            expected["no_envelopes"] += 1
            wrong = re.match(r"decode_error (\w+) .* hint=(\w+)", vector.want[0])
            assert wrong
            kinds[wrong[1], None if wrong[2] == "none" else wrong[2]] += 1
            continue
        expected[lines[0].removeprefix("outcome ")] += 1
        for line in lines:
            if line.startswith("code "):
                found = re.fullmatch(r'code ("(?:[^"\\]|\\.)*") family=.* category=(\w+) retry=(\w+) basis=.*', line)
                assert found, line
                codes[unquoted(found[1]), found[2], found[3]] += 1
            elif line.startswith("anomaly "):
                anomalies[(line.removeprefix("anomaly "),)] += 1
    summary = scan("--records", "file", tmp_path)
    assert outcomes(summary) == (expected["success"], expected["failure"], expected["no_envelopes"])
    assert summary["files"] == summary["records"] == expected.total()
    assert counts(summary["anomalies"], "name") == anomalies
    assert counts(summary["no_envelopes"], "kind", "hint") == kinds
    # Names are cut, some of the vectors' are long.
    short = Counter({name: count for name, count in codes.items() if len(name[0].encode()) <= 256})
    found_codes = counts(summary["codes"], "code", "category", "retry")
    assert short.total() > 100
    assert {name: found_codes[name] for name in short} == short
    assert found_codes.total() == codes.total() == expected["failure"]
    by_category: Counter[tuple[str]] = Counter()
    for (_, category, _), count in codes.items():
        by_category[(category,)] += count
    assert counts(summary["categories"], "category") == by_category


def test_counts_of_the_official_samples_are_those_of_a_tally(
    scan: Callable[..., dict[str, Any]], root: Path, tmp_path: Path
) -> None:
    """A log with the bodies as objects, and one with the bodies in strings, both packed."""
    expected: dict[str, Counter[str]] = {}
    codes: Counter[tuple[str]] = Counter()
    objects, strings = [], []
    for number, sample in enumerate(samples.read(root)):
        try:
            body = json.loads(sample.body)
        except ValueError:
            continue
        response = body.get("Response") if isinstance(body, dict) else None
        group = expected.setdefault(sample.product, Counter())
        error = response.get("Error") if isinstance(response, dict) else None
        if not isinstance(response, dict):
            group["no_envelopes"] += 1
        elif error is None:
            group["successes"] += 1
        else:
            group["failures"] += 1
            codes[(error["Code"],)] += 1
        record = {"ts": 1_795_408_231 + number, "product": sample.product}
        objects.append(json.dumps({**record, "resp": body}))
        strings.append(json.dumps({**record, "resp": json.dumps(body)}, ensure_ascii=False))
    for lines in (objects, strings):
        log = tmp_path / "log.gz"
        log.write_bytes(gzip.compress("\n".join(lines).encode(), 1))
        summary = scan("--body", "/resp", "--by", "product", "--time", "/ts", log)
        found = {
            group["group"]: Counter({name: group[name] for name in ("successes", "failures", "no_envelopes")})
            for group in summary["groups"]
        }
        assert found == expected
        assert sum(outcomes(summary)) == summary["records"] == len(lines) > 18_000
        assert counts(summary["codes"], "code") == codes
        assert summary["time_step"] == 300
        assert sum(step["successes"] for step in summary["times"]) == summary["outcomes"]["successes"]
        assert summary["times"][0]["begin"] == 1_795_408_231 // 300 * 300
        assert len(summary["times"]) == len(lines) // 300 + 1


def test_one_thread_and_four_find_the_same(tcenvelope: Run, tmp_path: Path) -> None:
    """Several pieces of several files, more names than are counted by themselves, more places than are named."""
    chance = random.Random(7)
    for number in range(6):
        lines = []
        for _ in range(20_000):
            code = f"Code{chance.randrange(30_000)}"
            body = chance.choice([SUCCESS, FAILURE, PAGE, FAILURE.replace(b"LimitExceeded", code.encode())])
            group = f"group {chance.randrange(15_000)}".encode()
            stamp = str(chance.randrange(10**9)).encode()
            lines.append(b'{"a":%s,"g":"%s","t":%s}' % (b"1" if body == PAGE else body, group, stamp))
        content = b"\n".join(lines)
        (tmp_path / f"{number}").write_bytes(gzip.compress(content, 1) if number % 2 else content)
    arguments = ["scan", "--body", "a", "--by", "g", "--time", "t", tmp_path]
    for form in (["--json"], ["--csv"], []):
        one, four, again = (tcenvelope(*arguments, *form, "--threads", number) for number in ("1", "4", "4"))
        assert one.returncode == 0
        assert one.stdout == four.stdout == again.stdout
    summary = json.loads(tcenvelope(*arguments, "--json").stdout)
    assert sum(outcomes(summary)) == 120_000
    assert len(summary["codes"]) == len(summary["groups"]) == 10_000
    assert summary["other_codes"] > 0
    assert sum(code["count"] for code in summary["codes"]) + summary["other_codes"] == summary["outcomes"]["failures"]
    in_groups = sum(group[name] for group in summary["groups"] for name in summary["outcomes"])
    assert in_groups + sum(summary["other_groups"].values()) == 120_000
    assert len(summary["places"]) == 1000
    assert summary["more_places"] == summary["outcomes"]["no_envelopes"] - 1000
    assert 0 < len(summary["times"]) <= 200
    assert sum(step[name] for step in summary["times"] for name in summary["outcomes"]) == 120_000


# What holds the bodies.


@pytest.mark.parametrize(
    "content",
    [
        SUCCESS + b"\n" + FAILURE + b"\n" + PAGE + b"\n",
        SUCCESS + b"\r\n" + FAILURE + b"\r\n" + PAGE + b"\r\n",
        SUCCESS + b"\n" + FAILURE + b"\n" + PAGE,
        b"\xef\xbb\xbf" + SUCCESS + b"\n" + FAILURE + b"\n" + PAGE,
    ],
    ids=["LF", "CRLF", "no line end", "byte order mark"],
)
def test_each_line_is_a_record(scan: Callable[..., dict[str, Any]], tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log"
    path.write_bytes(content)
    summary = scan(path)
    assert outcomes(summary) == (1, 1, 1)
    assert [(place["line"], place["hint"]) for place in summary["places"]] == [(3, "LooksLikeHtml")]
    assert summary["anomalies"] == []
    assert summary["bytes"] == len(content)


def test_blank_lines_are_no_records_and_count_as_lines(scan: Callable[..., dict[str, Any]]) -> None:
    summary = scan("-", body=b"\n \r\n" + SUCCESS + b"\n\n\nnothing\n")
    assert summary["records"] == 2
    assert [(place["file"], place["line"]) for place in summary["places"]] == [("-", 6)]


def test_a_folder_mixes_lines_and_files(scan: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "lines").write_bytes(SUCCESS + b"\nnothing\n")
    (tmp_path / "b" / ".hidden").write_bytes(SUCCESS)
    (tmp_path / "pretty.json").write_text(json.dumps(json.loads(FAILURE), indent=2))
    (tmp_path / "flat.json").write_text(json.dumps({"Response": {"List": [{}, {}]}}, indent=0))
    (tmp_path / "page").write_bytes(b"<html>\n<body>\n502\n</body>\n</html>\n")
    (tmp_path / "broken.json").write_bytes(b'{\n  "Response": oops\n}\n')
    (tmp_path / "empty").write_bytes(b"")
    summary = scan(tmp_path)
    assert outcomes(summary) == (3, 1, 3)
    assert summary["files"] == 7
    places = [(Path(place["file"]).name, place["line"], place["kind"]) for place in summary["places"]]
    assert places == [("lines", 2, "InvalidJson"), ("broken.json", 1, "InvalidJson"), ("page", 1, "InvalidJson")]
    assert outcomes(scan("--records", "line", tmp_path / "page")) == (0, 0, 5)
    assert counts(scan("--records", "file", tmp_path / "empty")["no_envelopes"], "kind") == {("Empty",): 1}


def test_all_members_of_a_gzip_file_are_read(scan: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    path = tmp_path / "log"  # Its name does not say what it is.
    half = len(FAILURE) // 2
    path.write_bytes(gzip.compress(SUCCESS + b"\n" + FAILURE[:half]) + gzip.compress(FAILURE[half:] + b"\nx"))
    assert outcomes(scan(path)) == (1, 1, 1)
    assert outcomes(scan("-", body=path.read_bytes())) == (1, 1, 1)


def test_all_frames_of_a_zstd_file_are_read(scan: Callable[..., dict[str, Any]]) -> None:
    half = len(FAILURE) // 2
    frames = (
        zstd_skippable(b"about this file"),
        zstd_frame(zstd_raw(SUCCESS + b"\n"), zstd_repeated(b" ", 1000), zstd_raw(FAILURE[:half])),
        zstd_skippable(b""),
        zstd_frame(zstd_raw(FAILURE[half:] + b"\nx")),
    )
    assert outcomes(scan("-", body=b"".join(frames))) == (1, 1, 1)


def test_what_a_cut_file_gave_counts(scan: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    lines = b"".join(SUCCESS.replace(b"r-1", random.randbytes(8).hex().encode()) + b"\n" for _ in range(20_000))
    (tmp_path / "cut.gz").write_bytes(gzip.compress(lines)[:-50_000])
    (tmp_path / "cut.zst").write_bytes(zstd_frame(zstd_raw(SUCCESS + b"\n" + FAILURE + b"\n{"), zstd_raw(SUCCESS))[:-5])
    (tmp_path / "wrong.gz").write_bytes(gzip.compress(FAILURE)[:-8] + b"12345678")
    (tmp_path / "wrong.zst").write_bytes(zstd_frame(zstd_raw(SUCCESS + b"\n"), checksum=b"1234"))
    (tmp_path / "whole").write_bytes(SUCCESS)
    summary = scan(tmp_path, status=2)
    unread = {Path(unread["file"]).name: unread for unread in summary["unread"]}
    assert sorted(unread) == ["cut.gz", "cut.zst", "wrong.gz", "wrong.zst"]
    assert 10_000 < unread["cut.gz"]["records"] < 20_000
    assert unread["cut.zst"]["records"] == 2
    assert all(file["reason"] for file in unread.values())
    # A record that was not read to its end is none.
    assert outcomes(summary)[1:] == (1, 0)
    assert summary["records"] == sum(file["records"] for file in unread.values()) + 1


def test_what_cannot_be_read_is_named_and_the_rest_is_counted(tcenvelope: Run, tmp_path: Path) -> None:
    (tmp_path / "good").write_bytes(SUCCESS)
    locked = tmp_path / "locked"
    locked.write_bytes(SUCCESS)
    locked.chmod(0)
    done = tcenvelope("scan", tmp_path / "missing", tmp_path)
    assert done.returncode == 2
    text = done.stdout.decode()
    assert "No such file" in text
    # Root reads everything.
    is_locked = os.geteuid() != 0
    assert ("Permission denied" in text) == is_locked
    assert f"{1 if is_locked else 2} record" in text


def test_links_and_pipes_in_folders_are_left_out_and_read_if_named(tcenvelope: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file").write_bytes(SUCCESS)
    (folder / "again").symlink_to("file")
    (folder / "around").symlink_to(".")
    os.mkfifo(folder / "pipe")
    done = tcenvelope("scan", "--json", folder)
    assert (done.returncode, json.loads(done.stdout)["files"]) == (0, 1)
    assert b"3 in folders" in done.stderr
    done = tcenvelope("scan", "--json", folder / "again", folder / "around" / "file")
    assert json.loads(done.stdout)["files"] == 2
    writer = threading.Thread(target=lambda: (folder / "pipe").write_bytes(FAILURE))
    writer.start()
    assert json.loads(tcenvelope("scan", "--json", folder / "pipe").stdout)["outcomes"]["failures"] == 1
    writer.join()


# Bodies in records.


def test_a_body_is_an_object_or_a_string(scan: Callable[..., dict[str, Any]]) -> None:
    records: list[Any] = [
        {"a": {"resp": json.loads(SUCCESS)}},
        {"a": {"resp": FAILURE.decode()}},
        {"a": {"resp": 'line\n"quoted" 中'}},
        {"a": {"resp": 7}},
        {"a": {"resp": ""}},
        {"a": {"resp": None}},
        {"a": {}},
        [],
    ]
    lines = [json.dumps(record).encode() for record in records] + [b"2026-11-23 INFO " + lines_of(records[0])]
    summary = scan("--body", "/a/resp", "-", body=b"\n".join(lines))
    assert outcomes(summary) == (1, 1, 4)
    assert summary["without_body"] == 3
    places = [(place["line"], place["kind"]) for place in summary["places"]]
    assert places == [(3, "InvalidJson"), (4, "NotEnvelope"), (5, "Empty"), (9, "InvalidJson")]
    assert "the record is no JSON" in summary["places"][3]["text"]


def lines_of(record: Any) -> bytes:
    return json.dumps(record).encode()


def test_groups_are_texts_or_json(scan: Callable[..., dict[str, Any]]) -> None:
    groups: list[Any] = ["Run", "Run", "\u4e2d\n", 7, True, {"b": 1}, None, ""]
    records = [{"action": group, "resp": json.loads(FAILURE)} for group in groups] + [{"resp": {}}]
    summary = scan("--body", "resp", "--by", "action", "-", body=b"\n".join(map(lines_of, records)))
    found = {group["group"]: (group["failures"], group["no_envelopes"]) for group in summary["groups"]}
    assert found == {
        "Run": (2, 0),
        "\u4e2d\n": (1, 0),
        "7": (1, 0),
        "true": (1, 0),
        '{"b": 1}': (1, 0),
        "": (2, 1),
    }


def test_a_group_that_is_counted_by_itself_is_so_behind_however_many(
    scan: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    def records(names: Iterable[str]) -> bytes:
        return b"".join(b'{"g":"%s","Response":{}}\n' % name.encode() for name in names)

    (tmp_path / "1").write_bytes(records(["first"]))
    # More than one piece of a file.
    (tmp_path / "2").write_bytes(records(f"{number:040}" for number in range(40_000)) + records(["first"] * 7))
    (tmp_path / "3").write_bytes(records(["last", "first"]))
    for threads in ("1", "3"):
        summary = scan("--by", "g", "--threads", threads, tmp_path)
        found = {group["group"]: group["successes"] for group in summary["groups"]}
        assert (len(found), found["first"], found[f"{9998:040}"]) == (10_000, 9, 1)
        assert summary["other_groups"]["successes"] == 30_002
        assert summary["bytes"] == sum(path.stat().st_size for path in tmp_path.iterdir())


def test_times_are_of_rfc_3339_or_since_1970(scan: Callable[..., dict[str, Any]]) -> None:
    stamps: list[Any] = [
        "2026-11-23T04:30:31Z",
        "2026-11-23T12:30:31.25+08:00",
        1795408231,
        1795408231999,
        "1795408231",
        "2026-11-23T04:30:31",
        None,
    ]
    records = [{"ts": stamp, "resp": json.loads(SUCCESS)} for stamp in stamps]
    summary = scan("--body", "resp", "--time", "ts", "-", body=b"\n".join(map(lines_of, records)))
    assert summary["times"] == [{"begin": 1795408231, "successes": 5, "failures": 0, "no_envelopes": 0}]
    assert (summary["time_step"], summary["without_time"]) == (1, 2)


def test_a_product_means_something_of_its_own(scan: Callable[..., dict[str, Any]]) -> None:
    body = FAILURE.replace(b"LimitExceeded", b"UnauthorizedOperation.Unknown")
    [code] = scan("--product", "ecdn", "-", body=body)["codes"]
    assert (code["category"], code["basis"]) == ("Internal", "Product")
    [code] = scan("-", body=body)["codes"]
    assert code["category"] == "Authorization"


def test_what_is_no_pointer_is_wrong_usage(tcenvelope: Run) -> None:
    done = tcenvelope("scan", "--by", "/~2", "-")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--by" in done.stderr


def test_few_steps_before_and_after_1970(tcenvelope: Run) -> None:
    records = [{"ts": stamp, "resp": json.loads(SUCCESS)} for stamp in (-5, 5, 10**10)]
    arguments = ["scan", "--body", "resp", "--time", "ts", "-", "--top"]
    body = b"\n".join(map(lines_of, records))
    done = tcenvelope(*arguments, "1", body=body)
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    # A step that ends with 1969, and one that has the rest.
    assert re.findall(r"^(\S+-\d\d-\d\d) \S+ +(\d)", text.split("from (UTC)")[1], re.MULTILINE)[1:] == [
        ("1970-01-01", "2")
    ]
    done = tcenvelope(*arguments, "0", body=body)
    assert (done.returncode, b"from (UTC)" in done.stdout) == (0, False)


def test_standard_input_is_read_once(tcenvelope: Run) -> None:
    done = tcenvelope("scan", "-", "-", body=SUCCESS)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"more than once" in done.stderr


def test_a_report_does_not_take_the_place_of_what_is_read(tcenvelope: Run, tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(SUCCESS)
    (tmp_path / "link").symlink_to(path)
    for report in (path, tmp_path / "link", tmp_path / ".." / tmp_path.name / "log"):
        done = tcenvelope("scan", "--html", report, path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"--html" in done.stderr
    assert path.read_bytes() == SUCCESS
    # Once more is allowed.
    for _ in range(2):
        assert tcenvelope("scan", "--html", tmp_path / "report.html", path).returncode == 0


def test_a_report_in_a_folder_that_is_read(tcenvelope: Run, tmp_path: Path) -> None:
    """It is not counted; and a log that was named by mistake stays as it is."""
    (tmp_path / "log").write_bytes(SUCCESS)
    for _ in range(2):
        done = tcenvelope("scan", "--json", "--html", tmp_path / "report.html", tmp_path)
        assert (done.returncode, json.loads(done.stdout)["files"]) == (0, 1)
        assert (tmp_path / "report.html").read_bytes().startswith(b"<!DOCTYPE html>")
    done = tcenvelope("scan", "--html", tmp_path / "log", tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert (tmp_path / "log").read_bytes() == SUCCESS


def test_what_was_found_is_printed_before_a_report_fails(tcenvelope: Run, tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(SUCCESS)
    done = tcenvelope("scan", "--html", "/dev/full", tmp_path / "log")
    assert done.returncode == 2
    assert b"successes" in done.stdout
    assert b"cannot write /dev/full" in done.stderr


def test_a_path_that_is_nowhere_is_no_file_that_was_read(tcenvelope: Run, tmp_path: Path) -> None:
    done = tcenvelope("scan", "--json", tmp_path / "nowhere")
    assert (done.returncode, json.loads(done.stdout)["files"]) == (2, 0)


def test_a_report_holds_nothing_else_where_standard_error_is_closed(command: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "link").symlink_to("nothing")
    line = f"{shlex.quote(str(command))} scan --html report.html folder >&- 2>&-"
    done = subprocess.run(["/bin/sh", "-c", line], cwd=tmp_path, timeout=60, check=False)
    assert done.returncode == 0
    assert (tmp_path / "report.html").read_text("utf-8").startswith("<!DOCTYPE html>")


# What is shown.


def test_tables_show_codes_and_no_values(tcenvelope: Run) -> None:
    lines = [SUCCESS, FAILURE, FAILURE, b'{"Response":{"Key":"AKID-secret"', PAGE]
    done = tcenvelope("scan", "-", body=b"\n".join(lines))
    text = done.stdout.decode()
    assert done.returncode == 0
    assert re.search(r"^LimitExceeded +2 +100% +Quota +Never +\S", text, re.MULTILINE), text
    assert re.search(r"^Quota +2 +100% +Account +\S", text, re.MULTILINE), text
    assert "-:4: Truncated at byte 32" in text
    assert "-:5: InvalidJson" in text
    assert "\x1b" not in text
    for secret in ("secret", "r-1", "r-2", "AKID"):
        assert secret not in text
    chinese = tcenvelope("scan", "--lang", "zh", "-", body=FAILURE).stdout.decode()
    assert re.search("LimitExceeded.*[\u4e00-\u9fff]{4}", chinese), chinese


def test_names_from_bodies_do_nothing_to_a_terminal(tcenvelope: Run, tmp_path: Path) -> None:
    code = "X\x1b[31m\n\u202e=" + "y" * 1000
    path = tmp_path / "a\n\x1b[2Jb"
    record = {"resp": {"Response": {"Error": {"Code": code}}}, "g": '=1+\x1b[2J,"\n'}
    path.write_bytes(lines_of(record) + b"\nnothing\n" + lines_of({"resp": []}))
    arguments = ["scan", "--body", "resp", "--by", "g", path]
    for form in ([], ["--csv"]):
        text = tcenvelope(*arguments, *form).stdout.decode()
        assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", text), text
        assert "X\\u{1b}[31m\\u{a}\\u{202e}=yyy" in text
        assert "a\\u{a}\\u{1b}[2Jb:2" in text
    assert max(map(len, tcenvelope(*arguments).stdout.decode().splitlines())) < 400
    summary = json.loads(tcenvelope(*arguments, "--json").stdout)
    [found] = summary["codes"]
    assert code.startswith(found["code"].removesuffix("\u2026"))
    assert len(found["code"].encode()) <= 256
    rows = list(csv.reader(io.StringIO(tcenvelope(*arguments, "--csv").stdout.decode(), newline="")))
    assert rows[0] == ["table", "name", "measure", "count"]
    assert all(len(row) == 4 for row in rows)
    assert ["groups", "'=1+\\u{1b}[2J,\"\\u{a}", "failures", "1"] in rows


def test_a_table_has_as_many_rows_as_asked_for(tcenvelope: Run) -> None:
    bodies = [FAILURE.replace(b"LimitExceeded", b"Code%d" % number) for number in range(9)] + [b"x"] * 9
    text = tcenvelope("scan", "--top", "3", "-", body=b"\n".join(bodies)).stdout.decode()
    assert len(re.findall(r"^Code\d", text, re.MULTILINE)) == 3
    assert "and 6 more codes: 6 failures" in text
    assert len(re.findall(r"^-:\d+:", text, re.MULTILINE)) == 3
    assert "and 6 more\n" in text


# Limits.

WATCH = """
import resource, subprocess, sys
limit = int(sys.argv[1])
def bound():
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
done = subprocess.run(sys.argv[2:], stdin=sys.stdin, preexec_fn=bound)
sys.stderr.write(f"peak={resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}")
sys.exit(done.returncode)
"""


def bounded(mebibytes: int, command: Path, *arguments: str | Path, body: bytes = b"") -> tuple[dict[str, Any], int]:
    """What a scan finds within so much address space, and the most memory that it had, in MiB."""
    # Each thread's allocator reserves address space that it does not use.
    environment = {**os.environ, "MALLOC_ARENA_MAX": "1"}
    words = [
        sys.executable,
        "-c",
        WATCH,
        str(mebibytes * MEBIBYTE),
        command,
        "scan",
        "--json",
        *arguments,
        *([] if "--threads" in arguments else ["--threads", "2"]),
    ]
    done = subprocess.run(words, input=body, capture_output=True, timeout=120, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    peak = re.search(rb"peak=(\d+)", done.stderr)
    assert peak
    return json.loads(done.stdout), int(peak[1]) // 1024


def test_threads_that_cannot_be_had_are_done_without(program: Path) -> None:
    summary, _ = bounded(200, program, "--threads", "1000000", "-", body=SUCCESS)
    assert outcomes(summary) == (1, 0, 0)


def test_a_line_that_is_too_long_takes_no_memory(program: Path, tmp_path: Path) -> None:
    path = tmp_path / "log"
    with path.open("wb") as file:
        file.write(SUCCESS + b"\n" + b'{"Response":{"A":"')
        file.truncate(file.tell() + 600 * MEBIBYTE)
        file.seek(0, os.SEEK_END)
        file.write(b'"}}\n' + FAILURE + b"\n")
    summary, peak = bounded(450, program, path)
    assert outcomes(summary) == (1, 1, 1)
    assert summary["bytes"] == path.stat().st_size
    [place] = summary["places"]
    assert (place["line"], place["kind"]) == (2, "TooLarge")
    assert peak < 300
    summary, peak = bounded(450, program, "--records", "file", path)
    assert outcomes(summary) == (0, 0, 1)
    assert peak < 300


def test_what_unpacks_to_very_much_takes_no_memory(program: Path, tmp_path: Path) -> None:
    zeros = zstd_frame(*[zstd_repeated(b"\0", 128 << 10)] * (8 << 10))
    assert len(zeros) < 40_000
    (tmp_path / "bomb").write_bytes(zeros + zstd_frame(zstd_raw(b"\n" + SUCCESS)))
    summary, peak = bounded(450, program, "--records", "line", tmp_path)
    assert outcomes(summary) == (1, 0, 1)
    assert summary["bytes"] == 1024 * MEBIBYTE + 1 + len(SUCCESS)
    assert peak < 300


def test_a_stream_without_an_end_takes_no_memory_and_is_interrupted(command: Path) -> None:
    """The same for a full folder of devices; an interrupt ends the command as it ends every other."""
    with subprocess.Popen([command, "scan", "--records", "line", "/dev/zero"], stdout=subprocess.PIPE) as process:
        status = Path(f"/proc/{process.pid}/status")
        if not status.exists():
            process.kill()
            pytest.skip("memory is read from /proc")
        time.sleep(1.5)
        peak = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) in (-signal.SIGINT, 130)
    assert peak
    assert int(peak[1]) < 400 * 1024


def test_ten_thousand_files_and_deep_brackets(scan: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.json").write_bytes(SUCCESS)
    (tmp_path / "deep").write_bytes(b"[" * 1_000_000)
    (tmp_path / "garbage").write_bytes(bytes(range(256)) * 100)
    summary = scan("--by", "a", tmp_path)
    assert outcomes(summary)[0] == 10_000
    kinds = {Path(place["file"]).name: place["kind"] for place in summary["places"]}
    assert kinds["deep"] == "TooDeep"
    assert "garbage" in kinds


def test_a_name_that_is_no_text(tcenvelope: Run, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/a\xff\xfe"
    try:
        Path(os.fsdecode(name)).write_bytes(b"x")
    except OSError:
        pytest.skip("the file system takes names that are text only")
    done = tcenvelope("scan", tmp_path)
    assert "a\ufffd\ufffd:1: InvalidJson" in done.stdout.decode()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], [b"no record is an envelope; where a body is inside a record, --body says where"]),
        (["--body", "answer"], [b"no record has an envelope where --body says"]),
        (["--body", "resp", "--by", "action", "--time", "when"], [b"--by says", b"--time says"]),
        (["--body", "resp", "--by", "/req/action", "--time", "ts"], []),
    ],
)
def test_an_option_that_meets_nothing_is_told(tcenvelope: Run, options: list[str], said: list[bytes]) -> None:
    record = b'{"ts": 1795406400, "req": {"action": "RunInstances"}, "resp": ' + SUCCESS + b"}\n"
    done = tcenvelope("scan", *options, "-", body=2 * record + b'{"resp')
    lines = done.stderr.splitlines()
    assert done.returncode == 0
    assert len(lines) == len(said)
    assert all(line.endswith(text) for line, text in zip(lines, said, strict=True))


@pytest.mark.parametrize("body", [b"", SUCCESS, PAGE])
def test_answers_without_a_log_around_them_want_no_option(tcenvelope: Run, body: bytes) -> None:
    assert tcenvelope("scan", "-", body=body).stderr == b""


def test_the_page_of_the_command_has_every_member_of_the_json(scan: Callable[..., dict[str, Any]], root: Path) -> None:
    page = (root / "docs" / "command.md").read_text(encoding="utf-8")
    table = page.partition("`--csv` as rows")[2].partition("`--html` writes")[0]
    for member in scan("-", body=b""):
        assert f"`{member}`" in table
