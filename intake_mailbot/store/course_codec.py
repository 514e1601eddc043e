"""Courses and their events as JSON and back, without loss."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter

from intake_mailbot.domain.process import Course
from intake_mailbot.domain.process.events import KINDS, Recorded


def course_to_json(course: Course) -> Any:
    """A course as plain JSON values; what is as it was from the start is left out."""
    return _course().dump_python(course, mode="json", exclude_defaults=True)


def course_from_json(data: Any) -> Course:
    """The course again, equal to the one written."""
    return _course().validate_python(data)


def event_to_json(event: Recorded) -> Any:
    """An event without its kind."""
    kind: type = type(event)
    return _event(kind).dump_python(event, mode="json")


def event_from_json(kind: str, data: Any) -> Recorded:
    """The event again."""
    known: type = KINDS[kind]
    return cast("Recorded", _event(known).validate_python(data))


@cache
def _course() -> TypeAdapter[Course]:
    return TypeAdapter(Course)


@cache
def _event(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
