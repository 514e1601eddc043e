"""Services on several machines over one Postgres start only where all reach the same files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.service.fleet import joined
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder


@pytest.fixture
def office(tmp_path: Path, reader: Reader, postgres_url: str) -> OfficeFolder:
    return OfficeFolder(tmp_path, reader, {"DATABASE__URL": postgres_url})


@contextmanager
def runs_on(office: OfficeFolder, machine: str, **settings: str) -> Iterator[None]:
    """A service of ``office`` on ``machine``."""
    other = OfficeFolder(office.path, office.reader, {**office.settings, **settings})
    with other.bureau() as bureau, joined(bureau, machine):
        yield


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
