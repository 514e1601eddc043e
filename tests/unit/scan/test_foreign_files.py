"""Pages of another print that come as files of their own: each place is told by its own file."""

from __future__ import annotations

import io
from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from PIL import Image

from form_templates import load_office
from parsers.mail.walk import Found
from parsers.model import Anchor, FileKind, ParsedForm
from parsers.scan.foreign.answers.filing import Pictured
from parsers.scan.foreign.reading import extracted
from parsers.scan.pixels.picture import Grey
from parsers.scan.pixels.raster import PagePicture, Quality
from parsers.scan.several import read_scans
from tests.unit.scan.sheets import file_of

FIRST = {
    "engagement_title": "Engagement Title",
    "requestor_name": "Requestor's Name",
    "requestor_phone": "Contact Phone",
    "agency": "Agency / Business Unit Name",
}
SECOND = {
    "it_director_name": "Agency IT Director's Name",
    "date_requested": "Date Requested",
    "desired_go_live": "Desired Go-Live Date",
    "request_type": "Type of Request",
}
PLACES = dict.fromkeys(FIRST, "front.pdf, page 1") | dict.fromkeys(SECOND, "IMG_2.png, page 1")


def sheet(labels: Sequence[str], top: int) -> Grey:
    """A page at 150 dpi whose boxes nobody filled in, with their labels on the left."""
    page = np.full((1650, 1275), 255, np.uint8)
    for label in labels:
        for left, right in ((90, 560), (560, 1150)):
            cv2.rectangle(page, (left, top), (right, top + 50), 0, 2)
        cv2.putText(page, label, (105, top + 34), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2, cv2.LINE_AA)
        top += 70
    return page


def pdf_of(page: Grey) -> bytes:
    target = io.BytesIO()
    Image.fromarray(page).save(target, "PDF", resolution=150)
    return target.getvalue()


@pytest.fixture(scope="module")
def told() -> ParsedForm:
    """What two files of a page each say together: boxes of one are where the other has paper."""
    front = pdf_of(sheet([*FIRST.values()], 200))
    back = file_of([sheet([*SECOND.values()], 1000)], "PNG")
    files = [
        Found("2", "front.pdf", FileKind.PDF, "", front),
        Found("3", "IMG_2.png", FileKind.IMAGE, "", back),
    ]
    (_, form), (_, nothing) = read_scans(files, [load_office("ct_cep").form], lambda: True)
    assert isinstance(form, ParsedForm)
    assert nothing is None
    return form


def test_a_place_is_told_by_its_file_and_its_page_in_it(told: ParsedForm) -> None:
    anchors = {key: told.fields[key].anchor or Anchor("") for key in PLACES}
    assert {key: one.place for key, one in anchors.items()} == PLACES
    for key, one in anchors.items():
        assert one.box is not None
        assert one.box.page == 1
        assert one.part == PLACES[key].partition(",")[0]
        assert (one.box.y0 > 396) == (key in FIRST)


def test_a_doubt_is_shown_as_it_stands_in_its_own_file(told: ParsedForm) -> None:
    assert {one.field: one.place for one in told.evidence} == PLACES
    for one in told.evidence:
        crop = np.asarray(Image.open(io.BytesIO(one.picture)).convert("L"))
        rules = ((crop < 128).mean(axis=1) > 0.8).sum()
        assert rules >= 2, one.field


def test_a_page_that_had_no_time_is_named_by_its_file() -> None:
    picture = PagePicture(1, sheet([], 0), 612.0, 792.0, Quality.SCAN)
    pages = [Pictured(picture, None, "a.png"), Pictured(picture, None)]
    extract, seen = extracted(pages, lambda: False)
    assert extract.warnings == (
        "There was no time to read a.png, page 1.", "There was no time to read page 1.",
    )  # fmt: skip
    assert seen == {}
