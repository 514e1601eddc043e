"""Streams, unpacked within limits: a few kilobytes must not become gigabytes."""

from __future__ import annotations

import zlib

import pikepdf
from pikepdf import Object

from parsers.errors import HostileError
from parsers.pdf.limits import MAX_RATIO, MAX_STREAM, RATIO_FROM

_FLATE = {"/FlateDecode", "/Fl"}
_GROWING = {"/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}
_PLAIN = {"/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx"}


def filters_of(stream: Object) -> list[str]:
    """The names of a stream's filters, in the order in which they are undone."""
    found = stream.get("/Filter")
    if isinstance(found, pikepdf.Array):
        return [_name(name) for name in list(found)[:16]]
    return [] if found is None else [_name(found)]


def _name(value: object) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, pikepdf.Name) else ""


def unpacked(stream: Object, limit: int = MAX_STREAM) -> bytes:
    """The decoded bytes of a text-like stream.

    b"" where it cannot be decoded (an image filter, broken data). Raises HostileError when it
    grows beyond ``limit`` bytes or beyond the ratio that honest programs reach.
    """
    names = filters_of(stream)
    try:
        data = bytes(stream.get_raw_stream_buffer())
        if names and all(name in _FLATE for name in names) and not _predicted(stream):
            for _ in names:
                data = inflated(data, limit)
            return data
        if any(name in _FLATE | _GROWING for name in names):
            _measure(data, names, limit)
        return _by_library(stream, names, data)
    except (pikepdf.PdfError, ValueError):
        return b""


def _by_library(stream: Object, names: list[str], data: bytes) -> bytes:
    known = _FLATE | _GROWING | _PLAIN
    if not names:
        return data
    return (
        stream.read_bytes(pikepdf.StreamDecodeLevel.specialized)
        if all(name in known for name in names)
        else b""
    )


def _predicted(stream: Object) -> bool:
    parms = stream.get("/DecodeParms")
    return parms is not None


def _measure(data: bytes, names: list[str], limit: int) -> None:
    """Refuse chains that could grow beyond bounds before the library unpacks them."""
    if names[0] in _FLATE:
        data = inflated(data, limit)
        names = names[1:]
    growth = sum(name in _FLATE | _GROWING for name in names)
    if growth > 1 or (growth and len(data) * 1_000 > limit * 20):
        raise HostileError("The PDF packs its contents in a way that we do not unpack.")


def inflated(data: bytes, limit: int = MAX_STREAM) -> bytes:
    """Zlib data, as far as it goes; raises HostileError beyond the limits."""
    machine = zlib.decompressobj()
    cap = min(limit, max(RATIO_FROM, len(data) * MAX_RATIO))
    try:
        out = machine.decompress(data, cap + 1)
    except zlib.error:
        return _salvaged(data, cap)
    if len(out) > cap:
        raise HostileError("The PDF unpacks to far more than an honest form holds.")
    return out


def stays_below(stream: Object, limit: int) -> bool:
    """Whether a packed image unpacks to at most ``limit`` bytes; True where it is not zlib."""
    if filters_of(stream)[:1] not in [[name] for name in _FLATE]:
        return True
    machine = zlib.decompressobj()
    try:
        return len(machine.decompress(bytes(stream.get_raw_stream_buffer()), limit + 1)) <= limit
    except zlib.error:
        return False


def _salvaged(data: bytes, cap: int) -> bytes:
    """What a broken zlib stream still gives, read in small steps."""
    machine = zlib.decompressobj()
    out = bytearray()
    try:
        for start in range(0, len(data), 256):
            out += machine.decompress(data[start : start + 256], cap + 1 - len(out))
            if len(out) > cap:
                raise HostileError("The PDF unpacks to far more than an honest form holds.")
    except zlib.error:
        pass
    return bytes(out)
