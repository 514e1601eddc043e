"""What is remembered of the texts of a mail is bounded, in number and in length."""

from __future__ import annotations

from collections.abc import Callable

from parsers.remembering import LONGEST, remembered


def _counted() -> tuple[list[str], Callable[[str], str]]:
    asked: list[str] = []

    @remembered(2)
    def shouted(text: str) -> str:
        asked.append(text)
        return text.upper() + "!"

    return asked, shouted


def test_a_short_text_is_worked_out_once() -> None:
    asked, shouted = _counted()
    assert [shouted("yes"), shouted("yes")] == ["YES!", "YES!"]
    assert asked == ["yes"]


def test_a_long_text_is_not_kept() -> None:
    asked, shouted = _counted()
    longest, longer = "a" * LONGEST, "a" * (LONGEST + 1)
    for text in (longest, longer, longest, longer):
        assert shouted(text) == text.upper() + "!"
    assert asked == [longest, longer, longer]


def test_of_many_texts_the_first_are_forgotten() -> None:
    asked, shouted = _counted()
    for text in ("one", "two", "three", "one"):
        shouted(text)
    assert asked == ["one", "two", "three", "one"]
