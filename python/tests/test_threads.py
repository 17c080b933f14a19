"""Many threads may decode, and share what they decoded."""

from __future__ import annotations

import pickle
import sys
import sysconfig
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import tcenvelope
from tcenvelope import testing

FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
THREADS = 8
ROUNDS = 300


def body(number: int) -> bytes:
    """A different body for each number, half of them failures and one in three large."""
    padding = b"x" * (200_000 if number % 3 == 0 else 10)
    error = b'"Error": {"Code": "X.%d", "Message": "\\u0041"}, ' % number if number % 2 else b""
    return b'{"Response": {"Padding": "%s", %s"RequestId": "id-%d"}}' % (padding, error, number)


def check(response: tcenvelope.Response, number: int) -> None:
    assert response.request_id == f"id-{number}"
    assert response.ok == (number % 2 == 0)
    if error := response.error:
        assert (error.code, error.code.detail, error.message) == (f"X.{number}", str(number), "A")
        assert error.response is response
    assert response.anomalies is tcenvelope.Anomaly(0)


def run_together(work: list[threading.Thread]) -> None:
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()


@pytest.fixture
def failures(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException | None]]:
    """What ended a thread."""
    caught: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda arguments: caught.append(arguments.exc_value))
    yield caught
    assert caught == []


def test_the_same_body_at_once(failures: list[BaseException | None]) -> None:
    bodies = [body(number) for number in range(6)]
    start = threading.Barrier(THREADS)

    def decode() -> None:
        start.wait()
        for turn in range(ROUNDS):
            check(tcenvelope.decode(bodies[turn % 6]), turn % 6)

    run_together([threading.Thread(target=decode) for _ in range(THREADS)])


def test_a_str_makes_its_utf8_form_in_one_of_many_threads(failures: list[BaseException | None]) -> None:
    for _ in range(20):
        text = '{"Response": {"Padding": "' + "中" * 100_000 + '", "RequestId": "id-0"}}'
        start = threading.Barrier(THREADS)

        def decode(text: str = text, start: threading.Barrier = start) -> None:
            start.wait()
            check(tcenvelope.decode(text), 0)

        run_together([threading.Thread(target=decode) for _ in range(THREADS)])


def test_a_response_is_shared(failures: list[BaseException | None]) -> None:
    shared = [tcenvelope.decode(body(number)) for number in range(6)]
    start = threading.Barrier(THREADS)

    def read() -> None:
        start.wait()
        for turn in range(ROUNDS):
            check(shared[turn % 6], turn % 6)
            assert shared[turn % 6].summary() in repr(shared[turn % 6])

    run_together([threading.Thread(target=read) for _ in range(THREADS)])


def test_fields_are_shared(failures: list[BaseException | None]) -> None:
    names = [f"Name{number}" for number in range(50)]
    body = '{"Response": {' + "".join(f'"{name}": ["{name}"], ' for name in names) + '"RequestId": "1"}}'
    for _ in range(50):
        fields = tcenvelope.decode(body).fields
        start = threading.Barrier(THREADS)

        def read(fields: tcenvelope.Fields = fields, start: threading.Barrier = start) -> None:
            start.wait()
            assert list(fields) == names
            assert dict(fields) == {name: [name] for name in names} == fields

        run_together([threading.Thread(target=read) for _ in range(THREADS)])


def test_everything_at_once(failures: list[BaseException | None]) -> None:
    """What the threads share besides a response: kept names, kept codes, and the sets with frozen numbers."""
    objects = b",".join(b'{"Name%d": %d, "\\u0041%d": null}' % (number, number, number) for number in range(100))
    responses = [tcenvelope.decode(b'{"Response": {"Set": [%s], "RequestId": "1"}}' % objects) for _ in range(2)]
    wanted = {"Set": [{f"Name{number}": number, f"A{number}": None} for number in range(100)]}
    codes = [str(code) for code in tcenvelope.catalogue.codes("redis")]
    start = threading.Barrier(THREADS)

    def work(own: int) -> None:
        start.wait()
        for turn in range(100):
            assert responses[turn % 2].to_dict() == wanted
            code = codes[(own * 13 + turn) % len(codes)]
            error = tcenvelope.decode(testing.failure(code), product="redis").error
            assert error is not None and error.code == code
            assert error.category is tcenvelope.Code(code, "redis").category is tcenvelope.Category(error.category)
            assert pickle.loads(pickle.dumps(error)).code == code
            assert tcenvelope.advise(error, attempt=1).kind in {"Stop", "Wait", "WaitForState", "Resign"}

    run_together([threading.Thread(target=work, args=(own,)) for own in range(THREADS)])


def test_different_bodies_in_a_pool() -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        for number, response in enumerate(pool.map(tcenvelope.decode, map(body, range(1000)))):
            check(response, number)


def test_errors_in_a_pool() -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        pending = [pool.submit(tcenvelope.decode, b"[" + b" " * number) for number in range(1000)]
        for number, future in enumerate(pending):
            error = future.exception()
            assert isinstance(error, tcenvelope.DecodeError)
            assert error.offset == number + 1


if not FREE_THREADED:

    @pytest.mark.parametrize("as_text", [False, True])
    def test_others_run_while_a_large_body_is_decoded(as_text: bool) -> None:
        large = b'{"Response": {"Large": [' + b"0," * 10_000_000 + b'0], "RequestId": "b5b41468"}}'
        given: bytes | str = large.decode() if as_text else large
        ticks = 0
        done = threading.Event()

        def tick() -> None:
            nonlocal ticks
            while not done.is_set():
                ticks += 1
                time.sleep(0)

        interval = sys.getswitchinterval()
        other = threading.Thread(target=tick)
        # Nobody is made to let go of the lock now, so the other thread runs only while decode itself lets go.
        sys.setswitchinterval(1000)
        try:
            other.start()
            before = ticks
            tcenvelope.decode(given)
            after = ticks
        finally:
            sys.setswitchinterval(interval)
            done.set()
            other.join()
        assert after > before

else:

    def test_the_lock_stays_off() -> None:
        """Python turns it on for a module that does not say that it needs none."""
        assert not getattr(sys, "_is_gil_enabled", lambda: True)()
