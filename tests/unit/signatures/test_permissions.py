"""Withdrawn certificates, what signers allow, many signatures, and damage of any kind."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec
from pyhanko.sign.validation.dss import DocumentSecurityStore

from fixtures.signed_pdf import digitally_signed
from parsers.errors import ParseError
from parsers.model import Roots, Standing
from tests.unit.signatures.papers import (
    IT,
    SPONSOR,
    byte_range,
    certified,
    changed,
    field_of,
    marks,
    note,
    numbers,
    once,
    page_of,
    paper,
    setting,
    signed,
    verdict,
)
from tests.unit.signatures.people import person, withdrawn

AUTHORITY = "Example Authority"
Change = Callable[[IncrementalPdfFileWriter], None]


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


def _forgetting(*keys: str) -> Callable[[IncrementalPdfFileWriter], None]:
    """An update that writes the signature's dictionary anew without ``keys``, and fills a field."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        reference = field_of(writer, IT).raw_get("/V")
        kept = {k: v for k, v in reference.get_object().items() if k not in keys}
        writer.objects[reference.generation, reference.idnum] = DictionaryObject(kept)
        if "/Perms" in writer.root:
            del writer.root["/Perms"]
            writer.update_root()
        setting("rfp", "/Yes")(writer)

    return change


def test_what_the_signer_forbade_cannot_be_taken_out_of_the_signature() -> None:
    for prepared in (certified(MDPPerm.NO_CHANGES), once()):
        told = verdict(changed(prepared, _forgetting("/Reference", "/M")))
        assert (told.standing, "own record" in told.reason) == (Standing.INVALID, True)


def test_what_the_signer_forbade_cannot_be_changed_where_it_stands_apart() -> None:
    data = digitally_signed(paper(), IT, locked="rfp")
    fill = setting("rfp", "/Yes")
    assert "was locked" in verdict(changed(data, fill)).reason

    def unlock_and_fill(writer: IncrementalPdfFileWriter) -> None:
        rules = field_of(writer, IT)["/V"]["/Reference"][0].raw_get("/TransformParams")
        rules.get_object()[NameObject("/Fields")] = ArrayObject([TextStringObject("x")])
        writer.mark_update(rules)
        fill(writer)

    told = verdict(changed(data, unlock_and_fill))
    assert (told.standing, "own record" in told.reason) == (Standing.INVALID, True)


def test_what_was_certified_stays_so_for_who_signs_next() -> None:
    """The form's own note of its certification is taken out again."""
    both = signed(certified(MDPPerm.FILL_FORMS), SPONSOR, person("Sam Poe"))

    def forget(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/Perms"]
        writer.update_root()
        note("/Stamp", 2, (160, 20, 290, 40), "x")(writer)

    assert verdict(changed(both, forget), SPONSOR).standing is not Standing.VALID


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
