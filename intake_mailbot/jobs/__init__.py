"""Who does the work over Postgres: Procrastinate's workers, in any number of processes."""

from __future__ import annotations

from intake_mailbot.jobs.crew import Crew, Pace, Work
from intake_mailbot.jobs.queueing import JobQueue

__all__ = ["Crew", "JobQueue", "Pace", "Work"]
