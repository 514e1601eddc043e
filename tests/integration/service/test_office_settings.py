"""What the settings get wrong is said at the start, before any mail has to suffer for it."""

from __future__ import annotations

import pytest

from intake_mailbot.domain.errors import SettingsError
from tests.integration.service.office import OfficeFolder, profile_mail


def test_holidays_that_nobody_knows_are_refused_before_a_good_form_is_set_aside(
    office: OfficeFolder,
):
    office.settings["OFFICE__HOLIDAYS"] = "US-XX"
    office.deliver(profile_mail())
    with pytest.raises(SettingsError, match=r"no holiday calendar “US-XX”.*\[office\]"):
        office.poll()
    assert len(office.folder()) == 1
    assert office.ledger() == ()
