"""Scans: pages seen as pictures, laid over the blanks that are known, and read field by field.

Needs the extra ``scan``; without it nothing here is imported, and scans are held for a person.
"""

from __future__ import annotations

import importlib.util

_NEEDED = ("cv2", "numpy", "onnxruntime", "rapidocr", "zxingcpp", "pillow_heif", "faker")


def is_installed() -> bool:
    """Whether everything that reading scans needs is installed."""
    return all(importlib.util.find_spec(name) is not None for name in _NEEDED)
