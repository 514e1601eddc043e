"""What the signature over a mail itself (S/MIME) says of its sender: notes for planners.

It makes nobody believed and signs no form; that our own server confirms a sender is another thing.
"""

from __future__ import annotations

from dataclasses import dataclass

from parsers.model import Address, MailSignature, Standing, Trust

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Seal:
    """``said`` is a clause that planners see, "" where the mail is not signed.

    ``against`` is True where it speaks against the sender.
    """

    said: str = ""
    against: bool = False


def seal_of(signature: MailSignature | None, sender: Address | None) -> Seal:
    """What ``signature`` says of ``sender``; None: the mail is not signed, or has no sender."""
    if signature is None:
        return Seal()
    why = signature.reason.rstrip(".")
    if signature.standing is Standing.UNCLEAR:
        return Seal(f"its S/MIME signature could not be judged: {why}")
    if signature.standing is Standing.INVALID:
        return Seal(
            f"its S/MIME signature does not hold: {why} (servers that rewrite mail do that, too)",
            against=True,
        )
    by = _shown(signature)
    if sender is None or sender.address.lower() not in signature.addresses:
        named = sender.address if sender else "whoever is in From"
        if not signature.addresses:
            said = f"its S/MIME signature is by {by}, whose certificate names no address: {why}"
            return Seal(said)
        return Seal(f"its S/MIME signature is by {by}, and not by {named}: {why}", against=True)
    proves = "" if signature.trust is Trust.TRUSTED else ", which proves little by itself"
    return Seal(f"its S/MIME signature is by {by}, as in From{proves}: {why}")


def _shown(signature: MailSignature) -> str:
    """The signer as the certificate names them, with the first of its addresses."""
    address = signature.addresses[0] if signature.addresses else ""
    name = signature.signer[:_SHOWN]
    if name and address:
        return f"{name} <{address[:_SHOWN]}>"
    return name or address[:_SHOWN] or "an unnamed certificate"
