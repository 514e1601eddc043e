"""The sample forms, taken apart to be put together otherwise."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import fixtures
from tests.hostile.build import attached, text, with_parts
from tests.hostile.kinds import Blamed, Check, Hostile, Must

FORMS = Path(fixtures.__file__).parent / "forms"
PROFILE = FORMS / "word-complete.docx"
PDF_PROFILE = FORMS / "pdf-pictures.pdf"
BODY = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"


@cache
def parts() -> Mapping[str, bytes]:
    """The parts of the complete sample profile in Word, by name."""
    with zipfile.ZipFile(PROFILE) as package:
        return {name: package.read(name) for name in package.namelist()}


def package(changes: Mapping[str, bytes | None]) -> bytes:
    """The sample profile with other parts; None leaves a part out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in {**parts(), **changes}.items():
            if data is not None:
                made.writestr(
                    zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), data, zipfile.ZIP_DEFLATED
                )
    return buffer.getvalue()


def in_body(more: str, *, before: bytes = b"</w:body>") -> dict[str, bytes]:
    """The sample's document with ``more`` put before the end of its body."""
    body = parts()[BODY]
    at = body.rindex(before)
    last = body.rfind(b"<w:sectPr", 0, at)
    at = last if last >= 0 else at
    return {BODY: body[:at] + more.encode("utf-8", "surrogatepass") + body[at:]}


def related(*relations: str, target: str = RELATIONS) -> dict[str, bytes]:
    """The sample's relations with more of them."""
    old = parts().get(target, b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
                      b"relationships'></Relationships>")  # fmt: skip
    return {
        target: old.replace(b"</Relationships>", "".join(relations).encode() + b"</Relationships>")
    }


def word(
    name: str,
    changes: Mapping[str, bytes | None],
    check: Check,
    *,
    form: bool = True,
    blamed: bool = False,
) -> Hostile:
    """A mail with the changed sample; ``blamed`` says that it must be said to be unreadable."""
    raw = with_parts(text(), attached(package(changes), "profile.docx"))
    must = Must.BLAMED if blamed or isinstance(check, Blamed) else Must.HARMLESS
    return Hostile(name, raw, check, must, form=form)
