"""Classes of protobuf messages by a short table: for files of which we change a little."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

Parts = tuple[tuple[str, int, str, bool], ...]
"""What is looked at of a message: name, number, type, and whether there are several."""


def message_class(name: str, messages: Mapping[str, Parts]) -> Any:
    """The class of the message ``name`` of ``messages``; what these do not name is kept as it is.

    A type that is none of ``messages`` is one of protobuf's own.
    """
    field = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name=f"{name}.proto", package=name, syntax="proto2")
    for message, parts in messages.items():
        made = file.message_type.add(name=message)
        for part, number, type_, several in parts:
            label = field.LABEL_REPEATED if several else field.LABEL_OPTIONAL
            one = made.field.add(name=part, number=number, label=label)
            if type_ in messages:
                one.type, one.type_name = field.TYPE_MESSAGE, f".{name}.{type_}"
            else:
                one.type = getattr(field, f"TYPE_{type_.upper()}")
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{name}.{name}"))
