"""Digital signatures of Word packages that were altered, forged or made to deceive."""

from __future__ import annotations

import base64
import re
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from parsers.model import Standing
from tests.unit.word.keys import certificate, der, rsa_key
from tests.unit.word.ooxml import NAMESPACES, para, png, relations, story
from tests.unit.word.opc import Files, parts_of
from tests.unit.word.signed_documents import (
    OTHER_LINE,
    RELS,
    SIG,
    after,
    changed,
    document,
    pasted,
    reason,
    standing,
)
from tests.unit.word.signer import C14N, DS, LINE, signed


def add_header(files: Files) -> None:
    files["word/header2.xml"] = story("hdr", para("Approved for 9,000,000 dollars"))
    row = relations(("rId77", "header", "header2.xml")).partition("<Relationship ")[2]
    changed(RELS, "</Relationships>", "<Relationship " + row)(files)


def swap_target(files: Files) -> None:
    files["word/header9.xml"] = story("hdr", para("Something else"))
    changed(RELS, "header1.xml", "header9.xml")(files)


def other_main(files: Files) -> None:
    files["word/other.xml"] = (
        f"<w:document {NAMESPACES}><w:body>{para('Forged')}</w:body></w:document>"
    )
    changed(
        "_rels/.rels",
        "<Relationship ",
        relations(("rId0", "officeDocument", "word/other.xml"))
        .partition("</Relationships>")[0]
        .partition('relationships">')[2]
        + "<Relationship ",
    )(files)


def nested_relationship(files: Files) -> None:
    inner = '<Relationship Id="x" Type="t/header" Target="header2.xml"/>'
    changed(RELS, "</Relationships>", f"<x>{inner}</x></Relationships>")(files)


def other_type(files: Files) -> None:
    changed("[Content_Types].xml", "document.main+xml", "template.main+xml")(files)


def drop_part(files: Files) -> None:
    del files["word/styles.xml"]


def drop_relationship(files: Files) -> None:
    data = files[RELS]
    text = data if isinstance(data, str) else data.decode()
    files[RELS] = re.sub(r'<Relationship Id="rId10"[^>]*>', "", text)


def drop_manifest_row(files: Files) -> None:
    data = str(files[SIG] if isinstance(files[SIG], str) else files[SIG].decode())  # type: ignore[union-attr]
    files[SIG] = re.sub(r'<Reference URI="/word/document.xml.*?</Reference>', "", data)


def filter_relationships(files: Files) -> None:
    data = files[SIG].decode()  # type: ignore[union-attr]
    files[SIG] = re.sub(r"<mdssi:RelationshipReference[^>]*rId10[^>]*></mdssi[^>]*>", "", data)


def wrapped(files: Files) -> None:
    """The signed object is set aside, and another of its name takes its place."""
    data = files[SIG].decode()  # type: ignore[union-attr]
    real = re.search(r'<Object Id="idPackageObject">.*?</Object>', data, re.DOTALL)
    assert real
    forged = real[0].replace("/word/document.xml", "/docProps/core.xml")
    files[SIG] = data.replace(real[0], forged).replace(
        "</Signature>", f"<Object>{real[0]}</Object></Signature>"
    )


def moved(files: Files) -> None:
    """The signed object stands deeper, and one that is not signed where Word looks."""
    data = files[SIG].decode()  # type: ignore[union-attr]
    real = re.search(r'<Object Id="idPackageObject">.*?</Object>', data, re.DOTALL)
    assert real
    forged = real[0].replace("idPackageObject", "idOther")
    files[SIG] = data.replace(real[0], forged).replace(
        "</Signature>", f"<Object>{real[0]}</Object></Signature>"
    )


def other_certificate(files: Files) -> None:
    mallory = base64.b64encode(der(certificate("Mallory", rsa_key(5)))).decode()
    data = files[SIG].decode()  # type: ignore[union-attr]
    files[SIG] = re.sub(r"<X509Certificate>[^<]*", f"<X509Certificate>{mallory}", data)


def renamed_certificate(files: Files) -> None:
    """Another authority's certificate for the same key, with another name."""
    made = certificate("The Governor", rsa_key(), certificate("Root", rsa_key(1)), rsa_key(1))
    text = base64.b64encode(der(made)).decode()
    data = files[SIG].decode()  # type: ignore[union-attr]
    files[SIG] = re.sub(r"<X509Certificate>[^<]*", f"<X509Certificate>{text}", data)


def sig(old: str, new: str, count: int = 1) -> Callable[[Files], None]:
    return changed(SIG, old, new, count)


def raw(data: str | bytes) -> Callable[[Files], None]:
    def put(files: Files) -> None:
        files[SIG] = data

    return put


XSLT = '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"></Transform>'
XPATH = '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"></Transform>'
DOCUMENT_ROW = 'document.main+xml">'
ENTITIES = '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

ATTACKS: dict[str, Callable[[Files], None]] = {
    "the text was altered": changed("word/document.xml", "Permit Portal", "Permit Palace"),
    "a space was added": changed("word/document.xml", "</w:body>", " </w:body>"),
    "a header was altered": changed("word/header1.xml", "</w:hdr>", "<w:p/></w:hdr>"),
    "a picture was altered": lambda files: files.update({"word/media/image1.png": png(30, 30)}),
    "a header was added": add_header,
    "a relationship leads elsewhere": swap_target,
    "another main part was put first": other_main,
    "a relationship is hidden in another element": nested_relationship,
    "the document became a template": other_type,
    "a part was taken out": drop_part,
    "a relationship was taken out": drop_relationship,
    "the manifest lost a row": drop_manifest_row,
    "the manifest names fewer relationships": filter_relationships,
    "the manifest was altered": sig("/word/styles.xml?", "/docProps/core.xml?"),
    "a digest was altered": sig("<DigestValue>", "<DigestValue>A"),
    "a digest is garbage": sig("<DigestValue>", "<DigestValue>%%"),
    "the signature value is garbage": sig("<SignatureValue>", "<SignatureValue>@"),
    "the signature value is another": sig("<SignatureValue>", "<SignatureValue>AAAA"),
    "two objects have one name": wrapped,
    "the signed object was moved": moved,
    "the certificate is another's": other_certificate,
    "the certificate names another person": renamed_certificate,
    "the signature is of another file": pasted,
    "the time was altered": sig("2026-03-02T15:04:05Z</mdssi", "2025-12-31T15:04:05Z</mdssi"),
    "the line was altered": sig("<SetupID>", f"<SetupID>{OTHER_LINE}"),
    "the certificate is garbage": sig("<X509Certificate>", "<X509Certificate>!"),
    "the certificate is no certificate": lambda files: files.update(
        {SIG: re.sub(rb"<X509Certificate>[^<]*", b"<X509Certificate>AAAA", files[SIG])}  # type: ignore[arg-type]
    ),
    "there is no certificate": lambda files: files.update(
        {SIG: re.sub(rb"<KeyInfo>.*</KeyInfo>", b"", files[SIG])}  # type: ignore[arg-type]
    ),
    "a comment splits a digest": sig("<DigestValue>", "<DigestValue><!-- x -->"),
    "it is sealed with a shared secret": sig("more#rsa-sha256", "more#hmac-sha256"),
    "its method is unknown": sig("xmldsig-more#rsa-sha256", "xmldsig-more#whirlpool"),
    "its method is of another key": sig("xmldsig-more#rsa-sha256", "xmldsig-more#ecdsa-sha256"),
    "its digest is unknown": sig("xmlenc#sha256", "xmldsig-more#md5", 1),
    "its canonical form is unknown": sig(f'Method Algorithm="{C14N}"', 'Method Algorithm="urn:x"'),
    "it brings a DTD": sig("<Signature ", "<!DOCTYPE s><Signature "),
    "it brings entities": sig("<Signature ", f"{ENTITIES}<Signature "),
    "it covers two SignedInfos": sig("</SignedInfo>", "</SignedInfo><SignedInfo></SignedInfo>"),
    "it is wrapped in another element": lambda files: files.update(
        {SIG: b"<x>" + files[SIG].partition(b"?>")[2] + b"</x>"}  # type: ignore[arg-type, operator]
    ),
    "its part is cut off": lambda files: files.update({SIG: files[SIG][:900]}),
    "its part is garbage": raw(b"\0\1\2 not XML"),
    "its part is empty": raw(b""),
    "it says nothing": raw(f'<Signature xmlns="{DS}"/>'),
    "it is huge": sig("<SignatureComments>", "<SignatureComments>" + "x" * 21_000_000),
    "the list of types is gone": lambda files: files.update({"[Content_Types].xml": b"<"}),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_an_altered_or_forged_signature_is_never_valid(attack: Callable[[Files], None]) -> None:
    assert standing(after(attack, line=LINE)) is not Standing.VALID


MANIFESTS: dict[str, Callable[[str], str]] = {
    "covers nothing": lambda _: "",
    "leaves the document out": lambda text: re.sub(
        r'<Reference URI="/word/document.xml\?.*?</Reference>', "", text
    ),
    "leaves its relationships out": lambda text: re.sub(
        r'<Reference URI="/word/_rels/.*?</Reference>', "", text
    ),
    "leaves the header out": lambda text: re.sub(
        r'<Reference URI="/word/header1.*?</Reference>', "", text
    ),
    "names a part that is not there": lambda text: text.replace("/word/styles.xml", "/word/x.xml"),
    "names the web": lambda text: text.replace(
        "/word/styles.xml", "https://example.gov/styles.xml"
    ),
    "transforms by XSLT": lambda text: text.replace(
        DOCUMENT_ROW, f"{DOCUMENT_ROW}<Transforms>{XSLT}</Transforms>"
    ),
    "transforms by XPath": lambda text: text.replace(
        DOCUMENT_ROW, f"{DOCUMENT_ROW}<Transforms>{XPATH}</Transforms>"
    ),
    "transforms again and again": lambda text: text.replace(
        DOCUMENT_ROW, f"{DOCUMENT_ROW}<Transforms>{XPATH * 500}</Transforms>"
    ),
    "names thousands of parts": lambda text: text + text * 1000,
    "has a row without a digest": lambda text: text + '<Reference URI="/x"></Reference>',
}


@pytest.mark.parametrize("manifest", MANIFESTS.values(), ids=MANIFESTS.keys())
def test_a_signature_whose_manifest_is_no_words_is_never_valid(
    manifest: Callable[[str], str],
) -> None:
    assert standing(signed(document(), manifest=manifest)) is not Standing.VALID


def test_newer_records_name_the_certificate_too() -> None:
    assert standing(after(renamed_certificate, xades_version="V2")) is Standing.INVALID


def test_a_changed_part_is_named() -> None:
    data = after(ATTACKS["the text was altered"])
    assert reason(data) == "The text of the document was changed after signing."
    assert standing(data) is Standing.INVALID


def test_a_part_added_after_signing_is_named_and_a_person_looks() -> None:
    data = after(add_header)
    assert standing(data) is Standing.UNCLEAR
    assert "word/header2.xml" in reason(data)


def test_a_document_that_is_not_covered_is_surely_not_signed() -> None:
    data = signed(document(), manifest=MANIFESTS["leaves the document out"])
    assert standing(data) is Standing.INVALID
    assert "word/document.xml" in reason(data)


def test_a_part_that_stands_in_the_zip_twice_is_refused() -> None:

    stream = BytesIO(signed(document()))
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", parts_of(stream.getvalue())["word/document.xml"])
    assert standing(stream.getvalue()) is Standing.INVALID


def test_a_key_too_short_to_prove_anything_is_not_judged() -> None:
    from cryptography.hazmat.primitives.asymmetric import rsa

    from parsers.word.signatures.algorithms import signature_method, verifies
    from parsers.word.signatures.errors import UnjudgedError

    key = rsa.RSAPublicNumbers(65537, (1 << 511) + 111).public_key()
    with pytest.raises(UnjudgedError, match="bits"):
        verifies(key, signature_method(DS + "rsa-sha1"), b"x" * 64, b"data")
