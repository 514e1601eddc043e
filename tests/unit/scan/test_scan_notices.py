"""What is stamped or written into slots that nobody signs."""

from __future__ import annotations

import pytest

from parsers.scan.slots.notices import is_stamped


@pytest.mark.parametrize(
    "text", ["RECEIVED", "RFCEIVED 12 NOV", "Filed", "COPY", "12 NOV 2026", "11/12/26", "11-2-2026"]
)
def test_words_that_offices_stamp_and_dates_are_no_names(text: str) -> None:
    assert is_stamped(text)


@pytest.mark.parametrize(
    "text", ["Alex Example", "J. Copley", "Mary Fields", "RK 7", "Grant Paine"]
)
def test_names_are_no_stamps(text: str) -> None:
    assert not is_stamped(text)
