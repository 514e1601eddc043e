"""Words of an office's mails that the settings say better."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_mailbot.domain.errors import SettingsError
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder
from tests.integration.service.test_digest_offices import TWO_OFFICES, with_settings


@pytest.fixture
def two(tmp_path: Path, reader: Reader) -> OfficeFolder:
    return with_settings(OfficeFolder(tmp_path, reader), TWO_OFFICES)


def test_a_word_of_all_offices_serves_those_that_use_it(two: OfficeFolder):
    two.settings["OFFICE__CONTACTS__PROCUREMENT_PHONE"] = "(860) 555-0142"
    with two.bureau() as bureau:
        [counter] = bureau.counters
        said = {name: one.office.process.contacts for name, one in counter.desk.offices.items()}
    assert said["ct_cep"]["procurement_phone"] == "(860) 555-0142"
    assert "procurement_phone" not in said["bc_crm"]


def test_a_word_that_no_office_uses_is_refused_with_the_nearest(two: OfficeFolder):
    two.settings["OFFICE__CONTACTS__PROCURMENT_PHONE"] = "(860) 555-0142"
    with pytest.raises(SettingsError, match="Did you mean"), two.bureau():
        pass
