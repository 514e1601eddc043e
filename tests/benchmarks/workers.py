"""A backlog of scans over Postgres, worked off by one service, by two and by four."""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from pathlib import Path

from sqlalchemy import create_engine, text

import fixtures
from form_templates import load_office
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.store.migrate import upgrade
from parsers.sandbox import Reader
from tests.benchmarks.timing import verdict
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.running import Service, service, until
from tests.servers.postgres import Postgres

_GOAL = 1.6
_FORMS = Path(fixtures.__file__).parent / "forms"
_LONG = 3_600
_LOOKS = 0.1
"""Seconds between two looks at what has been answered."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Kind:
    """What comes in: a sample form, how often it is sent for each of ``count``."""

    name: str
    form: str
    many: int


_SCANS = Kind("scans", "scan-office.pdf", 1)
_WORD = Kind("Word forms", "word-complete.docx", 10)


@dataclass(frozen=True)
class Worked:
    """One backlog: ``seconds`` on the wall, ``processor`` of the services and their children,
    ``database`` the processor's seconds of Postgres.

    ``lost`` counts mails without their end or their answer, ``doubled`` senders with more than one
    case or answer, ``unread`` mails that are held without a case.
    ``load`` is the machine's before it began, ``elsewhere`` the cores that were not to be had
    meanwhile: other programs had them, or other guests of the same host.
    """

    services: int
    mails: int
    seconds: float
    processor: float
    database: float
    load: float
    elsewhere: float
    lost: int
    doubled: int
    unread: int

    @property
    def a_minute(self) -> float:
        """Mails a minute."""
        return self.mails / self.seconds * 60

    def line(self, one: Worked) -> str:
        """The row of the table; ``one`` is that of a single service."""
        return (
            f"  {self.services:>8}{self.mails:>7}{self.seconds:>9.1f}{self.a_minute:>10.1f}"
            f"{self.a_minute / one.a_minute:>8.2f}{self.processor / self.mails:>12.3f}"
            f"{self.database / self.mails:>10.4f}{self.load:>7.1f}"
            f"{self.elsewhere:>10.2f}{self.lost:>6}{self.doubled:>9}"
            f"{self.unread:>8}"
        )


def run(count: int) -> Iterable[str]:
    """``count`` scans of an office scanner for one service, two, four; then two, one killed.

    And ten times as many forms in Word for one and for two.
    """
    with Postgres(durable=True) as server, Reader((load_office("ct_cep").form,)) as reader:
        yield "Backlogs over one Postgres (fsync on), one mail a service at once"
        for kind, numbers in ((_SCANS, (1, 2, 4)), (_WORD, (1, 2))):
            yield (
                f"  {'services':>8}{kind.name.split()[0].lower():>7}{'seconds':>9}{'a minute':>10}"
                f"{'times':>8}{'processor/s':>12}{'database':>10}{'load':>7}"
                f"{'elsewhere':>10}{'lost':>6}{'doubled':>9}{'unread':>8}"
            )
            done: list[Worked] = []
            for number in numbers:
                done.append(_backlog(server, reader, number, count * kind.many, kind))
                yield done[-1].line(done[0])
            yield verdict(
                f"{kind.name}: two services, times one",
                done[1].a_minute / done[0].a_minute, _GOAL, at_least=True,
            )  # fmt: skip
        yield "  two services, one of them killed (SIGKILL) when a quarter of the scans is done:"
        killed = _backlog(server, reader, 2, count, _SCANS, kill=True)
        yield killed.line(killed)


def _backlog(
    server: Postgres, reader: Reader, services: int, count: int, kind: Kind, *, kill: bool = False
) -> Worked:
    with tempfile.TemporaryDirectory(prefix="workers-") as name, ExitStack() as stack:
        office = _office(server, reader, Path(name))
        running = [
            stack.enter_context(service(office.path, office.settings, fresh=True))
            for _ in range(services)
        ]
        for one in running:
            until(lambda one=one: one.says('"ready"') and one.says('"working"'), _LONG)
        _deliver(office, services, "warm", kind)  # the child for scans starts with the first
        until(lambda: len(office.sent()) >= services and not office.folder(), _LONG)
        spent, load, began = _processor(running), os.getloadavg()[0], time.monotonic()
        database, others = _tree(server), _had() - time.process_time()
        answers = _Answers(office.path / "sent", "mail")
        _deliver(office, count, "mail", kind)
        if kill:
            answers.wait(count // 4)
            spent -= _processor(running[:1])
            running[0].process.kill()
            running[0].process.wait()
            del running[0]
        answers.wait(count)
        until(lambda: not office.folder(), _LONG)
        took = time.monotonic() - began
        processor, database = _processor(running) - spent, _tree(server) - database
        others = _had() - time.process_time() - others - processor - database
        for one in running:
            one.stop()
        wrong = _wrong(office, services + count)
        return Worked(services, count, took, processor, database, load, others / took, *wrong)


class _Answers:
    """The answers in a folder to senders whose names begin alike.

    Looked for without taking the processor from those that are measured: each file is read once.
    """

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder = folder
        self._begins = sender
        self._known: set[str] = set()
        self._found = 0

    def wait(self, count: int) -> None:
        """Return once there are ``count``. Raises TimeoutError."""
        end = time.monotonic() + _LONG
        while self._look() < count:
            if time.monotonic() > end:
                raise TimeoutError(f"{self._found} of {count} answers")
            time.sleep(_LOOKS)

    def _look(self) -> int:
        for name in {path.name for path in self._folder.iterdir()} - self._known:
            if name.endswith(".eml"):
                self._known.add(name)
                mail = BytesHeaderParser().parsebytes((self._folder / name).read_bytes())
                self._found += mail["To"].startswith(self._begins)
        return self._found


def _office(server: Postgres, reader: Reader, folder: Path) -> OfficeFolder:
    database = f"workers_{time.monotonic_ns()}"
    engine = create_engine(server.url(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {database}"))
    engine.dispose()
    upgrade(server.url(database))
    settings = {
        "DATABASE__URL": server.url(database),
        "SERVICE__WORKERS": "1",
        "SERVICE__TAKEOVER_SECONDS": "10",
        "LIMITS__SECONDS_PER_MESSAGE": "600",
        "LIMITS__REPLIES_PER_DOMAIN_PER_DAY": "1000",
    }
    return OfficeFolder(folder, reader, settings)


def _deliver(office: OfficeFolder, count: int, sender: str, kind: Kind) -> None:
    form = (_FORMS / kind.form).read_bytes()
    for number in range(count):
        clerk = f"{sender}{number}@agency.example.gov"
        office.deliver(letter(f"Profile {number}", sender=clerk, files=((kind.form, form),)))


def _wrong(office: OfficeFolder, count: int) -> tuple[int, int, int]:
    """How many mails were lost, how many senders were served twice, how many scans are unread."""
    ended = [row for row in office.ledger() if row.state in {LedgerState.DONE, LedgerState.HELD}]
    cases = Counter(case.sender for case in office.cases())
    replies = Counter(mail["To"] for mail in office.sent() if "planner" not in mail["To"])
    doubled = sum(number > 1 for number in (*cases.values(), *replies.values()))
    unread = sum(not row.tracking_numbers for row in ended)
    return count - min(len(ended), len(replies)), doubled, unread


def _processor(running: Iterable[Service]) -> float:
    """Seconds of the processor that services and their children have had."""
    return sum(
        _spent(pid) for one in running for pid in (one.process.pid, *_below(one.process.pid))
    )


def _tree(server: Postgres) -> float:
    """Seconds of the processor that the database has had."""
    assert server.process is not None
    pid = server.process.pid
    return sum(_spent(one) for one in (pid, *_below(pid)))


def _had() -> float:
    """Seconds of all cores in which they were not idle for us: at work, or lent to other guests."""
    fields = [int(one) for one in Path("/proc/stat").read_text().split(None, 9)[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / _TICKS


def _spent(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / _TICKS  # with those of children that have ended


def _below(pid: int) -> Iterator[int]:
    with suppress(OSError):  # it has ended meanwhile
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _below(int(child))
