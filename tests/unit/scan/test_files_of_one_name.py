"""Phones call every picture the same: what is in doubt is shown as it stands on its own one."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from form_templates import load_office
from parsers.mail.walk import Found
from parsers.model import FileKind, ParsedForm
from parsers.scan.laying.blanks import blank_pages
from parsers.scan.pixels.picture import Grey
from parsers.scan.several import read_scans
from tests.unit.scan.sheets import file_of, pages

DPI = 150
BLOTTED = ("requestor_name", "it_manager_signed_name")


def blotted(page: Grey, number: int) -> Grey:
    """The page with a black bar over the letters of one of its fields."""
    blank = blank_pages([load_office("ct_cep").form])[number]
    slot = next(slot for slot in blank.slots if slot.field == BLOTTED[number])
    middle = (slot.y0 + slot.y1) / 2
    left, top, right, low = (
        round(edge * DPI / 72) for edge in (slot.x0 + 8, middle - 4, slot.x0 + 60, middle + 4)
    )
    made = page.copy()
    made[top:low, left:right] = 0
    return made


def test_files_of_one_name_are_told_apart() -> None:
    sheets = [blotted(page, number) for number, page in enumerate(pages(DPI))]
    files = [
        Found(path, "image.png", FileKind.IMAGE, "", file_of([sheet], "PNG"))
        for path, sheet in zip("23", sheets, strict=True)
    ]
    (_, told), (_, nothing) = read_scans(files, [load_office("ct_cep").form], lambda: True)
    assert isinstance(told, ParsedForm)
    assert nothing is None
    shown = {one.field: one for one in told.evidence if one.field in BLOTTED}
    assert {field: one.place for field, one in shown.items()} == dict(
        zip(BLOTTED, ("image.png, page 1", "image.png (2), page 1"), strict=True)
    )
    for one in shown.values():
        crop = np.asarray(Image.open(io.BytesIO(one.picture)).convert("L"))
        assert (crop < 20).sum() > 1_000
