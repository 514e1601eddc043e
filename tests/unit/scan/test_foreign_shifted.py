"""Where a phone number was read as a name, answers beside it may be those of other questions."""

from __future__ import annotations

import pytest

from form_templates import load_office
from parsers.model import SURE, Extract, FoundBy, ParsedForm, Reading, Source
from parsers.scan.foreign.answers.profile_read import ProfileRead
from parsers.scan.foreign.answers.shifted import doubted_where_shifted


def said(key: str, shown: str) -> Reading:
    return Reading(key, shown, shown, 0.9, FoundBy.LABEL)


@pytest.mark.parametrize(
    ("name", "sure"),
    [("959-555-0166 3. Contact Phone", False), ("Pat Example, Room 12", True)],
)
def test_a_phone_number_for_a_name_puts_its_section_in_doubt(name: str, *, sure: bool) -> None:
    form = load_office("ct_cep").form
    fields = {f.id: Reading(f.id, None, "", 0.0, None) for f in form.values}
    for one in (said("requestor_name", name), said("engagement_title", "Pat Example"),
                said("it_manager_signed_name", "Mary Example")):  # fmt: skip
        fields[one.field] = one
    told = ParsedForm(form.id, form.version, Source.SCAN, 1, fields, {})
    read = ProfileRead(form, told, Extract(Source.SCAN, (), (), 1, ()), {})
    told = doubted_where_shifted(read).told
    assert (told.fields["engagement_title"].confidence >= SURE) is sure
    assert told.fields["it_manager_signed_name"].confidence >= SURE
