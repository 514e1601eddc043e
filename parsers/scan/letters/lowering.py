"""The model of letters for lines that are lower than those it was made for.

It takes lines 48 pixels high, halves them four times, and puts the three rows that are left
together by their mean. With the mean of as many rows as there are it takes any height. Lines 32
pixels high, as wide as before, cost two thirds and are read as well: what tells letters of forms
apart lies across and not up. At 24 as many letters are right, and fewer of them sure.
"""

from __future__ import annotations

from typing import Any

HIGH, LOW, LOWEST = 48, 32, 24
"""The height, in pixels, for which the model was made, one at which it reads as well, and one at
which it is less often sure."""
_ROWS, _ACROSS = HIGH // 16, 2
"""The rows that are left of a line, and the places across that are put together with them."""
_INT, _INTS = 2, 7
"""How ONNX calls a number and a list of numbers as attributes."""


def let_lines_be_low(model: Any) -> bool:
    """Make ``model`` take lines of any height; False, and nothing changed, where it is not as it
    is known to be."""
    graph = model.graph
    pools = [node for node in graph.node if node.op_type == "AveragePool"]
    sizes = [one.type.tensor_type.shape.dim for one in graph.input]
    if not pools or len(sizes) != 1 or len(sizes[0]) != 4 or sizes[0][2].dim_value != HIGH:
        return False
    windows = [
        one.ints
        for pool in pools
        for one in pool.attribute
        if one.name in {"kernel_shape", "strides"}
    ]
    if len(windows) != 2 * len(pools) or any(list(each) != [_ROWS, _ACROSS] for each in windows):
        return False
    for each in windows:
        each[0] = 1
    sizes[0][2].Clear()
    sizes[0][2].dim_param = "high"
    for pool in pools:
        _put_rows_together(graph, pool)
    return True


def _put_rows_together(graph: Any, pool: Any) -> None:
    """A step behind ``pool``, by the name of which all that follows finds its result."""
    result = pool.output[0]
    pool.output[0] = f"{result}.rows"
    mean = graph.node.add(op_type="ReduceMean", input=[pool.output[0]], output=[result])
    mean.attribute.add(name="axes", ints=[2], type=_INTS)
    mean.attribute.add(name="keepdims", i=1, type=_INT)
