"""Labels set flush right against their answers."""

from __future__ import annotations

from parsers.pdf.flush import columns_of
from parsers.pdf.layout import Item, Row
from parsers.pdf.words import Word

EDGE, LETTER = 230.0, 5.0


def row(at: int, label: str, answer: str = "", edge: float = EDGE) -> Row:
    """A line whose label ends at ``edge``, with an answer right behind it."""
    y = 100.0 + 12 * at
    items = words(edge - LETTER * len(label), y, label)
    return Row(y, y + 10, items + words(edge + 3, y, answer))


def words(x: float, y: float, said: str) -> list[Item]:
    found: list[Item] = []
    for word in said.split():
        end = x + LETTER * len(word)
        found.append(Item((x, y, end, y + 10), 10, Word(word, x, end, y + 10, 10)))
        x = end + LETTER
    return found


def told(*rows: Row) -> list[list[str]]:
    """The segments of each row, as text."""
    return [
        [" ".join(item.word.text for item in segment if item.word) for segment in segments]
        for segments in columns_of(rows)
    ]


OTHERS = (
    row(0, "Agency:", "Revenue Services"),
    row(2, "Requestor Name:", "Jane Sample"),
    row(4, "Requested:", "6/23/2026"),
)


def test_a_label_that_goes_on_below_ends_where_the_others_do() -> None:
    rows = (*OTHERS, row(6, "Director of", "John Test"), row(7, "information:"))
    assert told(*rows)[3:] == [["Director of", "John Test"], ["information:"]]


def test_a_label_of_three_lines_does_so_too() -> None:
    rows = (*OTHERS, row(6, "Manager (if", "John Test"), row(7, "there is"), row(8, "one):"))
    assert told(*rows)[3] == ["Manager (if", "John Test"]


def test_prose_in_which_a_word_happens_to_end_there_is_not_parted() -> None:
    rows = (*OTHERS, row(6, "We want to be", "of use to towns"), row(7, "and to others", "as well"))
    assert told(*rows)[3:] == [["We want to be of use to towns"], ["and to others as well"]]


def test_one_label_alone_makes_no_edge() -> None:
    rows = (row(0, "Agency:", "Revenue"), row(2, "Director of", "John"), row(3, "data:"))
    assert told(*rows)[1] == ["Director of John"]
