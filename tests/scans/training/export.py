"""The trained model as an ONNX file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from parsers.scan.slots.sorts import HIGH, WIDE, Sort


def written(weights: list[dict[str, Any]], out: Path) -> None:
    """Write layers and the one that answers, as :mod:`tests.scans.training.fit` has them."""
    nodes, numbers, before = [], [], "picture"
    for at, layer in enumerate(weights[:-1]):
        channels = layer["b"].shape[0]
        kernel = np.asarray(layer["w"]).reshape(3, 3, -1, channels).transpose(3, 2, 0, 1)
        numbers += [_numbers(kernel, f"w{at}"), _numbers(layer["b"], f"b{at}")]
        step = 1 if at == len(weights) - 2 else 2
        nodes += [
            helper.make_node(
                "Conv", [before, f"w{at}", f"b{at}"], [f"c{at}"],
                strides=[step, step], pads=[1, 1, 1, 1],
            ),
            helper.make_node("Relu", [f"c{at}"], [f"r{at}"]),
        ]  # fmt: skip
        before = f"r{at}"
    numbers += [_numbers(weights[-1]["w"], "w"), _numbers(weights[-1]["b"], "b")]
    nodes += [
        helper.make_node("GlobalAveragePool", [before], ["mean"]),
        helper.make_node("GlobalMaxPool", [before], ["most"]),
        helper.make_node("Concat", ["mean", "most"], ["both"], axis=1),
        helper.make_node("Flatten", ["both"], ["flat"]),
        helper.make_node("Gemm", ["flat", "w", "b"], ["scores"]),
    ]
    picture = helper.make_tensor_value_info("picture", TensorProto.FLOAT, ["count", 1, HIGH, WIDE])
    scores = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["count", len(Sort)])
    graph = helper.make_graph(nodes, "sorts", [picture], [scores], numbers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    out.write_bytes(model.SerializeToString())


def weights_of(model: Path) -> list[dict[str, Any]]:
    """The weights of a model that :func:`written` wrote."""
    graph = onnx.load(model).graph
    told = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    layers = sum(name.startswith("w") for name in told) - 1
    weights = [
        {
            "w": told[f"w{at}"].transpose(2, 3, 1, 0).reshape(-1, len(told[f"b{at}"])),
            "b": told[f"b{at}"],
        }
        for at in range(layers)
    ]
    return [*weights, {"w": told["w"], "b": told["b"]}]


def _numbers(values: Any, name: str) -> TensorProto:
    return numpy_helper.from_array(np.asarray(values, np.float32), name)
