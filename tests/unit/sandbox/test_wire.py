"""The parent takes back only values of our own models, whatever a child sends."""

from __future__ import annotations

import io
import os
import pickle
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.errors import ErrorKind
from parsers.mail import read_mail
from parsers.model import (
    Anchor,
    Box,
    FoundBy,
    ParsedForm,
    PartProblem,
    Reading,
    SignatureKind,
    SignatureReading,
    SignatureStatus,
    Source,
)
from parsers.sandbox import cage, child
from parsers.sandbox.wire import HEAD, Answer, Call, Request, Setup, pack, read_answer
from parsers.unpack.limits import DEFAULT
from tests.hostile.build import PDF, attached, mail, text, with_parts


class _Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("echo evil",)


def test_a_mail_comes_back_as_it_was_sent() -> None:
    read = read_mail(with_parts(text(), attached(PDF, "a.pdf")))
    assert read_answer(pack(Answer(read))).value == read


def test_a_form_comes_back_as_it_was_sent() -> None:
    anchor = Anchor("page 1", box=Box(1, 0, 0, 1, 1))
    form = ParsedForm(
        "ct_cep", "1.9", Source.WORD, None,
        {"a": Reading("a", True, "Yes", 1.0, FoundBy.ID, anchor)},
        {"s": SignatureReading("s", SignatureStatus.SIGNED, SignatureKind.INK, 1.0, FoundBy.ID,
                               time=datetime(2026, 1, 1, tzinfo=UTC))},
    )  # fmt: skip
    assert read_answer(pack(Answer(form))).value == form


@pytest.mark.parametrize(
    "evil",
    [
        pickle.dumps(_Evil()),
        pickle.dumps(Answer(_Evil())),  # type: ignore[arg-type]
        pickle.dumps(print),
        pickle.dumps(pickle.loads),
        b"cparsers.model.form\nreplace\n(tR.",
        b"\x80\x04\x8c\x12parsers.model.form\x8c\x10MappingProxyType\x93.",
        pickle.dumps("only a string"),
        b"",
    ],
)
def test_anything_else_is_refused(evil: bytes) -> None:
    with pytest.raises(ValueError, match="not an answer"):
        read_answer(evil)


@given(st.binary(max_size=200))
def test_noise_is_refused(noise: bytes) -> None:
    with pytest.raises(ValueError, match="not an answer"):
        read_answer(noise)


def _served(monkeypatch: pytest.MonkeyPatch, *calls: tuple[Request, bytes]) -> list[Answer]:
    monkeypatch.setattr(cage, "allow_time", lambda cpu, wall: None)
    monkeypatch.setattr(cage, "rest", lambda: None)
    asked = io.BytesIO()
    for request, data in calls:
        for frame in (pack(request), data):
            asked.write(HEAD.pack(len(frame)) + frame)
    asked.seek(0)
    told = io.BytesIO()
    child.serve(Setup((), DEFAULT, 512 << 20, 3), asked, told)
    told.seek(0)
    answers = []
    while frame := child._frame(told):
        answers.append(read_answer(frame))
    return answers


def test_a_child_answers_one_call_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(call: Call, data: bytes, path: str = "") -> tuple[Request, bytes]:
        return Request(call, 1, 1, path=path), data

    raw = with_parts(text(), attached(b"x" * 30, "a.bin"))
    first, second, third = _served(
        monkeypatch, ask(Call.MAIL, raw), ask(Call.LEAF, raw, "2"), ask(Call.FORM, b"x"),
        ask(Call.MAIL, raw),
    )  # fmt: skip
    assert first.value == read_mail(raw)
    assert isinstance(second.value, PartProblem)
    assert third.kind is ErrorKind.UNSUPPORTED
    assert third.last


def test_the_time_of_a_call_ends_with_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[tuple[str, bool]] = []
    frames = (pack(Request(Call.FORM, 1, 1)), b"x")
    asked = io.BytesIO(b"".join(HEAD.pack(len(frame)) + frame for frame in frames))
    told = io.BytesIO()
    monkeypatch.setattr(cage, "allow_time", lambda cpu, wall: done.append(("at work", False)))
    monkeypatch.setattr(cage, "rest", lambda: done.append(("idle", told.tell() > 0)))
    child.serve(Setup((), DEFAULT, 512 << 20, 3), asked, told)
    assert done == [("at work", False), ("idle", True)]


def test_a_child_lists_a_mail_and_reads_a_leaf_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    leaf = Request(Call.LEAF, 1, 1, path="1")
    listed, one, controls = _served(
        monkeypatch, (Request(Call.MAIL_WITHOUT_FILES, 1, 1), mail()), (leaf, mail()),
        (Request(Call.CONTROLS, 1, 1), b"x"),
    )  # fmt: skip
    assert listed.value == read_mail(mail())
    assert getattr(one.value, "kind", None) is ErrorKind.UNSUPPORTED
    assert controls.kind is ErrorKind.UNSUPPORTED


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_a_child_out_of_memory_says_so(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(child, "_read", fail)
    answer = child.respond(Setup((), DEFAULT, 1, 1), Request(Call.MAIL, 1, 1), b"")
    assert (answer.kind, answer.memory) == (ErrorKind.HOSTILE, True)


def test_a_cut_frame_ends_the_child() -> None:
    assert child._frame(io.BytesIO(HEAD.pack(5) + b"abc")) is None
    assert child._frame(io.BytesIO(b"abc")) is None
