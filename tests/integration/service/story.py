"""A story of a case: what comes by mail, what planners do, what time brings, and who hears what.

Everything goes through the real pipeline. Each mail that goes out is to be looked at by ``gets``,
and ``all_is_told`` says that none was left: so a story tells every mail, and no other is sent.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

import fixtures
from form_templates import load_office
from intake_mailbot import planning
from intake_mailbot.intake import Desk
from intake_mailbot.service import Bureau, poll
from intake_mailbot.service.keeping import desks_of, keep_deadlines
from intake_mailbot.service.passes import drain_outboxes
from intake_mailbot.store.course_tables import clock
from intake_mailbot.store.rows import OutboxState
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter
from tests.unit.replies.looks import faults, told

PLANNER = "planner@example.gov"
ADDRESS = "services@example.gov"
ZONE = ZoneInfo("America/New_York")


@contextmanager
def told_in(folder: Path, reader: Reader, office: str, name: str) -> Iterator[Story]:
    """A story of one office, which signs its mails as ``name``."""
    settings = {
        "OFFICE__FORMS": f'["{office}"]',
        "OFFICE__NAME": name,
        "OFFICE__ADDRESS": ADDRESS,
    }
    home = OfficeFolder(folder, reader, settings)
    story = Story(home, office)
    story.open()
    try:
        yield story
    finally:
        story.close()


@dataclass(frozen=True)
class Bookmark:
    """Where a story stood: a copy of its office's folder, and what was not yet looked at."""

    folder: tempfile.TemporaryDirectory[str]
    now: datetime
    number: str
    read: int
    unread: tuple[EmailMessage, ...]


class Story:
    """One office's mailbox; ``number`` is the case that planners mean where they name none.

    ``has_begun``: something has come or was done, or time has passed.
    """

    bureau: Bureau

    def __init__(self, home: OfficeFolder, office: str) -> None:
        self.home = home
        self.office = office
        self.now = datetime(2026, 11, 16, 8, tzinfo=ZONE)
        self.number = f"{load_office(office).process.numbering.prefix}-2026-0001"
        self.has_begun = False
        self._opened = ExitStack()
        self._read = 0
        self._unread: list[EmailMessage] = []

    # Where it stands

    def open(self) -> None:
        """Open the office's doors."""
        self.bureau = self._opened.enter_context(self.home.bureau(clock=lambda: self.now))

    def close(self) -> None:
        """Close them: nothing is written any more."""
        self._opened.close()

    def bookmark(self) -> Bookmark:
        """Where it stands; it may go on."""
        folder = tempfile.TemporaryDirectory(prefix="bookmark-")
        self.close()
        shutil.copytree(self.home.path, folder.name, dirs_exist_ok=True)
        self.open()
        return Bookmark(folder, self.now, self.number, self._read, tuple(self._unread))

    def open_at(self, mark: Bookmark) -> None:
        """Go on from where another story of the same office stood."""
        self.close()
        kept = shutil.ignore_patterns("config.toml")
        shutil.copytree(mark.folder.name, self.home.path, ignore=kept, dirs_exist_ok=True)
        self.has_begun, self.now, self.number = True, mark.now, mark.number
        self._read, self._unread = mark.read, list(mark.unread)
        self.open()

    # What comes

    def arrives(self, *names: str) -> None:
        """Sample mails of ``fixtures/offices`` arrive, each when our server took it."""
        for name in names:
            self._arrives(fixtures.office_mail(name))

    def comes_back(self, name: str, asked: EmailMessage) -> None:
        """A sample mail arrives as the answer to a mail of ours."""
        thread = f"\r\nIn-Reply-To: {asked['Message-ID']}\r\nFrom: ".encode()
        self._arrives(fixtures.office_mail(name).replace(b"\r\nFrom: ", thread, 1))

    def _arrives(self, raw: bytes) -> None:
        taken = message_from_bytes(raw)["Received"].rpartition(";")[2].partition("(")[0]
        when = datetime.strptime(taken.strip(), "%a, %d %b %Y %H:%M:%S %z").astimezone(ZONE)
        if when > self.now:
            self._wait_until(when)
        self._takes_in(raw)

    def answers(self, mail: EmailMessage, text: str, *files: tuple[str, bytes]) -> None:
        """Whoever got a mail of ours replies to it."""
        self._takes_in(
            letter(
                f"Re: {mail['Subject']}",
                sender=str(mail["To"]),
                to=ADDRESS,
                text=text,
                files=files,
                headers=(("In-Reply-To", str(mail["Message-ID"])),),
                received=self.now,
            )
        )

    def sends(self, sender: str, subject: str, name: str, data: bytes) -> None:
        """Somebody sends a file that a test has made."""
        files = ((name, data),)
        self._takes_in(letter(subject, sender=sender, to=ADDRESS, files=files, received=self.now))

    def writes(self, sender: str, subject: str, text: str) -> None:
        """Somebody writes a mail of their own."""
        self._takes_in(letter(subject, sender=sender, to=ADDRESS, text=text, received=self.now))

    def _takes_in(self, raw: bytes) -> None:
        self.has_begun = True
        self.home.deliver(raw)
        poll(self.bureau)

    # What planners do

    def planner(self, *acts: str) -> None:
        """A planner acts: "done workshop: in their office", "decide ready", "begin item: …"."""
        self.has_begun = True
        for act in acts:
            verb, _, rest = act.partition(" ")
            what, _, note = rest.partition(": ")
            self._act(verb, what, note)
        drain_outboxes(self.bureau)

    def _act(self, verb: str, what: str, note: str) -> None:
        now, desk = self.now, self._desk()
        if verb == "begin":
            planning.begin(desk, self.number, what, note, now=now, actor="pat")
        elif verb == "decide":
            planning.decide(desk, self.number, what, note=note, until=None, now=now, actor="pat")
        elif verb == "assign":
            division, contact, address = what.split(", ")
            planning.assign(
                desk, self.number, division, contact,
                address=address, note=note, now=now, actor="pat",
            )  # fmt: skip
        elif verb == "reopen":
            planning.reopen(desk, self.number, note=what, now=now, actor="pat")
        else:
            planning.done(desk, self.number, what, note=note, now=now, actor="pat")

    def estimates(self, **quantities: int) -> None:
        """A planner prices the case by the office's rates."""
        self.has_begun = True
        lines = [(name, Decimal(count)) for name, count in quantities.items()]
        planning.estimate(self._desk(), self.number, lines, now=self.now, actor="pat")
        drain_outboxes(self.bureau)

    def _desk(self) -> Desk:
        return desks_of(self.bureau.counters)[self.office]

    # What time brings

    def after(self, **span: int) -> None:
        """Time passes: ``days=3``, ``weeks=2``."""
        self._wait_until(self.now + timedelta(**span))
        drain_outboxes(self.bureau)

    def _wait_until(self, end: datetime) -> None:
        self.has_begun = True
        while (alarm := self._next_alarm()) and alarm <= end:
            self.now = max(alarm, self.now)
            keep_deadlines(self.bureau)
        self.now = end

    def _next_alarm(self) -> datetime | None:
        """When the look that the service takes each minute finds something next."""
        with self.bureau.store.engine.connect() as connection:
            return connection.execute(select(func.min(clock.c.next_alarm))).scalar()

    # What there is to see

    def stands_at(self, title: str, number: str = "") -> None:
        """The case is at the stage of this title."""
        wanted = number or self.number
        with self.bureau.store.unit(write=False) as unit:
            stage = unit.cases.view(wanted).stage
        assert load_office(self.office).process.flow.stage(stage).title == title

    def gets(self, who: str, subject: str, *says: str) -> EmailMessage:
        """``who`` got a mail with these words in its subject, which says all that."""
        self._look()
        mine = [mail for mail in self._unread if str(mail["To"]).lower() == who]
        found = [mail for mail in mine if subject in mail["Subject"]]
        assert found, f"no “{subject}” to {who}, but {self._subjects()}"
        mail = found[0]
        self._unread.remove(mail)
        text = told(mail)
        for one in says:
            assert one in text, text
        return mail

    def is_reminded(self, who: str = PLANNER) -> list[str]:
        """The deadlines that ``who`` was told of since the last look: "Overdue", "Due soon" …"""
        self._look()
        marks = {"Due soon", "Due today", "Overdue", "Escalated"}
        about = [(mail, mail["Subject"].partition("] ")[2].partition(":")[0])
                 for mail in self._unread if str(mail["To"]).lower() == who]  # fmt: skip
        for mail, said in about:
            if said in marks:
                self._unread.remove(mail)
        return [said for _, said in about if said in marks]

    def all_is_told(self) -> None:
        """Nobody got any other mail."""
        self._look()
        assert not self._unread, self._subjects()

    def _subjects(self) -> str:
        return "; ".join(f"{mail['To']}: {mail['Subject']}" for mail in self._unread) or "nothing"

    def _look(self) -> None:
        """Read what went out since; each mail must be one that a person can read."""
        with self.bureau.store.unit(write=False) as unit:
            new = [row for row in unit.outbox.list() if row.id > self._read]
            files = [unit.outbox.eml(row.id) for row in sorted(new, key=lambda row: row.id)]
        assert {row.state for row in new} <= {OutboxState.SENT}
        for eml in files:
            mail = cast("EmailMessage", message_from_bytes(eml, policy=policy.default))
            assert faults(mail, self.office) == []
            self._unread.append(mail)
        self._read = max([self._read, *(row.id for row in new)])
