"""A check that could not ask says so, and never that all is well."""

from __future__ import annotations

import json

from tests.vulnerabilities import KNOWN, report

BUG = {"id": "CVE-2019-10906", "fix_versions": ["2.10.1"]}


def answers(pinned: object, trial: object = None):
    """A pip-audit that answers so; by default it knows what is known to be vulnerable."""
    known = {"dependencies": [{"name": "jinja2", "version": "2.10", "vulns": [BUG]}]}
    said = {KNOWN: trial or known, "pinned": pinned}
    return lambda asked: json.dumps(said[asked])


def test_a_list_that_passes_over_what_it_does_not_find_is_not_believed():
    skipped = {"dependencies": [{"name": "jinja2", "skip_reason": "not found on PyPI"}]}
    code, lines = report(answers(skipped, skipped), "pinned")
    assert code == 0
    assert "NOT checked" in lines[0]


def test_without_a_network_it_is_said_and_nothing_fails():
    assert report(lambda _: "", "pinned")[0] == 0
    assert "NOT checked" in report(lambda _: "", "pinned")[1][0]


def test_a_list_that_breaks_off_is_said():
    code, lines = report(answers({}), "pinned")
    assert (code, "NOT checked" in lines[0]) == (0, True)


def test_what_is_vulnerable_is_named_with_its_mend_and_fails():
    pinned = {"dependencies": [{"name": "lxml", "version": "4.6.2", "vulns": [BUG]}]}
    code, lines = report(answers(pinned), "pinned")
    assert (code, lines) == (1, ["lxml 4.6.2: CVE-2019-10906, mended in 2.10.1"])


def test_what_was_not_asked_is_named_beside_what_is_well():
    fine = [{"name": "lxml", "version": "6", "vulns": []}, {"name": "own", "skip_reason": "no"}]
    code, lines = report(answers({"dependencies": fine}), "pinned")
    assert code == 0
    assert lines[0] == "Not in the list, so not checked: own."
