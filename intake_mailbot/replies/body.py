"""A mail's parts: text and HTML side by side, files after them (RFC 2045, RFC 2046)."""

from __future__ import annotations

import secrets
from base64 import b64encode
from binascii import b2a_qp
from collections.abc import Sequence
from dataclasses import dataclass

_LINE = 76
"""Characters of a line of base64 at most (RFC 2045 section 6.8)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail; ``name`` is ASCII, ``mime_type`` is "main/sub".

    Where it has a ``content_id`` it is a picture of the HTML, which shows ``cid:<content_id>``.
    """

    name: str
    mime_type: str
    data: bytes
    content_id: str = ""


def mime_body(text: str, html: str, attachments: Sequence[Attachment] = ()) -> bytes:
    """The MIME headers and the body that follow a mail's own headers; lines end by CRLF."""
    pictures = [_file(one) for one in attachments if one.content_id]
    files = [_file(one) for one in attachments if not one.content_id]
    page = _text("html", html)
    if pictures:
        page = _multipart("related", [page, *pictures])
    words = _multipart("alternative", [_text("plain", text), page])
    if files:
        words = _multipart("mixed", [words, *files])
    return b"MIME-Version: 1.0\r\n" + words


def _multipart(kind: str, parts: Sequence[bytes]) -> bytes:
    # neither base64 nor quoted-printable can hold "=_", so no part can hold the boundary
    boundary = f"=_{secrets.token_hex(12)}"
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'
    between = f"--{boundary}\r\n".encode()
    body = b"".join(between + part + b"\r\n" for part in parts)
    return head.encode() + body + f"--{boundary}--\r\n".encode()


def _text(kind: str, text: str) -> bytes:
    lines = "\r\n".join(text.splitlines()) + "\r\n"
    head = (
        f"Content-Type: text/{kind}; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return head.encode() + b2a_qp(lines.encode("utf-8", "replace"), istext=True)


def _file(attachment: Attachment) -> bytes:
    shown = "inline" if attachment.content_id else "attachment"
    named = f"Content-ID: <{attachment.content_id}>\r\n" if attachment.content_id else ""
    head = (
        f"Content-Type: {attachment.mime_type}\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        f"{named}"
        f'Content-Disposition: {shown}; filename="{attachment.name}"\r\n\r\n'
    )
    coded = b64encode(attachment.data)
    ends = range(_LINE, len(coded) + _LINE, _LINE)
    lines = map(coded.__getitem__, map(slice, range(0, len(coded), _LINE), ends))
    return head.encode("ascii") + b"\r\n".join((*lines, b""))
