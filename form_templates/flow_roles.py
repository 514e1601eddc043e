"""Who has a part in a process."""

from __future__ import annotations

from dataclasses import dataclass

AGENCY, PLANNERS, CONTACT = "agency", "planners", "contact"
"""The roles that every process has: who sent the form, who plans, the named point of contact."""

BUILT_IN_ROLES = (AGENCY, PLANNERS, CONTACT)


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who owns tasks, decides or is written to; without an address planners read for it.

    ``mail`` is the address, ``mail_from`` the field of the form that holds it: where that is empty
    there is nobody in this role, and nobody is written to.
    """

    id: str
    title: str
    mail: str = ""
    mail_from: str = ""
