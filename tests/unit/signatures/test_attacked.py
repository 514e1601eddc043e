"""Whatever is broken, forged or changed after signing is not valid, and nothing raises.

The attacks are those of pdf-insecurity.org: signature forgery (USF), incremental saving (ISA),
wrapping (SWA), shadow attacks, and attacks on certified documents.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec
from pyhanko.sign.validation.dss import DocumentSecurityStore

from parsers.errors import ParseError
from parsers.model import Roots, Standing
from tests.unit.signatures.papers import (
    IT,
    SPONSOR,
    byte_range,
    changed,
    drawing,
    field_of,
    marks,
    note,
    numbers,
    page_of,
    paper,
    setting,
    signed,
    verdict,
)
from tests.unit.signatures.people import Person, person, withdrawn

AUTHORITY = "Example Authority"
Change = Callable[[IncrementalPdfFileWriter], None]


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


def cover(writer: IncrementalPdfFileWriter) -> None:
    """A white page over the first one's answers, prepared before signing."""
    page = page_of(writer, 1)
    hidden = StreamObject(stream_data=b"1 1 1 rg 0 0 1 1 re f")
    contents = page["/Contents"]
    old = list(contents) if isinstance(contents, ArrayObject) else [page.raw_get("/Contents")]
    page[NameObject("/Contents")] = ArrayObject([*old, writer.add_object(hidden)])


def uncover(writer: IncrementalPdfFileWriter) -> None:
    """The drawing that was put in before signing is replaced by another."""
    page = writer.root["/Pages"]["/Kids"][0]
    last = page["/Contents"].raw_get(-1)
    other = StreamObject(stream_data=b"BT 50 700 Td (Something else) Tj ET")
    writer.objects[last.generation, last.idnum] = other


def test_hide_and_replace_is_not_valid() -> None:
    prepared = signed(paper(), mend=cover)
    assert verdict(prepared).standing is Standing.VALID
    told = verdict(changed(prepared, uncover))
    assert told.standing is Standing.INVALID
    assert "page 1 was changed" in told.reason


def test_replacing_the_pages_words_is_not_valid() -> None:
    told = verdict(changed(once(), cover))
    assert (told.standing, told.reason) == (
        Standing.INVALID, "After signing, page 1 was changed.",
    )  # fmt: skip


def test_another_font_under_the_same_name_is_not_valid() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page = page_of(writer, 1)
        resources = DictionaryObject(dict(page["/Resources"]))
        resources[NameObject("/Font")] = DictionaryObject()
        page[NameObject("/Resources")] = resources

    assert verdict(changed(once(), change)).standing is Standing.INVALID


def test_layers_shown_or_hidden_afterwards_are_not_passed_over() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[NameObject("/OCProperties")] = DictionaryObject()
        writer.update_root()

    told = verdict(changed(once(), change))
    assert (told.standing, "OCProperties" in told.reason) == (Standing.UNCLEAR, True)


def test_a_field_moved_or_hidden_afterwards_is_not_valid() -> None:
    def move(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "agency")[NameObject("/Rect")] = numbers(5, 5, 50, 20)

    def hide(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "agency")[NameObject("/F")] = NumberObject(2)

    for change in (move, hide):
        told = verdict(changed(once(), change))
        assert (told.standing, "moved or hidden" in told.reason) == (Standing.INVALID, True)


def test_a_field_taken_out_afterwards_is_not_valid() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "agency")[NameObject("/T")] = TextStringObject("other")

    told = verdict(changed(once(), change))
    assert (told.standing, "was removed" in told.reason) == (Standing.INVALID, True)


@pytest.mark.parametrize("kind", ["/FreeText", "/Stamp", "/Ink", "/Square", "/Redact"])
def test_something_laid_over_the_form_afterwards_is_for_a_person(kind: str) -> None:
    told = verdict(changed(once(), note(kind, 1, (100, 500, 400, 520), "Other Agency")))
    assert told.standing is Standing.UNCLEAR
    assert told.reason == "After signing, something was put on page 1."


def test_a_new_field_over_the_form_is_for_a_person() -> None:
    more = {"/FT": NameObject("/Tx"), "/T": TextStringObject("over"),
            "/V": TextStringObject("Other Agency")}  # fmt: skip
    told = verdict(changed(once(), note("/Widget", 1, (100, 500, 400, 520), "Other", **more)))
    assert (told.standing, "“Other”" in told.reason or "over" in told.reason) == (
        Standing.UNCLEAR, True,
    )  # fmt: skip


def test_a_signature_laid_over_other_fields_is_for_a_person() -> None:
    """The sneaky signature attack on certified documents."""
    spec = SigFieldSpec("over", on_page=0, box=(20, 20, 590, 770))
    data = signed(once(), "over", person("Sam Poe"), more={"new_field_spec": spec})
    told = verdict(data, IT)
    assert (told.standing, "laid over" in told.reason) == (Standing.UNCLEAR, True)


def test_a_signature_taken_away_or_replaced_is_told() -> None:
    both = signed(once(), SPONSOR, person("Sam Poe"))

    def change(writer: IncrementalPdfFileWriter) -> None:
        del field_of(writer, IT)["/V"]

    told = verdict(changed(both, change), SPONSOR)
    assert (told.standing, "was replaced" in told.reason) == (Standing.INVALID, True)


def test_a_page_put_in_or_taken_out_is_not_valid() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        pages = writer.root["/Pages"]
        pages[NameObject("/Kids")] = ArrayObject(list(pages["/Kids"])[:-1] or [])
        pages[NameObject("/Count")] = NumberObject(len(pages["/Kids"]))
        writer.update_container(pages)

    told = verdict(changed(once(), change))
    assert (told.standing, "pages and has" in told.reason) == (Standing.INVALID, True)


def test_data_of_an_xfa_form_put_in_afterwards_is_not_valid() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        data = writer.add_object(StreamObject(stream_data=b"<xdp/>"))
        form[NameObject("/XFA")] = ArrayObject([TextStringObject("datasets"), data])
        writer.update_container(form)

    told = verdict(changed(once(), change))
    assert (told.standing, "XFA" in told.reason) == (Standing.INVALID, True)


def test_a_field_of_another_kind_is_not_valid() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "agency")[NameObject("/FT")] = NameObject("/Ch")

    told = verdict(changed(once(), change))
    assert (told.standing, "another kind" in told.reason) == (Standing.INVALID, True)


def test_a_box_that_only_looks_otherwise_is_for_a_person() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "rfp")[NameObject("/AS")] = NameObject("/Yes")

    told = verdict(changed(once(), change))
    assert (told.standing, "drawn anew" in told.reason) == (Standing.UNCLEAR, True)


def test_a_look_whose_words_cannot_be_told_is_for_a_person() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field_of(writer, "agency")[NameObject("/AP")] = DictionaryObject()

    told = verdict(changed(once(), change))
    assert (told.standing, "drawn anew" in told.reason) == (Standing.UNCLEAR, True)


def test_the_look_of_a_signature_drawn_anew_is_for_a_person() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        look = writer.add_object(StreamObject(stream_data=b"0 0 9 9 re f"))
        field_of(writer, IT)[NameObject("/AP")] = DictionaryObject({NameObject("/N"): look})

    told = verdict(changed(once(), change))
    assert (told.standing, "drawn anew" in told.reason) == (Standing.UNCLEAR, True)


def test_a_note_taken_off_or_drawn_otherwise_is_for_a_person() -> None:
    noted = signed(changed(paper(), note("/FreeText", 1, (9, 9, 99, 30), "Note")))

    def drop(writer: IncrementalPdfFileWriter) -> None:
        page = page_of(writer, 1)
        page[NameObject("/Annots")] = ArrayObject(
            one for one in page["/Annots"] if one.get_object().get("/Subtype") != "/FreeText"
        )

    told = verdict(changed(noted, drop))
    assert (told.standing, told.reason) == (
        Standing.UNCLEAR, "After signing, something was taken off page 1.",
    )  # fmt: skip

    def redraw(writer: IncrementalPdfFileWriter) -> None:
        listed = writer.root["/Pages"]["/Kids"][0]["/Annots"]
        made = next(one for one in listed if one.get_object().get("/Subtype") == "/FreeText")
        look = made.get_object()["/AP"].raw_get("/N")
        writer.objects[look.generation, look.idnum] = drawing("Other")

    told = verdict(changed(noted, redraw))
    assert (told.standing, told.reason) == (
        Standing.UNCLEAR, "After signing, something on page 1 was changed.",
    )  # fmt: skip


def test_a_withdrawn_certificate_signs_nothing() -> None:
    ann, authority = person("Ann Roe", "ec", AUTHORITY), person(AUTHORITY, authority=True)
    data = signed(paper(), by=ann)
    out = io.BytesIO(data)
    contents = PdfFileReader(io.BytesIO(data)).embedded_signatures[0].pkcs7_content
    day = datetime(2026, 1, 5, tzinfo=UTC)
    DocumentSecurityStore.add_dss(out, contents, crls=[withdrawn(ann, authority, day)])
    trusting = Roots((authority.der,))
    told = verdict(out.getvalue(), roots=trusting)
    assert told.standing is Standing.VALID  # the list had run out when it was signed
    listed = withdrawn(ann, authority, datetime.now(UTC) - timedelta(days=2))
    out = io.BytesIO(data)
    DocumentSecurityStore.add_dss(out, contents, crls=[listed])
    told = verdict(out.getvalue(), roots=trusting)
    assert (told.standing, "had been withdrawn" in told.reason) == (Standing.INVALID, True)


# --- What the signer forbade ----------------------------------------------------------------------


def test_nothing_may_be_filled_where_the_signer_allowed_no_changes() -> None:
    data = changed(certified(MDPPerm.NO_CHANGES), setting("rfp", "/Yes"))
    told = verdict(data)
    assert (told.standing, "forbidden" in told.reason) == (Standing.INVALID, True)


def test_other_fields_may_be_filled_where_the_signer_allowed_it() -> None:
    data = changed(certified(MDPPerm.FILL_FORMS), setting("rfp", "/Yes"))
    assert verdict(data).standing is Standing.VALID


def test_a_locked_field_filled_afterwards_breaks_the_signature() -> None:
    lock = FieldMDPSpec(FieldMDPAction.ALL)
    spec = SigFieldSpec("extra", on_page=0, field_mdp_spec=lock)
    data = signed(paper(), "extra", more={"new_field_spec": spec})
    told = verdict(changed(data, setting("rfp", "/Yes")), "extra")
    assert (told.standing, "locked" in told.reason) == (Standing.INVALID, True)


# --- Isolation ------------------------------------------------------------------------------------


def test_one_broken_signature_leaves_the_other_alone() -> None:
    both = signed(once(), SPONSOR, person("Sam Poe"))

    at = both.rindex(b"/Contents <30") + len(b"/Contents <30")
    garbled = both[:at] + b"41" * 30 + both[at + 60 :]
    assert verdict(garbled, SPONSOR).standing is Standing.INVALID
    assert verdict(garbled, IT).standing is not Standing.INVALID


def test_a_thirteenth_signature_is_not_verified() -> None:
    def many(writer: IncrementalPdfFileWriter) -> None:
        page = page_of(writer, 1)
        listed = list(page["/Annots"])
        for number in range(15):
            value = DictionaryObject({NameObject("/Contents"): TextStringObject("x")})
            entries = {
                "/Subtype": NameObject("/Widget"),
                "/FT": NameObject("/Sig"),
                "/T": TextStringObject(f"s{number}"),
                "/V": value,
                "/Rect": numbers(0, 0, 0, 0),
            }
            made = DictionaryObject({NameObject(key): one for key, one in entries.items()})
            listed.append(writer.add_object(made))
        page[NameObject("/Annots")] = ArrayObject(listed)

    told = [m.verified for m in marks(changed(paper(), many)).values() if m.verified]
    assert len(told) == 15
    assert sum("more signatures" in one.reason for one in told) == 3


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_damage_makes_a_signature_valid_or_raises(data: st.DataObject) -> None:
    good = once()
    damaged = bytearray(good)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(20, len(good) - 20))
        damaged[at] = data.draw(st.integers(0, 255))
    try:
        found = marks(bytes(damaged))
    except ParseError:
        return
    told = found[IT].verified if IT in found else None
    # Zeros after the signature's own end are covered by nobody and mean nothing.
    _, length, second, _ = byte_range(good)
    outside = bytes(damaged[:length]) == good[:length] and bytes(damaged[second:]) == good[second:]
    assert told is None or told.standing is not Standing.VALID or outside
