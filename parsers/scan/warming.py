"""Loading what every scan needs, before the first one comes and before the child is shut off."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pillow_heif  # noqa: F401 - likewise
import pypdfium2 as pypdfium
from PIL import Image

import parsers.annotating.pages  # noqa: F401 - a caged child should not load libraries
from form_templates.model import Form
from parsers.matching.values import parse_phone
from parsers.matching.vocabulary import vocabulary
from parsers.scan.laying import blanks
from parsers.scan.letters import recognising
from parsers.scan.reader import read_pages  # noqa: F401 - likewise
from parsers.scan.telling.known_names import is_known_name, is_written_so


def warm_up(forms: Sequence[Form]) -> None:
    """Prepare the blanks of ``forms`` and the model; start no threads, now or later."""
    cv2.setNumThreads(1)
    Image.init()
    pypdfium.PdfDocument.new().close()
    parse_phone("(860) 555-0100")
    blanks.blank_pages(forms)
    for form in forms:
        vocabulary(form)
    is_known_name("Sample")
    is_written_so("Sample")
    recognising.recogniser().read([np.full((40, 120), 255, np.uint8)])
