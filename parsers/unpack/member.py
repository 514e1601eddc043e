"""What comes out of a container."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.model import PartProblem

_UNWANTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe]")
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a container: its ``data``, or the ``problem`` why there is none.

    ``name`` is the path inside the container, cleaned. ``junk`` marks what a packing program adds
    by itself; ``inline`` what a mail program shows within the text.
    """

    name: str
    data: bytes = b""
    problem: PartProblem | None = None
    junk: bool = False
    inline: bool = False
    content_id: str = ""


def clean_path(name: str) -> str:
    """``name`` as a relative path of plain parts, at most 200 characters of it."""
    text = _UNWANTED.sub("", name.replace("\\", "/"))
    text = text.encode("utf-8", "replace").decode("utf-8")
    parts = [part.strip() for part in text.split("/")]
    return "/".join(part for part in parts if part not in {"", ".", ".."})[-_NAME_LIMIT:]


def clean_name(name: str) -> str:
    """The last part of ``name`` without control and direction characters, on one line."""
    return clean_path(name).rpartition("/")[2]


def is_junk(name: str) -> bool:
    """Whether ``name`` is a file that packing programs add by themselves."""
    return bool(_JUNK.search(name))
