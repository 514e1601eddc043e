"""What dust and look-alike letters make of a text is put right or doubted."""

from __future__ import annotations

import pytest

from form_templates.model import FieldType
from parsers.scan.lookalikes import mended
from parsers.scan.raster import pictures_of
from parsers.scan.stops import cleaned
from tests.scans.files import heic
from tests.unit.scan.sheets import pages


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("Alex Example.", ("Alex Example", False)),
        ("Alex Sample, PMP.", ("Alex Sample, PMP", False)),
        ("Alex Example Jr.", ("Alex Example Jr.", False)),
        ("Alex Example, Ph.D.", ("Alex Example, Ph.D.", False)),
        ("Alex Hill.", ("Alex Hill", True)),
        (". Alex Example:.", ("Alex Example", False)),
        ("Test Group Inc.", ("Test Group Inc.", False)),
    ],
)
def test_a_full_stop_stays_where_a_word_is_shortened(read: str, told: tuple[str, bool]) -> None:
    assert cleaned(FieldType.TEXT, read) == told


def test_marks_around_dates_and_phones_are_dust() -> None:
    assert cleaned(FieldType.DATE, ". 01/07/2026-") == ("01/07/2026", False)
    assert cleaned(FieldType.PHONE, "(860) 555-0100.") == ("(860) 555-0100", False)
    assert cleaned(FieldType.LONG_TEXT, ". as it is .") == (". as it is .", False)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Wei Maclntyre", "Wei MacIntyre"),
        ("Wei Maclean", "Wei Maclean"),
        ("Alex Example lIl", "Alex Example III"),
        ("Alex D' Angelo", "Alex D'Angelo"),
        ("Teachers' Test Board", "Teachers' Test Board"),
    ],
)
def test_letters_that_look_alike_follow_the_word(read: str, meant: str) -> None:
    assert mended(read) == meant


def test_every_picture_of_a_telephones_file_is_a_page() -> None:
    assert [page.number for page in pictures_of(heic(pages()))] == [1, 2]
