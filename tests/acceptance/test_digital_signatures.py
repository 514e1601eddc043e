"""Digitally signed PDFs through ``check``: in the caged child, by the settings' authorities."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.servers.command import run
from tests.unit.signatures.papers import IT, SPONSOR, changed, paper, setting, signed
from tests.unit.signatures.people import person

AUTHORITY = "Example Authority"
SETTINGS = '[trust]\nsignature_roots = ["authority.pem"]\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings that trust an authority, and forms that two people signed."""
    path = tmp_path_factory.mktemp("signed")
    (path / "authority.pem").write_bytes(person(AUTHORITY, authority=True).pem)
    (path / "config.toml").write_text(SETTINGS)
    blank = paper(business_sponsor_signed_name="", business_sponsor_signed_date="")
    first = signed(blank, IT, person("Ann Roe", "rsa", AUTHORITY))
    named = changed(first, setting("business_sponsor_signed_name", "Sam Poe", "Sam Poe"))
    dated = changed(named, setting("business_sponsor_signed_date", "11/19/2026", "11/19/2026"))
    good = signed(dated, SPONSOR, person("Sam Poe"))
    late = signed(changed(dated, setting("rfp", "/Yes")), SPONSOR, person("Sam Poe"))
    (path / "good.pdf").write_bytes(good)
    (path / "changed.pdf").write_bytes(changed(good, setting("agency", "Other", "Other")))
    (path / "late.pdf").write_bytes(late)
    return path


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, Any]:
    """What ``check`` says of each of them, in one call."""
    done = run(
        "check", "good.pdf", "changed.pdf", "late.pdf", "--on", "2026-11-20", "--json", cwd=folder
    )
    assert (done.returncode, done.stderr) == (1, "")
    return {row["file"]: row for row in json.loads(done.stdout)}


def test_a_form_that_both_signed_digitally_is_accepted(told: dict[str, Any]) -> None:
    good = told["good.pdf"]
    assert good["verdict"] == "accept"
    assert all(finding["severity"] == "warning" for finding in good["findings"])
    ours, own = good["signatures"][IT], good["signatures"][SPONSOR]
    assert (ours["status"], ours["kind"], ours["signer"]) == ("signed", "digital", "Ann Roe")
    assert "An authority that this office trusts vouches" in ours["reason"]
    assert (own["status"], own["signer"]) == ("signed", "Sam Poe")
    assert "self-signed" in own["reason"]


def test_a_form_changed_after_signing_goes_back_with_a_kind_mend(told: dict[str, Any]) -> None:
    assert told["changed.pdf"]["verdict"] == "return"
    found = [one for one in told["changed.pdf"]["findings"] if one["field"] == IT]
    assert len(found) == 1
    assert found[0]["message"] == (
        "The digital signature of Ann Roe in “Agency IT Manager – Signature” does not verify "
        "(After signing, “Agency / Business Unit Name” was changed from “Example Agency”)."
    )
    assert found[0]["mend"] == (
        "Please have the form signed again as the last step, after everything else is filled in."
    )


def test_an_answer_given_between_the_signatures_is_for_a_planner(told: dict[str, Any]) -> None:
    late = told["late.pdf"]
    assert late["verdict"] == "hold"
    first, second = late["signatures"][IT], late["signatures"][SPONSOR]
    assert (first["status"], second["status"]) == ("unclear", "signed")
    assert first["reason"].startswith("Filled in after this signature: “")


def test_without_settings_nobody_is_trusted_and_the_form_is_accepted_all_the_same(
    folder: Path, tmp_path: Path
) -> None:
    done = run("check", folder / "good.pdf", "--on", "2026-11-20", "--json", cwd=tmp_path)
    [row] = json.loads(done.stdout)
    assert row["verdict"] == "accept"
    assert "does not know" in row["signatures"][IT]["reason"]
