from pathlib import Path

import pytest

from tests.integration.service.office import OfficeFolder


@pytest.fixture
def office(tmp_path: Path) -> OfficeFolder:
    """An office with an empty Maildir, SQLite and replies as files."""
    return OfficeFolder(tmp_path)
