"""A list that costs a question: it is asked when somebody looks, and only then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, overload

T = TypeVar("T")


@dataclass(frozen=True)
class OnAsking(Sequence[T]):
    """What ``ask`` gives, asked once at the first look: most mails never look at it."""

    ask: Callable[[], tuple[T, ...]]

    @cached_property
    def _items(self) -> tuple[T, ...]:
        return self.ask()

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)
