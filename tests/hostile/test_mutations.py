"""Mails made by breaking the hostile ones further; the long run is a campaign of its own."""

from __future__ import annotations

import os
import random
import time

import pytest

from parsers.mail import read_mail
from parsers.sandbox.wire import Answer, pack, read_answer
from tests.hostile.inputs import every

SEEDS = [hostile.raw for hostile in every() if len(hostile.raw) < 60_000]
TOKENS = [
    b"\r\n", b"\n", b"--b0\r\n", b"--b0--", b"Content-Type: ", b"message/rfc822", b"\x00", b"\xff",
    b"multipart/alternative; boundary=b0", b"base64", b"=?utf-8?q?", b"(", b"<", b'"', b";", b":",
    b"*0*=", b"PK\x05\x06", b"\r", b"From: ", b"From ", b"text/html", b"<table>", b"charset=utf-7",
    b"charset=hz", b"charset=iso-2022-jp", b"format=flowed", b" ", b"begin 644 a\n",
]  # fmt: skip
SECONDS = float(os.environ.get("CAMPAIGN_SECONDS", "120"))


def mutated(source: random.Random) -> bytes:
    """One of the seeds with up to twelve changes."""
    raw = bytearray(source.choice(SEEDS))
    for _ in range(source.randint(1, 12)):
        at = source.randrange(len(raw) + 1)
        change = source.randrange(4)
        if change == 0:
            raw[at : at + source.randint(0, 8)] = source.choice(TOKENS)
        elif change == 1:
            del raw[at : at + source.randint(1, 200)]
        elif change == 2:
            other = source.choice(SEEDS)
            start = source.randrange(len(other) + 1)
            raw[at:at] = other[start : start + source.randint(1, 500)]
        else:
            raw[at : at + 1] = source.randbytes(1)
    return bytes(raw)


def check(raw: bytes) -> None:
    """The mail is read quickly, into text that can be stored, and survives the wire."""
    start = time.process_time()
    read = read_mail(raw)
    assert time.process_time() - start < 5.0
    texts = [read.text, read.words, *(value for _, value in read.headers.fields)]
    texts += [leaf.path + leaf.name for leaf in read.leaves]
    assert "\x00" not in "".join(texts)
    "".join(texts).encode()
    assert read_answer(pack(Answer(read))).value == read


def test_three_hundred_broken_mails_are_read() -> None:
    source = random.Random(20_261_121)
    for _ in range(300):
        check(mutated(source))


@pytest.mark.campaign
def test_as_many_broken_mails_as_there_is_time_for() -> None:
    seed = time.time_ns()
    source = random.Random(seed)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        raw = mutated(source)
        try:
            check(raw)
        except Exception as error:
            raise AssertionError(f"seed {seed}: {raw[:2_000]!r}") from error
