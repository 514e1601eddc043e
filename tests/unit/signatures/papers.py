"""PDFs with signatures, made by pyHanko, and what people and attackers do to them afterwards."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from fixtures.answers import complete
from fixtures.pdf_fill import fill_pdf
from parsers.model import NO_ROOTS, Control, Mark, Roots, Verification
from parsers.pdf import read_pdf
from tests.unit.signatures.people import Person, person

IT, SPONSOR = "it_manager_signature", "business_sponsor_signature"
ANSWERS = complete("Permit Portal", "Example Agency", "Lee Moe", "11/19/2026")


def paper(**changes: str) -> bytes:
    """Our own blank, filled in and not signed."""
    return fill_pdf(ANSWERS | changes, {})


def signed(
    data: bytes, slot: str = IT, by: Person | None = None, *, more: Mapping[str, Any] | None = None,
    mend: Callable[[IncrementalPdfFileWriter], None] | None = None, **options: Any,
) -> bytes:  # fmt: skip
    """``data`` signed in ``slot``; ``options`` are those of pyHanko's PdfSignatureMetadata.

    ``more``: a ``timestamper``, a ``new_field_spec``; ``mend`` changes the file before signing.
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    if mend is not None:
        mend(writer)
    settings = {"field_name": slot, "md_algorithm": "sha256", **options}
    extra = dict(more or {})
    signer = (by or person("Dana Roe")).signer(**extra.pop("signer", {}))
    out = PdfSigner(PdfSignatureMetadata(**settings), signer=signer, **extra).sign_pdf(writer)
    return bytes(out.getbuffer())


def changed(data: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """``data`` with an incremental update."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def field_of(writer: IncrementalPdfFileWriter, name: str) -> DictionaryObject:
    """A field of the form, to be changed."""
    for reference in writer.root["/AcroForm"]["/Fields"]:
        node: DictionaryObject = reference.get_object()
        if node.get("/T") == name:
            writer.mark_update(reference)
            return node
    raise LookupError(name)


def setting(name: str, value: Any, look: str | None = None) -> Callable[..., None]:
    """An update that gives a field another value, with a look that draws ``look``."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        node = field_of(writer, name)
        if value is not None:
            text = isinstance(value, str) and not value.startswith("/")
            node[NameObject("/V")] = TextStringObject(value) if text else NameObject(value)
            if not text:
                node[NameObject("/AS")] = NameObject(value)
        if look is not None:
            node[NameObject("/AP")] = DictionaryObject(
                {NameObject("/N"): writer.add_object(drawing(look))}
            )

    return change


def drawing(words: str) -> StreamObject:
    """A look that draws ``words``."""
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    return StreamObject(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): numbers(0, 0, 300, 40),
            NameObject("/Resources"): DictionaryObject({NameObject("/Font"): fonts}),
        },
        stream_data=f"/Tx BMC BT /F1 9 Tf 2 2 Td ({words}) Tj ET EMC".encode(),
    )


def numbers(*values: float) -> ArrayObject:
    """An array of numbers."""
    return ArrayObject([FloatObject(value) for value in values])


def page_of(writer: IncrementalPdfFileWriter, number: int) -> DictionaryObject:
    """A page, to be changed; ``number`` from 1."""
    reference = writer.root["/Pages"]["/Kids"].raw_get(number - 1)
    assert isinstance(reference, IndirectObject)
    writer.mark_update(reference)
    node = reference.get_object()
    assert isinstance(node, DictionaryObject)
    return node


def note(
    kind: str, page: int, rect: tuple[float, ...], words: str, **more: Any
) -> Callable[..., None]:
    """An update that puts an annotation on a page."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        node = page_of(writer, page)
        entries = {
            "/Type": NameObject("/Annot"),
            "/Subtype": NameObject(kind),
            "/Rect": numbers(*rect),
            "/F": NumberObject(4),
            "/Contents": TextStringObject(words),
            "/AP": DictionaryObject({NameObject("/N"): writer.add_object(drawing(words))}),
            **more,
        }
        made = DictionaryObject({NameObject(key): value for key, value in entries.items()})
        listed = ArrayObject([*node["/Annots"], writer.add_object(made)])
        node[NameObject("/Annots")] = listed

    return change


def new_signature_field(
    name: str, page: int, rect: tuple[int, int, int, int]
) -> Callable[..., None]:
    """A change before signing that adds a signature field."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        append_signature_field(writer, SigFieldSpec(name, on_page=page, box=rect))

    return change


def marks(data: bytes, roots: Roots = NO_ROOTS) -> dict[str, Mark]:
    """The signature marks of a PDF by field name."""
    found: tuple[Control, ...] = read_pdf(data, sheet=False, roots=roots).controls
    return {one.name: one.mark for one in found if one.mark is not None}


def verdict(data: bytes, slot: str = IT, roots: Roots = NO_ROOTS) -> Verification:
    """What the signature in ``slot`` is worth."""
    told = marks(data, roots)[slot].verified
    assert told is not None
    return told


def byte_range(data: bytes) -> tuple[int, int, int, int]:
    """The last signature's ranges."""
    found = re.findall(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", data)[-1]
    first, length, second, rest = (int(number) for number in found)
    return first, length, second, rest


@cache
def once() -> bytes:
    return signed(paper())


@cache
def certified(level: MDPPerm) -> bytes:
    return signed(paper(), certify=True, docmdp_permissions=level)


def swapped(data: bytes, old: bytes, new: bytes) -> bytes:
    """``data`` with bytes of one length in place of others."""
    assert old in data
    return data.replace(old, new + b" " * (len(old) - len(new)), 1)


# --- The signed bytes themselves ------------------------------------------------------------------
