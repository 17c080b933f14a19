"""The vectors are whole, the drivers agree with them, and the runner cannot be fooled.

The fixture `drivers` comes from the root conftest: the name of each driver and its command.
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
import reference
import run
from reference_http import Given, seconds_of_date
from reference_values import NoEnvelope

Drivers = dict[str, list[str]]

README = Path(__file__).parent.joinpath("README.md").read_text("utf-8")
DOCUMENTS = {"official/SOURCES.md", "peers/README.md"}
SAMPLE = ("official/success", "official/failure", "not-envelope/null", "beside/error-object-before")


@pytest.fixture(scope="module")
def vectors() -> list[run.Vector]:
    return run.load(run.VECTORS)


def arguments(drivers: Drivers, *more: str) -> list[str]:
    return [*more, *(f"--driver={name}={shlex.join(command)}" for name, command in drivers.items())]


def copy_of(names: tuple[str, ...], target: Path) -> Path:
    for name in names:
        for path in run.VECTORS.glob(f"{name}.*"):
            target.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / path.relative_to(run.VECTORS))
    return target


def program(source: str) -> list[str]:
    """A driver that is one line of Python."""
    return [sys.executable, "-c", f"import os, sys; body = sys.stdin.buffer.read(); {source}"]


# The vectors.


def test_reference_agrees_with_every_want(capsys: pytest.CaptureFixture[str]) -> None:
    assert reference.main(["--check"]) == 0, capsys.readouterr().out


def test_reference_refuses_what_the_wants_call_a_decode_error(vectors: list[run.Vector]) -> None:
    """The reference knows no offsets, but it must never find an envelope where a .want says that there is none."""
    for vector in vectors:
        if is_decode_error(vector):
            with pytest.raises(NoEnvelope):
                reference.dump(vector.body, Given.of(vector.options))


def test_reference_completes_only_what_was_written_by_hand(tmp_path: Path) -> None:
    """Kind, offset, position and hint are never its own."""
    body = copy_of(("not-envelope/null",), tmp_path) / "not-envelope/null.json"
    want = body.with_suffix(".want")
    whole = want.read_text("utf-8")
    want.write_text(whole.partition(" category")[0] + "\n", "utf-8")
    assert reference.dump_file(body) == whole
    for wrong in ("", "outcome success\n", "decode_error NotEnvelope 0\n"):
        want.write_text(wrong, "utf-8")
        with pytest.raises(NoEnvelope):
            reference.dump_file(body)
    body.write_bytes(b"Bad Gateway")
    want.write_text("decode_error InvalidJson 0 line=1 column=1 hint=none\n", "utf-8")
    body.with_suffix(".options").write_text("http_status 200\nheader content-type: Text/HTML\n", "utf-8")
    with pytest.raises(NoEnvelope, match="LooksLikeHtml"):
        reference.dump_file(body)


def test_there_are_enough_vectors(vectors: list[run.Vector]) -> None:
    assert len(vectors) >= 200


def test_every_file_belongs_to_a_vector(vectors: list[run.Vector]) -> None:
    """A misspelt .want, .options or .ptr would otherwise never be read."""
    allowed = {f"{v.name}.{suffix}" for v in vectors for suffix in ("json", "want")}
    allowed |= {f"{v.name}.options" for v in vectors if v.options} | DOCUMENTS
    allowed |= {f"{v.name}.ptr" for v in vectors if v.pointers}
    found = {path.relative_to(run.VECTORS).as_posix() for path in run.VECTORS.rglob("*") if path.is_file()}
    assert found == allowed


def test_every_vector_is_in_a_group_of_the_readme(vectors: list[run.Vector]) -> None:
    groups = quoted_names(README.partition("Groups are folders:")[2].partition("##")[0])
    assert {v.name.partition("/")[0] for v in vectors} <= groups
    assert all(re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", v.name) for v in vectors)


def test_wants_of_decode_errors_are_consistent(vectors: list[run.Vector]) -> None:
    """They are written by hand, and line and column follow from the offset."""
    for vector in filter(is_decode_error, vectors):
        line, *more = vector.want
        found = re.fullmatch(r"decode_error \w+ (\d+) line=(\d+) column=(\d+) hint=\w+ category=\w+ retry=\w+", line)
        assert found, vector.name
        offset, number, column = map(int, found.groups())
        before = vector.body[:offset]
        assert len(before) == offset, vector.name
        assert all(rest.startswith(("http ", "next_step ")) for rest in more), vector.name
        assert (number, column) == (before.count(b"\n") + 1, offset - before.rfind(b"\n")), vector.name


@pytest.mark.parametrize(
    ("start", "end", "pattern", "count"),
    [
        ("`anomaly NAME` line", "* One `field`", r"^anomaly {}$", 17),
        ("The kind is one of", "the hint is", r"^decode_error {} ", 8),
        ("the hint is", "Line and column", r" hint={}\b", 9),
        ("without what that", "A number", r'^pointer ".*" {}$', 2),
        ("hexadecimal digits, or", "* `summary`", r"[iuf]64={}\b", 2),
    ],
    ids=["anomalies", "kinds", "hints", "look-ups", "getters"],
)
def test_every_name_of_the_readme_is_wanted_somewhere(
    vectors: list[run.Vector], start: str, end: str, pattern: str, count: int
) -> None:
    names = quoted_names(README.partition(start)[2].partition(end)[0])
    assert len(names) >= count
    wanted = "\n".join(line for vector in vectors for line in vector.want)
    missing = {name for name in names if not re.search(pattern.format(name), wanted, re.MULTILINE)}
    assert not missing


def test_every_judgement_and_next_step_is_wanted_somewhere(vectors: list[run.Vector]) -> None:
    faults, next_steps = (
        README.partition(start)[2].partition("\n\n")[0] for start in ("| fault |", "an `attempt` was")
    )
    rows = re.findall(r"^\| (\w+) \| ([\w, ]+) \|$", faults, re.MULTILINE)
    wanted = {fact for vector in vectors for line in vector.want for fact in line.split(" ")}
    categories = [category for _, row in rows for category in row.split(", ")]
    retries = ["Never", "Backoff", "BackoffIfIdempotent", "AfterStateChange", "AfterResign"]
    bases = ["Product", "Code", "Detail", "Family", "None"]
    assert (len(rows), len(categories)) == (5, 19)
    for name, values in {"fault": dict(rows), "category": categories, "retry": retries, "basis": bases}.items():
        assert {f"{name}={value}" for value in values} == {fact for fact in wanted if fact.startswith(f"{name}=")}
    steps = {line.split(" ")[1] for vector in vectors for line in vector.want if line.startswith("next_step ")}
    assert (
        steps
        == set(re.findall("`next_step ([A-Z][A-Za-z]+)", next_steps))
        == {"Stop", "Wait", "WaitForState", "Resign"}
    )


def quoted_names(text: str) -> set[str]:
    return set(re.findall(r"`([\w-]+)`", text))


def is_decode_error(vector: run.Vector) -> bool:
    return vector.want[0].startswith("decode_error ")


# The drivers.


def test_drivers_pass_all_vectors(drivers: Drivers, capsys: pytest.CaptureFixture[str]) -> None:
    assert drivers
    assert run.main(arguments(drivers)) == 0, capsys.readouterr().out


def test_drivers_pass_all_truncations(drivers: Drivers, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(arguments(drivers, "--truncations")) == 0, capsys.readouterr().out


def test_a_wrong_want_fails_every_driver(drivers: Drivers, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Otherwise a driver could pass by printing nothing that is compared."""
    for want in copy_of(SAMPLE, tmp_path).rglob("*.want"):
        want.write_text(re.sub(r"success|failure|NotEnvelope", "other", want.read_text("utf-8")), "utf-8")
    assert run.main(arguments(drivers, "--vectors", str(tmp_path))) == 1
    printed = capsys.readouterr().out
    for driver in drivers:
        for name in SAMPLE:
            assert f"{name}  {driver}\n" in printed
    assert printed.endswith(f"0 passed, {len(SAMPLE) * len(drivers)} failed\n")


def test_the_offset_is_of_the_first_impossible_byte(drivers: Drivers, vectors: list[run.Vector]) -> None:
    """What stands before it can still become JSON. With the byte, if it is ASCII, the same error is final."""
    before, through = [], []
    for vector in vectors:
        _, kind, offset, *_ = [*vector.want[0].split(), "", ""]
        if kind not in ("InvalidJson", "InvalidUtf8"):
            continue
        at = int(offset)
        before.append(run.Vector(f"{vector.name}[:{at}]", vector.body[:at], vector.options, ()))
        if kind == "InvalidJson" and vector.body[at] < 0x80:
            want = (f"decode_error {kind} {at} ",)
            through.append(run.Vector(f"{vector.name}[:{at + 1}]", vector.body[: at + 1], vector.options, want))
    possible = ("outcome ", "decode_error Truncated ", "decode_error Empty ", "decode_error NotEnvelope ")
    for driver, command in drivers.items():
        for vector, answer in zip(before, run.run_driver(command, [run.frame(v) for v in before]), strict=True):
            assert answer.startswith(possible), (vector.name, driver, answer)
        for vector, answer in zip(through, run.run_driver(command, [run.frame(v) for v in through]), strict=True):
            assert answer.startswith(vector.want), (vector.name, driver, answer)


# The runner.


def echo_of(names: tuple[str, ...], remark: str = "") -> list[str]:
    """A driver that is right without looking: it prints the .want files of these vectors."""
    answers = [(run.VECTORS / f"{name}.want").read_text("utf-8") + remark + "end\n" for name in sorted(names)]
    return program(f"sys.stdout.write({''.join(answers)!r})")


def test_runner_passes_a_right_driver(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drivers = {"one": echo_of(SAMPLE, "# r\n"), "two": echo_of(SAMPLE, "# r\n")}
    assert run.main(arguments(drivers, "--vectors", str(copy_of(SAMPLE, tmp_path)))) == 0
    assert capsys.readouterr().out == f"{2 * len(SAMPLE)} passed, 0 failed\n"


@pytest.mark.parametrize(
    "driver",
    [
        program("pass"),
        program("print('outcome success')"),
        program("print('end\\n' * 3, end='')"),
        program("print('end\\n' * 5, end='')"),
        program("sys.exit(1)"),
        program("os.abort()"),
        [*echo_of(SAMPLE)[:-1], echo_of(SAMPLE)[-1] + "; print('more')"],
        [*echo_of(SAMPLE)[:-1], echo_of(SAMPLE)[-1] + "; sys.exit(3)"],
        echo_of(SAMPLE[:-1]),
        echo_of((*SAMPLE, "success/error-null")),
        ["no-such-driver"],
    ],
    ids=[
        *("silent", "no-end", "too-few", "too-many", "fails", "dies"),
        *("talks-on", "right-but-fails", "one-missing", "one-more", "absent"),
    ],
)
def test_runner_notices_a_broken_driver(driver: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drivers = {"right": echo_of(SAMPLE), "broken": driver}
    assert run.main(arguments(drivers, "--vectors", str(copy_of(SAMPLE, tmp_path)))) == 1
    printed = capsys.readouterr().out
    assert "  broken\n" in printed
    assert "  right\n" not in printed
    assert printed.endswith(f"{len(SAMPLE)} passed, {len(SAMPLE)} failed\n")


def test_runner_notices_remarks_that_differ(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drivers = {"one": echo_of(SAMPLE, "# text a\n"), "two": echo_of(SAMPLE, "# text b\n")}
    assert run.main(arguments(drivers, "--vectors", str(copy_of(SAMPLE, tmp_path)))) == 1
    assert "+# text b" in capsys.readouterr().out


def test_runner_refuses_an_empty_directory(tmp_path: Path) -> None:
    assert run.main(arguments({"any": echo_of(())}, "--vectors", str(tmp_path))) == 1


def test_runner_refuses_a_vector_without_want(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy_of(SAMPLE, tmp_path).joinpath("official/success.want").unlink()
    assert run.main(arguments({"any": echo_of(SAMPLE)}, "--vectors", str(tmp_path))) == 1
    assert "official/success has no .want" in capsys.readouterr().out


def test_frames_carry_the_options_and_the_pointers() -> None:
    vector = run.Vector("limits/both", b"{}", ("max_depth 2", "max_bytes 9"), (), ("", "/ \u2028"))
    head = "max_depth 2\nmax_bytes 9\npointer \npointer / \u2028\nbody 2\n"
    assert run.frame(vector) == head.encode() + b"{}"


def test_only_lf_ends_a_pointer(tmp_path: Path) -> None:
    directory = copy_of(SAMPLE[:1], tmp_path)
    pointers = directory / "official/success.ptr"
    pointers.write_bytes("/a\rb\u2028c\n\n/\x0c\n".encode())
    (vector,) = run.load(directory)
    assert vector.pointers == ("/a\rb\u2028c", "", "/\x0c")
    assert reference.lines_of(pointers) == list(vector.pointers)
    pointers.write_bytes(b"/a\n/b")
    with pytest.raises(run.VectorError, match="LF"):
        run.load(directory)


def test_a_wrong_answer_to_a_pointer_is_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ("numbers/zeroes",)
    wrong = [*echo_of(names)[:-1], echo_of(names)[-1].replace("i64=0 u64=0", "i64=0 u64=OutOfRange", 1)]
    assert run.main(arguments({"wrong": wrong}, "--vectors", str(copy_of(names, tmp_path)))) == 1
    assert '+pointer "/N/0"' in capsys.readouterr().out


def test_truncations_tell_white_space_from_a_cut() -> None:
    """The runner's own rule for prefixes, on a body that has every case."""
    whole = run.Vector("x/y", b"\xef\xbb\xbf\n{}\n ", (), ("outcome success",))
    kinds = [prefix.want[0].rpartition(" hint")[0] or prefix.want[0] for prefix in run.truncations([whole])]
    assert kinds == [
        "decode_error Empty 0 line=1 column=1",
        "decode_error Truncated 1 line=1 column=2",
        "decode_error Truncated 2 line=1 column=3",
        "decode_error Empty 3 line=1 column=4",
        "decode_error Empty 4 line=2 column=1",
        "decode_error Truncated 5 line=2 column=2",
        "outcome success",
        "outcome success",
    ]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ("deepest 4", "official/success.options: no option is called so: deepest 4"),
        ("pointer /a", "official/success.options: no option is called so: pointer /a"),
        ("max_depth", "official/success.options: max_depth does not take this: max_depth"),
        ("max_depth  4", "official/success.options: max_depth does not take this: max_depth  4"),
        ("max_depth four\u202e", r"official/success.options: max_depth does not take this: max_depth four\u202e"),
        ("max_depth 4\nmax_depth 4", "official/success.options: max_depth stands there twice"),
        ("http_status 0502", "official/success.options: http_status does not take this: http_status 0502"),
        ("header Date: x", "official/success.options: header without http_status"),
        ("http_status 200\nheader Date:x", "official/success.options: header does not take this: header Date:x"),
        ("limit 3", "official/success.options: limit without attempt"),
        ("attempt 1\nresigned yes", "official/success.options: resigned does not take this: resigned yes"),
    ],
)
def test_runner_names_a_line_that_is_no_option(options: str, complaint: str, tmp_path: Path) -> None:
    directory = copy_of(SAMPLE[:1], tmp_path)
    (directory / "official/success.options").write_text(options + "\n", "utf-8")
    with pytest.raises(run.VectorError) as raised:
        run.load(directory)
    assert str(raised.value) == complaint


def test_runner_passes_all_options_on(tmp_path: Path) -> None:
    directory = copy_of(SAMPLE[:1], tmp_path)
    options = [
        *("max_depth 9", "max_bytes 999", "product ", "http_status 200", "header Date: ", "header date: x: y"),
        *("attempt 1", "limit 2", "idempotent 1", "resigned 0", "random 18446744073709551615"),
    ]
    (directory / "official/success.options").write_text("\n".join([*options, ""]), "utf-8")
    (vector,) = run.load(directory)
    assert run.frame(vector).decode().split("\n")[: len(options)] == options
    assert set(run.OPTIONS) == {option.partition(" ")[0] for option in options}
    given = Given.of(options)
    assert (given.product, given.http_status, given.headers) == ("", 200, {"date": "x: y"})
    assert (given.attempt, given.limit, given.idempotent, given.resigned, given.random) == (
        1,
        2,
        True,
        False,
        2**64 - 1,
    )


def test_the_readme_lists_the_options() -> None:
    frame = README.partition("and a line `end`:")[2].partition("The exit status")[0]
    assert re.findall(r"^    (\w+) ", frame, re.MULTILINE) == [*run.OPTIONS, "pointer", "body"]


@pytest.mark.parametrize("suffix", [".want", ".options", ".ptr"])
def test_runner_refuses_a_file_without_a_body(suffix: str, tmp_path: Path) -> None:
    directory = copy_of(SAMPLE, tmp_path)
    (directory / f"official/lonely{suffix}").write_text("max_depth 4\n", "utf-8")
    with pytest.raises(run.VectorError, match=f"official/lonely{suffix} has no .json beside it"):
        run.load(directory)


def test_truncations_leave_out_what_is_told_more() -> None:
    options = [("http_status 200",), ("attempt 1",), ("product cvm",)]
    prefixes = run.truncations([run.Vector("x/y", b"{}", option, ("outcome success",)) for option in options])
    assert [prefix.options for prefix in prefixes] == [("product cvm",)] * 2


# The reference's own arithmetic.


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        # The three forms of RFC 9110, section 5.6.7, which gives these examples.
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784111777),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 784111777),
        ("Sun Nov  6 08:49:37 1994", 784111777),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Friday, 01-Jan-69 00:00:00 GMT", None),
        ("Tuesday, 01-Jan-69 00:00:00 GMT", 3124224000),
        ("Mon, 06 Nov 1994 08:49:37 GMT", None),
        ("Sun, 6 Nov 1994 08:49:37 GMT", None),
        ("Sun, 06 nov 1994 08:49:37 GMT", None),
        ("Sun, 06 Nov 1994 08:49:37 UTC", None),
        ("Wed, 30 Feb 1994 08:49:37 GMT", None),
        ("Sun, 06 Nov 1994 08:49:60 GMT", None),
        ("Wed, 31 Dec 1969 23:59:59 GMT", None),
        ("", None),
    ],
)
def test_reference_reads_dates(text: str, seconds: int | None) -> None:
    assert seconds_of_date(text) == seconds
