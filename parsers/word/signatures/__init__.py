"""Verifies the digital signatures of an Office package (ISO/IEC 29500-2, 12; [MS-OFFCRYPTO] 2.5).

Pure: the package's parts in, one judged signature for each signature part out. Nothing is fetched
and no clock is read: a certificate is judged at the time at which the signature says it was made.
"""

from __future__ import annotations

from parsers.word.signatures.verifier import Signature, judge

__all__ = ["Signature", "judge"]
