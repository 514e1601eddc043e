"""The services over one Postgres: each enters itself, and all must reach the same files.

A pass that a command does alone (``poll``) enters itself too: while services run it is refused, and
services that start meanwhile wait for its end.
"""

from __future__ import annotations

import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from intake_mailbot.domain.errors import ServiceUnreachableError, SettingsError
from intake_mailbot.service.bell import Bell
from intake_mailbot.service.health import Health
from intake_mailbot.service.supervisor import notify
from intake_mailbot.service.wiring import Bureau
from intake_mailbot.store.engine import sqlite_file
from intake_mailbot.store.errors import HeldElsewhereError
from intake_mailbot.store.services import ALONE, Service
from intake_mailbot.store.unit import UnitOfWork

_SEEN = 0.15
"""The part of the seconds to a takeover after which a service is seen again."""

_GONE = 0.6
"""The part of them after which one that was not seen again has died."""

_MISSED = 2
"""Times that a service should have been seen again after which it has perhaps died."""

_LOOKS = 1.0
"""Seconds between two looks of one who waits."""

_PART = "the entry among the services"
"""What is ill where this process cannot say that it runs."""

log = structlog.get_logger(__name__)


def this_machine() -> str:
    """What tells this machine, or this container, from others."""
    with suppress(OSError):
        return f"{socket.gethostname()}/{Path('/etc/machine-id').read_text('ascii').strip()}"
    return socket.gethostname()


@contextmanager
def joined(
    bureau: Bureau, bell: Bell, machine: str = "", health: Health | None = None
) -> Iterator[None]:
    """This process is one of the services over the database, for as long as the block lasts.

    ``health`` is told where it cannot say so to the others.

    Waits while a process does a pass alone, until ``bell`` rings. Raises SettingsError where the
    files lie in a folder that the others do not have – at the start, or at the end of the block,
    which the bell brings about, where others have come while this process was out of sight – and
    ServiceUnreachableError. SQLite has one machine anyway.
    """
    if sqlite_file(bureau.store.engine.url) is not None:
        yield
        return
    here = _here(bureau, machine)
    _wait_for_passes(here, bell)
    with here.staying(bell, health or Health(bureau.clock)):
        yield
    if here.refused:
        raise here.refused


@contextmanager
def alone(bureau: Bureau, wait_seconds: float) -> Iterator[None]:
    """This process does one pass, and no service runs meanwhile.

    Raises HeldElsewhereError where one still runs after ``wait_seconds``. SQLite's locks are
    enough.
    """
    if sqlite_file(bureau.store.engine.url) is not None:
        yield
        return
    here, end = _here(bureau, "", ALONE), time.monotonic() + wait_seconds
    said = False
    while other := here.enter_alone():
        if time.monotonic() >= end:
            raise HeldElsewhereError(_held(here, other))
        if not said:
            log.warning("waiting for a service to end", on=_name(other), seconds=wait_seconds)
            said = True
        time.sleep(min(_LOOKS, wait_seconds))
    with here.staying(Bell(), Health(bureau.clock)):
        yield


@dataclass
class _Process:
    """This process among those of the database; ``refused`` says why it must not go on."""

    bureau: Bureau
    name: str
    service: Service
    refused: SettingsError | None = None
    _left: threading.Event = field(default_factory=threading.Event)

    @property
    def _seconds(self) -> float:
        return self.bureau.settings.service.takeover_seconds

    def enter(self, *, waits: bool = False) -> bool:
        """Be seen; False, and not entered, where it ``waits`` for passes and there is one.

        Raises SettingsError where it comes, or comes back, and cannot share the others' files.
        """
        with self.bureau.store.unit() as unit:
            known = unit.services.seen(self.name, self._seconds)
            unit.services.enter(self.name, self.service)
            if waits and unit.services.passing(self._seconds * _GONE):
                return False
            if not known and not self.name.startswith(ALONE):
                self._shares_files(unit)
            unit.commit()
        return True

    def enter_alone(self) -> Service | None:
        """Be seen where no service is; gives the one that is, the latest seen, else None."""
        with self.bureau.store.unit() as unit:
            unit.services.enter(self.name, self.service)
            others = unit.services.others(self.name, self._seconds * _GONE)
            if others:
                return others[-1]
            unit.commit()
        return None

    def unseen(self) -> float:
        """Seconds since another service was seen last."""
        with self.bureau.store.unit(write=False) as unit:
            return unit.services.unseen_for(self.name)

    def _shares_files(self, unit: UnitOfWork) -> None:
        for other in unit.services.others(self.name, self._seconds):
            _same_files(self.service, other)
        if self.service.shared:
            _one_folder(self.bureau, unit)

    @contextmanager
    def staying(self, bell: Bell, health: Health) -> Iterator[None]:
        """Be seen again and again; the bell rings where the process must not go on."""
        stay, told = self._stay, (bell, health)
        thread = threading.Thread(target=stay, args=told, name="entered", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._left.set()
            thread.join()
            with suppress(ServiceUnreachableError), self.bureau.store.unit() as unit:
                unit.services.leave(self.name)
                unit.commit()

    def _stay(self, bell: Bell, health: Health) -> None:
        ailing = False
        while not self._left.wait(self._seconds * _SEEN):
            try:
                self.enter()
            except ServiceUnreachableError:
                continue  # whatever needs the database says so
            except SettingsError as error:
                log.warning("must not go on", error=str(error))
                self.refused = error
                bell.ring()
                return
            except Exception as error:
                # Who is not seen counts as gone, and others may begin what it still does: it goes
                # on trying, and a person hears of it.
                log.exception("the other services do not see this one")
                health.ill(_PART, f"{type(error).__name__}: {error}")
                ailing = True
                continue
            if ailing:
                health.well(_PART)


def _here(bureau: Bureau, machine: str, kind: str = "") -> _Process:
    files = bureau.store.files.url
    shared = files.startswith("file:") and bureau.settings.files.shared
    service = Service(machine or this_machine(), files, shared)
    return _Process(bureau, kind + secrets.token_hex(12), service)


def _wait_for_passes(here: _Process, bell: Bell) -> None:
    said = False
    while not bell.stopping and not here.enter(waits=True):
        if not said:
            log.warning("waiting for a pass that another process does alone")
            notify("READY=1")
            said = True
        notify("WATCHDOG=1")
        bell.pause(_LOOKS)


def _held(here: _Process, other: Service) -> str:
    """Why a pass is not done, and what to do: a service runs, or was not seen for some time."""
    seconds, unseen = here.bureau.settings.service.takeover_seconds, here.unseen()
    if unseen < seconds * _SEEN * _MISSED:
        return (
            f"a service on {_name(other)} works on the same database and does all that this would"
            " do: leave it to that, or stop all services first"
        )
    left = max(seconds * _GONE - unseen, 0) + 1
    return (
        f"a service on {_name(other)} works on the same database and was last seen"
        f" {unseen:.0f} seconds ago; if it was killed, it counts as gone in {left:.0f} seconds"
        " ([service] takeover_seconds): try again then"
    )


def _same_files(here: Service, other: Service) -> None:
    """Raises SettingsError where the two do not reach the same files."""
    folders = here.files.startswith("file:"), other.files.startswith("file:")
    if all(folders) and here.shared and other.shared:
        return
    if here.files != other.files:
        raise SettingsError(
            f"the files are to be kept in {here.files}, but a service on {_name(other)} works on"
            f" the same database and keeps them in {other.files}: give all of them the same [files]"
        )
    if all(folders) and here.machine != other.machine:
        raise SettingsError(
            f"the files are kept in {here.files}, a folder of this machine, but a service on"
            f" {_name(other)} works on the same database: write s3://bucket/prefix under [files],"
            " or shared = true where the folder is one and the same on both"
        )


def _name(other: Service) -> str:
    return other.machine.partition("/")[0]


def _one_folder(bureau: Bureau, unit: UnitOfWork) -> None:
    """Raises SettingsError where the folder is not the one that this database's files lie in.

    The first service marks it, before it says so to the database.
    """
    files, new = bureau.store.files, secrets.token_hex(16).encode()
    mark = unit.secrets.get_or_create("files", lambda: new)
    if mark == new:
        files.mark(mark.decode())
    elif not files.is_marked(mark.decode()):
        raise SettingsError(
            f"the folder {files.url} is said to be shared, but it is not the one that the other"
            " services of this database use: mount theirs there, or write s3://bucket/prefix under"
            " [files]"
        )
