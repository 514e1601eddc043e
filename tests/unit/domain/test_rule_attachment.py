"""Is every attachment there that the form promises?"""

from tests.unit.domain.making import findings, having, only, profile, reading


def test_a_promised_document_that_did_not_come_is_an_error():
    found = only(having("documentation_attached", True), "attachment_missing")
    assert "answered “Yes”" in found.message
    assert "no other file came" in found.message


def test_one_further_file_keeps_the_promise():
    assert not findings(having("documentation_attached", True), "attachment_missing", "notes.pdf")


def test_one_file_may_be_plan_and_documentation_in_one():
    both = profile(reading("documentation_attached", True), reading("formal_project_plan", True))
    assert not findings(both, "attachment_missing", "plan.xlsx")
    assert len(findings(both, "attachment_missing")) == 2


def test_no_promise_needs_no_file():
    assert not findings(profile(), "attachment_missing")


def test_a_promise_read_with_doubt_is_no_error():
    assert not findings(having("documentation_attached", True, sure=0.5), "attachment_missing")
