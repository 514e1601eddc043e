"""``[trust] signature_roots``: the certificates in the files that it names."""

from __future__ import annotations

from collections.abc import Sequence

from intake_mailbot.settings import keys
from intake_mailbot.settings.document import Document
from parsers.model import Roots, roots_of

_KEY: keys.Path = ("trust", "signature_roots")


def signature_roots(document: Document, files: Sequence[str]) -> Roots:
    """The certificates in ``files``, read now and once. Raises SettingsError."""
    found: list[bytes] = []
    for place, name in enumerate(files):
        file = document.file(_KEY, name)
        if not file.is_file():
            raise document.error((*_KEY, place), f"there is no file {file}: correct the path")
        try:
            found += roots_of([file.read_bytes()]).certificates
        except (OSError, ValueError) as error:
            raise document.error(
                (*_KEY, place), f"{file} holds no certificate: name a PEM file"
            ) from error
    return Roots(tuple(found))
