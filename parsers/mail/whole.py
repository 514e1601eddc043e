"""Files that cannot be what they are sent as: empty, damaged, locked, or packed strangely."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.detect import packed_in
from parsers.errors import CorruptError, EncryptedError, UnsupportedError
from parsers.model import FileKind

if TYPE_CHECKING:
    from parsers.mail.walk import Found

_UNREADABLE = frozenset({FileKind.OTHER, FileKind.EMPTY, FileKind.TEXT, FileKind.HTML})
_FORM_NAMES = re.compile(r"\.(?:docx|docm|dotx|dotm|pdf)\Z", re.IGNORECASE)
_FORM_TYPES = re.compile(
    r"application/(?:pdf|vnd\.openxmlformats-officedocument\.wordprocessingml)"
)
PGP = b"-----BEGIN PGP MESSAGE-----"
_RIGHTS = b"\x76\xe8\x04\x60\xc4\x11\xe3\x86"
"""How a rights-protected message begins. Source: MS-OXORMMS 2.2.3.1, the compressed storage."""


def is_said_form(found: Found) -> bool:
    """Whether its name or declared type says that it is a Word or PDF file."""
    return bool(_FORM_NAMES.search(found.name) or _FORM_TYPES.match(found.declared))


def may_be_form(found: Found) -> bool:
    """Whether ``found`` may hold a form, or says itself why it cannot be read."""
    return found.kind not in _UNREADABLE or found.problem is not None


def damaged(shown: str) -> str:
    """What is said of a file that is not whole; ``shown`` is what it is called."""
    return f"{shown} is damaged; please open it, save it anew and send it again."


def require_whole(found: Found) -> None:
    """Raise where a file cannot be what it is sent as: empty, cut, locked, or packed strangely."""
    shown = found.name or "A file in the mail"
    said_form = is_said_form(found)
    if found.kind is FileKind.EMPTY and (said_form or (found.name and found.disposition)):
        raise CorruptError(f"{shown} is empty; please attach it again.")
    if said_form and found.kind in _UNREADABLE:
        raise CorruptError(damaged(shown))
    if found.kind is FileKind.ENCRYPTED_OFFICE:
        raise EncryptedError(
            f"{shown} asks for a password; please remove the password and send it again."
        )
    if found.kind is FileKind.WORD_OLD:
        raise UnsupportedError(
            f"{shown} is in the old Word format (.doc); please save it as a Word document (.docx) "
            "and send it again."
        )
    if PGP in found.data[:200]:
        raise EncryptedError(
            "The mail is encrypted (PGP), and this mailbox has no key for it; please send it "
            "without encryption."
        )
    if found.data.startswith(_RIGHTS) or found.name.lower().endswith(".rpmsg"):
        raise EncryptedError(
            "The mail is protected (Microsoft Purview, or rights management), and this mailbox"
            " cannot open it; please send it without protection or encryption."
        )
    if packed := packed_in(found.data):
        raise UnsupportedError(
            f"{shown} is a {packed} archive; please attach the files without packing them."
        )
