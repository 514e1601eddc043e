"""Services on several machines over one Postgres start only where all reach the same files."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.service import run
from intake_mailbot.service.bell import Bell
from intake_mailbot.service.fleet import joined
from intake_mailbot.service.health import Health
from intake_mailbot.service.passes import holding_outboxes
from intake_mailbot.service.wiring import now_utc
from intake_mailbot.store.errors import HeldElsewhereError
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder


@pytest.fixture
def office(tmp_path: Path, reader: Reader, postgres_url: str) -> OfficeFolder:
    return OfficeFolder(tmp_path, reader, {"DATABASE__URL": postgres_url})


@contextmanager
def runs_on(office: OfficeFolder, machine: str, **settings: str) -> Iterator[None]:
    """A service of ``office`` on ``machine``."""
    other = OfficeFolder(office.path, office.reader, {**office.settings, **settings})
    with other.bureau() as bureau, joined(bureau, Bell(), machine):
        yield


class Telling(Health):
    """Says when it has been told something."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(clock)
        self.told_ill, self.told_well = threading.Event(), threading.Event()

    def ill(self, name: str, why: str) -> None:
        super().ill(name, why)
        self.told_ill.set()

    def well(self, name: str) -> None:
        super().well(name)
        self.told_well.set()


def test_a_folder_of_one_machine_keeps_services_on_others_from_starting(office: OfficeFolder):
    with runs_on(office, "first/1"):
        with runs_on(office, "first/1"):
            pass  # beside it, on the same machine
        with (
            pytest.raises(SettingsError, match=r"on first works on .* write s3://bucket/prefix"),
            runs_on(office, "second/2"),
        ):
            pass
    with runs_on(office, "second/2"):
        pass  # the first has gone


def test_a_folder_that_is_said_to_be_shared_must_be_one_and_the_same(
    office: OfficeFolder, tmp_path: Path
):
    shared, elsewhere = tmp_path / "shared", tmp_path / "elsewhere"
    said = {"FILES__SHARED": "true", "FILES__URL": f"file:{shared}"}
    with runs_on(office, "first/1", **said), runs_on(office, "second/2", **said):
        pass
    with (
        pytest.raises(SettingsError, match="it is not the one that the other services"),
        runs_on(office, "third/3", **{**said, "FILES__URL": f"file:{elsewhere}"}),
    ):
        pass
    shutil.copytree(shared, elsewhere)  # moved with all that is in it
    with runs_on(office, "third/3", **{**said, "FILES__URL": f"file:{elsewhere}"}):
        pass


def test_a_bucket_serves_any_number_of_machines(office: OfficeFolder):
    kept = {"FILES__URL": "s3://bucket/prefix"}
    with runs_on(office, "first/1", **kept), runs_on(office, "second/2", **kept):
        pass


def test_a_service_on_another_machine_is_refused_whichever_of_the_two_has_a_folder(
    office: OfficeFolder, tmp_path: Path
):
    said = {"FILES__SHARED": "true", "FILES__URL": f"file:{tmp_path / 'shared'}"}
    for settings in ({"FILES__URL": "s3://bucket/prefix"}, said):
        with (
            runs_on(office, "first/1"),
            pytest.raises(SettingsError, match="on first works on the same database and keeps"),
            runs_on(office, "second/2", **settings),
        ):
            pass


def test_a_service_that_was_out_of_sight_stops_where_another_machine_has_come(
    office: OfficeFolder,
):
    bell, quick = Bell(), {"SERVICE__TAKEOVER_SECONDS": "1"}
    frozen = OfficeFolder(office.path, office.reader, {**office.settings, **quick})

    def serve() -> None:
        with frozen.bureau() as bureau, joined(bureau, bell, "first/1"):
            overtake()
            bell.wait()

    def overtake() -> None:
        with office.store() as store, store.engine.begin() as connection:
            connection.execute(text("DELETE FROM worker"))  # it was not seen for so long
            connection.execute(
                text(
                    "INSERT INTO worker VALUES ('second', 'second/2', :files,"
                    " clock_timestamp() + interval '1 hour')"
                ),
                {"files": store.files.url},
            )

    with pytest.raises(SettingsError, match="on second works on the same database"):
        serve()


def test_a_service_that_the_others_cannot_see_says_so_and_is_well_when_it_is_seen_again(
    office: OfficeFolder, capsys: pytest.CaptureFixture[str]
):
    bell, quick = Bell(), {"SERVICE__TAKEOVER_SECONDS": "1"}
    hidden = OfficeFolder(office.path, office.reader, {**office.settings, **quick})
    health = Telling(now_utc)

    def rename(before: str, after: str) -> None:
        with office.store() as store, store.engine.begin() as connection:
            connection.execute(text(f"ALTER TABLE {before} RENAME TO {after}"))

    with hidden.bureau() as bureau, joined(bureau, bell, "first/1", health):
        rename("worker", "hidden")
        assert health.told_ill.wait(120)
        assert not health.working
        [part] = health.parts()
        assert part.name == "the entry among the services"
        assert "worker" in part.why
        rename("hidden", "worker")
        assert health.told_well.wait(120)
        assert health.working
        assert not bell.stopping
    assert "the other services do not see this one" in capsys.readouterr().out


def test_while_a_service_runs_a_pass_is_refused_and_says_what_to_do(office: OfficeFolder):
    with (
        runs_on(office, "first/1"),
        office.bureau() as bureau,
        pytest.raises(HeldElsewhereError, match=r"a service on first .* stop all services first"),
        holding_outboxes(bureau, 0),
    ):
        pass


def test_after_a_service_was_killed_a_pass_says_how_long_it_counts_as_running(
    office: OfficeFolder,
):
    office.settings["SERVICE__TAKEOVER_SECONDS"] = "600"
    with office.store() as store, store.engine.begin() as connection:
        killed = text(
            "INSERT INTO worker VALUES ('killed', 'first/1', :files,"
            " clock_timestamp() - interval '200 seconds')"
        )
        connection.execute(killed, {"files": store.files.url})
    said = r"on first .* last seen 2\d\d seconds ago; if it was killed, .* gone in 1\d\d seconds"
    with (
        office.bureau() as bureau,
        pytest.raises(HeldElsewhereError, match=said),
        holding_outboxes(bureau, 0),
    ):
        pass


def test_of_several_killed_services_the_one_seen_last_is_named(office: OfficeFolder):
    office.settings["SERVICE__TAKEOVER_SECONDS"] = "600"
    with office.store() as store, store.engine.begin() as connection:
        killed = text(
            "INSERT INTO worker VALUES (:name, :name, :files,"
            " clock_timestamp() - make_interval(secs => :seconds))"
        )
        for name, seconds in (("first", 300), ("second", 200)):
            told = {"name": name, "seconds": seconds, "files": store.files.url}
            connection.execute(killed, told)
    with (
        office.bureau() as bureau,
        pytest.raises(HeldElsewhereError, match=r"on second .* last seen 2\d\d seconds ago"),
        holding_outboxes(bureau, 0),
    ):
        pass


def test_a_service_that_starts_beside_a_pass_waits_for_its_end(office: OfficeFolder):
    joins = threading.Event()

    def serve() -> None:
        with runs_on(office, "first/1"):
            joins.set()

    with office.bureau() as bureau:
        with holding_outboxes(bureau, 0):
            thread = threading.Thread(target=serve)
            thread.start()
            assert not joins.wait(0.5)
        thread.join(120)
    assert joins.is_set()


def test_a_service_that_waits_for_a_pass_can_be_stopped(office: OfficeFolder):
    bell = Bell()
    bell.ring()
    with office.bureau() as bureau, holding_outboxes(bureau, 0), joined(bureau, bell):
        assert run(bureau, bell) == ()
