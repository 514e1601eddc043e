"""What a mail program adds by itself, as against what the sender attached."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from parsers.mail.walk import Found
from parsers.model import FileKind

_ALWAYS = frozenset({FileKind.CALENDAR, FileKind.SMIME_SIGNATURE})
_DECLARED = frozenset(
    {
        "application/pgp-signature", "application/pgp-keys", "application/pgp-encrypted",
        "application/pkcs7-signature", "application/x-pkcs7-signature", "application/applefile",
        "application/mac-binhex40", "text/calendar", "text/vcard", "text/x-vcard",
        "text/directory", "text/x-amp-html", "text/rfc822-headers", "message/delivery-status",
        "message/global-delivery-status", "message/disposition-notification",
        "message/global-headers", "message/feedback-report",
    }
)  # fmt: skip
_LOGO = 10_000
_INLINE_PICTURE = 40_000


def is_decoration(found: Found, shown_ids: AbstractSet[str]) -> bool:
    """Whether ``found`` is no file that the sender meant to send.

    ``shown_ids`` are the Content-IDs that HTML bodies show. Containers that were opened count as
    wrapping; a picture counts where the text shows it or where it is as small as a logo. A Word or
    PDF file never counts, however it was sent.
    """
    if found.kind in {FileKind.WORD, FileKind.PDF}:
        return found.junk
    if found.body or found.wrapper or found.junk or found.kind in _ALWAYS:
        return True
    if found.declared in _DECLARED:
        return True
    return found.kind is FileKind.IMAGE and _is_shown(found, shown_ids)


def _is_shown(found: Found, shown_ids: AbstractSet[str]) -> bool:
    if found.content_id and found.content_id in shown_ids:
        return True
    if not found.declared or found.disposition == "attachment":
        return False
    limit = _INLINE_PICTURE if found.disposition == "inline" else _LOGO
    return len(found.data) < limit
