"""One message's way: claimed, read, understood, decided, carried out."""

from __future__ import annotations

from intake_mailbot.intake.claiming import claim
from intake_mailbot.intake.desk import Desk, OfficeDesk, Reads
from intake_mailbot.intake.outcome import Processed
from intake_mailbot.intake.processing import process_one, process_pending

__all__ = ["Desk", "OfficeDesk", "Processed", "Reads", "claim", "process_one", "process_pending"]
