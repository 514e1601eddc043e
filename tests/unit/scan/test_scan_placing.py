"""A picture is laid over its blank by what is found of its print, and more of it each time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from form_templates import load_office
from parsers.scan.laying import placing
from parsers.scan.laying.blanks import blank_pages
from parsers.scan.laying.placing import Placement, place
from parsers.scan.laying.starting import Start
from parsers.scan.pixels.picture import Grey


@pytest.mark.parametrize(
    ("shares", "searches", "agreement"),
    [
        ((0.67, 0.76, 0.94, 0.98, 1.0), 5, 1.0),
        ((0.9, 0.97, 0.97, 1.0), 3, 0.97),
        ((1.0, 1.0, 1.0, 0.5), 3, 1.0),
        ((0.67, 0.7, 0.74, 1.0), 3, 0.74),
        ((0.67, 0.76, 0.8, 0.85, 0.9, 0.95, 1.0), 6, 0.95),
    ],
)
def test_a_search_that_brings_more_of_the_print_into_reach_is_followed_by_another(
    shares: tuple[float, ...], searches: int, agreement: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = blank_pages([load_office("ct_cep").form])[0]
    start = Start(page, np.eye(3), np.zeros((10, 2)))
    said = iter(shares)
    done: list[int] = []

    def found(_small: Grey, before: Placement, reach: int, _usual: float) -> Placement:
        done.append(reach)
        return replace(before, agreement=next(said))

    monkeypatch.setattr(placing, "_bent", found)
    monkeypatch.setattr(placing, "by_mark", lambda *_: start)
    monkeypatch.setattr(placing, "features_of", lambda _: (None, None))
    monkeypatch.setattr(placing, "by_features", lambda *_: None)
    made = place(np.full((792, 612), 255, np.uint8), [page], (page, np.zeros((4, 2))))
    assert len(done) == searches
    assert made is not None
    assert made.agreement == agreement
