"""How mails write dates, foreign text and lists."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.replies.words import TEXT_WIDTH, local_day, long_date, short, wrapped
from tests.unit.replies.samples import NOW


def test_a_date_is_written_out() -> None:
    assert long_date(date(2026, 3, 16)) == "Monday, March 16, 2026"


def test_a_moment_is_on_the_day_of_the_office() -> None:
    assert local_day(datetime(2026, 3, 10, 2, 0, tzinfo=UTC), NOW) == date(2026, 3, 9)


def test_foreign_text_is_cut_at_a_word() -> None:
    assert short("one two three four", 12) == "one two …"
    assert short("onetwothreefourfive", 12) == "onetwothre …"
    assert short(" one\r\n\ttwo ") == "one two"


@given(st.text(st.characters(exclude_categories=())), st.integers(5, 100))
def test_foreign_text_is_one_short_line(text: str, length: int) -> None:
    said = short(text, length)
    assert len(said) <= length
    assert len(said.splitlines()) <= 1
    assert said == said.strip()


def test_list_items_hang_and_blank_lines_are_single() -> None:
    item = "word " * 30
    lines = wrapped(f"\n\nHello,\n\n\n\n- {item}\n12. {item}\n").splitlines()
    assert lines[:2] == ["Hello,", ""]
    assert lines[3].startswith("  word")
    assert next(line for line in lines if line.startswith("    word"))
    assert max(map(len, lines)) <= TEXT_WIDTH
