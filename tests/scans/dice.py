"""Chance with a seed, for damage; a held-out generator throws wider than the open one."""

from __future__ import annotations

import random

import numpy as np


class Dice:
    """Numbers from a seed; ``held`` draws from ranges a third wider on both sides."""

    def __init__(self, seed: str, *, held: bool = False) -> None:
        self.held = held
        self.rng = random.Random(f"{'held' if held else 'open'}:{seed}")

    def between(self, low: float, high: float) -> float:
        """A number between two of the same sign of harm; wider for the held generator."""
        more = (high - low) / 6 if self.held else 0.0
        floor = 0.0 if low >= 0 else low - more
        return self.rng.uniform(max(low - more, floor), high + more)

    def either(self, amount: float) -> float:
        """A number up to ``amount`` either way."""
        return self.between(-amount, amount)

    def chance(self, share: float) -> bool:
        """True in ``share`` of the throws."""
        return self.rng.random() < share

    def noise(self) -> np.random.Generator:
        """A generator for fields of noise."""
        return np.random.default_rng(self.rng.getrandbits(63))
