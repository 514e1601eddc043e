"""A child that dies or hangs costs its own part only, and the next call simply works."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from form_templates.model import Form
from parsers.errors import (
    ChildDiedError,
    CorruptError,
    ErrorKind,
    HostileError,
    ParseError,
    ReadTimeoutError,
    TooLargeError,
    UnsupportedError,
)
from parsers.model import ParsedMail
from parsers.sandbox import ChildLimits, Reader, process
from parsers.unpack.limits import Limits
from tests.hostile.build import PDF, attached, text, with_parts

FORM = Form("ct_cep", "Profile", "DAS", "1.9", "R1", (), {})
LIMITS = ChildLimits(cpu=1.0, wall=60.0)
"""What spins is ended by the processor's time, however busy the machine is."""

SHORT = ChildLimits(cpu=1.0, wall=8.0)


def mail_with(*tricks: str) -> bytes:
    """A mail with one PDF for each trick."""
    return with_parts(text(), *(attached(PDF + t.encode(), f"{t or 'fine'}.pdf") for t in tricks))


@pytest.fixture(scope="module", autouse=True)
def children() -> Iterator[None]:
    """Children that do what their input says, and start fast."""
    was = process.MODULE
    process.MODULE = "tests.unit.sandbox.trapped_child"
    yield
    process.MODULE = was


@pytest.fixture(scope="module")
def trapped(children: None) -> Iterator[Reader]:
    """A reader for all tests that end its children."""
    with Reader((FORM,), limits=LIMITS) as reader:
        yield reader


def problems(read: ParsedMail) -> dict[str, ErrorKind | None]:
    """The problem of each file by name."""
    return {x.name: x.problem.kind if x.problem else None for x in read.leaves if x.name}


def test_a_mail_is_read_with_its_form(trapped: Reader) -> None:
    read = trapped.read_mail(mail_with(""))
    assert [leaf.form.form for leaf in read.forms if leaf.form] == ["ct_cep"]


@pytest.mark.parametrize(
    ("trick", "kind"),
    [
        ("SPIN", ErrorKind.TIMEOUT),
        ("EAT", ErrorKind.HOSTILE),
        ("SEGV", ErrorKind.HOSTILE),
        ("EXIT", ErrorKind.HOSTILE),
    ],
)
def test_a_part_that_ends_its_child_is_named_and_the_others_are_read(
    trapped: Reader, trick: str, kind: ErrorKind
) -> None:
    read = trapped.read_mail(mail_with("", trick, ""))
    assert problems(read) == {"fine.pdf": None, f"{trick}.pdf": kind}
    assert len(read.forms) == 2
    blamed = next(leaf.problem for leaf in read.leaves if leaf.problem)
    assert trick in blamed.message
    assert "please" in blamed.message
    assert problems(trapped.read_mail(mail_with(""))) == {"fine.pdf": None}


def test_a_part_that_hangs_leaves_time_for_the_others(children: None) -> None:
    with Reader((FORM,), limits=SHORT) as reader:
        read = reader.read_mail(mail_with("HANG", ""))
    assert problems(read) == {"HANG.pdf": ErrorKind.TIMEOUT, "fine.pdf": None}


@pytest.mark.parametrize(
    ("trick", "error"),
    [("SPIN", ReadTimeoutError), ("EAT", HostileError), ("SEGV", ChildDiedError)],
)
def test_a_file_that_ends_its_child_raises_by_name(
    trapped: Reader, trick: str, error: type[ParseError]
) -> None:
    with pytest.raises(error, match=r"profile\.pdf .*please"):
        trapped.read_form(PDF + trick.encode(), name="profile.pdf")
    assert trapped.read_form(PDF).form == "ct_cep"


def test_an_unforeseen_error_is_the_files(trapped: Reader) -> None:
    with pytest.raises(CorruptError, match="ZeroDivisionError"):
        trapped.read_form(PDF + b"RAISE")


def test_typed_errors_come_through() -> None:
    with Reader() as reader, pytest.raises(UnsupportedError, match=r"a\.txt"):
        reader.controls(b"Hello", name="a.txt")


def test_a_mail_over_the_limit_is_too_large() -> None:
    with Reader(mail_limits=Limits(mail=100)) as reader, pytest.raises(TooLargeError):
        reader.read_mail(mail_with(""))


def test_children_make_way_for_fresh_ones() -> None:
    with Reader(limits=ChildLimits(calls=2)) as reader:
        pids = set()
        for _ in range(4):
            pids.add(reader._children.idle.queue[0].pid)
            reader.read_mail(mail_with(""))
        assert len(pids) == 2


def test_many_threads_share_few_children() -> None:
    found: list[int] = []
    with Reader(children=2) as reader:

        def read() -> None:
            found.append(len(reader.read_mail(mail_with("", "")).leaves))

        threads = [threading.Thread(target=read) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [3] * 8


def test_nothing_is_left_open_or_running_afterwards() -> None:
    with Reader() as warm:
        warm.read_mail(mail_with(""))
    before = len(list(Path("/proc/self/fd").iterdir()))
    with Reader(children=2) as reader:
        reader.read_mail(mail_with(""))
        pids = [child.pid for child in reader._children.idle.queue]
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_a_child_killed_while_idle_costs_nothing() -> None:
    with Reader() as reader:
        reader.read_mail(mail_with(""))
        os.kill(reader._children.idle.queue[0].pid, 9)
        assert len(reader.read_mail(mail_with("")).leaves) == 2
        ended = reader._children.idle.queue[0]
        os.kill(ended.pid, 9)
        ended._process.wait(120)
        with pytest.raises(UnsupportedError):
            reader.controls(b"words")


def test_a_large_mail_fits_into_a_child() -> None:
    raw = with_parts(text(), attached(bytes(20_000_000), "zeros.bin"), attached(PDF, "profile.pdf"))
    with Reader() as reader:
        assert len(reader.read_mail(raw).leaves) == 3
