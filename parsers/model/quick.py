"""Values of which one file has hundreds: frozen to the type checker, and quickly made.

A frozen dataclass sets each of its attributes by a call, and so takes six times as long to be made
as another: the controls and readings of one form together took a quarter of what it costs to parse
it. That nobody changes such a value is what mypy sees to; hash, equality and the rest stay those of
a frozen one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as quick
else:
    from dataclasses import dataclass

    def quick(*, frozen, slots):
        """What ``dataclass`` makes of a class, not frozen while the program runs."""
        return dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["quick"]
