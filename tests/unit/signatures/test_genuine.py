"""Signatures as honest people and programs make them are valid."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
)
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore

from parsers.model import Roots, Standing, Trust, Verification
from parsers.pdf import read_pdf
from tests.unit.signatures.papers import (
    IT,
    SPONSOR,
    byte_range,
    changed,
    marks,
    paper,
    setting,
    signed,
    verdict,
)
from tests.unit.signatures.people import SIGNED, person

AUTHORITY = "Example Authority"
CLOCK = ("Example Clock", "rsa", AUTHORITY)


@cache
def once() -> bytes:
    return signed(paper())


def valid(told: Verification) -> str:
    assert told.standing is Standing.VALID, told.reason
    return told.reason


def trusting() -> Roots:
    return Roots((person(AUTHORITY, authority=True).der,))


@pytest.mark.parametrize(
    ("kind", "options", "more"),
    [
        ("ec", {}, {}),
        ("rsa", {}, {}),
        ("rsa", {}, {"signer": {"prefer_pss": True}}),
        ("ec", {"subfilter": SigSeedSubFilter.PADES}, {}),
        ("ec", {"md_algorithm": "sha512"}, {}),
        ("p384", {"md_algorithm": "sha384"}, {}),
        ("ed25519", {"md_algorithm": "sha512"}, {}),
        ("ec", {"certify": True, "docmdp_permissions": MDPPerm.FILL_FORMS}, {}),
        ("ec", {"certify": True, "docmdp_permissions": MDPPerm.NO_CHANGES}, {}),
    ],
)
def test_every_usual_kind_of_signature_is_valid(
    kind: str, options: dict[str, Any], more: dict[str, Any]
) -> None:
    data = signed(paper(), by=person("Dana Roe", kind), more=more, **options)
    told = verdict(data)
    assert valid(told).startswith("The certificate is self-signed")
    assert told.trust is Trust.SELF_SIGNED


def test_the_signer_is_whom_the_certificate_names_and_not_whom_the_file_names() -> None:
    data = signed(paper(), name="Governor Example")
    mark = marks(data)[IT]
    assert mark.signer == "Dana Roe"
    assert mark.verified is not None
    assert "The file calls the signer “Governor Example”." in valid(mark.verified)


def test_the_time_is_the_signers_own() -> None:
    time = marks(once())[IT].time
    assert time is not None
    assert abs((datetime.now(UTC) - time).total_seconds()) < 3600


def test_an_authority_of_ours_makes_a_certificate_trusted() -> None:
    data = signed(paper(), by=person("Ann Roe", issuer=AUTHORITY))
    assert verdict(data, roots=trusting()).trust is Trust.TRUSTED
    assert "was not checked" in valid(verdict(data, roots=trusting()))
    assert verdict(data).trust is Trust.UNKNOWN
    assert "does not know" in valid(verdict(data))


def test_a_trusted_timestamp_tells_the_time() -> None:
    clock = person(*CLOCK, stamps=True).timestamper()
    data = signed(paper(), by=person("Ann Roe", issuer=AUTHORITY), more={"timestamper": clock})
    trusted, unknown = marks(data, trusting())[IT], marks(data)[IT]
    assert trusted.time == SIGNED
    assert trusted.verified is not None
    assert "trusted timestamp" in valid(trusted.verified)
    assert unknown.time != SIGNED
    assert unknown.verified is not None
    assert "timestamp" not in valid(unknown.verified)


def test_two_people_sign_one_after_the_other() -> None:
    both = signed(once(), SPONSOR, person("Sam Poe", "rsa"))
    assert "signed again afterwards" in valid(verdict(both, IT))
    assert "again" not in valid(verdict(both, SPONSOR))


def test_the_second_signer_fills_in_their_own_name_first() -> None:
    blank = paper(business_sponsor_signed_name="", business_sponsor_signed_date="")
    first = signed(blank)
    filled = changed(first, setting("business_sponsor_signed_name", "Sam Poe", "Sam Poe"))
    both = signed(filled, SPONSOR, person("Sam Poe", "rsa"))
    valid(verdict(both, IT))
    assert verdict(both, IT).filled == ("business_sponsor_signed_name",)
    assert verdict(both, SPONSOR).filled == ()


def _kept_for_long(data: bytes) -> bytes:
    """With evidence for long keeping and a timestamp over the whole document."""
    contents = PdfFileReader(io.BytesIO(data)).embedded_signatures[0].pkcs7_content
    out = io.BytesIO(data)
    DocumentSecurityStore.add_dss(
        out, contents, certs=[person("Ann Roe", issuer=AUTHORITY).signer().signing_cert]
    )
    writer = IncrementalPdfFileWriter(out)
    clock = person(*CLOCK, stamps=True).timestamper()
    stamped = PdfTimeStamper(clock).timestamp_pdf(writer, "sha256")
    return bytes(stamped.getbuffer())


def test_evidence_and_timestamps_for_long_keeping_change_nothing() -> None:
    data = _kept_for_long(signed(paper(), by=person("Ann Roe", issuer=AUTHORITY)))
    assert verdict(data, roots=trusting()).trust is Trust.TRUSTED
    assert "again" not in valid(verdict(data))
    assert [name for name, mark in marks(data).items() if mark.present] == [IT]


def test_a_service_that_seals_a_flattened_form_and_updates_it_is_no_forger() -> None:
    """As DocuSign does: one invisible seal outside of our slots, then updates for long keeping."""
    seal = SigFieldSpec("ENVELOPEID_0123", on_page=0)
    sealed = signed(
        paper(),
        seal.sig_field_name,
        person("Ann Roe", issuer=AUTHORITY),
        more={"new_field_spec": seal},
    )
    kept = _kept_for_long(sealed)
    valid(verdict(kept, "ENVELOPEID_0123"))
    slots = marks(kept)
    assert not slots[IT].present
    assert not slots[SPONSOR].present


def test_an_empty_signature_field_is_no_signature() -> None:
    assert all(not mark.present and mark.verified is None for mark in marks(paper()).values())


def test_a_field_that_is_drawn_anew_with_the_same_words_is_the_same() -> None:
    again = changed(once(), setting("agency", None, "Example Agency"))
    valid(verdict(again))


def test_blanks_in_the_room_for_the_signature_are_nothing() -> None:
    data = once()
    end = byte_range(data)[2] - 1
    for room in (b" " * 40, b"\n" * 40, b"0" * 39 + b" "):
        valid(verdict(data[: end - 40] + room + data[end:]))


def test_spaces_after_the_end_are_nothing() -> None:
    valid(verdict(once() + b"\r\n\r\n"))


def test_a_locked_field_stays_as_it_is_while_others_are_filled() -> None:
    blank = paper(business_sponsor_signed_name="")
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, fields=["agency"])
    spec = SigFieldSpec("extra", on_page=0, field_mdp_spec=lock)
    data = signed(blank, "extra", more={"new_field_spec": spec})
    filled = changed(data, setting("business_sponsor_signed_name", "Sam Poe", "Sam Poe"))
    assert verdict(filled, "extra").filled == ("business_sponsor_signed_name",)


def test_a_certificate_that_had_expired_is_told() -> None:
    late = person("Old Roe", end=datetime(2026, 1, 1, tzinfo=UTC))
    assert "had expired on 2026-01-01" in valid(verdict(signed(paper(), by=late)))
    early = person("New Roe", start=datetime(2027, 9, 1, tzinfo=UTC))
    assert "valid only from 2027-09-01" in valid(verdict(signed(paper(), by=early)))


def test_the_whole_file_written_anew_before_signing_is_fine() -> None:
    out = io.BytesIO()
    copy_into_new_writer(PdfFileReader(io.BytesIO(paper()), strict=False)).write(out)
    valid(verdict(signed(out.getvalue())))


def test_lengths_that_stand_by_themselves_are_compared_like_anything_else() -> None:
    """Many programs write how long a stream is behind it, as an object of its own."""
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        out = io.BytesIO()
        pdf.save(out, qdf=True)
    assert re.search(rb"/Length \d+ 0 R", out.getvalue())
    both = signed(signed(out.getvalue()), SPONSOR, person("Sam Poe", "rsa"))
    valid(verdict(both, IT))


def test_a_signature_is_verified_the_same_with_and_without_the_page() -> None:
    whole = {c.name: c.mark for c in read_pdf(once()).controls if c.mark}
    assert whole == marks(once())
