"""The child: reads what it is given, answers, and ends when its parent is gone.

Started as ``python -m parsers.sandbox.child LIFE`` with the number of the pipe that tells whether
the parent lives. Standard input and output are the two pipes of :mod:`parsers.sandbox.wire`.
"""

from __future__ import annotations

import gc
import importlib
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import BinaryIO

from form_templates.model import Form
from parsers.errors import (
    CorruptError,
    ErrorKind,
    NoFormError,
    ParseError,
    ScanError,
    ScannedPagesError,
)
from parsers.model import Annotated, ParsedForm, PartProblem, problem_of
from parsers.sandbox import cage
from parsers.sandbox.wire import (
    HEAD,
    Answer,
    Answered,
    Call,
    Request,
    ScansTold,
    Setup,
    pack,
    unpack_request,
    unpack_setup,
)

_WARM = (
    "parsers.mail.reader", "parsers.reading", "parsers.unpack.zips", "parsers.unpack.smime",
    "parsers.word.reader", "parsers.word.signatures", "parsers.pdf.reader", "parsers.matching",
    "lxml.etree", "pikepdf", "phonenumbers", "pypdfium2", "parsers.pdf.printed",
    "parsers.pdf.evidence", "parsers.pdf.over", "parsers.pdf.notes", "parsers.annotating.word",
    "parsers.annotating.pdf",
    "parsers.pdf.drawing", "parsers.pdf.marks", "PIL.PngImagePlugin", "PIL.JpegImagePlugin",
    "PIL.GifImagePlugin",
)  # fmt: skip

_PAGE_MARGIN = 1.5
_PAPER = (ScanError, ScannedPagesError)


def main() -> None:
    """Serve until the parent closes the pipe or it is time for a fresh child."""
    cage.die_with_parent(int(sys.argv[1]))
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    first = _frame(requests)
    if first is None:
        return
    setup = unpack_setup(first)
    if setup.scans:
        warm_up_for_scans(setup.forms)
    else:
        warm_up(setup.forms)
    cage.set_limits(setup.memory, threads=setup.scans)
    cage.shut_off(threads=setup.scans)
    _send(answers, Answer(None))
    serve(setup, requests, answers)


def warm_up(forms: Sequence[Form] = ()) -> None:
    """Load what reading ``forms`` needs, so that the first mail does not wait for it."""
    for name in _WARM:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    _prepare(forms)
    gc.collect()
    gc.freeze()


def warm_up_for_scans(forms: Sequence[Form]) -> None:
    """Load what reading scans of ``forms`` needs: the blanks' pages and the model."""
    from parsers.scan.warming import warm_up as warm_up_scans  # noqa: PLC0415 - heavy

    warm_up_scans(forms)
    gc.collect()
    gc.freeze()


def _prepare(forms: Sequence[Form]) -> None:
    from parsers.matching.values import parse_phone  # noqa: PLC0415 - after the imports
    from parsers.matching.vocabulary import vocabulary  # noqa: PLC0415

    parse_phone("(860) 555-0100")
    for form in forms:
        vocabulary(form)


def serve(setup: Setup, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests one by one; returns when there are no more or after ``setup.calls``."""
    before = _memory()
    for number in range(1, setup.calls + 1):
        head = _frame(requests)
        data = _frame(requests) if head is not None else None
        if head is None or data is None:
            return
        request = unpack_request(head)
        cage.allow_time(request.cpu, request.wall)
        answer = respond(setup, request, data)
        grown = _memory() - before > setup.memory // (2 if setup.scans else 3)
        last = answer.memory or grown or number == setup.calls
        _send(answers, replace(answer, last=last))
        cage.rest()  # else it would end while idle, and the next mail would wait for another
        if last:
            return


def respond(setup: Setup, request: Request, data: bytes) -> Answer:
    """Do what ``request`` asks for with ``data``."""
    try:
        return Answer(_read(setup, request, data))
    except ParseError as error:
        return Answer(None, error.kind, str(error), scan=isinstance(error, _PAPER))
    except (MemoryError, RecursionError):
        message = "It needed more memory than a mail or a form does."
        return Answer(None, ErrorKind.HOSTILE, message, memory=True)
    except Exception as error:  # noqa: BLE001 - said about the bytes; this child must answer on
        message = f"It could not be read ({type(error).__name__})."
        return Answer(None, ErrorKind.CORRUPT, message)


def _read(setup: Setup, request: Request, data: bytes) -> Answered:
    from parsers.mail.reader import read_mail  # noqa: PLC0415 - after the warm-up
    from parsers.reading import read_controls, read_form  # noqa: PLC0415

    match request.call:
        case Call.MAIL | Call.MAIL_WITHOUT_FILES:
            files = request.call is Call.MAIL
            return read_mail(data, setup.forms, setup.limits, read_files=files, roots=setup.roots)
        case Call.LEAF:
            return _leaf(setup, request, data)
        case Call.FORM:
            return read_form(
                data, setup.forms, form_id=request.form_id, name=request.name, roots=setup.roots,
                scans=False,
            )  # fmt: skip
        case Call.CONTROLS:
            return read_controls(data, name=request.name)
        case Call.ANNOTATE:
            return _annotated(setup, request, data)
        case Call.SCAN | Call.SCANS:
            return (_scan if request.call is Call.SCAN else _scans)(setup, request, data)


def _annotated(setup: Setup, request: Request, data: bytes) -> Annotated:
    from parsers.annotating import annotate, annotate_pages  # noqa: PLC0415
    from parsers.mail.reader import leaf_data, scanned_files  # noqa: PLC0415

    if request.notes is None:
        raise CorruptError("There is nothing to say on it.")
    if request.notes.scan and request.path:
        paths = (request.path, *request.notes.further)
        files = scanned_files(data, paths, setup.limits)
        return annotate_pages([(one.name, one.data) for one in files], request.notes)
    file = leaf_data(data, request.path, setup.limits) if request.path else data
    return annotate(file, request.notes)


def _scan(setup: Setup, request: Request, data: bytes) -> ParsedForm:
    from parsers.detect import detect  # noqa: PLC0415
    from parsers.reading import guarded  # noqa: PLC0415
    from parsers.scan.reader import read_scan  # noqa: PLC0415
    from parsers.scan.several import read_among  # noqa: PLC0415
    from parsers.sealed_pages import with_digital  # noqa: PLC0415

    forms, left, among = setup.forms, _time_left(request), request.among[:1]
    with guarded(request.name):
        told = (
            read_among(data, among[0], forms, left)
            if among
            else read_scan(data, detect(data), forms, request.form_id, left)
        )
        return with_digital(data, told, forms, setup.roots, among[0].pages if among else None)


def _scans(setup: Setup, request: Request, data: bytes) -> ScansTold:
    from parsers.mail.reader import scanned_files  # noqa: PLC0415
    from parsers.scan.several import read_scans  # noqa: PLC0415
    from parsers.sealed_pages import with_digital  # noqa: PLC0415

    files = scanned_files(data, request.paths, setup.limits)
    told = dict(read_scans(files, setup.forms, _time_left(request), request.among))
    pages = {one.path: one.pages for one in request.among}
    for file in files:
        one = told.get(file.path)
        if isinstance(one, ParsedForm):
            only = pages.get(file.path)
            told[file.path] = with_digital(file.data, one, setup.forms, setup.roots, only)
    return tuple(told.items())


def _time_left(request: Request) -> Callable[[], bool]:
    """Whether a page as slow as the slowest so far would still end within ``request.wall``."""
    began = before = time.monotonic()
    slowest = 0.0

    def left() -> bool:
        nonlocal before, slowest
        now = time.monotonic()
        slowest, before = max(slowest, now - before), now
        return now + _PAGE_MARGIN * slowest < began + request.wall

    return left


def _leaf(setup: Setup, request: Request, data: bytes) -> ParsedForm | PartProblem | None:
    from parsers.mail.reader import leaf_data  # noqa: PLC0415
    from parsers.reading import read_form  # noqa: PLC0415

    try:
        found = leaf_data(data, request.path, setup.limits)
        return read_form(
            found, setup.forms, name=request.name, roots=setup.roots, scans=False, pictures=True
        )
    except ScannedPagesError as error:
        return problem_of(error)
    except NoFormError:
        return None
    except ParseError as error:
        return problem_of(error)


def _frame(stream: BinaryIO) -> bytes | None:
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (length,) = HEAD.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


def _send(stream: BinaryIO, answer: Answer) -> None:
    try:
        data = pack(answer)
    except (MemoryError, RecursionError) as error:
        raise CorruptError("The answer could not be said.") from error
    stream.write(HEAD.pack(len(data)))
    stream.write(data)
    stream.flush()


def _memory() -> int:
    """The largest resident size so far, in bytes (macOS counts in bytes, others in kilobytes)."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main()
