"""The store and its unit of work: one transaction, undone unless it is committed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, OperationalError

from intake_mailbot.domain.model import CaseRef
from intake_mailbot.store import migrate
from intake_mailbot.store.ageing import Ageing
from intake_mailbot.store.cases import Cases
from intake_mailbot.store.comparing import Comparing
from intake_mailbot.store.counting import open_rows
from intake_mailbot.store.courses import Courses
from intake_mailbot.store.digest_runs import DigestRuns
from intake_mailbot.store.digests import Digests
from intake_mailbot.store.dropping import DroppedFiles
from intake_mailbot.store.engine import make_engine, read_only
from intake_mailbot.store.erasing import Erasing
from intake_mailbot.store.errors import translated, unreachable
from intake_mailbot.store.events import Events
from intake_mailbot.store.evidence import EvidenceRows
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.ledger import Ledger
from intake_mailbot.store.lookup import StoreLookup
from intake_mailbot.store.mailboxes import Mailboxes
from intake_mailbot.store.outbox import Outbox
from intake_mailbot.store.past import CaseThen, case_then
from intake_mailbot.store.persons import Persons
from intake_mailbot.store.reports import Reports
from intake_mailbot.store.secrets import Secrets
from intake_mailbot.store.services import Services
from intake_mailbot.store.wanted import Queue, Wanted


class UnitOfWork:
    """One transaction. Leaving the block without ``commit`` undoes everything.

    A unit may be committed more than once; each commit begins the next transaction when something
    is asked of it again.
    """

    def __init__(self, connection: Connection, queue: Queue | None = None) -> None:
        self._connection = connection
        self._queue = queue
        self._wanted: list[Wanted] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._connection.close()
        except DBAPIError as lost:
            error = lost
        told = translated(error) if isinstance(error, DBAPIError) else None
        if told is not None:
            raise told from error

    def wants(self, work: Wanted) -> None:
        """Further work, enqueued with the commit. Without a queue it is found by looking."""
        self._wanted.append(work)

    def commit(self) -> None:
        """Makes all of it happen."""
        if self._queue and self._wanted:
            self._queue.put(self._connection, self._wanted)
        self._connection.commit()
        self._wanted.clear()

    def rollback(self) -> None:
        """Undoes what was done since the last commit."""
        self._connection.rollback()
        self._wanted.clear()

    @cached_property
    def ledger(self) -> Ledger:
        """The messages."""
        return Ledger(self._connection)

    @cached_property
    def cases(self) -> Cases:
        """The cases."""
        return Cases(self._connection, self.events)

    def case_then(self, case: CaseRef, at: datetime) -> CaseThen | None:
        """The case as it stood at ``at`` (aware); None where it had not arrived."""
        return case_then(self._connection, case, at)

    @cached_property
    def evidence(self) -> EvidenceRows:
        """The pictures of readings in doubt."""
        return EvidenceRows(self._connection)

    @cached_property
    def courses(self) -> Courses:
        """Where the cases stand in their processes."""
        return Courses(self._connection)

    @cached_property
    def events(self) -> Events:
        """What happened."""
        return Events(self._connection)

    @cached_property
    def outbox(self) -> Outbox:
        """The mails to send."""
        return Outbox(self._connection, self.wants)

    @cached_property
    def lookup(self) -> StoreLookup:
        """The questions of triage."""
        return StoreLookup(self._connection)

    @cached_property
    def secrets(self) -> Secrets:
        """Keys that the bot makes for itself."""
        return Secrets(self._connection)

    @cached_property
    def digests(self) -> Digests:
        """What the digest tells."""
        return Digests(self._connection)

    @cached_property
    def reports(self) -> Reports:
        """What reports are made from."""
        return Reports(self._connection)

    @cached_property
    def digest_runs(self) -> DigestRuns:
        """Which digests were sent."""
        return DigestRuns(self._connection)

    @cached_property
    def mailboxes(self) -> Mailboxes:
        """How far each mailbox has been seen."""
        return Mailboxes(self._connection)

    @cached_property
    def comparing(self) -> Comparing:
        """The mailbox beside the ledger, the ledger beside its files."""
        return Comparing(self._connection)

    @cached_property
    def ageing(self) -> Ageing:
        """What has come of age."""
        return Ageing(self._connection)

    @cached_property
    def persons(self) -> Persons:
        """What is kept about one person."""
        return Persons(self._connection)

    @cached_property
    def erasing(self) -> Erasing:
        """Removing what is personal."""
        return Erasing(self._connection)

    @cached_property
    def services(self) -> Services:
        """The running services."""
        return Services(self._connection)

    @cached_property
    def dropped_files(self) -> DroppedFiles:
        """Files that are to go."""
        return DroppedFiles(self._connection)


class Store:
    """The database and the files beside it; ``queue`` takes further work, where it is queued."""

    def __init__(self, url: str, files: FileStore) -> None:
        """Connects to nothing yet. Raises ``SettingsError`` for a URL it does not understand."""
        self.url = url
        self.files = files
        self.engine = make_engine(url)
        self.queue: Queue | None = None

    def upgrade(self) -> None:
        """Makes or brings up the tables. Raises ``ServiceUnreachableError``."""
        migrate.upgrade(self.url)

    def unit(self, *, write: bool = True) -> UnitOfWork:
        """A transaction; ``write=False`` reads one state of everything and waits for no writer."""
        try:
            connection = self.engine.connect()
            if not write:
                read_only(connection)
        except OperationalError as error:
            raise unreachable(error) from error
        return UnitOfWork(connection, self.queue)

    def open_rows(self) -> Mapping[tuple[str, str], int]:
        """How many messages and replies are not at their end, by (table, state).

        Raises ``ServiceUnreachableError``.
        """
        try:
            with read_only(self.engine.connect()) as connection:
                return open_rows(connection)
        except OperationalError as error:
            raise unreachable(error) from error

    def ping(self) -> None:
        """Asks the database for one row. Raises ``ServiceUnreachableError``."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except OperationalError as error:
            raise unreachable(error) from error

    def close(self) -> None:
        """Closes every connection."""
        self.engine.dispose()
