"""Letters that look the same in most type, told apart by the word that they stand in."""

from __future__ import annotations

import re

_AFTER_MAC = re.compile(r"\b(Ma?c)l(?=[bcdfghjkmnpqrstvwxz])")
_NUMERAL = re.compile(r"(?<=[a-z.,] )[Il1|]{2,3}$")


def mended(text: str) -> str:
    """``text`` with capital I for l where no name has an l: after Mac, and in numerals at its end.

    >>> mended("Wei Maclntyre lIl")
    'Wei MacIntyre III'
    """
    text = _AFTER_MAC.sub(r"\1I", text)
    return _NUMERAL.sub(lambda found: "I" * len(found.group()), text)
