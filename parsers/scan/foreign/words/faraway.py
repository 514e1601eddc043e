"""Letters of names from far away: the model has learned some, and leaves out what it may not say.

Of “Rațiu” it would read “Raiu” with certainty, were it asked for the letters of forms alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from parsers.scan.letters.recognising import LATIN

_LETTERS = {"Lu", "Ll"}
_BLOCKS = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
"""Latin letters with marks and strokes, as Unicode has them."""
_FAR = frozenset(
    letter
    for block in _BLOCKS
    for letter in map(chr, block)
    if unicodedata.category(letter) in _LETTERS and letter not in LATIN
)
EVERY = LATIN | _FAR
"""What a line may be read as."""


def far_letters(text: str) -> Iterator[int]:
    """Where in ``text`` letters stand that few lines have: none of these is read for certain."""
    return (at for at, letter in enumerate(text) if letter in _FAR)
