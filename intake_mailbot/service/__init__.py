"""The service: the only place that wires and schedules."""

from __future__ import annotations

from intake_mailbot.service.passes import Pass, poll
from intake_mailbot.service.running import run
from intake_mailbot.service.wiring import Bureau, open_bureau, open_store

__all__ = ["Bureau", "Pass", "open_bureau", "open_store", "poll", "run"]
