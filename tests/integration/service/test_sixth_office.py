"""An office that nobody wrote code for: the smallest example of docs/offices.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fixtures.word_fill import fill_word
from form_templates import check_office, load_office
from form_templates.builders.office import build_office
from intake_mailbot import planning
from intake_mailbot.replies.template_check import check_messages
from intake_mailbot.service.keeping import desks_of
from parsers.sandbox import Reader
from tests.integration.service.office import letter
from tests.integration.service.test_process import CLERK, Office, words

PAGE = Path(__file__).parents[3] / "docs" / "offices.md"


def example() -> tuple[str, str, str]:
    """The form, the process and the mail that the page shows under its first heading."""
    chapter = PAGE.read_text("utf-8").partition("## The smallest office")[2]
    form, process, mail, *_ = re.findall(r"```(?:toml)?\n(.*?)```", chapter, re.DOTALL)
    return form, process, mail


@pytest.fixture
def sixth(tmp_path: Path) -> Iterator[Office]:
    form, process, _ = example()
    folder = tmp_path / "lib_room"
    folder.mkdir()
    (folder / "form.toml").write_text(form, "utf-8")
    (folder / "process.toml").write_text(process, "utf-8")
    build_office(load_office(folder), folder)
    with Reader((load_office(folder).form,)) as reader:
        yield Office(tmp_path / "run", reader, {"OFFICE__FORMS": f'["{folder}"]'})


@pytest.fixture(autouse=True)
def _home(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()


def test_the_smallest_office_runs_from_its_first_mail_to_its_last(
    sixth: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "lib_room"
    assert (*check_office(folder), *check_messages(load_office(folder))) == ()
    sixth.takes_in(letter("How do I book?", text="How do I book a room?"))
    guidance = sixth.mail_of("guidance")
    assert "Your Name:" in words(guidance)
    assert [part.get_filename() for part in guidance.iter_attachments()] == [
        "Room-Booking.docx",
        "Room-Booking.pdf",
    ]
    blank = (folder / "lib_room.docx").read_bytes()
    filled = fill_word({"room": "Reading Room", "day": "12/02/2026"}, {}, blank=blank)
    sixth.takes_in(
        letter("A booking", text=example()[2], received=sixth.now),
        letter("Another", files=(("booking.docx", filled),), received=sixth.now),
    )
    found = {one.tracking_number: (one.stage, dict(one.fields)) for one in sixth.cases()}
    assert found["RB-2027-0001"] == (
        "accepted",
        {"room": "Hall", "day": "2026-12-01", "name": "Robin Example"},
    )
    assert found["RB-2027-0002"][0] == "returned"
    assert "“Your Name” is empty" in words(sixth.mail_of("returned"))
    assert sixth.mail_of("confirmation")["To"] == CLERK
    with sixth.bureau(clock=lambda: sixth.now) as bureau:
        desk = desks_of(bureau.counters)["lib_room"]
        planning.decide(
            desk, "RB-2027-0001", "close", note="", until=None, now=sixth.now, actor="pat"
        )
    assert sixth.stage("RB-2027-0001") == "closed"
