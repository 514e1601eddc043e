"""Fuzz targets: whatever comes, an answer or a named error. ``make fuzz`` tries many more."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from form_templates import check_office, load_office, office_folder
from parsers.errors import ParseError
from parsers.mail import read_mail
from parsers.model import Standing
from parsers.reading import read_form
from tests.hostile.build import HEAD, attached, mail, multipart, part, text
from tests.hostile.certified import jane
from tests.hostile.opened import BODY, PDF_PROFILE, package, parts
from tests.hostile.rawpdf import pdf
from tests.unit.signatures.sealed_mails import signature

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "40"))
fuzz = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_PIECES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [b"\r\n", b"\n\t", b"=?utf-8?q?", b"?=", b"<", b">", b"@", b",", b";", b":", b'"', b"(", b")",
         b"\\", b"\0", b"From: ", b"--b0", b"boundary=", b"message/rfc822", b"base64", b"*0*=", b"PK"]
    ),
)  # fmt: skip
_BYTES = st.lists(_PIECES, max_size=30).map(b"".join)
_CHANGES = st.lists(st.tuples(st.integers(0, 1 << 20), _BYTES, st.integers(0, 40)), max_size=8)


def changed(data: bytes, changes: list[tuple[int, bytes, int]]) -> bytes:
    """``data`` with bytes put in the place of others."""
    for place, new, cut in changes:
        at = place % (len(data) + 1)
        data = data[:at] + new + data[at + cut :]
    return data


@cache
def forms():
    return (load_office("ct_cep").form,)


def read(data: bytes) -> None:
    with suppress(ParseError):
        read_form(data, forms(), scans=False)


@given(_BYTES, _BYTES)
@fuzz
def test_headers(name: bytes, value: bytes) -> None:
    found = read_mail(mail(extra=name + b": " + value + b"\r\n")).headers
    assert not set("\r\n\0") & set(found.subject + (found.sender.address if found.sender else ""))


@given(_CHANGES)
@fuzz
def test_mime(changes: list[tuple[int, bytes, int]]) -> None:
    raw = HEAD + multipart(text(), multipart(text("in"), attached(b"x", "a.txt"), boundary="b1"))
    assert all(leaf.path for leaf in read_mail(changed(raw, changes)).leaves)


@cache
def _sealed() -> tuple[bytes, bytes]:
    entity = multipart(text(), attached(b"x", "a.txt"))
    return entity, signature(jane(), entity)


@given(_CHANGES, st.booleans())
@fuzz
def test_mail_signatures(changes: list[tuple[int, bytes, int]], entity: bool) -> None:
    """Nothing that was changed under a signature holds, and nothing in it ends the reading."""
    signed, blob = _sealed()
    shown = changed(signed, changes) if entity else signed
    data = blob if entity else changed(blob, changes)
    piece = part(data, "application/pkcs7-signature")
    found = read_mail(HEAD + multipart(shown, piece, kind="signed", boundary="s0")).signature
    assert found is None or (found.signer + found.reason).isprintable()
    lines = [one.replace(b"\r\n", b"\n") for one in (signed, shown)]
    if found is not None and found.standing is Standing.VALID:
        assert lines[0] == lines[1]


@given(_CHANGES)
@fuzz
def test_word(changes: list[tuple[int, bytes, int]]) -> None:
    read(package({BODY: changed(parts()[BODY], changes)}))


@given(_CHANGES, st.booleans())
@fuzz
def test_pdf(changes: list[tuple[int, bytes, int]], ours: bool) -> None:
    read(changed(PDF_PROFILE.read_bytes() if ours else pdf(), changes))


@given(_CHANGES)
@fuzz
def test_form_toml(tmp_path_factory, changes: list[tuple[int, bytes, int]]) -> None:
    folder: Path = tmp_path_factory.mktemp("office")
    for file in office_folder("bc_crm").glob("*.toml"):
        data = file.read_bytes()
        (folder / file.name).write_bytes(
            changed(data, changes) if file.name == "form.toml" else data
        )
    for complaint in check_office(folder):
        assert str(complaint)
