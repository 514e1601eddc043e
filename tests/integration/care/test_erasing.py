"""One person's data go; numbers, counts and history stay."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from intake_mailbot.care.erasing import ERASED, erase, plan
from intake_mailbot.care.exporting import export
from intake_mailbot.care.sweeping import sweep
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.domain.redacting import Impersonal
from intake_mailbot.store.care_tables import dropped_file
from intake_mailbot.store.events import PUT_TOGETHER
from intake_mailbot.store.rows import About, OutboxState
from intake_mailbot.store.schema import metadata
from intake_mailbot.store.tables import evidence
from intake_mailbot.store.unit import Store
from parsers.model import FoundBy, Reading
from tests.integration.care.people import (
    CLERK,
    LONG_AFTER,
    OTHER,
    mail_of,
    reply_to,
    returned_case,
    shared_case,
)
from tests.integration.store.helpers import NOW, claim, open_case, profile

IMPERSONAL = {"ct_cep": frozenset(profile("Portal").fields) - {"requestor_name"}}


def everything(store: Store) -> str:
    """All rows of all tables, as text."""
    with store.engine.connect() as connection:
        rows = [
            str(row)
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
        ]
    return "\n".join(rows)


def erased(store: Store, address: str = CLERK, *, with_open: bool = False) -> int:
    planned = plan(store, address)
    return erase(store, planned, LONG_AFTER, "admin", impersonal=IMPERSONAL, with_open=with_open)


def test_no_table_names_the_person_any_more(store: Store):
    returned_case(store)
    assert CLERK in everything(store)
    erased(store)
    assert "clerk" not in everything(store).lower()


def test_numbers_findings_and_history_stay_without_the_person(store: Store):
    case = returned_case(store)
    erased(store)
    with store.unit(write=False) as unit:
        view = unit.cases.view(case.tracking_number)
        events = unit.events.history(case)
    assert (view.title, view.agency, view.verdict) == ("Portal 1", "Revenue Services", case.verdict)
    assert [(one.field, one.rule) for one in view.findings] == [("desired_go_live", "date")]
    assert set(view.fields.values()) == {None}
    assert [one.kind for one in events] == ["opened", "note", "correction", ERASED]
    assert events[1].text == "[erased] was called"
    assert events[-1].actor == "admin"


def test_the_bytes_go_and_the_ledger_still_knows_the_message(store: Store):
    returned_case(store)
    with store.unit(write=False) as unit:
        [row] = unit.ledger.list()
    erased(store)
    assert not store.files.has(row.sha256)
    with store.unit() as unit:
        again = claim(unit, 99, sha256=row.sha256)
        earlier = unit.ledger.earlier_copy(unit.ledger.get(again))
    assert earlier is not None
    assert (earlier.id, earlier.state, earlier.sender) == (row.id, LedgerState.DONE, "")


def test_another_persons_case_mails_and_replies_are_untouched(store: Store):
    returned_case(store)
    case = returned_case(store, OTHER, 2)
    erased(store)
    with store.unit(write=False) as unit:
        kept = unit.ledger.get(2)
        assert kept.sender == OTHER
        assert store.files.get(kept.sha256)
        assert unit.cases.view(case.tracking_number).fields["agency"] == "Revenue Services"
        assert unit.outbox.eml(2)


def test_in_a_case_of_two_only_one_persons_versions_go(store: Store):
    case = shared_case(store)
    erased(store)
    with store.unit(write=False) as unit:
        assert unit.cases.readings(case, 1).fields == {}
        assert unit.cases.readings(case, 2).fields != {}
        view = unit.cases.view(case.tracking_number)
        assert view.fields["agency"] == "Revenue Services"
        ref = unit.cases.by_number(case.tracking_number)
    assert ref is not None
    assert ref.participants == {OTHER}


@pytest.mark.parametrize("who", [CLERK, OTHER])
def test_a_version_put_together_of_two_persons_pages_goes_with_either(store: Store, who: str):
    case = shared_case(store)
    with store.unit() as unit:
        unit.events.add(
            PUT_TOGETHER, "…", NOW, case=case.id, message=2, data={"version": 2, "before": 1}
        )
        unit.commit()
    erased(store, who)
    with store.unit(write=False) as unit:
        assert unit.cases.readings(case, 2).fields == {}
        assert set(unit.cases.view(case.tracking_number).fields.values()) == {None}
        assert (unit.cases.readings(case, 1).fields == {}) is (who == CLERK)
        assert [unit.ledger.get(mail).sender for mail in (1, 2)] == [
            "" if sender == who else sender for sender in (CLERK, OTHER)
        ]


def test_what_a_planner_set_right_in_one_persons_version_goes_with_it(store: Store):
    case = shared_case(store)
    fixed = {"requestor_name": Reading("requestor_name", "Jo", "Jo", 1.0, FoundBy.ID)}
    with store.unit() as unit:
        for version in (1, 2):
            unit.cases.correct(replace(case, version=version), fixed, now=NOW, actor="pat")
        unit.commit()
    erased(store)
    with store.unit(write=False) as unit:
        first, second = unit.events.of_kind(case, "correction")
    assert first.data is not None
    assert second.data is not None
    assert (first.data["readings"], len(second.data["readings"])) == ([], 1)


def test_bytes_that_another_message_has_too_stay(store: Store):
    with store.unit() as unit:
        mail_of(store, unit, CLERK, 1, "the same")
        row = unit.ledger.get(1)
        unit.ledger.claim(
            account="another", folder="INBOX", uidvalidity=1, uid=1, sha256=row.sha256, size=1,
            first_seen=NOW, server_date=None,
        )  # fmt: skip
        unit.commit()
    assert erased(store) == 0
    assert store.files.get(row.sha256)


def test_a_file_that_a_dead_process_left_goes_with_the_next_sweep(store: Store):
    with store.unit() as unit:
        mail_of(store, unit, CLERK, 1)
        row = unit.ledger.get(1)
        unit.erasing.erase_mails([1], LONG_AFTER)
        unit.commit()  # and here it died
    assert store.files.has(row.sha256)
    assert sweep(store) == 1
    assert not store.files.has(row.sha256)
    with store.engine.connect() as connection:
        assert connection.execute(select(dropped_file.c.gone)).scalars().all() == [True]


def test_pictures_of_places_in_doubt_go_with_what_was_read(store: Store):
    mine, others = returned_case(store), returned_case(store, OTHER, 2)
    picture, shared = store.files.put(b"my writing"), store.files.put(b"an empty line")
    rows = [
        {"case_id": case.id, "version": 1, "field": field, "sha256": sha256, "wide": 1, "high": 1,
         "place": "page 1", "damage": "none"}
        for case, field, sha256 in (
            (mine, "agency", picture), (mine, "mandated", shared), (others, "mandated", shared),
        )
    ]  # fmt: skip
    with store.unit() as unit:
        unit._connection.execute(evidence.insert(), rows)
        unit.commit()
    assert erased(store) == 2  # the mail and the picture
    assert not store.files.has(picture)
    assert store.files.has(shared)


def test_an_open_case_is_refused_unless_it_is_wished(store: Store):
    with store.unit() as unit:
        open_case(unit, mail_of(store, unit, CLERK, 1))
        unit.commit()
    with pytest.raises(UsageError, match=r"EP-2026-0001 is still open.*--open"):
        erased(store)
    assert CLERK in everything(store)
    erased(store, with_open=True)
    assert CLERK not in everything(store)


def test_what_is_at_work_is_waited_for(store: Store):
    returned_case(store)
    with store.unit() as unit:
        unit.outbox.add(
            message_id="<9@example.gov>", to=CLERK, subject="x", kind="held", about=About(),
            eml=b"x", counts_for_cap=False, created=NOW,
        )  # fmt: skip
        unit.commit()
    with pytest.raises(UsageError, match="reply 2 has still to go out"):
        erased(store)


def test_a_reply_that_failed_is_never_sent_empty(store: Store):
    returned_case(store)
    with store.unit() as unit:
        reply = reply_to(unit, CLERK, About(), 2)
        unit._connection.exec_driver_sql("UPDATE outbox SET state = 'failed' WHERE id = 2")
        unit.commit()
    erased(store)
    with store.unit(write=False) as unit:
        assert unit.outbox.get(reply).state is OutboxState.DISCARDED


def test_a_mail_of_ours_that_only_names_the_person_loses_its_text(store: Store):
    returned_case(store)
    with store.unit() as unit:
        planners = reply_to(unit, "planner@example.gov", About(), 3)
        unit._connection.exec_driver_sql(
            "UPDATE outbox SET eml = "
            + ("'\\x" if store.engine.dialect.name == "postgresql" else "x'")
            + f"To: p@example.gov\r\n\r\nHeld since Monday: {CLERK}\r\n".encode().hex()
            + "' WHERE id = 2"
        )
        unit.commit()
    assert planners in plan(store, CLERK).naming
    erased(store)
    with store.unit(write=False) as unit:
        assert unit.outbox.eml(planners) == b""


def test_further_words_are_replaced_wherever_they_stand(store: Store):
    case = returned_case(store)
    other = returned_case(store, OTHER, 2)
    with store.unit() as unit:
        unit.events.add("note", "Jo Clerkson is away", NOW, case=other.id)
        unit.commit()
    erase(store, plan(store, CLERK, ["Jo Clerkson"]), LONG_AFTER, "admin", impersonal=IMPERSONAL)
    with store.unit(write=False) as unit:
        assert unit.events.history(other)[-1].text == "[erased] is away"
        assert case.tracking_number in {one.tracking_number for one in unit.cases.list()}


@pytest.mark.parametrize(
    ("impersonal", "left"),
    [
        ({"ct_cep": frozenset(profile("Portal").fields)}, "[erased] calls about the Portal"),
        ({"bc_crm": frozenset[str]()}, "[erased] calls about the [erased]"),
    ],
)
def test_people_stand_in_all_fields_but_those_of_which_the_form_says_otherwise(
    store: Store, impersonal: Impersonal, left: str
):
    whole = profile("Portal")
    name = Reading("ansprechpartner", "Max Mustermann", "Max Mustermann", 1.0, FoundBy.ID)
    fields = {**whole.fields, "ansprechpartner": name}
    with store.unit() as unit:
        case = open_case(unit, mail_of(store, unit, CLERK, 1), form=replace(whole, fields=fields))
        unit.events.add("note", "Max Mustermann calls about the Portal", NOW, case=case.id)
        unit.commit()
    planned = plan(store, CLERK)
    erase(store, planned, LONG_AFTER, "admin", impersonal=impersonal, with_open=True)
    with store.unit(write=False) as unit:
        assert left in [one.text for one in unit.events.history(case)]


def test_nobody_of_that_address_is_said(store: Store):
    with pytest.raises(UsageError, match="nothing is kept about nobody@"):
        plan(store, "nobody@example.gov")


def test_an_export_holds_cases_readings_mails_and_replies(store: Store, tmp_path: Path):
    returned_case(store)
    returned_case(store, OTHER, 2)
    made = export(store, CLERK.upper(), tmp_path / "clerk.zip", NOW)
    assert (made.cases, made.mails, made.replies, made.missing) == (1, 1, 1, 0)
    with zipfile.ZipFile(tmp_path / "clerk.zip") as archive:
        said = json.loads(archive.read("data.json"))
        assert archive.read("mails/1.eml").startswith(b"From: clerk@")
        assert b"Hello clerk@" in archive.read("replies/1.eml")
    [case] = said["cases"]
    assert case["fields"]["agency"] == "Revenue Services"
    assert case["versions"][0]["readings"]["fields"][1][1] == "Revenue Services"
    assert [one["kind"] for one in case["history"]] == ["opened", "note", "correction"]
    assert OTHER not in json.dumps(said)
    assert (tmp_path / "clerk.zip").stat().st_mode & 0o077 == 0


def test_an_export_never_overwrites(store: Store, tmp_path: Path):
    returned_case(store)
    (tmp_path / "there.zip").write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        export(store, CLERK, tmp_path / "there.zip", NOW)
    assert (tmp_path / "there.zip").read_text() == "mine"


def test_an_export_after_the_bytes_are_gone_says_so(store: Store, tmp_path: Path):
    returned_case(store)
    with store.unit() as unit:
        unit.erasing.discard_mails([1], NOW)
        unit.commit()
    sweep(store)
    assert export(store, CLERK, tmp_path / "clerk.zip", NOW).missing == 1
