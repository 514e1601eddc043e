"""Three weeks of an office's life; ``make year`` lives through a whole year."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from parsers.sandbox import Reader
from tests.year.checks import wrong
from tests.year.living import FIRST, Office


def test_after_three_weeks_every_case_clock_notice_and_digest_is_as_it_must_be(
    tmp_path: Path, reader: Reader
):
    office = Office(tmp_path, reader, seed=3)
    rows = list(office.live(22, 60))
    found = wrong(office.bureau, FIRST, FIRST + timedelta(days=21))
    office.close()
    assert found == []
    assert rows[-1].cases > 20
    assert rows[-1].acts > 20
