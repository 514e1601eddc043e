"""What `check` says of files is what a mail with them gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

import fixtures
from intake_mailbot.domain.model import Verdict
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.ordering import take_in, the_case
from tests.servers.command import run

pytestmark = pytest.mark.xdist_group("scans")
FORMS = Path(fixtures.__file__).parent / "forms"


@pytest.mark.parametrize("first", [1, 2])
def test_pages_that_are_a_file_each_are_judged_as_in_one_mail(office: OfficeFolder, first: int):
    one, other = (FORMS / f"scan-phone-{page}.jpg" for page in (first, 3 - first))
    take_in(office, letter(files=tuple((path.name, path.read_bytes()) for path in (one, other))))
    done = run("check", one, "--with", other, "--on", "2026-11-09", "--json")
    [sheet] = json.loads(done.stdout)
    case = the_case(office)
    assert Verdict(sheet["verdict"]) is case.verdict
    assert {one["message"] for one in sheet["findings"]} == {one.message for one in case.findings}
    assert sheet["fields"]["engagement_title"]["value"] == case.title


def test_a_file_without_a_form_is_said_to_have_none_whatever_comes_with_it(tmp_path: Path):
    empty = tmp_path / "letter.txt"
    empty.write_text("Nothing of a form.")
    done = run("check", empty, "--with", FORMS / "word-complete.docx", "--json")
    [sheet] = json.loads(done.stdout)
    assert done.returncode == 1
    assert "error" in sheet


def test_a_scan_that_was_pasted_into_a_word_file_is_read_as_in_a_mail(tmp_path: Path):
    document, pasted = Document(), tmp_path / "profile.docx"
    for page in (1, 2):
        document.add_picture(str(FORMS / f"scan-phone-{page}.jpg"))
    document.save(str(pasted))
    done = run("check", pasted, "--on", "2026-11-09", "--json")
    [sheet] = json.loads(done.stdout)
    pages = [FORMS / f"scan-phone-{page}.jpg" for page in (1, 2)]
    done = run("check", pages[0], "--with", pages[1], "--on", "2026-11-09", "--json")
    [apart] = json.loads(done.stdout)
    assert sheet["verdict"] == apart["verdict"]
    values = [one["value"] for one in sheet["fields"].values()]
    assert values == [one["value"] for one in apart["fields"].values()]
