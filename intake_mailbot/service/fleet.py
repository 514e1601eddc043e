"""The services over one Postgres: each enters itself, and all must reach the same files."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from intake_mailbot.domain.errors import ServiceUnreachableError, SettingsError
from intake_mailbot.service.wiring import Bureau
from intake_mailbot.store.engine import sqlite_file
from intake_mailbot.store.unit import UnitOfWork
from intake_mailbot.store.workers import Service

_SEEN = 0.15
"""The part of the seconds to a takeover after which a service is seen again."""


def this_machine() -> str:
    """What tells this machine, or this container, from others."""
    with suppress(OSError):
        return f"{socket.gethostname()}/{Path('/etc/machine-id').read_text('ascii').strip()}"
    return socket.gethostname()


@contextmanager
def joined(bureau: Bureau, machine: str = "") -> Iterator[None]:
    """This process is one of the services over the database, for as long as the block lasts.

    Raises SettingsError where the files lie in a folder that the others do not have, and
    ServiceUnreachableError. SQLite has one machine anyway.
    """
    store = bureau.store
    if sqlite_file(store.engine.url) is not None:
        yield
        return
    worker = secrets.token_hex(12)
    here = Service(machine or this_machine(), store.files.url)
    seconds = bureau.settings.service.takeover_seconds
    left = threading.Event()

    def stay() -> None:
        while not left.wait(seconds * _SEEN):
            with suppress(ServiceUnreachableError):
                _enter(bureau, worker, here)

    _enter(bureau, worker, here, refuse=True)
    thread = threading.Thread(target=stay, name="entered", daemon=True)
    thread.start()
    try:
        yield
    finally:
        left.set()
        thread.join()
        with suppress(ServiceUnreachableError), store.unit() as unit:
            unit.workers.leave(worker)
            unit.commit()


def _enter(bureau: Bureau, worker: str, here: Service, *, refuse: bool = False) -> None:
    with bureau.store.unit() as unit:
        unit.workers.enter(worker, here)
        if refuse and here.files.startswith("file:"):
            if bureau.settings.files.shared:
                _one_folder(bureau, unit)
            else:
                _alone(unit.workers.others(worker, bureau.settings.service.takeover_seconds), here)
        unit.commit()


def _alone(others: tuple[Service, ...], here: Service) -> None:
    """Raises SettingsError where another machine works on the same database."""
    for other in others:
        if other.machine != here.machine:
            raise SettingsError(
                f"the files are kept in {here.files}, a folder of this machine, but a service on"
                f" {other.machine.partition('/')[0]} works on the same database: write"
                " s3://bucket/prefix under [files], or shared = true where the folder is one and"
                " the same on both"
            )


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
