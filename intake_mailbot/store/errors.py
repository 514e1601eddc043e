"""What can go wrong in the store beyond the errors of the domain."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, OperationalError

from intake_mailbot.domain.errors import (
    ConcurrentChangeError,
    IntakeError,
    ServiceUnreachableError,
)

_SERIALIZATION_FAILURES = {"40001", "40P01"}


class FileMissingError(IntakeError):
    """A file that the database names is not in the file store."""


class FileDamagedError(IntakeError):
    """A file in the file store no longer has the content that its name promises."""


class TakenOverError(IntakeError):
    """Another process works on this message: a lock was lost, and what was done here is void."""


def unreachable(error: OperationalError) -> ServiceUnreachableError:
    """What a person is told when the database cannot be asked."""
    said = str(error.orig).strip().partition("\n")[0]
    return ServiceUnreachableError(
        f"the database does not answer ({said}); start it, or mend url under [database]"
    )


def translated(error: DBAPIError) -> IntakeError | None:
    """A driver's error in our words where a person or a caller can act on it, else None."""
    if getattr(error.orig, "sqlstate", None) in _SERIALIZATION_FAILURES:
        return ConcurrentChangeError("two transactions changed the same rows; try again")
    if isinstance(error, OperationalError):
        return unreachable(error)
    return None
