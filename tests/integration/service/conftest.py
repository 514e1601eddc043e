import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from form_templates import known_offices, load_office
from parsers.sandbox import Reader
from parsers.sandbox.pool import ChildLimits
from tests.integration.service.faxes import take_in_fax
from tests.integration.service.office import OfficeFolder


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """Warm children for all tests of this process; with time for scans on a busy machine."""
    with Reader((load_office("ct_cep").form,), limits=ChildLimits(wall=600)) as warm:
        yield warm


@pytest.fixture(scope="session")
def every_reader() -> Iterator[Reader]:
    """Warm children that know the forms of every office."""
    forms = tuple(form for name in known_offices() for form in load_office(name).forms)
    with Reader(forms, limits=ChildLimits(wall=600)) as warm:
        yield warm


@pytest.fixture(scope="session")
def faxed(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """The folder of an office that holds a fax; reading it takes seconds, so it is read once."""
    office = OfficeFolder(tmp_path_factory.mktemp("faxed") / "office", reader)
    take_in_fax(office)
    return office.path


@pytest.fixture
def fax_office(tmp_path: Path, faxed: Path, reader: Reader) -> OfficeFolder:
    """An office of a test's own that holds a fax."""
    shutil.copytree(faxed, tmp_path / "office")
    return OfficeFolder(tmp_path / "office", reader)


@pytest.fixture
def office(tmp_path: Path, reader: Reader) -> OfficeFolder:
    """An office with an empty Maildir, SQLite and replies as files."""
    return OfficeFolder(tmp_path, reader)
