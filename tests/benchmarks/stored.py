"""A database as it is after years, made by a few statements: many cases, few of them due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Stored:
    """How many cases there are: ``overdue`` and ``soon`` of the open ones are, ``month`` of the
    closed ones were this month; 200 each are held and returned, 50 came today.
    """

    open: int
    closed: int
    overdue: int = 300
    soon: int = 700
    month: int = 2_000


def fill(connection: Connection, size: Stored) -> None:
    """Make the rows; the totals are counted once, as the folded rows would be."""
    sqlite = connection.dialect.name == "sqlite"
    _cases(connection, size, sqlite=sqlite)
    _clocks(connection, size, sqlite=sqlite)
    connection.execute(text("DELETE FROM case_count"))
    connection.execute(
        text(
            "INSERT INTO case_count (office, stage, number)"
            " SELECT office, stage, count(*) FROM case_ GROUP BY office, stage"
        )
    )
    connection.execute(text("ANALYZE"))


def vary(connection: Connection, size: Stored) -> None:
    """Make other numbers of the same cases overdue and due soon."""
    connection.execute(text("DELETE FROM clock"))
    _clocks(connection, size, sqlite=connection.dialect.name == "sqlite")
    connection.execute(text("ANALYZE"))


def _run(connection: Connection, head: str, columns: str, **values: int) -> None:
    series = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :last)"
    connection.execute(text(f"{head} {series} {columns}"), values)


def _cases(connection: Connection, size: Stored, *, sqlite: bool) -> None:
    last = size.open + size.closed
    stage = (
        "CASE WHEN i > :open THEN 'closed' WHEN i <= 200 THEN 'held'"
        " WHEN i <= 400 THEN 'returned' ELSE 'accepted' END"
    )
    came = _moment(f"CASE WHEN i > :open - 50 AND i <= :open THEN 0 ELSE {_past('i')} END", sqlite)
    _run(
        connection,
        "INSERT INTO case_ (id, tracking_number, office, stage, verdict, title, agency, sender,"
        " participants, received, first_received, version, row_version, fields, undelivered)",
        f"SELECT i, 'EP-' || i, 'ct_cep', {stage}, 'accept', 'Project ' || i,"
        " 'Agency ' || (i % 60), 'clerk' || (i % 500) || '@agency.example.gov', '[]',"
        f" {came}, {came}, 1, 1, '{{}}', {'0' if sqlite else 'false'} FROM n",
        last=last,
        open=size.open,
    )
    connection.execute(
        text("INSERT INTO definition (digest, office, source) VALUES ('d', 'ct_cep', '')")
    )
    _run(
        connection,
        "INSERT INTO course (case_id, definition, office, number, closed, division)",
        "SELECT i, 'd', 'ct_cep', 1, CASE WHEN i > :open THEN "
        f"{_moment(_past('i'), sqlite)} END, 'Division ' || (i % 12) FROM n",
        last=last,
        open=size.open,
    )


def _clocks(connection: Connection, size: Stored, *, sqlite: bool) -> None:
    true, false = ("1", "0") if sqlite else ("true", "false")
    due = (
        "CASE WHEN i > :open THEN 60 + i % 1500 WHEN i <= :overdue THEN 1 + i % 20"
        " WHEN i <= :overdue + :soon THEN -(i % 8) ELSE -30 - i % 300 END"
    )
    ended = f"CASE WHEN i <= :open + :month THEN i % 19 ELSE {_past('i')} END"
    stopped = f"CASE WHEN i > :open THEN {_moment(ended, sqlite)} END"
    _run(
        connection,
        "INSERT INTO clock (id, case_id, office, clock, run, what, due, promised, stopped, kept,"
        " late)",
        "SELECT i, i, 'ct_cep', 'contact', 1, 'The office will contact you',"
        f" {_day(due, sqlite)}, {true}, {stopped}, CASE WHEN i > :open THEN {true} ELSE {false}"
        f" END, CASE WHEN i % 10 = 0 THEN {true} ELSE {false} END FROM n",
        last=size.open + size.closed,
        open=size.open,
        overdue=size.overdue,
        soon=size.soon,
        month=size.month,
    )


def _past(i: str) -> str:
    """Some days before this month."""
    return f"30 + {i} % 1800"


def _day(back: str, sqlite: bool) -> str:
    if sqlite:
        return f"date('{TODAY}', (-({back})) || ' days')"
    return f"DATE '{TODAY}' - ({back})"


def _moment(back: str, sqlite: bool) -> str:
    if sqlite:
        return f"{_day(back, sqlite)} || ' 12:00:00.000000'"
    return f"({_day(back, sqlite)} + TIME '12:00') AT TIME ZONE 'UTC'"
