"""On a print that nobody knows a reading is in doubt where nothing bears it out, and is shown."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from form_templates import load_office
from form_templates.model import FieldType, Form
from parsers.model import (
    SURE,
    Anchor,
    Box,
    Damage,
    Extract,
    FoundBy,
    ParsedForm,
    Reading,
    SignatureReading,
    SignatureStatus,
    Source,
    Value,
)
from parsers.pdf.geometry import Page
from parsers.pdf.grid import Face
from parsers.pdf.words import Word
from parsers.scan.foreign.answers.checking import checked
from parsers.scan.foreign.answers.doubting import doubted
from parsers.scan.foreign.answers.evidence import Kept, kept, with_evidence
from parsers.scan.foreign.answers.profile_read import ProfileRead
from parsers.scan.foreign.sheet.lying import Level
from parsers.scan.foreign.words.clipping import with_cut_off
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.raster import PagePicture, Quality

HIGH = 792.0


@pytest.fixture(scope="module")
def form() -> Form:
    return load_office("ct_cep").form


def page(file: Page | None = None, quality: Quality = Quality.SCAN) -> Kept:
    """A letter page whose upper half is black."""
    grey = np.full((round(HIGH * SCALE), round(612 * SCALE)), 255, np.uint8)
    grey[: grey.shape[0] // 2] = 0
    level = Level(grey, 612.0, HIGH, np.diag([SCALE, SCALE, 1.0]))
    return kept(level, PagePicture(1, grey, 612.0, HIGH, quality), file)


def said(field: str, value: Value, shown: str | None = None, top: float = 100.0) -> Reading:
    text = ("" if value is None else str(value)) if shown is None else shown
    box = Box(1, 100, HIGH - top - 10, 160, HIGH - top)
    return Reading(field, value, text, 0.95, FoundBy.LABEL, Anchor("page 1", box=box))


def told(form: Form, *readings: Reading) -> ParsedForm:
    """``readings``; of all else the boxes were found, and are empty."""
    fields = {f.id: Reading(f.id, None, "", 0.0, None) for f in form.values}
    boxes = [f.id for f in form.values if f.type is FieldType.CHECKBOX]
    fields |= {key: said(key, False, "☐", 500 + 20 * at) for at, key in enumerate(boxes)}
    fields |= {one.field: one for one in readings}
    return ParsedForm(form.id, form.version, Source.SCAN, 1, fields, {})


def doubts(form: Form, told: ParsedForm, file: Page | None = None) -> ParsedForm:
    """``told`` as it is after the doubts, read off the page above."""
    read = ProfileRead(form, told, Extract(Source.SCAN, (), (), 1, ()), {1: page(file)})
    return doubted(read).told


@pytest.mark.parametrize(
    ("field", "value", "shown", "sure"),
    [
        ("engagement_title", "Road Salt Depot", "Road Salt Depot", True),
        ("engagement_title", "e-License 1 e-Permit", None, False),
        ("engagement_title", "Permits Phase 1", None, True),
        ("engagement_title", "At most 32 characters. Permit Desk", None, False),
        ("requestor_name", "Dr. Sam E. Example Jr.", None, True),
        ("requestor_name", "Sam E", None, False),
        ("requestor_name", "Sam O'Example", None, True),
        ("requestor_name", "Sam Example.", None, False),
        ("agency", "Motor Vehicles Dept.", None, True),
        ("agency", "Drivers' Licenses", None, True),
        ("agency", "Motor' Vehicles", None, False),
        ("agency", "Motor 'Vehicles", None, False),
        ("requestor_name", "Dr. Sam E.", None, False),
        ("requestor_name", "Sam Test- Example", None, False),
        ("requestor_name", "•Sam Example", None, False),
        ("agency", "Motor Vehicles °", None, False),
        ("requestor_name", "Sam Example, P .E.", None, False),
        ("engagement_title", "Move to .NET - Phase 2", None, True),
        ("engagement_title", None, "", False),
        ("rfp", False, "☐", True),
        ("rfp", True, "☒", True),
        ("rfp", False, "", False),
        ("rfp", True, "(x)", False),
        ("vendor_engaged", True, "Yes", True),
        ("vendor_engaged", True, "FOR THIS PROJECT?", False),
        ("vendor_engaged", True, "Yes, and the board has voted for it", False),
        ("vendor_engaged", False, "No\t(If Yes, please list the vendors below.)", True),
        ("vendor_engaged", False, "No (If yes, please list", True),
        ("vendor_engaged", True, "Yes, and the board has voted (as it had to by law)", False),
        ("request_type", "D", "D", False),
        ("engagement_title", "Permit Desk Name of Agency / Business Unit S", None, False),
        ("agency", "Department of Samples/Business Unit 7", None, True),
        ("requestor_name", "Example", None, False),
        ("agency", "Busi ness Unit", None, False),
        ("agency", "Business Council", None, True),
        ("requestor_name", "lan Example", "lan Example", False),
        ("engagement_title", "lan Example", "lan Example", True),
        ("vendor_1_name", "Example", None, True),
    ],
)
def test_what_nothing_bears_out_is_in_doubt(
    form: Form, field: str, value: Value, shown: str, sure: bool
) -> None:
    made = doubts(form, told(form, said(field, value, shown)))
    assert made.fields[field].sure is sure


@pytest.mark.parametrize("lost", [False, True])
def test_where_a_signer_was_not_found_what_was_found_may_be_that_signers(
    form: Form, *, lost: bool
) -> None:
    one, other = (f.id for f in form.fields.values() if f.type is FieldType.SIGNATURE)
    name = other.replace("signature", "signed_name")
    slots = {
        one: SignatureReading(one, SignatureStatus.SIGNED, None, 0.93, FoundBy.LABEL),
        other: SignatureReading(other, SignatureStatus.SIGNED, None, 0.93, FoundBy.LABEL),
    }
    if lost:
        slots[one] = SignatureReading(one, SignatureStatus.UNCLEAR, None, 0.0, None)
    asked = replace(told(form, said(name, "Sam Example")), signatures=slots)
    made = doubts(form, asked)
    assert made.fields[name].sure is not lost
    assert (made.signatures[other].confidence >= SURE) is not lost


@pytest.mark.parametrize(
    ("read", "name"),
    [("•Sam Example", "Sam Example"), ("Sam Example Jr..", "Sam Example Jr."), ("|", None)],
)
def test_a_speck_beside_a_name_is_no_part_of_it(form: Form, read: str, name: str | None) -> None:
    made = doubts(form, told(form, said("requestor_name", read)))
    assert made.fields["requestor_name"].value == name
    assert not made.fields["requestor_name"].sure


def test_a_choice_read_wrong_by_a_letter_is_the_choice(form: Form) -> None:
    one = said("current_phase", "Procurement (11B or RFP)")
    made = doubts(form, told(form, one)).fields["current_phase"]
    assert (made.value, made.sure) == ("Procurement (ITB or RFP)", True)


@pytest.mark.parametrize("field", ["vendor_1_authority", "vendor_1_name"])
def test_a_prompt_read_wrong_by_a_letter_is_no_answer(form: Form, field: str) -> None:
    one = said(field, "( hoose one...")
    made = doubts(form, told(form, one)).fields[field]
    assert (made.value, made.sure) == (None, False)


def rows(form: Form) -> list[str]:
    """The first question of each row of the form's longest table of equal rows."""
    start = [f.id for f in form.values if f.id.endswith("_start") and f.type is FieldType.DATE]
    assert len(start) > 5
    return start


@pytest.mark.parametrize(
    ("field", "shown", "answer"),
    [
        ("engagement_title", "At most 32 characters. Permit Desk", "Permit Desk"),
        ("engagement_title", "Name the project. Permit Desk", "Name the project. Permit Desk"),
        ("current_phase", "The phase you are in as you fill this in. Design", "Design"),
        ("current_phase", "One of these. Your own phase. Constructlon", "Construction"),
        ("current_phase", "The one you are in. None", "The one you are in. None"),
    ],
)
def test_an_answer_behind_a_hint_is_told_from_it_and_stays_in_doubt(
    form: Form, field: str, shown: str, answer: str
) -> None:
    one = doubts(form, told(form, said(field, shown))).fields[field]
    assert one.value == answer
    assert not one.sure


def test_rows_that_change_places_are_in_doubt(form: Form) -> None:
    start = rows(form)
    tops = [100.0 + 20 * place for place in range(len(start))]
    right = [said(key, "2026-01-02", top=top) for key, top in zip(start, tops, strict=True)]
    sure = doubts(form, told(form, *right))
    assert all(sure.fields[key].sure for key in start)
    tops[0], tops[1] = tops[1], tops[0]
    wrong = [said(key, "2026-01-02", top=top) for key, top in zip(start, tops, strict=True)]
    made = doubts(form, told(form, *wrong))
    assert not any(made.fields[key].sure for key in start)
    tops.sort(reverse=True)
    backwards = [said(key, "2026-01-02", top=top) for key, top in zip(start, tops, strict=True)]
    made = doubts(form, told(form, *backwards))
    assert all(made.fields[key].sure for key in start)


@pytest.mark.parametrize(("taken", "left"), [(1, 7), (2, 0)])
def test_rows_that_take_an_answer_of_another_row_are_in_doubt(
    form: Form, taken: int, left: int
) -> None:
    start = rows(form)
    finish = [key.replace("_start", "_finish") for key in start]
    tops = [100.0 + 40 * at for at in range(len(start))]
    far = [top - 30 if at < taken else top + 12 for at, top in enumerate(tops)]
    both = zip((*start, *finish), (*tops, *far), strict=True)
    each = [said(key, "2026-01-02", top=top) for key, top in both]
    made = doubts(form, told(form, *each)).fields
    assert sum(made[key].sure for key in start) == left


def test_rows_that_rightly_have_no_answer_do_not_make_the_others_doubtful(form: Form) -> None:
    start = rows(form)
    finish = [key.replace("_start", "_finish") for key in start]
    tops = [100.0 + 40 * at for at in range(len(start))]
    each = [said(key, "2026-01-02", top=top) for key, top in zip(start, tops, strict=True)]
    far = [top - 30 if at < 3 else top + 12 for at, top in enumerate(tops)]
    each += [
        said(key, None if at < 3 else "2026-01-02", top=top)
        for at, (key, top) in enumerate(zip(finish, far, strict=True))
    ]
    made = doubts(form, told(form, *each)).fields
    assert all(made[key].sure for key in start)


def test_the_only_row_that_was_found_of_a_long_table_may_be_another(form: Form) -> None:
    one = said("construction_status", "Completed")
    vendor = said("vendor_1_name", "Test Group Inc.")
    made = doubts(form, told(form, one, vendor)).fields
    assert not made["construction_status"].sure
    assert made["vendor_1_name"].sure


def test_rows_of_which_one_takes_the_same_words_for_two_answers_are_in_doubt(form: Form) -> None:
    status, start = said("design_status", "TBD"), said("design_start", None, "TBD")
    finish = said("testing_finish", "2026-01-02", top=300.0)
    made = doubts(form, told(form, status, start, finish))
    assert not any(made.fields[one.field].sure for one in (status, start, finish))
    keys = [key.replace("_start", "_finish") for key in rows(form)]
    each = [said(key, "2026-01-02", top=300.0 + 20 * at) for at, key in enumerate(keys)]
    alone = doubts(form, told(form, status, *each))
    assert alone.fields["testing_finish"].sure


def test_an_answer_that_ends_where_its_box_does_may_be_cut_off() -> None:
    box = Face((100.0, 100.0, 200.0, 116.0))
    high = Face((100.0, 200.0, 200.0, 260.0))
    words = [
        Word("Whole", 110.0, 150.0, 112.0, 10.0), Word("Cut", 170.0, 198.0, 112.0, 10.0),
        Word("Wrapped", 160.0, 198.0, 215.0, 10.0), Word("Free", 300.0, 340.0, 112.0, 10.0),
    ]  # fmt: skip
    made = with_cut_off(words, [high, box])
    assert [one.text for one in made if one.sure < 0.8] == ["Cut"]


@pytest.mark.parametrize("in_pdf", [False, True])
def test_a_doubt_comes_with_a_picture_of_its_place(form: Form, in_pdf: bool) -> None:
    file = Page(1, (0.0, 0.0, 612.0, HIGH), 0, 0.0) if in_pdf else None
    black, white = said("it_director_name", None, top=100.0), said("agency", None, top=600.0)
    made = doubts(form, told(form, black, white), file)
    shown = with_evidence(made, form, {1: page(file)}).evidence
    assert [(one.field, one.place, one.damage) for one in shown] == [
        ("agency", "page 1", Damage.NONE), ("it_director_name", "page 1", Damage.NONE),
    ]  # fmt: skip
    light, dark = (np.asarray(Image.open(io.BytesIO(one.picture)).convert("L")) for one in shown)
    assert light.mean() > 245
    assert dark.mean() < 10
    assert with_evidence(made, form, {}).evidence == ()


def test_damage_is_told_of_other_prints_too() -> None:
    assert page(quality=Quality.FINE_FAX).damage is Damage.FINE_FAX
    grey = np.full((1000, 800), 255, np.uint8)
    aslant = np.array([[1.2, 0.1, 0.0], [0.0, 1.2, 0.0], [0.0, 0.0004, 1.0]])
    level = Level(grey, 612.0, HIGH, aslant)
    assert kept(level, PagePicture(1, grey, 612.0, HIGH, Quality.SCAN), None).damage is Damage.PHOTO


@pytest.mark.parametrize(
    ("other", "top", "sure"),
    [("Sam D'Angelo", 400.0, True), ("Sam D'Angela", 400.0, False), ("Sam D'Angelo", 100.0, False)],
)
def test_a_name_that_two_lines_say_is_as_good_as_sure(
    form: Form, other: str, top: float, sure: bool
) -> None:
    one = replace(said("business_sponsor_name", "Sam D' Angelo"), confidence=0.79)
    again = replace(said("business_sponsor_signed_name", other, top=top), confidence=0.79)
    made = doubts(form, told(form, one, again)).fields
    assert made["business_sponsor_name"].value == "Sam D'Angelo"
    assert made["business_sponsor_name"].sure is sure
    assert made["business_sponsor_signed_name"].sure is sure


def test_a_box_that_two_questions_share_makes_all_of_its_list_doubtful(form: Form) -> None:
    boxes = [f.id for f in form.values if f.type is FieldType.CHECKBOX]
    tops = [100.0 + 20 * at for at in range(len(boxes))]
    each = [said(key, False, "☐", top) for key, top in zip(boxes, tops, strict=True)]
    assert all(doubts(form, told(form, *each)).fields[key].sure for key in boxes)
    each[1] = said(boxes[1], False, "☐", tops[2])
    made = doubts(form, told(form, *each)).fields
    assert not any(made[key].sure for key in boxes)


def test_rows_of_which_no_name_was_found_are_in_doubt(form: Form) -> None:
    names = [f.id for f in form.values if f.id.startswith("vendor_") and f.id.endswith("_name")]
    ways = [key.replace("_name", "_authority") for key in names]
    each = [said(key, "Sole Source", top=100.0 + 20 * at) for at, key in enumerate(ways)]
    made = doubts(form, told(form, *each)).fields
    assert not any(made[key].sure for key in ways)
    each += [said(names[0], "Test Group Inc.", top=95.0)]
    made = doubts(form, told(form, *each)).fields
    assert all(made[key].sure for key in ways)


def beside(field: str, value: Value, left: float, top: float) -> Reading:
    one = said(field, value, top=top)
    box = Box(1, left, HIGH - top - 10, left + 60, HIGH - top)
    return replace(one, anchor=Anchor("page 1", box=box))


@pytest.mark.parametrize(("own", "sure"), [(250.0, True), (520.0, False)])
def test_signers_beside_each_other_whose_dates_stand_at_the_other_s_name_are_in_doubt(
    form: Form, own: float, sure: bool
) -> None:
    signed = told(
        form,
        beside("it_manager_signed_name", "Jo Sample", 60, 600),
        beside("business_sponsor_signed_name", "Al Example", 330, 600),
        beside("it_manager_signed_date", "2026-01-26", own, 600),
        beside("business_sponsor_signed_date", "2026-02-01", 770 - own, 600),
    )
    fields = doubts(form, signed).fields
    assert fields["it_manager_signed_date"].sure is sure
    assert fields["business_sponsor_signed_date"].sure is sure


def test_signers_in_the_rows_or_the_columns_of_a_table_keep_their_dates(form: Form) -> None:
    for names, dates in (((60, 600), (260, 600)), ((60, 600), (60, 640))):
        step = (0, 60) if names[1] == dates[1] else (250, 0)
        signed = told(
            form,
            beside("it_manager_signed_name", "Jo Sample", *names),
            beside("it_manager_signed_date", "2026-01-26", *dates),
            beside(
                "business_sponsor_signed_name", "Al Example", names[0] + step[0], names[1] + step[1]
            ),
            beside(
                "business_sponsor_signed_date", "2026-02-01", dates[0] + step[0], dates[1] + step[1]
            ),
        )
        fields = doubts(form, signed).fields
        assert fields["it_manager_signed_date"].sure


def test_what_was_found_by_counting_boxes_is_in_doubt_as_some_may_not_have_been_seen(
    form: Form,
) -> None:
    counted = replace(said("itb", False, "☐"), found_by=FoundBy.POSITION)
    made = doubts(form, told(form, counted, said("rfp", False, "☐", 200)))
    assert made.fields["itb"].confidence < SURE <= made.fields["rfp"].confidence


def test_where_a_box_was_not_found_those_beside_it_may_be_that_ones(form: Form) -> None:
    """The box between two questions belonged to the second, and the first one's was not seen."""
    ticked, lost = said("itb", True, "☒", 100), Reading("rfp", None, "", 0.0, None)
    assert doubts(form, told(form, ticked)).fields["itb"].sure
    assert not doubts(form, told(form, ticked, lost)).fields["itb"].sure


@pytest.mark.parametrize(("lost", "sure"), [(2, True), (3, False)])
def test_where_several_required_answers_seem_empty_the_others_may_be_anothers(
    form: Form, lost: int, sure: bool
) -> None:
    """A sponsor's number stood in the line of the project manager."""
    names = ["requestor_name", "agency", "business_sponsor_name"][:lost]
    empty = (said(name, None, "") for name in names)
    phone = said("project_manager_phone", "+12035550162", "(203) 555-0162")
    found = doubts(form, told(form, phone, *empty))
    assert (found.fields["project_manager_phone"].confidence >= SURE) is sure


@pytest.mark.parametrize(
    ("shown", "sure"), [("PART 6 - Signatures", False), ("Section VI: Approvals", False),
                        ("Part 6 Partners", True)],
)  # fmt: skip
def test_the_heading_of_the_next_part_is_no_sure_answer(
    form: Form, shown: str, *, sure: bool
) -> None:
    asked = told(form, said("vendor_4_name", shown))
    read = ProfileRead(form, asked, Extract(Source.SCAN, (), (), 1, ()), {})
    assert checked(read).told.fields["vendor_4_name"].sure is sure


@pytest.mark.parametrize(("top", "sure"), [(300.0, True), (340.0, False)])
def test_a_signature_nearer_to_another_signers_answers_is_nobodys_surely(
    form: Form, top: float, *, sure: bool
) -> None:
    """The first signer's box is empty, and the ink under its caption is the second one's."""
    ink = Anchor("page 1", box=Box(1, 100, HIGH - top - 10, 160, HIGH - top))
    slots = {
        "it_manager_signature": SignatureReading(
            "it_manager_signature", SignatureStatus.SIGNED, None, 0.93, FoundBy.LABEL, anchor=ink
        ),
        "business_sponsor_signature": SignatureReading(
            "business_sponsor_signature", SignatureStatus.MISSING, None, 0.93, FoundBy.LABEL
        ),
    }
    answers = [
        said("it_manager_signed_name", "Sam Example", top=300),
        said("it_manager_signed_date", "2026-01-02", top=300),
        said("business_sponsor_signed_name", "Pat Sample", top=340),
        said("business_sponsor_signed_date", "2026-01-02", top=340),
    ]
    made = doubts(form, replace(told(form, *answers), signatures=slots))
    assert all((one.confidence >= SURE) is sure for one in made.signatures.values())
