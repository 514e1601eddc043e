"""Pictures of places in doubt, kept with the version of the case that they are about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from intake_mailbot.domain.corrections import CorrectionKind
from intake_mailbot.store.backup import back_up
from intake_mailbot.store.evidence import keep_pictures, shown_again
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.unit import Store
from parsers.model import Damage, Evidence
from tests.integration.store.helpers import LATER, NOW, claim, open_case, profile

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x02rest"
SHOWN = (
    Evidence("engagement_title", PNG, 2, 2, "page 1", Damage.STANDARD_FAX),
    Evidence("it_manager_signature", PNG + b"!", 2, 2, "page 2", Damage.CROSSED),
)
FORM = replace(profile(), evidence=SHOWN)


def test_the_pictures_of_a_version_come_back_as_they_were(store: Store) -> None:
    keep_pictures(store.files, SHOWN)
    with store.unit() as unit:
        case = open_case(unit, claim(unit), form=FORM)
        unit.commit()
    with store.unit(write=False) as unit:
        kept = unit.evidence.of(case)
        assert [one.damage for one in kept] == [Damage.STANDARD_FAX, Damage.CROSSED]
        assert shown_again(store.files, kept) == SHOWN
        assert unit.evidence.of(replace(case, version=2)) == ()


def test_corrections_are_counted_by_damage_and_the_last_word_counts(store: Store) -> None:
    with store.unit() as unit:
        case = open_case(unit, claim(unit), form=FORM)
        read = profile().fields["engagement_title"]
        for kind in (CorrectionKind.CONFIRMED, CorrectionKind.CHANGED):
            unit.cases.correct(
                case, {read.field: read}, now=NOW, actor="pat", kinds={read.field: kind}
            )
        (one,) = unit.reports.corrections(("ct_cep",), NOW, LATER)
        assert (one.field, one.damage, one.kind, one.number) == (
            "engagement_title", "standard fax", "changed", 1,
        )  # fmt: skip
        told = [event.text for event in unit.events.history(case) if event.kind == "correction"]
        assert told == ["confirmed: engagement_title", "corrected: engagement_title"]


def test_a_backup_holds_the_pictures(store: Store, tmp_path: Path) -> None:
    keep_pictures(store.files, SHOWN)
    with store.unit() as unit:
        open_case(unit, claim(unit, sha256=store.files.put(b"a mail")), form=FORM)
        unit.commit()
    manifest = back_up(store, tmp_path / "backup", NOW)
    kept = FileStore(f"file:{tmp_path / 'backup' / 'files'}")
    assert (manifest.files, manifest.missing) == (3, ())
    assert manifest.tables["evidence"] == 2
    with store.unit(write=False) as unit:
        case = unit.cases.by_number("EP-2026-0001")
        assert case is not None
        assert all(kept.has(one.sha256) for one in unit.evidence.of(case))
