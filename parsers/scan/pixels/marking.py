"""Printed marks (QR codes) on a page: what they say, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import zxingcpp

from parsers.scan.pixels.picture import Grey, Points

_KIND = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


def marks_on(grey: Grey) -> Iterator[tuple[str, Points]]:
    """The text of each mark, and its corners in pixels: as one reads, from the upper left on."""
    for code in zxingcpp.read_barcodes(grey, formats=_KIND):
        at = code.position
        four = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
        yield code.text, np.array([(corner.x, corner.y) for corner in four], np.float64)
