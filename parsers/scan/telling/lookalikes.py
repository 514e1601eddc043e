"""What type does not show, told by the word: letters that look the same, gaps that are none."""

from __future__ import annotations

import re

_AFTER_MAC = re.compile(r"\b(Ma?c)l(?=[bcdfghjkmnpqrstvwxz])")
_PARTED = re.compile(r"\b([DLO]') +(?=[A-Z])")
_DOLLAR = re.compile(r"\$(?=[a-z])")
_NUMERAL = re.compile(r"(?<=[a-z.,] )[Il1|](?:[Il1|]|[Il1|i]{2})$")
_APART = re.compile(r"(?<= )(I{1,2}) (I{1,2})$")
_TITLED = re.compile(
    r"(?<=[a-z])(?<!\b[JS]r)(?<!\bEsq)\.(?= (?:PMP|CPA|CGFM|MBA|MPA|MSW|CISSP|Ph\.? ?D\.?|Esq\.?)$)"
)

LESS = {
    "A": "I", "B": "EILPR", "D": "ILO", "E": "CFL", "G": "CO", "H": "FIL", "J": "ILT", "K": "IL",
    "L": "I", "M": "N", "N": "IV", "P": "FI", "Q": "O", "R": "FIKP", "T": "I", "U": "J", "W": "V",
    "Y": "V", "a": "cou", "b": "hlo", "d": "acl", "e": "co", "f": "il", "g": "aqy", "h": "lnr",
    "i": "lr", "j": "il", "k": "lx", "m": "nr", "n": "ir", "o": "c", "p": "no", "q": "a",
    "t": "fil", "u": "iv", "w": "v", "y": "v",
}  # fmt: skip
"""For each letter those of which a stroke more can make it."""

_ALONE = re.compile(r"(?<=\S) [Il1|/] (?=\S)")

_NOUGHT = re.compile(r"(?<![\w.,:/#-])[0O]\d{2,}(?!\d)")


def has_lone_stroke(text: str) -> bool:
    """Whether one stroke stands between words: a slash, a figure one or a capital I.

    >>> has_lone_stroke("e-License 1 e-Permit"), has_lone_stroke("Phase 1")
    (True, False)
    """
    return _ALONE.search(text) is not None


def begins_with_nought(text: str) -> bool:
    """Whether a word begins with a nought or an O before figures: no word tells which it is.

    >>> begins_with_nought("0365 Migration"), begins_with_nought("Budget of 2030")
    (True, False)
    """
    return _NOUGHT.search(text) is not None


def mended(text: str) -> str:
    """``text`` with capital I for l where no name has an l: after Mac, and in numerals at its end,
    whose strokes stand together; with a comma between a whole name and a title; with S for a dollar
    before letters; and without the gap that type has after an apostrophe.

    >>> mended("Wei Maclntyre D' Angelo lIl"), mended("Otto Hill II I")
    ("Wei MacIntyre D'Angelo III", 'Otto Hill III')
    """
    text = _PARTED.sub(r"\1", text)
    text = _DOLLAR.sub("S", _TITLED.sub(",", text))
    text = _APART.sub(r"\1\2", _AFTER_MAC.sub(r"\1I", text))
    return _NUMERAL.sub(lambda found: "I" * len(found.group()), text)
