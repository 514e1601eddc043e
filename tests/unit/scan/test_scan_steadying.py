"""Rules tell where fields stand where another program's letters have led astray."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from form_templates import load_office
from parsers.scan.laying.blanks import SCALE, BlankPage, blank_pages
from parsers.scan.laying.placing import NOTHING_NEAR, Placement
from parsers.scan.laying.steadying import laid_by_rules, steadied
from tests.unit.scan.sheets import pages

_STRETCHED = np.zeros((10, 2))
_STRETCHED[1] = (12.0, 0.0)
"""Points by which the page's sides are thought to lie farther out than they do."""


def _blank(number: int = 2) -> BlankPage:
    return blank_pages([load_office("ct_cep").form])[number - 1]


def _placed(page: BlankPage, agreement: float) -> Placement:
    """``page`` drawn at its own scale, laid as if its labels were longer than they are."""
    return Placement(page, np.diag([SCALE, SCALE, 1.0]), _STRETCHED, NOTHING_NEAR, agreement)


def _astray(placed: Placement) -> float:
    """Points by which the corners of fields are off at most."""
    corners = np.array([[slot.x1, slot.y0] for slot in placed.page.slots])
    return float(np.abs(placed.to_picture(corners) / SCALE - corners).max())


def test_a_page_whose_labels_are_longer_than_the_blank_s_is_laid_by_its_rules() -> None:
    page = _blank()
    placed = _placed(page, 0.6)
    assert _astray(placed) > 9
    assert _astray(steadied(page.fine, placed, None)) < 1


def test_a_filled_page_is_laid_by_the_rules_as_well() -> None:
    page = _blank()
    filled = pages(240)[1]
    assert _astray(steadied(filled, _placed(page, 0.6), None)) < 1


@pytest.mark.parametrize("grey", ["white", "streaks"])
def test_where_the_rules_are_not_seen_the_letters_keep_their_word(grey: str) -> None:
    page = _blank()
    picture = np.full_like(page.fine, 255)
    if grey == "streaks":
        picture[:, ::37] = 0
    placed = _placed(page, 0.6)
    assert steadied(picture, placed, None) is placed


def test_letters_that_agree_are_not_asked_again() -> None:
    placed = _placed(_blank(), 0.95)
    assert steadied(placed.page.fine, placed, None) is placed


def test_what_lies_by_the_rules_already_stays() -> None:
    page = _blank()
    placed = replace(_placed(page, 0.6), bend=np.zeros((10, 2)))
    assert steadied(page.fine, placed, None) is placed


def test_a_page_that_only_its_mark_names_is_known_by_its_rules() -> None:
    page = _blank()
    assert page.mark_corners is not None
    mark = (page, page.mark_corners * SCALE)
    found = laid_by_rules(page.fine, mark)
    assert found is not None
    assert _astray(found) < 1
    assert laid_by_rules(np.full_like(page.fine, 255), mark) is None
    assert laid_by_rules(page.fine, None) is None
