"""What people are shown of a page, and what they are told of it."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from form_templates import load_office
from parsers.cropping import shown_as
from parsers.model import (
    Anchor,
    Box,
    Damage,
    Evidence,
    FoundBy,
    ParsedForm,
    Reading,
    SignatureReading,
    SignatureStatus,
    Source,
    within_limits,
)
from parsers.model.evidence import MOST_A_FORM, MOST_A_PICTURE
from parsers.scan.laying.blanks import BlankPage, blank_pages
from parsers.scan.laying.placing import Placement
from parsers.scan.page.asked import PageAsked
from parsers.scan.page.evidence import Sight, damage_of, sight_of
from parsers.scan.page.fields import Told
from parsers.scan.pixels.raster import Quality
from parsers.scan.profile.assembling import FileRead, PageRead, assembled


@pytest.fixture(scope="module")
def blank() -> BlankPage:
    return blank_pages([load_office("ct_cep").form])[0]


def asked(blank: BlankPage, streaked: str = "") -> PageAsked:
    """The blank itself as a page, with a bar written into the requestor's name."""
    upright = blank.fine.copy()
    slots = {slot.field: slot for slot in blank.slots}
    rows, columns = blank.slice_of(slots["requestor_name"], -3)
    upright[rows, columns.start : columns.start + 200] = 0
    streaks = np.zeros(upright.shape, np.bool_)
    if streaked:
        streaks[blank.slice_of(slots[streaked])] = True
    return PageAsked(blank, upright, upright, Quality.SCAN, {}, streaks, streaks)


def placed(blank: BlankPage, tilt: float = 0.0, scale: float = 2.0) -> Placement:
    back = np.array([[scale, 0, 0], [0, scale, 0], [0, tilt, 1]], np.float64)
    nothing = np.zeros((0, 2))
    return Placement(blank, back, np.zeros((10, 2)), (nothing, nothing), 1.0)


def read(blank: BlankPage, sight: Sight, **unsure: str) -> ParsedForm:
    """The page as read, where the fields of ``unsure`` show that and are in doubt."""
    told: dict[str, Told] = {}
    for slot in blank.slots:
        anchor = Anchor("page 1", box=Box(1, 0, 0, 9, 9))
        shown = unsure.get(slot.field, "sure")
        confidence = 0.6 if slot.field in unsure else 0.9
        told[slot.field] = Reading(
            slot.field, shown or None, shown, confidence, FoundBy.REGION, anchor
        )
    return assembled([FileRead(count=1, pages=[PageRead(1, blank, 1.0, told, sight)])])


def shown(parsed: ParsedForm, field: str) -> Evidence:
    return next(one for one in parsed.evidence if one.field == field)


def test_only_what_is_in_doubt_is_shown_with_its_place_and_damage(blank: BlankPage) -> None:
    sight = sight_of(asked(blank), Damage.FAINT)
    parsed = read(blank, sight, requestor_name="Sam Example", agency="")
    assert {one.field for one in parsed.evidence} == {"requestor_name", "agency"}
    name = shown(parsed, "requestor_name")
    assert (name.place, name.damage) == ("page 1", Damage.FAINT)
    assert parsed.fields["requestor_name"].reason == "The page is faint."
    assert parsed.fields["agency"].reason == "It seems to be empty."
    assert parsed.fields["requestor_phone"].reason == ""


def test_the_picture_is_what_stands_on_the_page_without_the_empty_paper(blank: BlankPage) -> None:
    parsed = read(blank, sight_of(asked(blank), Damage.NONE), requestor_name="x", agency="")
    name = shown(parsed, "requestor_name")
    with Image.open(io.BytesIO(name.picture)) as picture:
        grey = np.asarray(picture.convert("L"))
    assert (name.wide, name.high) == (grey.shape[1], grey.shape[0])
    assert (grey < 20).sum() > 2_000
    slot = next(one for one in blank.slots if one.field == "requestor_name")
    assert name.wide < 0.7 * (slot.x1 - slot.x0) * 2.5


def test_a_streak_through_a_place_is_its_own_damage(blank: BlankPage) -> None:
    sight = sight_of(asked(blank, streaked="agency"), Damage.NONE)
    parsed = read(blank, sight, agency="Dept", requestor_name="Sam")
    assert shown(parsed, "agency").damage is Damage.CROSSED
    assert parsed.fields["agency"].reason == "A streak runs through it."
    assert shown(parsed, "requestor_name").damage is Damage.NONE


def test_pages_that_disagree_show_what_they_disagree_on(blank: BlankPage) -> None:
    sight = sight_of(asked(blank), Damage.NONE)
    one = PageRead(1, blank, 1.0, dict(read(blank, sight).fields), sight)
    told = dict(one.told)
    told["agency"] = replace(told["agency"], value="Other")  # type: ignore[arg-type]
    other = PageRead(2, blank, 1.0, told, sight)
    parsed = assembled([FileRead(count=2, pages=[one, other])])
    assert [found.field for found in parsed.evidence] == ["agency"]


def test_an_unclear_slot_is_shown_and_a_signed_one_is_not() -> None:
    page = blank_pages([load_office("ct_cep").form])[1]
    none = np.zeros(page.fine.shape, np.bool_)
    sight = sight_of(
        PageAsked(page, page.fine, page.fine, Quality.SCAN, {}, none, none),
        Damage.NONE,
    )
    anchor = Anchor("page 2", box=Box(1, 0, 0, 9, 9))
    told: dict[str, Told] = {
        "it_manager_signature": SignatureReading(
            "it_manager_signature", SignatureStatus.UNCLEAR, None, 0.9, FoundBy.REGION,
            reason="Only a line crosses the slot.", anchor=anchor,
        ),
        "business_sponsor_signature": SignatureReading(
            "business_sponsor_signature", SignatureStatus.SIGNED, None, 0.9, FoundBy.REGION,
            anchor=anchor,
        ),
    }  # fmt: skip
    parsed = assembled([FileRead(count=1, pages=[PageRead(1, page, 1.0, told, sight)])])
    assert [one.field for one in parsed.evidence] == ["it_manager_signature"]


@pytest.mark.parametrize(
    ("quality", "tilt", "scale", "damage"),
    [
        (Quality.STANDARD_FAX, 0.0, 2.0, Damage.STANDARD_FAX),
        (Quality.FINE_FAX, 0.0, 2.0, Damage.FINE_FAX),
        (Quality.FAINT, 0.0001, 2.0, Damage.FAINT),
        (Quality.SCAN, 0.0001, 2.0, Damage.PHOTO),
        (Quality.SCAN, 0.0, 1.4, Damage.LOW_RESOLUTION),
        (Quality.SCAN, 0.0, 2.0, Damage.NONE),
    ],
)
def test_what_happened_to_a_page_is_told_by_its_quality_and_how_it_lies(
    blank: BlankPage, quality: Quality, tilt: float, scale: float, damage: Damage
) -> None:
    assert damage_of(placed(blank, tilt, scale), quality) is damage


def test_curled_paper_lay_before_a_camera(blank: BlankPage) -> None:
    lying = placed(blank)
    bent = lying.bend.copy()
    bent[3, 1] = 6.0
    assert damage_of(replace(lying, bend=bent), Quality.SCAN) is Damage.PHOTO


def noise(size: tuple[int, int]) -> Image.Image:
    return Image.fromarray(np.random.default_rng(1).integers(0, 255, size, np.uint8))


def test_a_picture_is_made_smaller_until_it_fits() -> None:
    made = shown_as("agency", noise((1_500, 2_500)), "page 1", Damage.NONE)
    assert made is not None
    assert len(made.picture) <= MOST_A_PICTURE
    assert within_limits([made]) == (made,)


def test_a_picture_without_pixels_shows_nothing() -> None:
    assert shown_as("agency", Image.new("L", (0, 5)), "page 1", Damage.NONE) is None


def test_no_form_holds_more_pictures_than_a_mail_can_carry() -> None:
    made = shown_as("agency", noise((200, 500)), "page 1", Damage.NONE)
    assert made is not None
    many = [replace(made, field=f"field_{number}") for number in range(60)]
    form = ParsedForm("ct_cep", "1", Source.SCAN, 1, {}, {}, evidence=tuple(many))
    assert 0 < sum(len(one.picture) for one in form.evidence) <= MOST_A_FORM
    assert len(form.evidence) < len(many)


def test_what_is_no_png_of_the_size_it_says_is_not_kept() -> None:
    made = shown_as("agency", noise((20, 50)), "page 1", Damage.NONE)
    assert made is not None
    forged = (
        replace(made, picture=b"GIF89a"),
        replace(made, wide=made.wide + 1),
        replace(made, picture=made.picture + b"\0" * MOST_A_PICTURE),
        replace(made, high=0),
    )
    assert within_limits((*forged, made)) == (made,)
