"""A handful of scans through the product; ``make scans`` weighs the readers on many."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

import fixtures
from fixtures.answers import SLOTS, TICKS, complete
from intake_mailbot.domain.model import Verdict
from parsers.matching.values import normalise
from parsers.model import ParsedForm, SignatureStatus
from tests.layouts import cases as layouts
from tests.layouts import filed
from tests.layouts.truth import Profile
from tests.scans import cases, foreign, phone, reader, run, wordprints
from tests.scans.dice import Dice
from tests.scans.grade import grade
from tests.scans.model import Kind, Scan
from tests.scans.people import SHORT
from tests.scans.slots import SIGNED, Content
from tests.scans.strokes import hand, signature

pytestmark = pytest.mark.xdist_group("scans")
FORMS = Path(fixtures.__file__).parent / "forms"


def scan_of(name: str) -> Scan:
    data = (FORMS / name).read_bytes()
    profile = wordprints.load(wordprints.prints(held=False, honest=True)[0])
    return Scan("sample", "pdf", 0, name, data, 2, profile, {})


def read(scan: Scan) -> ParsedForm:
    parsed, error = reader.ask(scan)
    assert parsed is not None, error
    return parsed


def test_an_office_scan_is_read_as_it_was_written_and_accepted() -> None:
    parsed = read(scan_of("scan-office.pdf"))
    answers = complete("Road Salt Depot", "Test Roads Office", "Sample Requestor", "11/20/2026")
    for name in SHORT:
        expected = normalise(reader.form().fields[name], answers.get(name, "")).value
        assert parsed.fields[name].value == expected, name
    assert not any(parsed.fields[name].value for name in TICKS)
    assert {parsed.signatures[slot].status for slot in SLOTS} == {SignatureStatus.SIGNED}
    assert run.verdict_on(parsed) is Verdict.ACCEPT


def test_no_name_phone_or_date_of_a_standard_fax_is_sure() -> None:
    parsed = read(scan_of("scan-fax.tif"))
    types = {name: str(field.type) for name, field in reader.form().fields.items()}
    sure = [
        name
        for name, reading in parsed.fields.items()
        if reading.sure and reading.value is not None and types[name] in {"text", "phone", "date"}
    ]
    assert sure == []
    assert run.verdict_on(parsed) is Verdict.HOLD


def test_an_unsigned_scan_is_never_accepted() -> None:
    scan = cases.make(Kind.LOW, 3)
    assert any(content not in SIGNED for content in scan.contents.values())
    parsed = read(scan)
    weighed = grade(scan, parsed, run.verdict_on(parsed))
    assert weighed.wrong_sure == 0
    assert weighed.faulty[Verdict.ACCEPT] == 0


def test_a_print_with_fewer_rows_for_vendors_is_whole_and_one_that_lost_a_page_is_not() -> None:
    honest = filed.load(filed.FILES / "fresh" / "fr-web-cards-3.pdf").profile
    assert honest.absent
    signed = dict.fromkeys(SLOTS, Content.INK)

    def scan(profile: Profile) -> Scan:
        return Scan(Kind.CLEAN, "fr-web-cards", 0, "scan.pdf", b"", 2, profile, signed)

    assert scan(honest).complete
    assert not scan(honest.without(frozenset({"engagement_title"}))).complete
    assert not scan(honest.empty(frozenset({"current_phase"}))).complete


def test_each_signature_that_a_layout_draws_is_replaced_in_its_own_slot() -> None:
    case = layouts.make("un-pdf-print-top", 700)
    inked = dict.fromkeys(SLOTS, Content.INK)
    one, other = (
        drawn[0] for name in ("one", "other") if (drawn := foreign.signed(case, inked, Dice(name)))
    )
    rows = np.flatnonzero((one != other).any(axis=(1, 2)))
    between = (rows > 625) & (rows < 660)
    assert [bool(np.any(there)) for there in (rows <= 625, between, rows >= 660)] == [
        True, False, True,
    ]  # fmt: skip


def test_a_scan_of_another_print_is_read_by_its_labels_and_not_returned() -> None:
    scan = foreign.make("held-pdf-printed-captions", 1, held=True)
    assert scan is not None
    parsed = read(scan)
    weighed = grade(scan, parsed, run.verdict_on(parsed))
    assert weighed.wrong_sure == 0
    assert weighed.exact >= 0.95 * weighed.fields
    assert weighed.honest[Verdict.RETURN] == 0


@pytest.mark.parametrize(
    ("name", "seed", "field", "printed"),
    [
        ("lo-form-writer-bare-1.pdf", 1, "requestor_name", "Robert M. Nguyn, Ph.D."),
        ("pdf-ids-grid", 1, "it_manager_signed_name", "Dr. Grant de la Nguy?n"),
        ("lo-print-bare-same-cell-0.pdf", 1, "it_director_name", "Lt. Denise Nguyễn, PMP"),
    ],
)
def test_the_truth_of_a_print_is_what_its_font_can_print(
    name: str, seed: int, field: str, printed: str
) -> None:
    assert foreign.case_of(name, seed).profile.expected[field] == printed


def test_a_sheet_keeps_its_proportions_on_a_photograph_which_lies_where_the_sheet_does() -> None:
    photo = phone.photographed(np.full((992, 1403, 3), 255, np.uint8), Dice("sheet"))
    rows, columns = np.nonzero(photo.min(axis=2) > 150)
    assert np.ptp(columns) / np.ptp(rows) == pytest.approx(1403 / 992, rel=0.05)
    assert photo.shape[0] < photo.shape[1]


def test_a_scan_that_was_not_read_counts_as_an_error_and_nothing_as_exact() -> None:
    weighed = grade(scan_of("scan-office.pdf"), None, Verdict.HOLD)
    assert (weighed.errors, weighed.exact, weighed.wrong_sure) == (1, 0, 0)


def test_a_hand_writes_the_same_for_the_same_seed_and_another_for_another() -> None:
    def written(seed: int) -> list[list[float]]:
        rng = random.Random(seed)
        return [np.ravel(way).tolist() for way in signature(rng, hand(rng))]

    assert written(1) == written(1)
    assert written(1) != written(2)


def test_the_held_out_generator_draws_otherwise_and_wider() -> None:
    opened = [Dice(str(n)).between(0, 1) for n in range(300)]
    held = [Dice(str(n), held=True).between(0, 1) for n in range(300)]
    assert opened != held
    assert max(opened) <= 1 < max(held)
