"""The certificates of authorities whose signatures on forms count as trusted."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

_ARMOUR = re.compile(
    rb"-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----(.*?)-----END (?:X509 |TRUSTED )?CERTIFICATE",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Roots:
    """Trusted authorities: their certificates, each as the bytes of its DER encoding."""

    certificates: tuple[bytes, ...] = ()


NO_ROOTS = Roots()
"""Nobody is trusted: every signer is self-signed or unknown."""


def roots_of(files: Iterable[bytes]) -> Roots:
    """The certificates in PEM files, of which each may hold several (RFC 7468).

    Raises ValueError for a file in which none stands.
    """
    found: list[bytes] = []
    for data in files:
        here = [binascii.a2b_base64(armoured) for armoured in _ARMOUR.findall(data)]
        if not all(here) or not here:
            raise ValueError("no certificate stands in it")
        found += here
    return Roots(tuple(dict.fromkeys(found)))
