"""``report`` over a small script of mails: its table, CSV and picture, counted by hand.

| received | what | and then |
|---|---|---|
| Mon, Nov 2 | "Alpha", complete | contacted on Wed, Nov 4; ready for the leaders on Fri, Nov 6 |
| Tue, Nov 3 | "Beta" without a phone | back complete on Mon, Nov 9; contacted on Wed, Nov 18 |
| Wed, Nov 4 | "Gamma" without a phone and a phase | goes back, and stays away |
| Mon, Nov 16 | sample 09, a typed signature | held |

So five versions came: two complete, two returned, one held. The phone sent two forms back, the
phase one. Two clocks of "Contact the agency" came to their end, one of them late.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from fixtures.answers import IT_MANAGER, SPONSOR, complete
from fixtures.pdf_fill import fill_pdf
from form_templates import load_office
from intake_mailbot import planning
from intake_mailbot.service import poll
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter, sample
from tests.servers.command import run

NOVEMBER = ("--from", "2026-11-01", "--to", "2026-11-30")
GOOD, ALARM, WAITS = (0x1A, 0x6B, 0x3C), (0xB3, 0x26, 0x1E), (0xC9, 0xA2, 0x27)


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=ZoneInfo("America/New_York"))


def profile(title: str, day: int, subject: str = "", **changes: str) -> bytes:
    answers = complete(title, "Board of Samples", "Requestor", "11/02/2026", **changes)
    form = fill_pdf(answers, {IT_MANAGER: 11, SPONSOR: 12})
    return letter(subject or title, files=((f"{title}.pdf", form),), received=at(day))


class Story:
    """An office whose clock the script sets."""

    def __init__(self, folder: Path) -> None:
        self.now = at(2)
        with Reader((load_office("ct_cep").form,)) as reader:
            self.office = OfficeFolder(folder, reader)
            self._happens()

    def _happens(self) -> None:
        no_phone = {"requestor_phone": ""}
        self._comes(at(2), profile("Alpha", 2))
        self._comes(at(3), profile("Beta", 3, **no_phone))
        self._comes(at(4, 9), profile("Gamma", 4, **no_phone, current_phase=""))
        self._done(at(4), "EP-2026-0001", "contact")
        self._decides(at(6), "EP-2026-0001", "ready")
        self._comes(at(9), profile("Beta", 9, "[EP-2026-0002] Beta, corrected"))
        self._comes(at(16), sample("09").replace(b"09 Nov 2026", b"16 Nov 2026"))
        self._done(at(18), "EP-2026-0002", "contact")

    def _comes(self, now: datetime, mail: bytes) -> None:
        self.office.deliver(mail, at=now.timestamp())
        with self.office.bureau(clock=lambda: now) as bureau:
            poll(bureau)

    def _done(self, now: datetime, number: str, task: str) -> None:
        with self.office.bureau(clock=lambda: now) as bureau:
            desk = bureau.counters[0].desk
            planning.done(desk, number, task, note="", now=now, actor="pat")

    def _decides(self, now: datetime, number: str, choice: str) -> None:
        with self.office.bureau(clock=lambda: now) as bureau:
            desk = bureau.counters[0].desk
            planning.decide(desk, number, choice, note="", until=None, now=now, actor="pat")


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    Story(folder)
    return folder / "config.toml"


def reported(config: Path, *words: object, code: int = 0) -> str:
    done = run("--config", config, "report", *words)
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr


def tables(config: Path, *words: object) -> dict[str, list[list[str]]]:
    """The tables of the CSV by the beginning of their titles, heads first."""
    rows = list(csv.reader(io.StringIO(reported(config, *words, "--csv", "-"))))
    found: dict[str, list[list[str]]] = {}
    for row in rows:
        if len(row) == 1 and not row[0].startswith("No "):
            title = row[0].partition(" – ")[0].partition(" from ")[0]
            found[title] = []
        elif row:
            found[title].append(row)
    return found


def test_the_csv_has_what_was_counted_by_hand(config: Path):
    told = tables(config, *NOVEMBER)
    assert told["Forms received"] == [
        ["when", "received", "accepted", "returned", "held"],
        ["week of 2026-11-02", "3", "1", "2", "0"],
        ["week of 2026-11-09", "1", "1", "0", "0"],
        ["week of 2026-11-16", "1", "0", "0", "1"],
        ["all", "5", "2", "2", "1"],
    ]
    assert told["Which fields cost agencies most"] == [
        ["field", "forms sent back"],
        ["Requestor – Contact Phone", "2"],
        ["Current Project Phase", "1"],
    ]
    stages = {row[0]: row[1:] for row in told["From first receipt to"]}
    assert stages["Accepted, under internal review"] == ["2", "3.0", "6.0"]
    assert stages["Executive Leadership review"] == ["1", "4.0", "4.0"]
    assert told["Clocks kept"] == [
        ["clock", "in time", "late", "% in time"],
        ["Contact the agency", "1", "1", "50"],
    ]


def test_the_table_on_the_terminal_says_the_same_as_the_csv(config: Path):
    shown = [
        re.split(r"\s{2,}|(?<=\D) (?=\d)", line.strip())
        for line in reported(config, *NOVEMBER).splitlines()
    ]
    cells = [" ".join(row).split() for row in shown]
    for rows in tables(config, *NOVEMBER).values():
        for row in rows[1:]:
            assert " ".join(row).split() in cells, row


def test_the_picture_draws_the_numbers_of_the_table(config: Path, tmp_path: Path):
    reported(config, *NOVEMBER, "--picture", tmp_path / "r.png")
    picture = Image.open(tmp_path / "r.png")
    picture.load()
    said = picture.text["Description"]  # type: ignore[attr-defined]
    assert said == (
        "DAS/BEST Enterprise Planning: forms received a week, 2026-11-01 to 2026-11-30:"
        " Oct 26: 0, Nov 2: 3, Nov 9: 1, Nov 16: 1, Nov 23: 0, Nov 30: 0"
    )
    heights = drawn(picture.convert("RGB"), bars=6)
    whole = sum(heights[1])
    assert [[round(3 * one / whole) for one in bar] for bar in heights] == [
        [0, 0, 0], [1, 2, 0], [1, 0, 0], [0, 0, 1], [0, 0, 0], [0, 0, 0],
    ]  # fmt: skip


def drawn(picture: Image.Image, bars: int) -> list[list[int]]:
    """How many pixels high each bar is in each colour, below the legend."""
    found = []
    for place in range(bars):
        x = round((place + 0.5) * picture.width / bars)
        column = [picture.getpixel((x, y)) for y in range(92, picture.height)]
        found.append([column.count(shade) for shade in (GOOD, ALARM, WAITS)])
    return found


def test_a_period_in_which_nothing_happened_says_so_table_by_table(config: Path, tmp_path: Path):
    may = ("--from", "2026-05-01", "--to", "2026-05-31")
    shown = " ".join(reported(config, *may, "--picture", tmp_path / "r.png").split())
    for said in (
        "No form was received from 2026-05-01 to 2026-05-31.",
        "No form went back",
        "No case came to a stage",
        "No clock came to its end from 2026-05-01 to 2026-05-31: one counts when what it waits",
    ):
        assert said in shown
    assert tables(config, *may)["Clocks kept"][1][0].startswith("No clock came to its end")
    assert Image.open(tmp_path / "r.png").width == 1104


def test_what_cannot_be_reported_is_said_in_one_sentence(config: Path, tmp_path: Path):
    for words, said in (
        (("--from", "2026-11-30", "--to", "2026-11-01"), "2026-11-30 lies after 2026-11-01"),
        (("--from", "soon"), "“soon” is no day"),
        (("--to", "9999-12-31"), "too far away"),
        (("--office", "ct_cpe"), "There is no office “ct_cpe”; there are: ct_cep. Did you mean"),
        (("readings", "--picture", tmp_path / "r.png"), "no picture of readings"),
        (("--picture", tmp_path / "nowhere" / "r.png"), "cannot be written"),
    ):
        told = reported(config, *words, code=2)
        assert said in told
        assert told.count("\n") == 1


def test_of_several_offices_each_has_its_tables_and_its_picture(config: Path, tmp_path: Path):
    both = {"INTAKE_MAILBOT_OFFICE__FORMS": '["ct_cep", "bc_crm"]'}
    words = ("--config", config, "report", *NOVEMBER)
    done = run(*words, "--csv", tmp_path / "r.csv", "--picture", tmp_path / "r.png", **both)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "r.csv").read_text("utf-8")
    name = "DAS/BEST Enterprise Planning"
    assert f"Clocks kept – {name}: Engagement Profile\n" in text
    assert f"Clocks kept – {name}: Readiness Checklist\n" in text
    said = [Image.open(tmp_path / f"r-{one}.png").text for one in ("ct_cep", "bc_crm")]  # type: ignore[attr-defined]
    assert "Nov 2: 3" in said[0]["Description"]
    assert "Nov 2: 0" in said[1]["Description"]
    one = run(*words, "--office", "ct_cep", "--csv", "-", **both).stdout
    assert "Readiness Checklist" not in one
    assert "Clocks kept – DAS/BEST Enterprise Planning\r\n" in one or one.count("Clocks kept") == 1
