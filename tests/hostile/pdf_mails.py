"""Mails with a hostile PDF, and what must become of them."""

from __future__ import annotations

from collections.abc import Mapping

from tests.hostile.build import attached, text, with_parts
from tests.hostile.kinds import Blamed, Check, Hostile, Must
from tests.hostile.lures import kept
from tests.hostile.opened import PDF_PROFILE
from tests.hostile.rawpdf import pdf

_OVER = frozenset({
    "a page tree of itself", "a page a hundred thousand times", "a page tree two thousand deep",
    "contents of a bomb", "half a million lines", "very many letters", "a bomb of LZW",
    "a bomb of runs", "one field a hundred thousand times", "very many fields",
    "a list of very many choices", "very many annotations", "a broken lock of version 1",
    "a broken lock of version 5", "a broken lock of version 99",
})  # fmt: skip
"""Those that must be blamed: a limit is hit, or they cannot be opened."""


def made(name: str, changes: Mapping[int, bytes | None]) -> Hostile:
    return raw(name, pdf(changes))


def sample(name: str, tail: bytes) -> Hostile:
    return raw(f"{name} (sample)", PDF_PROFILE.read_bytes() + tail, form=True)


def raw(name: str, data: bytes, *, form: bool = False) -> Hostile:
    over = name in _OVER
    check: Check = lambda read: kept(read) and (not over or _blamed(read))  # noqa: E731
    mail = with_parts(text(), attached(data, "profile.pdf"))
    return Hostile(f"PDF of {name}", mail, check, Must.BLAMED if over else Must.HARMLESS, form=form)


_blamed = Blamed()
