"""Ways of signing that the standard allows and Word does not use, and canonical forms by hand."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from lxml import etree

from parsers.model import Standing
from parsers.word.signatures.canonical import EXCLUSIVE, INCLUSIVE, canonical
from parsers.word.signatures.certificates import loaded, name_of
from tests.unit.word.keys import certificate, der, ec_key
from tests.unit.word.ooxml import zipped
from tests.unit.word.opc import PACKAGE, RELS_TYPE, parts_of, text_of
from tests.unit.word.signed_documents import RELS, digital, document, reason, standing
from tests.unit.word.signer import C14N, DIGESTS, signed


def test_a_certificate_may_lie_in_a_part_of_its_own() -> None:
    files = parts_of(signed(document(), certificates=(), xades=False))
    kind = f"{PACKAGE}/relationships/digital-signature/certificate"
    row = f'<Relationship Id="r1" Type="{kind}" Target="jane.cer"/>'
    files["_xmlsignatures/_rels/sig1.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{row}</Relationships>'
    )
    files["_xmlsignatures/jane.cer"] = der(certificate())
    mark = digital(zipped(files))
    assert mark.verified is not None
    assert mark.verified.standing is Standing.VALID
    assert mark.signer == "Jane Doe"
    files["_xmlsignatures/jane.cer"] = b"no certificate"
    assert standing(zipped(files)) is Standing.UNCLEAR


def test_relationships_may_be_covered_as_a_whole() -> None:
    data = document()
    whole = base64.b64encode(hashlib.sha256(_bytes(data, RELS)).digest()).decode()
    row = (
        f'<Reference URI="/{RELS}?ContentType={RELS_TYPE}"><DigestMethod '
        f'Algorithm="{DIGESTS["sha256"]}"></DigestMethod><DigestValue>{whole}</DigestValue>'
        "</Reference>"
    )

    def manifest(text: str) -> str:
        return re.sub(rf'<Reference URI="/{RELS}.*?</Reference>', row, text)

    made = signed(data, manifest=manifest)
    assert standing(made) is Standing.VALID
    files = parts_of(made)
    files[RELS] = text_of(files[RELS]).replace("><", ">\n<", 1)
    assert standing(zipped(files)) is Standing.INVALID


def test_a_part_may_be_covered_in_its_canonical_form() -> None:
    data = document()
    plain = etree.tostring(etree.fromstring(_bytes(data, "word/styles.xml")), method="c14n")
    value = base64.b64encode(hashlib.sha256(plain).digest()).decode()
    transforms = f'<Transforms><Transform Algorithm="{C14N}"></Transform></Transforms>'

    def manifest(text: str) -> str:
        found = re.search(r'(<Reference URI="/word/styles[^>]*>)(.*?</DigestMethod>)', text)
        assert found
        old = re.search(rf"{re.escape(found[0])}<DigestValue>[^<]*", text)
        assert old
        return text.replace(old[0], f"{found[1]}{transforms}{found[2]}<DigestValue>{value}")

    assert standing(signed(data, manifest=manifest)) is Standing.VALID


def test_without_a_time_nobody_can_say_whether_the_certificate_was_good() -> None:
    data = signed(document(), time=None)
    assert standing(data) is Standing.UNCLEAR
    assert "when it was made" in reason(data)


def test_a_key_of_another_kind_than_the_signature_is_not_judged() -> None:
    curve = certificate("Erin Curve", ec_key())
    data = signed(document(), certificates=(curve,), xades=False)
    assert standing(data) is Standing.UNCLEAR


NESTED = (
    '<a xmlns="urn:a" xmlns:p="urn:p" xmlns:q="urn:q" xml:lang="en"><p:b c="1" a="2">'
    '<d xmlns="">x</d><e/></p:b></a>'
)


@pytest.mark.parametrize(
    ("method", "prefixes", "expected"),
    [
        (
            INCLUSIVE,
            None,
            (
                '<p:b xmlns="urn:a" xmlns:p="urn:p" xmlns:q="urn:q" a="2" c="1" xml:lang="en">'
                '<d xmlns="">x</d><e></e></p:b>'
            ),
        ),
        (
            EXCLUSIVE,
            None,
            '<p:b xmlns:p="urn:p" a="2" c="1"><d>x</d><e xmlns="urn:a"></e></p:b>',
        ),
        (
            EXCLUSIVE,
            "q",
            '<p:b xmlns:p="urn:p" xmlns:q="urn:q" a="2" c="1"><d>x</d><e xmlns="urn:a"></e></p:b>',
        ),
    ],
)
def test_a_part_of_a_tree_has_the_canonical_form_of_the_standard(
    method: str, prefixes: str | None, expected: str
) -> None:
    root = etree.fromstring(NESTED)
    listed = f'<i:InclusiveNamespaces xmlns:i="{EXCLUSIVE}" PrefixList="{prefixes}"/>'
    transform = etree.fromstring(f"<t>{listed if prefixes else ''}</t>")
    assert canonical(root[0], method, transform).decode() == expected


def test_what_is_no_certificate_is_none() -> None:
    assert loaded(b"\x30\x03\x02\x01\x01") is None
    assert name_of(certificate("  ")) is None


def _bytes(data: bytes, name: str) -> bytes:
    part = parts_of(data)[name]
    return part if isinstance(part, bytes) else part.encode()
