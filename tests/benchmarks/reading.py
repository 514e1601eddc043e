"""Reading forms beside the least that any reader must do, and the import of ``parsers``."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from functools import cache

import pikepdf
from lxml import etree

from form_templates import Form, load_office
from parsers import read_controls, read_form
from parsers.matching import read_document
from parsers.model import FileKind
from parsers.pdf import read_pdf
from parsers.word import read_word
from tests.benchmarks import forms
from tests.benchmarks.timing import Timed, interleaved, table, verdict

_BARE = "peer: zipfile and lxml"
_WALK = "peer: pikepdf, every field's FT, V, T, Ff"
_WHOLE = "read_form (bytes to ParsedForm)"
_DOCUMENT = "read_document (the same, the kind known)"
_UNSIGNED = "read_form, the slots unsigned"
_PICTURED = "read_form, with pictures of its doubts"
_ENTRIES = ("/FT", "/V", "/T", "/Ff")


def word(rounds: int) -> Iterable[str]:
    """Word forms beside a bare parse of their main part."""
    made = (("72 controls, made by script", forms.word_form()), ("our blank", forms.blank_filled()))
    for what, data in made:
        timed = interleaved(_word_ways(data), rounds)
        yield table(f"Word, {what}", timed, _BARE)
        yield verdict(f"read_form, {what}, × a bare parse", _ratio(timed, _WHOLE, _BARE), 3)


def _word_ways(data: bytes) -> dict[str, Callable[[], object]]:
    known = _known()
    return {
        _BARE: lambda: _bare_parse(data),
        "the same, every element looked at once": lambda: _touched(data),
        "read_word (controls and printed cells)": lambda: read_word(data),
        "read_word, controls alone": lambda: read_word(data, sheet=False),
        "read_controls (bytes to controls)": lambda: read_controls(data),
        _DOCUMENT: lambda: read_document(data, FileKind.WORD, known),
        _WHOLE: lambda: read_form(data, known),
    }


@cache
def _known() -> tuple[Form]:
    """The form, loaded once as in the service: caches know it by itself."""
    return (load_office("ct_cep").form,)


def _bare_parse(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def _touched(data: bytes) -> int:
    return sum(1 for element in _bare_parse(data).iter() if element.tag)


def pdf(rounds: int) -> Iterable[str]:
    """A PDF form beside a bare walk over its fields."""
    data, unsigned = forms.pdf_form(), forms.pdf_form(signed=False)
    known = _known()
    ways: dict[str, Callable[[], object]] = {
        _WALK: lambda: _field_walk(data),
        "read_pdf, fields only": lambda: read_pdf(data, sheet=False),
        "read_controls (bytes to controls)": lambda: read_controls(data),
        _DOCUMENT: lambda: read_document(data, FileKind.PDF, known),
        _WHOLE: lambda: read_form(data, known),
        _UNSIGNED: lambda: read_form(unsigned, known),
        _PICTURED: lambda: read_form(data, known, pictures=True),
    }
    timed = interleaved(ways, rounds)
    yield table("PDF, 70 fields, made by script", timed, _WALK)
    yield verdict("read_form × pikepdf's field walk", _ratio(timed, _WHOLE, _WALK), 2)


def _field_walk(data: bytes) -> list[list[str]]:
    found = []
    with pikepdf.open(io.BytesIO(data)) as document:
        waiting = list(document.Root.AcroForm.Fields)
        while waiting:
            field = waiting.pop()
            found.append([str(field[key]) for key in _ENTRIES if key in field])
            if "/Kids" in field:
                waiting.extend(field.Kids)
    return found


def imports(rounds: int) -> Iterable[str]:
    """``import parsers`` in a fresh process, its own start taken off."""
    ways = {"bare": lambda: _fresh("pass"), "ours": lambda: _fresh(_IMPORT)}
    timed = interleaved(ways, rounds, time.perf_counter)
    yield table("A fresh process", _named(timed), "peer: python -c pass")
    own = timed["ours"].median - timed["bare"].median
    yield verdict("import parsers, seconds", own, 0.15)


_IMPORT = "import parsers"


def _named(timed: dict[str, Timed]) -> dict[str, Timed]:
    return {
        "peer: python -c pass": timed["bare"],
        "import parsers": timed["ours"],
    }


def _fresh(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def _ratio(timed: dict[str, Timed], ours: str, peer: str) -> float:
    return timed[ours].times(timed[peer])
