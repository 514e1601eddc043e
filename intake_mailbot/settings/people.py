"""Who an office's planners are: people, and no mailbox that the bot itself reads."""

from __future__ import annotations

from intake_mailbot.settings import keys
from intake_mailbot.settings.document import Document
from intake_mailbot.settings.schema import OfficeTable, SettingsFile


def people(
    document: Document, file: SettingsFile, table: OfficeTable, path: keys.Path
) -> tuple[str, ...]:
    """The planners of ``table``, which stand at ``path``.

    Raises SettingsError where one is an office's own address: what comes from there is an echo.
    """
    offices = file.offices.values() if file.offices else (file.office,)
    own = {office.address.lower() for office in offices if office.address}
    for planner in table.planners:
        if planner.lower() in own:
            raise document.error(
                path,
                f"{planner!r} is an office's own address, where nobody would read what planners are"
                " sent: name the address of a person",
            )
    return table.planners
