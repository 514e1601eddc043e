"""What is asked of every profile that was read off another print, in this order."""

from __future__ import annotations

from collections.abc import Callable

from parsers.scan.foreign.answers.apart import set_apart
from parsers.scan.foreign.answers.doubting import doubted
from parsers.scan.foreign.answers.headed import doubted_where_headed
from parsers.scan.foreign.answers.profile_read import ProfileRead
from parsers.scan.foreign.answers.proving import proven
from parsers.scan.foreign.answers.shifted import doubted_where_shifted

Check = Callable[[ProfileRead], ProfileRead]

_CHECKS: tuple[Check, ...] = (
    proven,
    doubted,
    set_apart,
    doubted_where_shifted,
    doubted_where_headed,
)


def checked(read: ProfileRead) -> ProfileRead:
    """``read`` with what is not sure on a print that nobody knows in doubt."""
    for check in _CHECKS:
        read = check(read)
    return read
