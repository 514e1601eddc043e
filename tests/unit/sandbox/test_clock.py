"""What one mail's time is spent on, and what it means that it is over."""

from __future__ import annotations

import pytest

from parsers.errors import ReadTimeoutError, StarvedError, WorkTimeoutError
from parsers.sandbox import clock
from parsers.sandbox.clock import Clock
from parsers.sandbox.wire import Call, Request

OVER = ReadTimeoutError("It took longer.")


class Watch:
    """Stands in for the module ``time``."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


class Child:
    def __init__(self, delayed: float) -> None:
        self.delayed = delayed


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    made = Watch()
    monkeypatch.setattr(clock, "time", made)
    return made


def waits(mail: Clock, watch: Watch, seconds: float) -> None:
    with mail.waiting():
        watch.now += seconds


def asks(mail: Clock, watch: Watch, seconds: float, delayed: float = 0.0) -> None:
    with mail.asking(Child(delayed)):
        watch.now += seconds


def test_a_mail_has_no_more_than_its_time_whatever_its_children_take_to_begin(
    watch: Watch,
) -> None:
    mail = Clock(50.0, 30.0)
    waits(mail, watch, 2.0)
    assert mail.left == 50.0
    waits(mail, watch, 11.0)
    asks(mail, watch, 25.0)
    assert mail.left == 15.0
    assert mail.shortened(Request(Call.SCANS, 50.0, 50.0)).wall == 15.0
    assert mail.shortened(Request(Call.SCANS, 50.0, 50.0)).cpu == 15.0


def test_a_mail_that_used_its_time_itself_is_to_blame(watch: Watch) -> None:
    mail = Clock(50.0, 30.0)
    waits(mail, watch, 9.0)
    asks(mail, watch, 25.0, delayed=4.0)
    assert mail.meant(OVER) is OVER


@pytest.mark.parametrize(("begins", "delayed"), [(3.0, 13.0), (40.0, 0.0), (20.0, 6.0)])
def test_a_mail_that_waited_for_the_machine_is_not(
    watch: Watch, begins: float, delayed: float
) -> None:
    mail = Clock(50.0, 30.0)
    waits(mail, watch, begins)
    asks(mail, watch, 25.0, delayed)
    assert isinstance(mail.meant(OVER), StarvedError)


def test_what_used_up_the_processor_is_to_blame_on_the_busiest_machine(watch: Watch) -> None:
    mail, used = Clock(50.0, 30.0), WorkTimeoutError("It took longer.")
    asks(mail, watch, 45.0, delayed=40.0)
    assert mail.meant(used) is used


def test_a_mail_whose_files_end_a_child_each_has_no_more_than_its_time(watch: Watch) -> None:
    mail = Clock(50.0, 30.0)
    for _ in range(30):
        waits(mail, watch, 1.5)
        asks(mail, watch, 0.1)
    assert mail.left == pytest.approx(50.0 - (30 * 1.6 - 3.0))
    assert mail.meant(OVER) is OVER
