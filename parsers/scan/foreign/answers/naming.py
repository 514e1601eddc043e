"""What looks odd in a name: a letter was read as another one, or not in full."""

from __future__ import annotations

import re

from parsers.scan.telling.capitals import begins_small

_HALF = "A word of the name may have been left out."
_INITIAL = re.compile(r" [A-Z]\.?$")
"""An initial that ends a name: another word stood behind."""
_BARE = re.compile(r"(?<!\S)[DLO] (?=[A-Z][a-z])")
_APOSTROPHE = "An apostrophe may have been left out of this name."
"""Small as a speck: “D’Angelo” and “O’Brien” without theirs are two words."""
_CUT_OFF = "The name may be cut off at its end."
_BEHIND = re.compile(r",\s*([^,]*)$")
_DEGREES = frozenset({
    "aia", "ba", "bs", "cfa", "cfe", "cia", "cpa", "csm", "dds", "dmd", "do", "dr", "dvm", "edd",
    "eit", "esq", "ii", "iii", "iv", "jd", "jr", "llb", "llm", "ma", "mba", "md", "med", "mha",
    "mpa", "mph", "mpp", "ms", "msn", "msw", "np", "od", "pa", "pe", "pg", "phd", "pls", "pmp",
    "ra", "rn", "sr", "v",
})  # fmt: skip
_FEW = 3
"""What stands behind a name and a comma, of so few letters."""
_SPECK = "A speck of the scan may have been read as a stop."
_STOPPED = re.compile(r"[^\W\d_]{5}\.$")
"""A stop behind a whole name; what names shorten is shorter."""
_ODD = {_INITIAL: _HALF, _STOPPED: _SPECK, _BARE: _APOSTROPHE}
_SMALL = "A name begins with a small letter here: a capital may have been misread."
_ACCENT = "An accent of this name may be another one."
_WORD = re.compile(r"[^\W\d_]+")
_SURELY = frozenset("ßáéíóúýàèìòùñçÁÉÍÓÚÝÀÈÌÒÙÑÇ")
"""Letters that are hardly taken for others. Where the model does not know one it says what looks
most like it: “ä” of “ầ”, “ü” of “ű”."""
_USUAL = frozenset({
    "åke", "åsa", "benoît", "björk", "björn", "bjørn", "böhm", "bräuer", "chloë", "citroën",
    "conceição", "gaël", "gaëlle", "götz", "grünberg", "guimarães", "gül", "günter",
    "günther", "håkan", "jäger", "jérôme", "joão", "joël", "jørgen", "jørgensen", "jörg", "jürgen",
    "köhler", "könig", "krämer", "kühn", "lemaître", "löwe", "maëlle", "magalhães", "michaël",
    "möller", "müller", "noël", "öberg", "øystein", "özdemir", "öztürk", "prêtre", "raphaël",
    "schäfer", "schönberg", "schröder", "simões", "søren", "sørensen", "zoë",
})  # fmt: skip
"""Names with other letters, in small ones."""


def oddity_of(name: str) -> str:
    """Why ``name`` may have been misread, "" where nothing says so.

    >>> [bool(oddity_of(name)) for name in ("Anna de la Müller", "anna sample", "pórsson Jón")]
    [False, False, True]
    >>> [bool(oddity_of(name)) for name in ("Jo D Angelo", "O Brien, Jo", "Jo D. Hill")]
    [True, True, False]
    """
    if len(name.split()) == 1:
        return _HALF
    for odd, why in _ODD.items():
        if odd.search(name):
            return why
    if _is_cut_off(name):
        return _CUT_OFF
    if begins_small(name):
        return _SMALL
    if any(map(_is_strange, _WORD.findall(name))):
        return _ACCENT
    return ""


def _is_cut_off(name: str) -> bool:
    """Whether a name ends with a comma, or a few letters behind one that are no degree's.

    Fields of programs cut off what has no room in them.
    """
    behind = _BEHIND.search(name)
    if behind is None:
        return False
    letters = "".join(letter for letter in behind.group(1) if letter.isalpha()).casefold()
    return len(letters) <= _FEW and letters not in _DEGREES


def _is_strange(word: str) -> bool:
    """Whether a word has letters that may be others, and is no name that is known to have them."""
    certain = all(letter.isascii() or letter in _SURELY for letter in word)
    return not certain and word.casefold() not in _USUAL
