"""What parent and child say to each other over pipes.

A frame is its length (eight bytes, big-endian) and its bytes. A request is two frames, the call and
the foreign bytes; an answer is one. The child has read foreign bytes, so the parent unpickles only
values of our own models and plain types: nothing that could run.
"""

from __future__ import annotations

import io
import pickle
import struct
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, cast

from form_templates.model import Form
from parsers.errors import ErrorKind
from parsers.model import (
    NO_ROOTS,
    Annotated,
    Control,
    Notes,
    ParsedForm,
    ParsedMail,
    PartProblem,
    Roots,
    Source,
)
from parsers.unpack.limits import Limits

HEAD = struct.Struct(">Q")
LARGEST_ANSWER = 256 * 1024 * 1024
_MODULES = frozenset(
    {
        "parsers.model.evidence",
        "parsers.model.form",
        "parsers.model.mail",
        "parsers.model.notes",
        "parsers.model.sheet",
        "parsers.sandbox.wire",
    }
)
_OTHERS = {
    ("parsers.errors", "ErrorKind"),
    ("datetime", "datetime"),
    ("datetime", "timezone"),
    ("datetime", "timedelta"),
}


class Call(StrEnum):
    """What the child is asked to do with the bytes that follow."""

    MAIL = "mail"
    MAIL_WITHOUT_FILES = "mail_without_files"
    LEAF = "leaf"
    FORM = "form"
    CONTROLS = "controls"
    ANNOTATE = "annotate"
    SCAN = "scan"
    SCANS = "scans"


@dataclass(frozen=True, slots=True)
class Setup:
    """What a child is told once: the forms, the mail limits, its own bounds, and whom it trusts.

    ``memory`` is in bytes, ``calls`` after how many calls it makes way for a fresh one. ``scans``
    says that it reads scans, and nothing else.
    """

    forms: tuple[Form, ...]
    limits: Limits
    memory: int
    calls: int
    roots: Roots = NO_ROOTS
    scans: bool = False


@dataclass(frozen=True, slots=True)
class Scanned:
    """The ``pages``, from 1, of the PDF at ``path`` that are scans, of which others are typed.

    ``form`` is the id of the form that the typed ones are of, "" where they are of none; ``path``
    "" is the file itself.
    """

    path: str
    form: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """One call; ``cpu`` and ``wall`` are its seconds, ``path`` the leaf that it is about.

    ``notes`` are what is to be said on a file, or on the leaf at ``path`` of a mail.
    ``paths`` are the leaves that scans are read from, ``among`` those of them of which only some
    pages are.
    """

    call: Call
    cpu: float
    wall: float
    form_id: str | None = None
    name: str = ""
    path: str = ""
    notes: Notes | None = None
    paths: tuple[str, ...] = ()
    among: tuple[Scanned, ...] = ()


ScansTold = tuple[tuple[str, ParsedForm | PartProblem | None], ...]
"""By leaf: the profile on its pages, why there is none, or None where another leaf has them."""

Answered = (
    ParsedMail
    | ParsedForm
    | PartProblem
    | Annotated
    | tuple[Source, tuple[Control, ...]]
    | ScansTold
    | None
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a call: ``value``, or the error's ``kind`` and ``message``.

    ``last`` says that the child ends now and wants to be replaced. ``memory`` True: it ran out of
    memory over this call. ``scan`` True: the error is that the file is a scan.
    """

    value: Answered
    kind: ErrorKind | None = None
    message: str = ""
    last: bool = False
    memory: bool = False
    scan: bool = False


class _OurModels(pickle.Unpickler):
    """Finds the classes of our models and nothing else."""

    def find_class(self, module: str, name: str, /) -> object:
        ours = module in _MODULES and "." not in name
        if ours or (module, name) in _OTHERS:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ in {*_MODULES, module}:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not one of our models")


def read_answer(data: bytes) -> Answer:
    """The answer in ``data``; raises ValueError for anything else."""
    try:
        found = _OurModels(io.BytesIO(data)).load()
    except Exception as error:
        # Bytes that are no pickle of ours raise almost anything; all of it means the same.
        raise ValueError("not an answer") from error
    if not isinstance(found, Answer):
        raise ValueError("not an answer")  # noqa: TRY004 - one error for whatever is no answer
    return found


def pack(value: Setup | Request | Answer) -> bytes:
    """``value`` as the bytes of one frame, without its head."""
    frame = io.BytesIO()
    _Models(frame, protocol=5).dump(value)
    return frame.getvalue()


class _Models(pickle.Pickler):
    """Writes our models as what their class is called with.

    By itself a dataclass with slots asks for its fields anew with every value, on both sides.
    """

    def reducer_override(self, value: Any, /) -> Any:
        """The class and its arguments; NotImplemented leaves it to pickle."""
        kind = value.__class__
        values = _values_of(kind)
        return NotImplemented if values is None else (kind, values(value))


@cache
def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the arguments that make an equal value; None where pickle knows better."""
    if kind.__module__ not in _MODULES or not is_dataclass(kind) or "__slots__" not in vars(kind):
        return None
    names = [one.name for one in fields(kind) if one.init and not one.kw_only]
    own = "__reduce__" in vars(kind) or "__post_init__" in vars(kind)
    if own or len(names) < 2 or len(names) < len(fields(kind)):
        return None
    return attrgetter(*names)


def unpack_setup(data: bytes) -> Setup:
    """The setup that the parent sent."""
    return cast("Setup", pickle.loads(data))  # noqa: S301 - the child trusts its parent


def unpack_request(data: bytes) -> Request:
    """The request that the parent sent."""
    return cast("Request", pickle.loads(data))  # noqa: S301 - the child trusts its parent
