"""Threading by unguessable tokens in our own Message-IDs.

A Message-ID of ours reads ``<nonce.veil.seal@domain>``: the veil is the case's id, masked by a
keyed hash of the nonce; the seal is a keyed hash of both. Without the key it says nothing and
cannot be made, so that a mail which names it answers a mail of ours.
"""

from __future__ import annotations

import hashlib
import hmac
import re

_VEIL = 8
_SEAL = 10
_SHAPE = re.compile(r"^<?([0-9a-z]{8,64})\.([0-9a-f]{16})\.([0-9a-f]{20})@([^<>\s@]+)>?$")
_NONCE = re.compile(r"^[0-9a-z]{8,64}$")

NO_CASE = 0
"""What :func:`token_case` gives for a mail of ours that was about no case."""


def make_message_id(key: bytes, case_id: int | None, nonce: str, domain: str) -> str:
    """The Message-ID, in angle brackets, of a mail about ``case_id`` (None: about no case).

    ``nonce`` is 8 to 64 lower-case letters and digits, never used twice. Raises ValueError for
    another, or for a case id that is not positive.
    """
    if not _NONCE.match(nonce):
        raise ValueError(f"a nonce is 8 to 64 lower-case letters and digits, not {nonce!r}")
    if case_id is not None and not 0 < case_id < 1 << (8 * _VEIL):
        raise ValueError(f"a case id is a positive number, not {case_id}")
    number = (case_id or NO_CASE).to_bytes(_VEIL, "big")
    veil = bytes(a ^ b for a, b in zip(number, _mask(key, nonce), strict=True)).hex()
    return f"<{nonce}.{veil}.{_seal(key, nonce, veil)}@{domain}>"


def token_case(key: bytes, message_id: str) -> int | None:
    """The case that a Message-ID of ours is about; None where it is not ours.

    ``NO_CASE`` (0) means that it is ours and was about no case. The domain is not looked at: it
    may have changed since, and the seal alone proves the rest.
    """
    match = _SHAPE.match(message_id.strip())
    if match is None:
        return None
    nonce, veil, seal = match.group(1, 2, 3)
    if not hmac.compare_digest(seal, _seal(key, nonce, veil)):
        return None
    masked = bytes.fromhex(veil)
    number = bytes(a ^ b for a, b in zip(masked, _mask(key, nonce), strict=True))
    return int.from_bytes(number, "big")


def _mask(key: bytes, nonce: str) -> bytes:
    return hmac.digest(key, b"mask\0" + nonce.encode(), hashlib.sha256)[:_VEIL]


def _seal(key: bytes, nonce: str, veil: str) -> str:
    sealed = hmac.digest(key, f"seal\0{nonce}\0{veil}".encode(), hashlib.sha256)
    return sealed[:_SEAL].hex()
