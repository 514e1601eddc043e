"""Bytes of a mail into text: charsets, encoded words, transfer encodings.

Sources: RFC 2045 section 6, RFC 2047, RFC 2231 section 5. Every step gives something for every
input: mail in the field breaks each of these rules.
"""

from __future__ import annotations

import binascii
import codecs
import quopri
import re

_UNICODE_ALIASES = {"unicode-1-1-utf-7": "utf-7", "utf8mb4": "utf-8", "unicode": "utf-8"}
_TEXT_CODECS: dict[str, str | None] = {}
_WORD = re.compile(r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]{0,2000})\?=")
_FOLD = re.compile(rb"\r?\n[ \t]*|\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAKS = re.compile(r"[\r\n\x85\u2028\u2029\t]+")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_PADDED = re.compile(rb"=+")
_UU_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} [^\r\n]+\r?$", re.MULTILINE)


def codec(charset: str) -> str | None:
    """The name of a text codec for ``charset``, or None where there is no such charset."""
    key = charset.strip().strip("\"'").lower()[:60]
    if key not in _TEXT_CODECS:
        if len(_TEXT_CODECS) > 500:
            _TEXT_CODECS.clear()
        _TEXT_CODECS[key] = _look_up(_UNICODE_ALIASES.get(key, key))
    return _TEXT_CODECS[key]


def _look_up(name: str) -> str | None:
    try:
        found = codecs.lookup(name)
        decoded, _ = found.decode(b"a", "replace")
    except (LookupError, ValueError, TypeError, AttributeError, AssertionError, OSError):
        return None
    usable = isinstance(decoded, str) and found.name not in {"idna", "punycode", "undefined"}
    return found.name if usable and "escape" not in found.name else None


def decode(data: bytes, charset: str = "") -> str:
    """``data`` as text: by ``charset`` where it fits, else UTF-8, else Windows-1252."""
    declared = codec(charset) if charset else None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        declared = "utf-16"
    if declared in {"ascii", "iso8859-1"}:
        declared = "cp1252" if not _is_utf8(data) else "utf-8"
    for name in (declared, "utf-8-sig"):
        try:
            if name:
                return _whole(data.decode(name))
        except (UnicodeError, ValueError, LookupError):
            continue
    last = declared if declared and declared not in {"utf-8", "utf-7"} else "cp1252"
    return _whole(data.decode(last, "replace"))


def _whole(text: str) -> str:
    """``text`` without the lone surrogates that some codecs let through."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def unfolded(raw: bytes) -> str:
    """A raw header value as one line of text, 8-bit bytes read as UTF-8 or Windows-1252."""
    return decode(_FOLD.sub(b" ", raw).strip())


def decode_words(value: str) -> str:
    """``value`` with its encoded words decoded, on one line and without control characters.

    Neighbouring words are joined before their bytes are decoded, since programs split characters
    between words.
    """
    if "=?" not in value:
        return one_line(value)
    out: list[str] = []
    pending, charset, end = b"", "", 0
    for found in _WORD.finditer(value):
        between = value[end : found.start()]
        same = found[1].lower() == charset and not between.strip()
        if not same:
            out.append(_flush(pending, charset))
            pending = b""
            if between.strip() or not charset:
                out.append(between)
        charset, end = found[1].lower(), found.end()
        pending += _word_bytes(found[2], found[3])
    out.append(_flush(pending, charset))
    out.append(value[end:])
    return one_line("".join(out))


def _flush(pending: bytes, charset: str) -> str:
    return decode(pending, charset) if pending else ""


def _word_bytes(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    if encoding in "bB":
        return decode_base64(raw)
    return binascii.a2b_qp(raw.replace(b" ", b"_"), header=True)


def one_line(value: str) -> str:
    """``value`` on one line, control characters out, ends stripped."""
    return _CONTROL.sub("", _BREAKS.sub(" ", value)).strip()


def printable(value: str) -> str:
    """``value`` on one line of characters that show: nothing that orders a terminal or turns text.

    For names out of certificates, which whoever made them may fill with anything.
    """
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def decode_transfer(data: bytes, encoding: str) -> bytes:
    """``data`` without its content transfer encoding; what cannot be decoded is left as it is."""
    name = encoding.strip().strip("\"'").lower()
    if name == "base64":
        return decode_base64(data)
    if name == "quoted-printable":
        return quopri.decodestring(data)
    if name in {"x-uuencode", "uuencode", "x-uue", "uue"}:
        return decode_uu(data)
    return data


def decode_base64(data: bytes) -> bytes:
    """Base64 read leniently: stray characters skipped, padding missing or in the middle."""
    padding = data.find(b"=")
    if padding >= 0 and data[padding:].strip(b"=\r\n\t "):
        return b"".join(_base64_run(run) for run in _runs(data))
    return _base64_run(data)


def _runs(data: bytes) -> list[bytes]:
    """Pieces between paddings, up to the first that is plainly no base64 (a list's footer)."""
    kept: list[bytes] = []
    for run in _PADDED.split(data)[:100_000]:
        bare = b"".join(run.split())
        if kept and (_NOT_BASE64.search(bare) or b" " in run.strip()):
            break
        kept.append(run)
    return kept


def _base64_run(run: bytes) -> bytes:
    try:
        return binascii.a2b_base64(run)
    except binascii.Error:
        bare = _NOT_BASE64.sub(b"", run)
        whole = bare[: len(bare) - 1] if len(bare) % 4 == 1 else bare
        return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


def decode_uu(data: bytes) -> bytes:
    """The first uuencoded file in ``data``; ``data`` itself where there is none."""
    begin = _UU_BEGIN.search(data)
    if begin is None:
        return data
    out: list[bytes] = []
    for line in data[begin.end() :].lstrip(b"\r\n").splitlines():
        if line.strip() in {b"end", b"`", b""}:
            break
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            count = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                out.append(binascii.a2b_uu(line[:count]))
            except binascii.Error:
                continue
    return b"".join(out)


def plain_lines(text: str) -> str:
    """``text`` with plain line feeds and tabs as its only control characters."""
    return _CONTROL.sub("", "\n".join(text.splitlines()))
