"""What a library raises over one signature is a verdict on it, and no exception."""

from __future__ import annotations

from functools import cache

import pytest
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from parsers.errors import TooLargeError
from parsers.model import Standing
from parsers.pdf.signatures import verifying
from tests.unit.signatures.papers import changed, marks, paper, signed, verdict


@cache
def once() -> bytes:
    return signed(paper())


@pytest.mark.parametrize("error", [ValueError, RecursionError, AssertionError, KeyError])
def test_whatever_is_raised_leaves_the_signature_unclear(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(verifying, "open_seal", fail)
    told = verdict(once())
    assert told.standing is Standing.UNCLEAR
    assert told.reason.startswith("The signature could not be verified: ")


def test_memory_that_runs_out_is_the_whole_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(verifying, "open_seal", fail)
    with pytest.raises(TooLargeError):
        marks(once())


def test_evidence_that_cannot_be_read_is_none() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        junk = ArrayObject([writer.add_object(StreamObject(stream_data=b"junk")), NameObject("/A")])
        store = {NameObject(key): junk for key in ("/Certs", "/CRLs", "/OCSPs")}
        writer.root[NameObject("/DSS")] = DictionaryObject(store)
        writer.update_root()

    assert verdict(changed(once(), change)).standing is Standing.VALID
