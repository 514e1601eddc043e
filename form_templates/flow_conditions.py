"""Conditions of a process, as data: what must hold for a way, a choice, a decision or a notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to what the form says.

    ``one_of`` are answers that make it true. ``closer_than``, in business days, makes it true for a
    date that lies fewer of them after the day of receipt, ``filled`` for any answer at all.
    """

    field: str
    one_of: tuple[str, ...] = ()
    closer_than: int | None = None
    filled: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A condition by name: all that it asks must be true.

    Any question of ``any_of``, every one of ``all_of``, none of ``none_of``. ``nothing_open``:
    every task and deliverable that is needed is there. ``ended``: the last day of this clock ("")
    is over. ``decided``: each "decision:choice" was taken last, or its decision is not asked in
    this case; ``any_decided``: one of these was taken last. ``arrived``: these deliverables are
    there; ``done``: these tasks are. ``within_budget``: there is an estimate, and it is not
    above the budget.
    """

    id: str
    any_of: tuple[Ask, ...] = ()
    all_of: tuple[Ask, ...] = ()
    none_of: tuple[Ask, ...] = ()
    nothing_open: bool = False
    ended: str = ""
    decided: tuple[str, ...] = ()
    any_decided: tuple[str, ...] = ()
    arrived: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    within_budget: bool = False

    @property
    def asks(self) -> Iterator[Ask]:
        """Every question to the form."""
        yield from (*self.any_of, *self.all_of, *self.none_of)
