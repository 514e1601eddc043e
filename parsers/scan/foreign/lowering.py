"""Lines read by a model that sees two thirds of their height: the white above and below is cut off.

The model of letters takes lines of 48 rows, of which type of usual size fills 30. Its last part is
the mean of three rows of places; of two it is as good, at two thirds of the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.blanks import SCALE
from parsers.scan.messages import Parts, message_class
from parsers.scan.picture import Grey, ink_of
from parsers.scan.recognising import (
    LATIN,
    Read,
    Recogniser,
    _may_stand,
    decoded,
    model_folder,
    recogniser,
    session,
)
from parsers.scan.trimming import trimmed

_WHOLE, _ROWS, _PLACES = 48, 32, 2
"""Pixels that lines are high for the model as it comes, and here, and the rows of places then."""
_POOL = [3, 2]
"""Of how many places, down and across, the model's last part takes the mean as it comes."""
_NARROWED = 0.9
"""How large a line is made, of the size at which the whole model reads it: of 440 lines as many
are read alike as at full size."""
_LONG = 330.0
"""Points from which a line is likelier prose than an answer: it is seldom read again, and is given
its full size at once."""
_WIDEST, _LIKE = 2400, 1.12
"""Pixels that lines of a batch are wide together, and how many times as wide as another at most."""
_EDGE = 2
"""Pixels that are kept above and below the ink."""
_MESSAGES: Mapping[str, Parts] = {
    "Attribute": (("name", 1, "string", False), ("ints", 8, "int64", True)),
    "Node": (("op_type", 4, "string", False), ("attribute", 5, "Attribute", True)),
    "Dim": (("dim_value", 1, "int64", False),),
    "Shape": (("dim", 1, "Dim", True),),
    "Tensor": (("shape", 2, "Shape", False),),
    "Type": (("tensor_type", 1, "Tensor", False),),
    "Info": (("name", 1, "string", False), ("type", 2, "Type", False)),
    "Graph": (
        ("node", 1, "Node", True), ("input", 11, "Info", True), ("value_info", 13, "Info", True),
    ),
    "Model": (("graph", 7, "Graph", False),),
}  # fmt: skip
"""What is looked at of an ONNX file."""


class LowRecogniser(Recogniser):
    """A model for lines of 32 rows, which knows the characters that the whole one knows."""

    def __init__(self, whole: Recogniser, model: bytes) -> None:
        """Share what ``whole`` has but for its session, which is of ``model``."""
        vars(self).update(vars(whole))
        self._session = session(model)

    def read(
        self,
        lines: Sequence[Grey],
        allowed: frozenset[str] = LATIN,
        *,
        narrowed: float = _NARROWED,
    ) -> list[Read]:
        """The text of each of ``lines``, of the characters ``allowed`` only.

        ``narrowed`` is how large a line is made, of the size at which the whole model reads it;
        wide ones have that size.
        """
        sizes = [1.0 if line.shape[1] >= _LONG * SCALE else narrowed for line in lines]
        made = [_fitted(line, size) for line, size in zip(lines, sizes, strict=True)]
        told: dict[int, Read] = {}
        for batch in _batches([one.shape[1] for one in made]):
            told |= self._batch(batch, made, allowed)
        return [told[at] for at in range(len(made))]

    def _batch(
        self, batch: Sequence[int], made: Sequence[NDArray[np.float32]], allowed: frozenset[str]
    ) -> dict[int, Read]:
        widest = max(made[at].shape[1] for at in batch)
        stack = np.zeros((len(batch), 3, _ROWS, widest), np.float32)
        for row, at in enumerate(batch):
            stack[row, :, :, : made[at].shape[1]] = made[at]
        out: NDArray[np.float32] = self._session.run(None, {self._input: stack})[0]
        alphabet = self._alphabet(allowed)
        return {
            at: decoded(alphabet.seen_in(out[row]), alphabet, widest / made[at].shape[1])
            for row, at in enumerate(batch)
        }


@lru_cache(maxsize=1)
def low_recogniser() -> Recogniser:
    """The low recogniser of this process, loaded on first need; the whole one where none can be."""
    whole, folder = recogniser(), model_folder()
    low = _low_model(next(folder.glob("*rec*.onnx"))) if folder else None
    return whole if low is None else LowRecogniser(whole, low)


def _low_model(model: Path) -> bytes | None:
    return lowered(trimmed(model.read_bytes(), _may_stand)[0])


def lowered(data: bytes) -> bytes | None:
    """The model ``data`` for lines of 32 rows; None where it is not made as it is known to be."""
    model = message_class("Model", _MESSAGES).FromString(data)
    pools = [
        one
        for node in model.graph.node
        if node.op_type == "AveragePool"
        for one in node.attribute
        if one.name in {"kernel_shape", "strides"}
    ]
    taken = [dim for one in model.graph.input for dim in one.type.tensor_type.shape.dim[2:3]]
    if [list(one.ints) for one in pools] != [_POOL] * 2 or [d.dim_value for d in taken] != [_WHOLE]:
        return None
    for pool in pools:
        pool.ints[0] = _PLACES
    taken[0].dim_value = _ROWS
    del model.graph.value_info[:]  # sizes between, as they were
    return bytes(model.SerializeToString())


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Lines that are nearly as wide as each other, by their places in ``widths``."""
    batch: list[int] = []
    for at in sorted(range(len(widths)), key=lambda one: widths[one]):
        wide = widths[at]
        if batch and ((len(batch) + 1) * wide > _WIDEST or wide > _LIKE * widths[batch[0]]):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _fitted(line: Grey, narrowed: float) -> NDArray[np.float32]:
    """The rows of ``line`` that hold ink in the middle of 32, from -1 to 1."""
    scale = _WHOLE / line.shape[0] * narrowed
    held = _inked(line)
    wide, high = max(16, round(held.shape[1] * scale)), round(held.shape[0] * scale)
    high = min(max(high, 1), _ROWS)
    way = cv2.INTER_AREA if high < held.shape[0] else cv2.INTER_CUBIC
    small = cv2.resize(held, (wide, high), interpolation=way)
    above = (_ROWS - high) // 2
    whole = cv2.copyMakeBorder(
        small, above, _ROWS - high - above, 0, 0, cv2.BORDER_CONSTANT, value=255
    )
    return np.asarray(whole, np.float32) / 127.5 - 1.0


def _inked(line: Grey) -> Grey:
    rows = np.flatnonzero(ink_of(line, 165).any(axis=1))
    if not rows.size:
        return line
    return line[max(0, int(rows[0]) - _EDGE) : int(rows[-1]) + 1 + _EDGE]
