"""What strangers wrote is shown on a terminal, and orders it nothing."""

from __future__ import annotations

import json

import pytest

from intake_mailbot.cli import documents, tables
from intake_mailbot.cli.context import print_json
from intake_mailbot.cli.logs import quiet_fields
from intake_mailbot.cli.screen import harmless, say
from parsers.model import Anchor, Control, ControlKind, Source

EVIL = "a\x1b]0;owned\x07\x1b[2Jb\x9b31mc\u202ed\u2066e\x00f\x7f"
PLAIN = "a]0;owned[2Jb31mcdef"


def test_control_characters_and_turns_are_taken_out_and_letters_stay() -> None:
    assert harmless(EVIL) == PLAIN
    honest = "Zoë’s “Straße”\n\t[日本] ∀x ü\u00a0y – 👍\u200d"
    assert harmless(honest) == honest


@pytest.mark.parametrize("way", ["line", "cell", "title"])
def test_a_console_prints_text_and_neither_orders_nor_markup(
    way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = EVIL + "[/none][link=https://evil.example]:warning:"
    console = tables.console()
    if way == "line":
        console.print(said)
    else:
        cells = [(said,)] if way == "cell" else [("x",)]
        tables.show(console, (tables.Column("head"),), cells, said if way == "title" else "")
    shown = "".join(capsys.readouterr().out.split())  # a title is folded to its table's width
    assert f"{PLAIN}[/none][link=https://evil.example]:warning:" in shown


def test_a_title_without_end_leaves_the_other_columns_their_room(
    capsys: pytest.CaptureFixture[str],
) -> None:
    columns = (tables.Column("number"), tables.Column("title", 3))
    tables.show(tables.console(), columns, [("EP-2026-0001", "A" * 30_000)])
    assert "EP-2026-0001" in capsys.readouterr().out


def test_a_control_of_a_hostile_file_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    control = Control(EVIL, "[/x]", ControlKind.TEXT, EVIL, EVIL, Anchor("page 1"))
    shown = documents.shapes.controls("x.pdf", Source.PDF_FORM, (control,))
    documents._print_controls(documents.Path("x.pdf"), shown)
    out = capsys.readouterr().out
    assert "owned" in out
    assert "[/x]" in out
    assert not set("\x1b\x07\x9b\u202e") & set(out)


def test_json_on_a_terminal_is_the_same_json_without_orders(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_json({"value": EVIL + "ü"})
    out = capsys.readouterr().out
    assert not set("\x1b\x07\x9b\x7f\u202e\u2066") & set(out)
    assert json.loads(out) == {"value": EVIL + "ü"}


def test_a_sentence_and_a_line_of_the_log_order_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say(f"released: {EVIL}")
    assert capsys.readouterr().out == f"released: {PLAIN}\n"
    say(EVIL, err=True)
    assert capsys.readouterr().err == f"{PLAIN}\n"
    event = quiet_fields(None, "info", {"event": EVIL, "cases": (EVIL, 1), "id": 3})
    assert event == {"event": PLAIN, "cases": (PLAIN, 1), "id": 3}
