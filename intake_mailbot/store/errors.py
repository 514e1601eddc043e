"""What can go wrong in the store beyond the errors of the domain."""

from __future__ import annotations

from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from intake_mailbot.domain.errors import (
    ConcurrentChangeError,
    IntakeError,
    ServiceUnreachableError,
)

_SERIALIZATION_FAILURES = {"40001", "40P01"}
_IDLE_FOR_LONG = "25P03"


class FileMissingError(IntakeError):
    """A file that the database names is not in the file store."""


class FileDamagedError(IntakeError):
    """A file in the file store no longer has the content that its name promises."""


class HeldElsewhereError(ServiceUnreachableError):
    """Another process holds what only one may serve at a time."""


class TakenOverError(IntakeError):
    """Another process works on this message: a lock was lost, and what was done here is void."""


_MENDS = {
    "is locked": "another program holds it: try again when that is done",
    "readonly": "give this user the right to write the file and its folder",
    "not a database": "the file is something else: mend url under [database]",
    "malformed": "the file is damaged: restore a backup",
    "disk is full": "make room on the disk",
    "disk I/O error": "see that its disk is there, has room and can be written",
}
"""What SQLite says, and what a person can do about it."""


def unreachable(error: DBAPIError) -> ServiceUnreachableError:
    """What a person is told when the database cannot be asked."""
    said = str(error.orig).strip().partition("\n")[0]
    known = (mend for words, mend in _MENDS.items() if words in said)
    mend = next(known, "start it, or mend url under [database]")
    return ServiceUnreachableError(f"the database does not answer ({said}); {mend}")


def translated(error: DBAPIError) -> IntakeError | None:
    """A driver's error in our words where a person or a caller can act on it, else None."""
    sqlstate = getattr(error.orig, "sqlstate", None)
    if sqlstate in _SERIALIZATION_FAILURES:
        return ConcurrentChangeError("two transactions changed the same rows; try again")
    lost = error.connection_invalidated or sqlstate == _IDLE_FOR_LONG
    if lost or isinstance(error, OperationalError) or type(error) is DatabaseError:
        return unreachable(error)
    return None
