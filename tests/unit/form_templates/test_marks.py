"""A form's mark says which form, which version, which page."""

from __future__ import annotations

import pytest

import form_templates
from form_templates import Mark, form_mark, load_office, page_mark, read_mark
from form_templates.builders.mark import mark_modules


def test_a_mark_is_read_as_it_was_written() -> None:
    form = load_office("ct_cep").form
    assert read_mark(form_mark(form)) == Mark("ct_cep", "1.9")
    assert read_mark(f" {page_mark(form, 2)}\n") == Mark("ct_cep", "1.9", 2)


@pytest.mark.parametrize("text", ["", "https://example.gov/form", "ct_cep", "1/2", "a/b/c"])
def test_other_codes_on_a_page_are_no_marks(text: str) -> None:
    assert read_mark(text) is None


def test_the_printed_code_is_small_and_differs_by_page() -> None:
    form = load_office("ct_cep").form
    modules = mark_modules(form, 1)
    assert len(modules) == len(modules[0]) == 21
    assert modules != mark_modules(form, 2)


def test_the_package_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'load_everything'"):
        form_templates.load_everything  # noqa: B018
