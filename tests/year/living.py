"""An office lived through day by day: mail comes, planners act, the service does its minute."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from time import process_time
from zoneinfo import ZoneInfo

from intake_mailbot.service import Bureau, open_bureau, poll
from intake_mailbot.service.keeping import keep_deadlines, send_digests
from intake_mailbot.settings import load_settings
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder
from tests.year.planner import Planner
from tests.year.post import Post

ZONE = ZoneInfo("America/New_York")
FIRST = date(2026, 11, 3)
"""The signatures on the sample forms are of the day before."""

_DAY = timedelta(days=1)
_HOURS = (8, 12, 16, 18, 22)
"""When the service looks, in local time; between, it waits."""

_CORRECTED = 0.13
"""Corrections to a first mail, as it turns out."""


@dataclass(frozen=True)
class Standing:
    """How far it has come: ``memory`` is the resident megabytes of this process.

    ``worked`` are its processor's seconds so far; those of the reading child are not among them.
    """

    day: date
    mails: int
    cases: int
    acts: int
    memory: float
    worked: float


class Office:
    """One office in a folder, with a clock that the story sets."""

    def __init__(self, folder: Path, reader: Reader, seed: int = 1) -> None:
        self.now = datetime.combine(FIRST, time(6), ZONE).astimezone(UTC)
        self.office = OfficeFolder(folder, reader)
        self._open = open_bureau(
            load_settings(folder / "config.toml", {}, folder),
            clock=lambda: self.now, reader=reader,
        )  # fmt: skip
        self.bureau: Bureau = self._open.__enter__()
        random = Random(seed)
        self.random, self.post, self.planner = random, Post(random), Planner(random)
        self.mails = 0
        self._last_case = 0
        self._corrections: list[tuple[datetime, str, str]] = []

    def close(self) -> None:
        self._open.__exit__(None, None, None)

    def live(self, days: int, mails: int) -> Iterator[Standing]:
        """About ``mails`` over ``days`` days, fewer at weekends; a row at each month's end.

        Corrections count among them: fewer forms come in by themselves.

        Twice a season the service is down for two days: mail lies, digests are made up for.
        """
        for number in range(days):
            day = FIRST + _DAY * number
            share = 0.2 if day.weekday() >= 5 else 1.32
            first = mails / (1 + _CORRECTED)
            today = round(first / days * share + self.random.uniform(-0.5, 0.5))
            self._one_day(day, max(today, 0), down=is_down(number))
            if (day + _DAY).day == 1 or number == days - 1:
                acts, worked = self.planner.acts, process_time()
                yield Standing(day, self.mails, self._last_case, acts, _memory(), worked)

    def _one_day(self, day: date, number: int, *, down: bool) -> None:
        begin = datetime.combine(day, time(), ZONE)
        coming = self.post.day(begin, number)
        coming += [
            (at, self.post.mail(at, "complete", (clerk, case)))
            for at, clerk, case in self._corrections
            if at.date() == day
        ]
        self._corrections = [one for one in self._corrections if one[0].date() > day]
        coming.sort(key=lambda one: one[0])
        for hour in _HOURS:
            self.now = datetime.combine(day, time(hour), ZONE).astimezone(UTC)
            while coming and coming[0][0] <= self.now:
                at, mail = coming.pop(0)
                self.office.deliver(mail, at=at.timestamp())
                self.mails += 1
            if not down:
                self._look(working=hour == 16 and day.weekday() < 5)
        for at, mail in coming:
            self.office.deliver(mail, at=at.timestamp())
            self.mails += 1

    def _look(self, *, working: bool) -> None:
        poll(self.bureau)
        keep_deadlines(self.bureau)
        send_digests(self.bureau)
        self._hear()
        if working:
            self.planner.work(self.bureau.counters[0].desk, self.now)
        poll(self.bureau)

    def _hear(self) -> None:
        """Of new cases: clerks know the number, planners take them on, returned ones come back."""
        with self.bureau.store.unit(write=False) as unit:
            last = unit.digests.last_case()
            found = [unit.cases.get(one) for one in range(self._last_case + 1, last + 1)]
            self._last_case = last
            for case in found:
                assert case
                clerk = unit.cases.view(case.tracking_number).sender
                self.post.numbers.setdefault(clerk, []).append(case.tracking_number)
                if case.verdict.value == "return" and self.random.random() < 0.85:
                    back = self.now.astimezone(ZONE) + timedelta(days=self.random.uniform(1, 9))
                    self._corrections.append((back, clerk, case.tracking_number))
        self.planner.take_on([case.tracking_number for case in found if case], self.now)


def is_down(number: int) -> bool:
    """Whether the service does not run on the day of this number."""
    return number % 45 in {20, 21}


def _memory() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1_000_000
