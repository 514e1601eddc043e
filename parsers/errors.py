"""What can be wrong with a file or a part of a mail; every reader raises only these."""

from __future__ import annotations

from enum import StrEnum


class ErrorKind(StrEnum):
    """Why a file could not be read, as ``read --json`` says it."""

    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    TIMEOUT = "timeout"
    HOSTILE = "hostile"
    NO_FORM = "no_form"


class ParseError(Exception):
    """A file cannot be read; ``kind`` says why, the text says it to a person, with the mend."""

    kind = ErrorKind.CORRUPT

    def __init__(self, message: str, kind: ErrorKind | None = None) -> None:
        """``message`` is one sentence that an agency could read."""
        super().__init__(message)
        if kind is not None:
            self.kind = kind


class EncryptedError(ParseError):
    """The file asks for a password."""

    kind = ErrorKind.ENCRYPTED


class CorruptError(ParseError):
    """The bytes are not a whole file of their kind."""

    kind = ErrorKind.CORRUPT


class TooLargeError(ParseError):
    """The file is larger than we read, as it is or once unpacked."""

    kind = ErrorKind.TOO_LARGE


class UnsupportedError(ParseError):
    """We do not read files of this kind."""

    kind = ErrorKind.UNSUPPORTED


class ScanError(UnsupportedError):
    """The file shows pages as pictures only; whether they are a form, nobody can say yet."""


class ReadTimeoutError(ParseError):
    """Reading took longer than its budget."""

    kind = ErrorKind.TIMEOUT


class WorkTimeoutError(ReadTimeoutError):
    """Reading used up its time of the processor, whatever else the machine had to do."""


class HostileError(ParseError):
    """The file breaks a limit in a way that no honest program makes."""

    kind = ErrorKind.HOSTILE


class NoFormError(ParseError):
    """The file can be read, but no form was found in it."""

    kind = ErrorKind.NO_FORM


class ScannedPagesError(NoFormError):
    """No form stands on the typed pages of a file; ``pages`` of it, from 1, are scans: one may."""

    def __init__(self, message: str, pages: tuple[int, ...]) -> None:
        """``message`` as for every error."""
        super().__init__(message)
        self.pages = pages


class ChildDiedError(ParseError):
    """The process that read the file ended before it answered."""

    kind = ErrorKind.HOSTILE


class NotNowError(Exception):
    """This machine could not read it now, which says nothing about the bytes.

    No verdict follows from it: asked again, the same bytes may well be read. The text says to a
    person what kept it, and the mend.
    """


class NotReadyError(NotNowError):
    """The process that reads has not begun in time; where it still can, it goes on beginning."""


class StarvedError(NotNowError):
    """The process that read spent its time waiting for the processor, or the system ended it."""
