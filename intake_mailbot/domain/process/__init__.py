"""The process engine: a case's way from stage to stage, by the data of its office."""

from __future__ import annotations

from intake_mailbot.domain.process.course import (
    Answer,
    Assignment,
    ClockRun,
    Course,
    DeliverableRun,
    Mark,
    Rules,
    TaskRun,
)
from intake_mailbot.domain.process.engine import advance, next_alarm
from intake_mailbot.domain.process.events import (
    Arrived,
    Assigned,
    Begun,
    Decided,
    Delivered,
    Done,
    Effect,
    Estimated,
    Event,
    Noted,
    Recorded,
    Reopened,
    Repinned,
    Said,
    Tell,
    TimePassed,
)
from intake_mailbot.domain.process.history import Moment, as_it_stood
from intake_mailbot.domain.process.office_time import OfficeTime

__all__ = [
    "Answer",
    "Arrived",
    "Assigned",
    "Assignment",
    "Begun",
    "ClockRun",
    "Course",
    "Decided",
    "DeliverableRun",
    "Delivered",
    "Done",
    "Effect",
    "Estimated",
    "Event",
    "Mark",
    "Moment",
    "Noted",
    "OfficeTime",
    "Recorded",
    "Reopened",
    "Repinned",
    "Rules",
    "Said",
    "TaskRun",
    "Tell",
    "TimePassed",
    "advance",
    "as_it_stood",
    "next_alarm",
]
