"""Whatever is broken or forged in the bytes of a signature is not valid, and nothing raises.

The attacks are those of pdf-insecurity.org: signature forgery (USF), incremental saving (ISA) and
wrapping (SWA).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pyhanko.pdf_utils.generic import (
    DictionaryObject,
    NameObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from parsers.errors import ParseError
from parsers.model import Standing
from tests.unit.signatures.papers import (
    IT,
    SPONSOR,
    byte_range,
    changed,
    field_of,
    marks,
    once,
    paper,
    setting,
    signed,
    swapped,
    verdict,
)
from tests.unit.signatures.people import Person, person

AUTHORITY = "Example Authority"
Change = Callable[[IncrementalPdfFileWriter], None]


def test_a_changed_byte_breaks_the_signature() -> None:
    data = bytearray(once())
    data[9000] ^= 1
    try:
        told = verdict(bytes(data))
    except ParseError:
        return
    assert told.standing is Standing.INVALID
    assert told.reason == "The document was changed after it was signed."


def test_the_key_of_another_breaks_the_signature() -> None:
    forger = Person(person("Mallory").key, person("Dana Roe").certificate)
    mark = marks(signed(paper(), by=forger))[IT]
    assert mark.signer == "Dana Roe"
    assert mark.verified is not None
    assert mark.verified.standing is Standing.INVALID
    assert "not made with the key" in mark.verified.reason


def test_a_signature_from_another_document_does_not_fit() -> None:
    other = signed(paper(agency="Other Agency"))
    here, there = byte_range(once()), byte_range(other)
    size = min(here[2] - here[1], there[2] - there[1])
    pasted = bytearray(once())
    pasted[here[1] : here[1] + size - 1] = other[there[1] : there[1] + size - 1]
    told = verdict(bytes(pasted))
    assert told.standing is Standing.INVALID
    assert told.reason == "The document was changed after it was signed."


@pytest.mark.parametrize("digest", ["md5", "sha1"])
def test_a_weak_digest_is_said_and_not_taken(digest: str) -> None:
    told = verdict(signed(paper(), by=person("Dana Roe", "rsa"), md_algorithm=digest))
    assert told.standing is Standing.UNCLEAR
    assert {"md5": "MD5", "sha1": "SHA-1"}[digest] in told.reason


# --- Universal signature forgery ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"/ByteRange\s*\[[^\]]*\]", b"/ByteRange null"),
        (rb"/ByteRange\s*\[[^\]]*\]", b"/ByteRange [0 0 0 0]"),
        (rb"/ByteRange\s*\[[^\]]*\]", b"/ByteRange [0 -1 5 9]"),
        (rb"/ByteRange\s*\[[^\]]*\]", b"/ByteRange [-1 9 5 9]"),
        (rb"/ByteRange\s*\[[^\]]*\]", b"/ByteRange [0 9 99]"),
        (rb"/ByteRange\s*\[[^\]]*\]", b"/ByteRange [0 9 (a) 9]"),
        (rb"/ByteRange\s*\[[^\]]*\]", b"/ByteRange [0 9 8 9]"),
        (rb"/ByteRange", b"/ByteRangf"),
        (rb"/Contents <30[0-9A-F]*>", b"/Contents null"),
        (rb"/Contents <30[0-9A-F]*>", b"/Contents <>"),
        (rb"/Contents <30[0-9A-F]*>", b"/Contents <00>"),
        (rb"/Contents <30[0-9A-F]*>", b"/Contents <308006092a>"),
        (rb"/Contents <30", b"/Contentz <30"),
        (rb"<30[0-9A-F]{40}", b"<30" + b"41" * 20),
        (rb"<30[0-9A-F]{200}", b"<30" + b"0F" * 100),
    ],
)  # fmt: skip
def test_a_signature_without_substance_is_not_valid(old: bytes, new: bytes) -> None:
    found = re.search(old, once())
    assert found is not None
    told = verdict(swapped(once(), found.group(), new))
    assert told.standing is not Standing.VALID
    assert told.reason.endswith(".")
    assert told.trust is None


def test_a_signature_dictionary_with_nothing_in_it_signs_nothing() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        node = field_of(writer, IT)
        node[NameObject("/V")] = DictionaryObject({NameObject("/Type"): NameObject("/Sig")})

    assert not marks(changed(paper(), change))[IT].present


# --- Incremental saving ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (setting("agency", "Other Agency", "Other Agency"), "was changed from “Example Agency”"),
        (setting("mandated", "Yes", "Yes"), "was changed from “No”"),
        (setting("agency", None, "Other Agency"), "shows other words than were signed"),
        (setting("agency", "Other Agency"), "was changed from"),
    ],
)
def test_a_value_changed_after_signing_breaks_the_signature(change: Change, said: str) -> None:
    told = verdict(changed(once(), change))
    assert told.standing is Standing.INVALID
    assert said in told.reason


def test_a_box_unticked_after_signing_breaks_the_signature() -> None:
    told = verdict(changed(signed(paper(itb="Yes")), setting("itb", "/Off")))
    assert told.standing is Standing.INVALID


def test_a_box_ticked_after_signing_is_told_as_filled() -> None:
    told = verdict(changed(once(), setting("rfp", "/Yes")))
    assert told.filled == ("rfp",)


def test_the_last_of_two_signatures_keeps_out_later_changes_too() -> None:
    both = signed(once(), SPONSOR, person("Sam Poe"))
    after = changed(both, setting("agency", "Other Agency", "Other Agency"))
    assert {verdict(after, slot).standing for slot in (IT, SPONSOR)} == {Standing.INVALID}
    between = signed(
        changed(once(), setting("agency", "Other", "Other")), SPONSOR, person("Sam Poe")
    )
    assert verdict(between, IT).standing is Standing.INVALID
    assert verdict(between, SPONSOR).standing is Standing.VALID


@pytest.mark.parametrize("tail", [
    b"anything",
    b"\n9999 0 obj\n<< /T (x) >>\nendobj\n",
    b"\n%%EOF\n",
    b"\nstartxref\n0\n%%EOF\n",
    b"\n<script>",
    b"x" * 3000,
])  # fmt: skip
def test_bytes_behind_the_end_are_not_passed_over(tail: bytes) -> None:
    assert verdict(once() + tail).standing is not Standing.VALID


def test_an_update_without_its_table_is_not_passed_over() -> None:
    """ISA: viewers that repair a file would show the new value."""
    found = re.search(rb"(\d+) 0 obj\s*<<[^>]*?/T\s*\(agency\)", once())
    number = found.group(1) if found else b"40"
    body = b"\n" + number + b" 0 obj\n<< /FT /Tx /T (agency) /V (Other) >>\nendobj\n"
    for end in (b"", b"trailer\n<< /Root 1 0 R >>\n", b"trailer <<>>\nstartxref\n9\n%%EOF\n"):
        assert verdict(once() + body + end).standing is not Standing.VALID


def test_a_file_cut_short_is_not_valid() -> None:
    for cut in (1, 50, 400, 3000):
        try:
            found = marks(once()[:-cut])
        except ParseError:
            continue
        told = found[IT].verified if IT in found else None
        assert told is None or told.standing is not Standing.VALID or cut == 1


# --- Wrapping -------------------------------------------------------------------------------------


def test_a_part_left_out_beside_the_signature_is_a_wrapping_attack() -> None:
    data = once()
    first, length, second, rest = byte_range(data)
    shifted = second + 600
    old = re.search(rb"/ByteRange\s*\[[^\]]*\]", data)
    assert old is not None
    new = f"/ByteRange [{first} {length} {shifted} {rest}]".encode()
    wrapped = swapped(data, old.group(), new[: len(old.group())])
    wrapped = wrapped[:second] + b"\n" + b"9" * 599 + wrapped[second:]
    told = marks(wrapped)[IT].verified
    assert told is None or told.standing is Standing.INVALID


def test_an_older_version_put_behind_a_new_one_is_not_valid() -> None:
    other = signed(paper(agency="Other Agency"))
    assert verdict(other + once()).standing is not Standing.VALID


# --- Shadow attacks -------------------------------------------------------------------------------
