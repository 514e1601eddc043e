"""Names whose words vouch for letters that no look knows well, as a clerk tells them by the word.

A letter that toner or dirt left in part is told by a name that is known and would be none with
another letter there. Spaces, hyphens and numerals are told by nothing but the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_letters, ascii_lowercase

from form_templates.model import Field, FieldType
from parsers.scan.letters.recognising import Read
from parsers.scan.telling.accents import are_plain, may_be_a_speck
from parsers.scan.telling.gluing import may_lack_a_space
from parsers.scan.telling.judging import Judged, deceives
from parsers.scan.telling.known_names import is_known_name
from parsers.scan.telling.lookalikes import LESS
from parsers.scan.telling.stops import may_hold_a_speck
from parsers.scan.writing.lines import Written
from parsers.scan.writing.silent import holds_more

_WELL, _SEEN = 0.9, 0.3
"""How probable a letter is that a look knows well, and one at least that is seen at all."""
_BARELY = 0.97
"""How probable a letter is to every look that nothing speaks against."""
_LEAST, _MOST = 4, 2
"""Letters that a word has at least which tells one of them, and letters that it tells at most."""
_WORD = re.compile(r"[^\W\d_]+")
_STOPPED = re.compile(r"\b(?:[A-Z]|Jr|Sr|St|Esq|Ph|D)\.")
"""A stop that belongs there."""
_BEHIND = frozenset({"Jr", "Sr", "Esq", "PMP", "CPA", "MBA", "CGFM", "CISSP", "MPA", "MSW", "Ph"})
"""What stands behind names."""


def is_vouched_for(field: Field, found: Written, ways: Sequence[Judged]) -> bool:
    """Whether all looks say the same name of a person, and whatever none of them may know well in
    it is told by known words, or is an accent that all of them know well."""
    if field.type is not FieldType.TEXT or not field.personal or not _are_alike(found, ways):
        return False
    shown, reads = ways[0].shown, [told.lines[0] for told in ways]
    odd = deceives(field, shown) or may_hold_a_speck(shown) or may_lack_a_space(shown)
    if odd or (may_be_a_speck(shown) and not are_plain(reads)):
        return False
    return _are_told(shown, reads) and not holds_more(found.lines[0], reads[0])


def is_spoken_against(field: Field, found: Written, ways: Sequence[Judged]) -> bool:
    """Whether a word of a person's name with a letter that a look does not know well is no known
    name, and would be one with one there that a stroke more or less makes of it: “Hilf”."""
    if field.type is not FieldType.TEXT or not field.personal or not _are_alike(found, ways):
        return False
    name, poor = ways[0].shown, _poor([told.lines[0] for told in ways], _BARELY)
    return any(
        is_known_name(other)
        for word in _WORD.finditer(name)
        if len(word.group()) >= _LEAST and not is_known_name(word.group())
        for at in poor
        if word.start() <= at < word.end()
        for other in _like(word.group(), at - word.start())
    )


def _are_alike(found: Written, ways: Sequence[Judged]) -> bool:
    """Whether there are several looks at one line, which say the same and were read as shown."""
    first, *others = ways
    if not others or first.guessed or len(found.lines) != 1:
        return False
    return all(
        told.shown == first.shown and len(told.lines) == 1 and _fits(told.lines[0], told.shown)
        for told in ways
    )


def _fits(read: Read, shown: str) -> bool:
    return len(read.odds) == len(read.text) == len(shown)


def _are_told(name: str, reads: Sequence[Read]) -> bool:
    """Whether known words tell every letter of ``name`` that a look does not know well, and that
    none was left out where a look says so."""
    poor = _poor(reads)
    left_out = any(not read.least for read in reads)
    if any(odds < _SEEN for odds in poor.values()):
        return False
    stops = {found.end() - 1 for found in _STOPPED.finditer(name)}
    for at in poor:
        if not name[at].isalpha() and at not in stops:
            return False
    for word in _WORD.finditer(name):
        mine = [at - word.start() for at in poor if word.start() <= at < word.end()]
        if not _tells(word.group(), mine):
            return False
        if (mine or left_out) and _may_lack_a_letter(word.group()):
            return False
    return not (left_out and _may_be_one(name))


def _poor(reads: Sequence[Read], well: float = _WELL) -> dict[int, float]:
    """The places of the letters that a look does not know ``well``, and how probable each is to the
    look that knows it least."""
    odds = (min(each) for each in zip(*(read.odds for read in reads), strict=True))
    return {at: one for at, one in enumerate(odds) if one < well}


def _tells(word: str, poor: Sequence[int]) -> bool:
    """Whether the letters of ``word`` at ``poor`` can be no others."""
    if not poor:
        return True
    if len(poor) > _MOST or len(word) < _LEAST or not all(word[at].isascii() for at in poor):
        return False
    return is_known_name(word) and not any(map(is_known_name, _with_others(word, poor)))


def _like(word: str, at: int) -> Iterator[str]:
    """``word`` with each letter at the place ``at`` that is like the one there."""
    own = word[at]
    for other in ascii_letters:
        if other in LESS.get(own, "") or own in LESS.get(other, ""):
            yield word[:at] + other + word[at + 1 :]


def _with_others(word: str, poor: Sequence[int]) -> Iterator[str]:
    """``word`` with any other letters at one or all of the places ``poor``."""
    at, *others = poor
    for letter in ascii_lowercase:
        made = (word[:at] + letter + word[at + 1 :]).capitalize()
        if others:
            yield from _with_others(made, others)
        if made.casefold() != word.casefold():
            yield made
    if others:
        yield from _with_others(word, others)


def _may_lack_a_letter(word: str) -> bool:
    """Whether ``word`` is no known name, or would be another with a letter more."""
    if len(word) == 1 or word in _BEHIND:
        return False
    if len(word) < _LEAST or not is_known_name(word):
        return True
    more = (word[:at] + letter + word[at:] for at in range(len(word) + 1)
            for letter in ascii_lowercase)  # fmt: skip
    return any(is_known_name(one.capitalize()) for one in more)


def _may_be_one(name: str) -> bool:
    """Whether two words of ``name`` would be a known one together."""
    return any(is_known_name((a + b).capitalize()) for a, b in pairwise(_WORD.findall(name)))
