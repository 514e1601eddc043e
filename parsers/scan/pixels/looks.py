"""Further looks at a line: what one way of looking makes of it, others read otherwise."""

from __future__ import annotations

import cv2
import numpy as np

from parsers.scan.pixels.picture import Grey


def softened(line: Grey) -> Grey:
    """Another look at the same line: blurred a little, and with other margins."""
    wider = cv2.copyMakeBorder(line, 3, 3, 4, 4, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(cv2.GaussianBlur(wider, (0, 0), 1.0), np.uint8)


def softer(line: Grey) -> Grey:
    """A third look at a standard fax, whose letters have steps for edges."""
    return np.asarray(cv2.GaussianBlur(line, (0, 0), 1.6), np.uint8)


def sharpened(line: Grey) -> Grey:
    """A third look: closer, and with the letters' edges lifted."""
    soft = cv2.GaussianBlur(line, (0, 0), 1.5)
    lifted = cv2.addWeighted(line, 1.6, soft, -0.6, 0)
    return np.asarray(lifted[2:-2, 2:-2], np.uint8)
