"""The model of letters without those that stand on no form of ours.

It knows 18,700 characters, of which 16,000 are ideographs and syllables of East Asia. The last
layer, which weighs every one of them at every place of a line, is a tenth of all the work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from parsers.scan.letters.onnxfile import FLOATS

_KEY = "character"
"""What the model calls the list of its characters; before them it has none, behind them a space."""


def trim(model: Any, wanted: Callable[[str], bool]) -> list[str]:
    """Leave ``model`` the characters that are ``wanted`` alone, and say which it has then.

    The first stands for none. All of them stay where the model does not end as it is known to.
    """
    listed = next((one.value for one in model.metadata_props if one.key == _KEY), "")
    characters = ["", *listed.splitlines(), " "]
    weights = _last_layer(model.graph)
    if any(list(one.dims)[-1:] != [len(characters)] for one in weights) or not weights:
        return characters
    kept = [at for at, one in enumerate(characters) if not at or wanted(one)]
    for one in weights:
        whole = np.frombuffer(one.raw_data, np.float32).reshape(list(one.dims))
        one.raw_data = np.ascontiguousarray(whole[..., kept]).tobytes()
        one.dims[-1] = len(kept)
    name = model.graph.output[0].name
    del model.graph.output[:]
    model.graph.output.add(name=name)  # without the size that it had
    return [characters[at] for at in kept]


def _last_layer(graph: Any) -> list[Any]:
    """The weights of the product and of the sum before the last step, [] where these are not it."""
    makers = {name: node for node in graph.node for name in node.output}
    tensors = {one.name: one for one in graph.initializer}
    at, found = graph.output[0].name, []
    for step in ("Softmax", "Add", "MatMul"):
        node = makers.get(at)
        while node is not None and node.op_type == "Identity":
            node = makers.get(node.input[0])
        if node is None or node.op_type != step:
            return []
        at = node.input[0]
        if step != "Softmax":
            weights = tensors.get(node.input[1])
            if weights is None or weights.data_type != FLOATS or not weights.raw_data:
                return []
            found.append(weights)
    return found
