"""What comes through the reader's doors, and what becomes of a child that answers nonsense."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from form_templates.loader import load_office
from parsers.errors import (
    ChildDiedError,
    EncryptedError,
    NoFormError,
    NotReadyError,
    ReadTimeoutError,
    StarvedError,
)
from parsers.model import FileKind, Leaf, ParsedForm, ParsedMail, PartProblem, Source
from parsers.sandbox import ChildLimits, Reader, by_leaf, child, pool, process
from parsers.sandbox.clock import Clock
from parsers.sandbox.process import Child
from parsers.sandbox.wire import Call, Request, Setup
from parsers.unpack.limits import DEFAULT
from tests.hostile.build import PDF, attached, mail, text, with_parts
from tests.hostile.ole import compound
from tests.unit.scan.sheets import file_of, stranger

SETUP = Setup((), DEFAULT, 512 << 20, 10)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader((load_office("ct_cep").form,)) as opened:
        yield opened


def test_the_blank_forms_are_found_in_a_mail_and_by_themselves(reader: Reader) -> None:
    office = load_office("ct_cep")
    files = {s: office.blank(s).read_bytes() for s in (".docx", ".pdf")}
    parts = (attached(data, f"profile{suffix}") for suffix, data in files.items())
    read = reader.read_mail(with_parts(text(), *parts))
    sources = [leaf.form.source for leaf in read.forms if leaf.form]
    assert sources == [Source.WORD, Source.PDF_FORM]
    for data in files.values():
        assert reader.read_form(data, form_id="ct_cep").form == "ct_cep"
        assert reader.controls(data)[1]


def test_errors_keep_their_type_across_the_wall(reader: Reader) -> None:
    with pytest.raises(EncryptedError, match=r"profile\.docx asks for a password"):
        reader.read_form(compound({"EncryptedPackage": b"x"}), name="profile.docx")


def _starts(monkeypatch: pytest.MonkeyPatch, tmp_path: object, code: str) -> Child:
    """A child that runs ``code`` in place of ours."""
    root = Path(str(tmp_path))
    (root / "fakechild.py").write_text(code)
    monkeypatch.setattr(process, "_ROOT", root)
    monkeypatch.setattr(process, "MODULE", "fakechild")
    return Child(SETUP)


READY = """
import os, struct, sys
def say(data, length=None):
    head = struct.pack(">Q", len(data) if length is None else length)
    os.write(1, head + data)
"""


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (READY + "say(b'garbage')", ChildDiedError),
        (READY + "say(b'', 1 << 40)", ChildDiedError),
        (READY + "os.kill(os.getpid(), 24)", ReadTimeoutError),
        (READY + "os.kill(os.getpid(), 9)", StarvedError),
    ],
)
def test_a_child_that_answers_nonsense_is_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, code: str, error: type[Exception]
) -> None:
    started = _starts(monkeypatch, tmp_path, code)
    with pytest.raises(error):
        started.ask(Request(Call.MAIL, 1, 20), b"x" * 3_000_000)
    assert not started.alive
    started.close()


@pytest.mark.parametrize("code", ["", "raise SystemExit(3)"])
def test_a_child_that_ends_as_it_begins_says_nothing_about_any_mail(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, code: str
) -> None:
    started = _starts(monkeypatch, tmp_path, code)
    with pytest.raises(NotReadyError, match="ended as it began"):
        started.get_ready()
    assert not started.alive
    started.close()


def test_a_child_that_begins_slowly_goes_on_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    with Reader() as started:
        [slow] = list(started._children.idle.queue)
        monkeypatch.setattr(process, "_START", 0.0)
        with pytest.raises(NotReadyError, match="too busy"):
            started.read_mail(mail())
        monkeypatch.undo()
        assert started.read_mail(mail()).text == "Hello"
        assert list(started._children.idle.queue) == [slow]


def test_a_child_that_never_begins_is_given_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(process, "_START", 0.0)
    monkeypatch.setattr(process, "_NEVER_BEGINS", -1.0)
    started = _starts(monkeypatch, tmp_path, "import time; time.sleep(60)")
    with pytest.raises(NotReadyError):
        started.get_ready()
    assert not started.alive


def test_a_child_that_cannot_start_does_not_stop_the_pool(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: Child) -> None:
        raise ChildDiedError("dead")

    monkeypatch.setattr(Child, "warm", fail)
    with Reader() as started, pytest.raises(NotReadyError):
        started.read_mail(mail())
    monkeypatch.undo()
    with Reader() as started:
        assert started.read_mail(mail()).text == "Hello"


def _refuse(*_: object, **__: object) -> None:
    raise BlockingIOError(11, "Resource temporarily unavailable")


def test_where_the_system_allows_no_process_now_the_next_mail_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Reader() as started:
        started.read_mail(mail())
        started._children.idle.queue[0].kill()
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(subprocess, "Popen", _refuse)
            for _ in range(2):
                with pytest.raises(NotReadyError, match="could not be started"):
                    started.read_mail(mail())
        assert started.read_mail(mail()).text == "Hello"


def test_a_child_that_cannot_be_replaced_keeps_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MODULE", "tests.unit.sandbox.trapped_child")
    with Reader((load_office("ct_cep").form,)) as started:
        started.read_mail(mail())
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(subprocess, "Popen", _refuse)
            with pytest.raises(NotReadyError):
                started.read_mail(with_parts(text(), attached(PDF + b"EXIT", "profile.pdf")))
        assert started.read_mail(mail()).text == "Hello"


def test_a_reader_that_could_not_start_its_children_starts_them_at_the_first_call(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(subprocess, "Popen", _refuse)
        started = Reader(children=2)
    with started:
        assert started.read_mail(mail()).text == "Hello"


def test_a_reader_of_scans_that_does_not_begin_keeps_only_its_own_mail_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(self: Child) -> None:
        raise NotReadyError("It ended as it began.")

    scan = with_parts(text(), attached(file_of([stranger()], "PNG"), "page.png"))
    with Reader((load_office("ct_cep").form,)) as started:
        started.read_mail(mail())
        monkeypatch.setattr(Child, "get_ready", never)
        ready = started._children.idle.queue[0]
        monkeypatch.setattr(ready, "get_ready", lambda: None)
        with pytest.raises(StarvedError, match="scans wait: It ended"):
            started.read_mail(scan)
        assert started.read_mail(mail()).text == "Hello"


@pytest.mark.parametrize(("lost", "error"), [(0.9, StarvedError), (0.1, ReadTimeoutError)])
def test_time_that_went_by_without_a_processor_is_not_the_mails(
    monkeypatch: pytest.MonkeyPatch, lost: float, error: type[Exception]
) -> None:
    monkeypatch.setattr(process, "MODULE", "tests.unit.sandbox.trapped_child")
    waited = iter((0.0, 1.0 * lost, 1.0 * lost, 2.0 * lost, 2.0 * lost, 3.0 * lost))
    with Reader((load_office("ct_cep").form,), limits=ChildLimits(wall=2.0)) as started:
        started.read_mail(mail())
        monkeypatch.setattr(process, "_delay", lambda _pid: next(waited, 3.0 * lost))
        hanging = Request(Call.FORM, 1, 1.0)
        with pytest.raises(error):
            started._children.ask(hanging, b"%PDF-1.7 HANG", Clock(1.0, 1.0))


def test_how_long_a_child_waited_is_known_where_proc_does_not_show_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Reader() as started:
        started.read_mail(mail())
        [ready] = list(started._children.idle.queue)
        name = Path(f"/proc/self/fd/{ready._watch}").readlink()
        assert name == Path(f"/proc/{ready.pid}/schedstat")
        monkeypatch.setattr(os, "pread", lambda *_: b"1 2500000000 3\n")
        monkeypatch.setattr(os, "open", _refuse)
        ready._before = 0.5
        ready._note_delay()
        monkeypatch.undo()
    assert ready.delayed == 2.0


def test_a_child_that_the_system_ends_is_asked_for_anew_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "MODULE", "tests.unit.sandbox.trapped_child")
    with Reader((load_office("ct_cep").form,)) as started, pytest.raises(StarvedError):
        started.read_mail(with_parts(text(), attached(PDF + b"KILL", "profile.pdf")))


def test_a_stopped_child_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MODULE", "tests.unit.sandbox.trapped_child")
    with Reader(limits=ChildLimits(wall=1.0)) as started:
        started.read_mail(mail())
        os.kill(started._children.idle.queue[0].pid, signal.SIGSTOP)
        assert started.read_mail(mail()).text == "Hello"


def test_an_answer_of_another_kind_is_refused() -> None:
    with pytest.raises(ChildDiedError, match="garbled"):
        pool._expect(1, ParsedMail)


def test_where_no_time_is_left_a_file_says_so(
    reader: Reader,
) -> None:
    leaf = Leaf("2", "p.pdf", FileKind.PDF, "", 1, "")
    found = by_leaf._read(reader._ask, b"", leaf, 0.0, Clock(0.0, 1.0))
    assert found.problem is not None
    assert found.problem.message.startswith("p.pdf took longer")


def test_pictures_beside_a_profile_are_forgiven() -> None:
    problem = PartProblem(NoFormError.kind, "x")
    picture = Leaf("2", "s.png", FileKind.IMAGE, "", 1, "", problem=problem)
    assert by_leaf._forgiving_scans([picture]) == (picture,)
    form = ParsedForm("ct_cep", "1.9", Source.WORD, None, {}, {})
    beside = Leaf("3", "p.pdf", FileKind.PDF, "", 1, "", form=form)
    assert by_leaf._forgiving_scans([picture, beside])[0].problem is None


def test_a_closed_reader_says_so() -> None:
    closed = Reader()
    closed.close()
    with pytest.raises(RuntimeError, match="closed"):
        closed.read_mail(mail())


def test_a_list_that_is_none_is_refused() -> None:
    with pytest.raises(ChildDiedError):
        by_leaf.read_by_leaf(lambda *_: None, b"", Clock(1.0, 1.0))


def test_a_child_needs_its_setup_to_serve(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys
    from types import SimpleNamespace

    from parsers.sandbox import cage
    from parsers.sandbox.wire import HEAD, pack, read_answer

    called: list[str] = []
    for name in ("die_with_parent", "set_limits", "shut_off"):
        monkeypatch.setattr(cage, name, lambda *_, name=name, **__: called.append(name))
    monkeypatch.setattr(sys, "argv", ["child", "0"])
    setup = pack(SETUP)
    for frames, answers in ((b"", 0), (HEAD.pack(len(setup)) + setup, 1)):
        told = io.BytesIO()
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(frames)))
        monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=told))
        child.main()
        assert len(told.getvalue()) > 0 or not answers
    assert called == ["die_with_parent", "die_with_parent", "set_limits", "shut_off"]
    told.seek(0)
    ready = child._frame(told)
    assert ready is not None
    assert read_answer(ready).value is None
