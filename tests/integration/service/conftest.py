from collections.abc import Iterator
from pathlib import Path

import pytest

from form_templates import load_office
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """Warm children for all tests of this process."""
    with Reader((load_office("ct_cep").form,)) as warm:
        yield warm


@pytest.fixture
def office(tmp_path: Path, reader: Reader) -> OfficeFolder:
    """An office with an empty Maildir, SQLite and replies as files."""
    return OfficeFolder(tmp_path, reader)
