"""Capital I and small l are told by the word that they stand in, or are in doubt."""

from __future__ import annotations

import pytest

from parsers.scan.capitals import capital_i


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("lvan Sample", "Ivan Sample"),  # no name begins with a small l and a consonant
        ("Dr. lris de la Sample", "Dr. Iris de la Sample"),
        ("lñaki Sample", "Iñaki Sample"),
        ("Ana de los Samples", "Ana de los Samples"),
        ("Maria de las Samples", "Maria de las Samples"),
        ("Lloyd MacIntyre", "Lloyd MacIntyre"),
        ("Sean McIver III", "Sean McIver III"),
        ("luis sample", "luis sample"),  # all of it is small
        ("A.I. Sample", "A.I. Sample"),
        ("Al Sample", "Al Sample"),
    ],
)
def test_what_the_word_tells_is_certain(read: str, name: str) -> None:
    assert capital_i(read) == (name, True)


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("lan Sample", "Ian Sample"),
        ("Sam lolanda Example", "Sam Iolanda Example"),
        ("AI Sample", "AI Sample"),
        ("WiIliam Sample", "WiIliam Sample"),
        ("Hal lliff", "Hal lliff"),
    ],
)
def test_what_it_does_not_tell_is_in_doubt(read: str, name: str) -> None:
    assert capital_i(read) == (name, False)
