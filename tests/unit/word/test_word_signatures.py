"""Digital signatures of Word packages: whose, when, for which line, and what they cover."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.errors import ParseError
from parsers.model import Mark, MarkKind, Standing, Trust
from parsers.word import read_word
from tests.unit.word.keys import certificate, der, ec_key, rsa_key
from tests.unit.word.ooxml import package, para, relations, sdt, zipped
from tests.unit.word.opc import Files, parts_of
from tests.unit.word.signed_documents import (
    OTHER_LINE,
    RELS,
    SIG,
    after,
    changed,
    digital,
    digitals,
    document,
    line,
    pasted,
    reason,
    standing,
)
from tests.unit.word.signer import LINE, SIGNED_AT, SIGNED_KINDS, Signing, signed, signed_parts

EC = {"key": ec_key(), "certificates": (certificate("Erin Curve", ec_key()),)}
GENUINE: dict[str, dict[str, Any]] = {
    "as Word 365 signs": {},
    "with SHA-1, as Word 2010": {"digest": "sha1"},
    "with SHA-512": {"digest": "sha512"},
    "with newer XAdES": {"xades_version": "V2"},
    "on an elliptic curve": EC,
    "with PSS": {"method": "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"},
    "on a signature line": {"line": LINE},
    "as Word 2007, without XAdES": {"xades": False, "digest": "sha1"},
    "with more certificates": {"certificates": (certificate(), certificate("Other", ec_key()))},
    "with the signer's certificate last": {
        "certificates": (certificate("Other", rsa_key(7)), certificate()), "xades": False
    },
}  # fmt: skip


@pytest.mark.parametrize("how", GENUINE.values(), ids=GENUINE.keys())
def test_a_genuine_signature_is_valid_and_tells_who_and_when(how: dict[str, Any]) -> None:
    mark = digital(signed(document(line()), **how))
    assert mark.verified is not None
    assert mark.verified.standing is Standing.VALID, mark.verified.reason
    assert mark.verified.trust is Trust.SELF_SIGNED
    assert mark.signer == ("Erin Curve" if how is EC else "Jane Doe")
    assert mark.time == SIGNED_AT


def test_the_weak_hash_of_old_office_is_said() -> None:
    assert "SHA-1" in reason(signed(document(), digest="sha1"))
    assert "SHA-1" not in reason(signed(document()))


def test_a_file_zipped_anew_stays_valid() -> None:
    files = parts_of(signed(document()))
    assert standing(zipped(dict(reversed(files.items())))) is Standing.VALID


def test_properties_that_word_leaves_out_may_change() -> None:
    data = after(changed("docProps/core.xml", "Form", "Other title"))
    assert standing(data) is Standing.VALID
    assert "core.xml" not in reason(data)


def test_relationships_written_with_line_breaks_are_the_same() -> None:
    spread = changed("word/_rels/document.xml.rels", "><Relationship ", ">\n  <Relationship ", 9)
    assert standing(after(spread)) is Standing.VALID


def test_two_people_may_sign_one_after_the_other() -> None:
    once = signed_parts(parts_of(document()))
    twice = signed_parts(once, Signing(number=2, key=ec_key(), certificates=EC["certificates"]))  # type: ignore[arg-type]
    marks = digitals(read_word(zipped(twice)))
    assert [m.signer for m in marks] == ["Jane Doe", "Erin Curve"]
    assert [m.verified.standing for m in marks if m.verified] == [Standing.VALID] * 2


# Who vouches


AUTHORITY_KEY, MIDDLE_KEY = rsa_key(1), rsa_key(2)
AUTHORITY = certificate("Sample Root", AUTHORITY_KEY, authority=True)
MIDDLE = certificate(
    "Sample Issuer", MIDDLE_KEY, AUTHORITY, AUTHORITY_KEY, authority=True, serial=2
)
ISSUED = certificate("Jane Issued", rsa_key(), MIDDLE, MIDDLE_KEY, serial=3)


@pytest.mark.parametrize(
    ("certificates", "roots", "trust"),
    [
        ((ISSUED, MIDDLE), (AUTHORITY,), Trust.TRUSTED),
        ((ISSUED,), (MIDDLE,), Trust.TRUSTED),
        ((ISSUED,), (ISSUED,), Trust.TRUSTED),
        ((ISSUED,), (AUTHORITY,), Trust.UNKNOWN),
        ((ISSUED, MIDDLE), (), Trust.UNKNOWN),
        (
            (ISSUED, MIDDLE),
            (certificate("Sample Root", rsa_key(9), authority=True),),
            Trust.UNKNOWN,
        ),
        ((certificate(),), (AUTHORITY,), Trust.SELF_SIGNED),
    ],
)
def test_trust_goes_from_the_certificate_to_a_root_of_the_office(
    certificates: tuple[object, ...], roots: tuple[object, ...], trust: Trust
) -> None:
    mark = digital(signed(document(), certificates=certificates), *(der(r) for r in roots))  # type: ignore[arg-type]
    assert mark.verified is not None
    assert (mark.verified.standing, mark.verified.trust) == (Standing.VALID, trust)


def test_a_certificate_counts_at_the_time_of_signing() -> None:
    old = certificate(years=(2019, 2021))
    then = datetime(2020, 5, 5, tzinfo=UTC)
    assert standing(signed(document(), certificates=(old,), time=then)) is Standing.VALID
    late = signed(document(), certificates=(old,))
    assert standing(late) is Standing.UNCLEAR
    assert "2021-01-01" in reason(late)


def test_a_chain_counts_at_the_time_of_signing() -> None:
    root = certificate("Old Root", AUTHORITY_KEY, authority=True, years=(2015, 2018))
    leaf = certificate("Jane Issued", rsa_key(), root, AUTHORITY_KEY, serial=4)
    mark = digital(signed(document(), certificates=(leaf,)), der(root))
    assert mark.verified is not None
    assert mark.verified.trust is Trust.UNKNOWN


STORE = "{11111111-2222-3333-4444-555555555555}"


def bound(body: str) -> bytes:
    """A document with a custom XML store."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return package(
        body,
        ("rId5", "customXml", "../customXml/item1.xml"),
        parts={
            "customXml/item1.xml": "<root><title>Permit Portal</title></root>",
            "customXml/itemProps1.xml": (
                f'<ds:datastoreItem xmlns:ds="{space}" ds:itemID="{STORE}"/>'
            ),
            "customXml/_rels/item1.xml.rels": relations(
                ("rId1", "customXmlProps", "itemProps1.xml")
            ),
        },
    )


def test_a_store_that_a_control_is_bound_to_must_be_covered() -> None:
    binding = f'<w:dataBinding w:xpath="/root/title" w:storeItemID="{STORE}"/>'
    data = bound(para(sdt("Permit Portal", tag="engagement_title", extra=binding)))
    assert standing(signed(data)) is Standing.VALID
    loose = signed(data, kinds=SIGNED_KINDS - {"customXml"})
    assert standing(loose) is Standing.UNCLEAR
    assert "customxml/item1.xml" in reason(loose).lower()


@pytest.mark.parametrize("store", [f" w:storeItemID='{STORE}'", ""])
def test_a_binding_in_other_quotes_or_to_any_store_is_a_binding(store: str) -> None:
    binding = f'<w:dataBinding w:xpath="/root/title"{store}/>'
    data = bound(para(sdt("Permit Portal", tag="engagement_title", extra=binding)))
    assert standing(signed(data, kinds=SIGNED_KINDS - {"customXml"})) is Standing.UNCLEAR


def test_a_binding_to_a_store_that_is_not_there_binds_nothing_to_others() -> None:
    binding = f'<w:dataBinding w:xpath="/root/title" w:storeItemID="{OTHER_LINE}"/>'
    data = bound(para(sdt("Permit Portal", tag="engagement_title", extra=binding)))
    assert standing(signed(data, kinds=SIGNED_KINDS - {"customXml"})) is Standing.VALID


def test_a_store_that_nothing_is_bound_to_is_only_named() -> None:
    data = signed(bound(para("Text")), kinds=SIGNED_KINDS - {"customXml"})
    assert standing(data) is Standing.VALID
    assert "does not cover customXml/item1.xml" in reason(data)


# Signature lines


def lines(data: bytes) -> list[Mark]:
    return [mark for mark in read_word(data).marks if mark.kind is MarkKind.SIGNATURE_LINE]


def test_a_signature_signs_the_line_that_it_names_and_no_other() -> None:
    one, other = lines(signed(document(line(), line(OTHER_LINE)), line=LINE))
    assert (one.present, one.signer, one.time) == (True, "Jane Doe", SIGNED_AT)
    assert one.verified is not None
    assert one.verified.standing is Standing.VALID
    assert (other.present, other.verified) == (False, None)


def test_a_broken_signature_breaks_its_line() -> None:
    data = after(changed("word/settings.xml", "/>", "> </w:settings>"), document(line()), line=LINE)
    (mark,) = lines(data)
    assert mark.present
    assert mark.verified is not None
    assert mark.verified.standing is Standing.INVALID


def test_a_line_that_is_only_claimed_and_not_signed_is_not_signed() -> None:
    (mark,) = lines(signed(document(line()), line=LINE, office_object=False))
    assert not mark.present


def test_one_signature_does_not_sign_two_lines_of_one_name() -> None:
    found = [mark.verified for mark in lines(signed(document(line(), line()), line=LINE))]
    assert [one.standing for one in found if one] == [Standing.UNCLEAR] * 2


def test_of_two_signatures_on_a_line_the_sound_one_counts() -> None:
    broken = parts_of(after(pasted, document(line()), line=LINE))
    both = signed_parts(broken, Signing(number=2, line=LINE))
    (mark,) = lines(zipped(both))
    assert mark.verified is not None
    assert mark.verified.standing is Standing.VALID


def test_a_signature_in_a_file_of_one_piece_is_unclear() -> None:
    files = parts_of(signed(document()))
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    parts = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>'
        f"{re.sub('^<[?].*?[?]>', '', bytes(data).decode())}</pkg:xmlData></pkg:part>"  # type: ignore[arg-type]
        for name, data in files.items()
        if name.endswith((".xml", ".rels"))
    )
    origin = '<pkg:part pkg:name="/_xmlsignatures/origin.sigs"><pkg:binaryData/></pkg:part>'
    flat = f'<pkg:package xmlns:pkg="{space}">{parts}{origin}</pkg:package>'.encode()
    assert standing(flat) is Standing.UNCLEAR


def test_more_signatures_than_anyone_needs_are_unclear() -> None:
    files = parts_of(document())
    for number in range(1, 23):
        files = signed_parts(files, Signing(number=number))
    marks = digitals(read_word(zipped(files)))
    found = [mark.verified.standing for mark in marks if mark.verified]
    assert found == [Standing.VALID] * 20 + [Standing.UNCLEAR] * 2


# Any bytes


def test_a_name_that_ascii_cannot_write_raises_nothing() -> None:
    whole = _parts()
    part = whole["_rels/.rels"]
    assert isinstance(part, bytes)
    altered = part.replace(b" Target=", b" T\xc3\x80rget=", 1)
    assert altered != part
    with suppress(ParseError):
        assert standing(zipped({**whole, "_rels/.rels": altered})) is not Standing.VALID


@given(st.data())
def test_a_signature_with_any_byte_altered_raises_nothing(data: st.DataObject) -> None:
    whole = _parts()
    name = data.draw(st.sampled_from([SIG, RELS, "_rels/.rels", "[Content_Types].xml"]))
    part = whole[name]
    assert isinstance(part, bytes)
    at = data.draw(st.integers(0, len(part) - 1))
    put = data.draw(st.binary(max_size=3))
    with suppress(ParseError):
        read_word(zipped({**whole, name: part[:at] + put + part[at + 1 :]}))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_document_with_any_byte_altered_is_never_validly_signed(data: st.DataObject) -> None:
    whole = _parts()
    part = whole["word/document.xml"]
    assert isinstance(part, bytes)
    at = data.draw(st.integers(0, len(part) - 1))
    put = data.draw(st.binary(max_size=2).filter(lambda new: new != part[at : at + 1]))
    with suppress(ParseError):
        altered = {**whole, "word/document.xml": part[:at] + put + part[at + 1 :]}
        assert standing(zipped(altered)) is not Standing.VALID


@cache
def _parts() -> Files:
    return parts_of(signed(document(line()), line=LINE))
