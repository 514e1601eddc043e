"""An ONNX file as what is looked at of it: enough to change a model before it is loaded."""

from __future__ import annotations

from functools import cache
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

FLOATS = 1
"""How ONNX calls numbers of four bytes."""
_MESSAGES: dict[str, tuple[tuple[str, int, str, bool], ...]] = {
    "Entry": (("key", 1, "string", False), ("value", 2, "string", False)),
    "Dimension": (("dim_value", 1, "int64", False), ("dim_param", 2, "string", False)),
    "Shape": (("dim", 1, "Dimension", True),),
    "Numbers": (("elem_type", 1, "int32", False), ("shape", 2, "Shape", False)),
    "Type": (("tensor_type", 1, "Numbers", False),),
    "Named": (("name", 1, "string", False), ("type", 2, "Type", False)),
    "Tensor": (
        ("dims", 1, "int64", True), ("data_type", 2, "int32", False),
        ("name", 8, "string", False), ("raw_data", 9, "bytes", False),
    ),
    "Attribute": (
        ("name", 1, "string", False), ("i", 3, "int64", False), ("ints", 8, "int64", True),
        ("type", 20, "int32", False),
    ),
    "Node": (
        ("input", 1, "string", True), ("output", 2, "string", True),
        ("op_type", 4, "string", False), ("attribute", 5, "Attribute", True),
    ),
    "Graph": (
        ("node", 1, "Node", True), ("initializer", 5, "Tensor", True),
        ("input", 11, "Named", True), ("output", 12, "Named", True),
    ),
    "Model": (("graph", 7, "Graph", False), ("metadata_props", 14, "Entry", True)),
}  # fmt: skip
"""Name, number and type of what is looked at, and whether there are several. What is not named
here is kept as it is."""


def read_model(data: bytes) -> Any:
    """The model of an ONNX file, to be changed and written by ``SerializeToString``."""
    return _model().FromString(data)


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
