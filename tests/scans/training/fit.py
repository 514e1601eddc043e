"""``python -m tests.scans.training.fit OUT.onnx SAMPLES.npz …``: train the model on drawn samples.

Needs the packages of the extra ``training``. One part in twenty of the samples is kept aside, and
how well they are told is printed after every round.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from parsers.scan.slots.ink import SURELY_FROM
from parsers.scan.slots.sorts import Sort
from tests.scans.training.export import weights_of, written

Weights = list[dict[str, Any]]
CHANNELS = (12, 24, 32, 48, 64)
"""What each layer looks for; every one but the last halves the picture."""
_BATCH, _ASIDE = 64, 20
_SMOOTHED = 0.03
"""How far from certain the model is asked to be."""


def fresh(seed: int) -> Weights:
    """Weights to begin with: layers (rows by columns by channels before), and one that answers."""
    keys = jax.random.split(jax.random.PRNGKey(seed), len(CHANNELS) + 1)
    weights, before = [], 1
    for key, channels in zip(keys, CHANNELS, strict=False):
        layer = jax.random.normal(key, (9 * before, channels)) * np.sqrt(2 / (9 * before))
        weights.append({"w": layer, "b": jnp.zeros(channels)})
        before = channels
    last = jax.random.normal(keys[-1], (2 * before, len(Sort))) * np.sqrt(1 / before)
    return [*weights, {"w": last, "b": jnp.zeros(len(Sort))}]


def scores(weights: Weights, shown: jax.Array, drop: jax.Array | None = None) -> jax.Array:
    """The scores of each sort for pictures (count, high, wide) between 0 and 1."""
    x = shown[..., None]
    for at, layer in enumerate(weights[:-1]):
        step = 1 if at == len(weights) - 2 else 2
        x = jax.nn.relu(_around(x, step) @ layer["w"] + layer["b"])
    told = jnp.concatenate([x.mean(axis=(1, 2)), x.max(axis=(1, 2))], axis=1)
    if drop is not None:
        told = told * jax.random.bernoulli(drop, 0.8, told.shape) / 0.8
    return told @ weights[-1]["w"] + weights[-1]["b"]


def _around(x: jax.Array, step: int) -> jax.Array:
    """Each place's surroundings of 3 by 3 side by side: processors multiply these fastest."""
    high, wide = x.shape[1:3]
    padded = jnp.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    rows, columns = range(3), range(3)
    parts = [padded[:, y : y + high : step, x : x + wide : step] for y in rows for x in columns]
    return jnp.concatenate(parts, axis=-1)


def _loss(weights: Weights, shown: jax.Array, sorts: jax.Array, drop: jax.Array) -> jax.Array:
    wanted = jax.nn.one_hot(sorts, len(Sort)) * (1 - _SMOOTHED) + _SMOOTHED / len(Sort)
    return optax.softmax_cross_entropy(scores(weights, shown, drop), wanted).mean()


def _batch(shown: np.ndarray, dice: np.random.Generator) -> np.ndarray:
    """Pictures moved a little, and paler or darker."""
    made = np.empty(shown.shape, np.float32)
    for at, one in enumerate(shown):
        moved = np.roll(one, tuple(dice.integers(-6, 7, 2)), axis=(0, 1))
        made[at] = np.clip(moved / 255 * dice.uniform(0.7, 1.25), 0, 1)
    return made


def _report(weights: Weights, shown: np.ndarray, sorts: np.ndarray) -> None:
    answer = jax.jit(scores)
    parts = np.array_split(shown, max(1, len(shown) // 256))
    told = [answer(weights, jnp.asarray(part / np.float32(255))) for part in parts]
    likely = np.asarray(jax.nn.softmax(jnp.concatenate(told), axis=1))
    right = float((likely.argmax(axis=1) == sorts).mean())
    signed = likely[:, 0] >= SURELY_FROM
    by_sort = ", ".join(
        f"{one.name} {signed[sorts == at].mean():.4f}" for at, one in enumerate(Sort)
    )
    print(f"  kept aside: {right:.4f} right; signed: {by_sort}", flush=True)


class Training:
    """Weights on their way, by Adam with a rate that falls along a cosine."""

    def __init__(self, weights: Weights, seed: int, steps: int, rate: float) -> None:
        """Begin with ``weights``; ``steps`` is how many batches there will be."""
        falling = optax.warmup_cosine_decay_schedule(0, rate, steps // 20, steps)
        self._way = optax.adamw(falling, weight_decay=1e-3)
        self.weights = jax.tree.map(jnp.asarray, weights)
        self._state = self._way.init(self.weights)
        self._key = jax.random.PRNGKey(seed)
        self._step = jax.jit(self._stepped)

    def _stepped(
        self, weights: Weights, state: Any, shown: jax.Array, sorts: jax.Array, drop: jax.Array
    ) -> tuple[Weights, Any, jax.Array]:
        loss, slope = jax.value_and_grad(_loss)(weights, shown, sorts, drop)
        change, state = self._way.update(slope, state, weights)
        return optax.apply_updates(weights, change), state, loss

    def learn(self, shown: np.ndarray, sorts: np.ndarray) -> jax.Array:
        """Learn from a batch; the loss before."""
        self._key, drop = jax.random.split(self._key)
        self.weights, self._state, loss = self._step(self.weights, self._state, shown, sorts, drop)
        return loss


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("samples", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=Path, help="go on with this model")
    parser.add_argument("--rate", type=float, default=2e-3, help="how fast it learns at most")
    return parser.parse_args()


def main() -> None:
    """Train, report and write the model after every round."""
    args = _arguments()
    parts = [np.load(path) for path in args.samples]
    shown = np.concatenate([part["shown"] for part in parts])
    sorts = np.concatenate([part["sorts"] for part in parts])
    dice = np.random.default_rng(args.seed)
    aside, train = np.split(dice.permutation(len(sorts)), [len(sorts) // _ASIDE])
    weights = weights_of(args.start) if args.start else fresh(args.seed)
    training = Training(weights, args.seed, args.rounds * (len(train) // _BATCH), args.rate)
    begun = time.monotonic()
    for at in range(args.rounds):
        dice.shuffle(train)
        batches = train[: len(train) // _BATCH * _BATCH].reshape(-1, _BATCH)
        losses = [training.learn(_batch(shown[one], dice), sorts[one]) for one in batches]
        mean = float(jnp.stack(losses).mean())
        print(f"round {at + 1}: {mean:.4f}, {time.monotonic() - begun:.0f} s", flush=True)
        _report(training.weights, shown[aside], sorts[aside])
        written(training.weights, args.out)


if __name__ == "__main__":
    main()
