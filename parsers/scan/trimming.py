"""The model of letters without those that stand on no form of ours.

It knows 18,700 characters, of which 16,000 are ideographs and syllables of East Asia. The last
layer, which weighs every one of them at every place of a line, is a tenth of all the work.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

_KEY = "character"
"""What the model calls the list of its characters; before them it has none, behind them a space."""
_FLOATS = 1
"""How ONNX calls numbers of four bytes."""
_MESSAGES: dict[str, tuple[tuple[str, int, str, bool], ...]] = {
    "Entry": (("key", 1, "string", False), ("value", 2, "string", False)),
    "Named": (("name", 1, "string", False),),
    "Tensor": (
        ("dims", 1, "int64", True), ("data_type", 2, "int32", False),
        ("name", 8, "string", False), ("raw_data", 9, "bytes", False),
    ),
    "Node": (
        ("input", 1, "string", True), ("output", 2, "string", True),
        ("op_type", 4, "string", False),
    ),
    "Graph": (
        ("node", 1, "Node", True), ("initializer", 5, "Tensor", True),
        ("output", 12, "Named", True),
    ),
    "Model": (("graph", 7, "Graph", False), ("metadata_props", 14, "Entry", True)),
}  # fmt: skip
"""What is looked at of the messages of an ONNX file: name, number, type, and whether there are
several. What is not named here is kept as it is."""


def trimmed(data: bytes, wanted: Callable[[str], bool]) -> tuple[bytes, list[str]]:
    """The model ``data`` with the characters that are ``wanted`` alone, and those characters.

    The first stands for none. With all of them where the model does not end as it is known to.
    """
    model = _model().FromString(data)
    listed = next((one.value for one in model.metadata_props if one.key == _KEY), "")
    characters = ["", *listed.splitlines(), " "]
    weights = _last_layer(model.graph)
    if any(list(one.dims)[-1:] != [len(characters)] for one in weights) or not weights:
        return data, characters
    kept = [at for at, one in enumerate(characters) if not at or wanted(one)]
    for one in weights:
        whole = np.frombuffer(one.raw_data, np.float32).reshape(list(one.dims))
        one.raw_data = np.ascontiguousarray(whole[..., kept]).tobytes()
        one.dims[-1] = len(kept)
    name = model.graph.output[0].name
    del model.graph.output[:]
    model.graph.output.add(name=name)  # without the size that it had
    return model.SerializeToString(), [characters[at] for at in kept]


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
            if weights is None or weights.data_type != _FLOATS or not weights.raw_data:
                return []
            found.append(weights)
    return found


@cache
def _model() -> Any:
    """The class of ONNX files, by :data:`_MESSAGES`."""
    field = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name="model.proto", package="model", syntax="proto2")
    for name, parts in _MESSAGES.items():
        made = file.message_type.add(name=name)
        for part, number, type_, several in parts:
            label = field.LABEL_REPEATED if several else field.LABEL_OPTIONAL
            one = made.field.add(name=part, number=number, label=label)
            if type_ in _MESSAGES:
                one.type, one.type_name = field.TYPE_MESSAGE, f".model.{type_}"
            else:
                one.type = getattr(field, f"TYPE_{type_.upper()}")
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("model.Model"))
