"""A mail of which its server gave only the headers: nothing is guessed of what else is in it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from parsers.errors import ErrorKind
from parsers.model import FileKind, Leaf, ParsedMail, PartProblem

_MEGABYTE = 1024 * 1024
_WHOLE = "The mail"


def headers_only(mail: ParsedMail, size: int, largest: int) -> ParsedMail:
    """``mail`` as read from its headers alone, with the reason in the place of its parts.

    ``size`` is that of the whole mail in bytes; above ``largest`` it was not fetched, and its
    sender can mend that. Otherwise the server could not give it, and a person has to look.
    """
    if size > largest:
        whole, most = -(-size // _MEGABYTE), largest // _MEGABYTE
        said = (
            f"The mail is too large: it has {whole:,} MB, and this mailbox takes {most:,} MB; "
            "please send the form by itself, and other files in mails of their own."
        )
        problem = PartProblem(ErrorKind.TOO_LARGE, said, whole=True)
    else:
        said = "The mail could not be fetched: its server gives the headers only."
        problem = PartProblem(ErrorKind.TIMEOUT, said, whole=True)
    nothing = hashlib.sha256(b"").hexdigest()
    leaf = Leaf(_WHOLE, "", FileKind.OTHER, "", size, nothing, problem=problem)
    return replace(mail, text="", words="", leaves=(leaf,), body_form=None, signature=None)
