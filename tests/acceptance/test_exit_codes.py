"""0 done, 1 found wrong, 2 wrong usage or configuration, 3 not reached; errors in one sentence."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import fixtures
from fixtures.answers import complete
from fixtures.word_fill import fill_word
from form_templates import load_office
from tests.servers.command import run

FORMS = Path(fixtures.__file__).parent / "forms"
COMPLETE = FORMS / "word-complete.docx"
CONTROL = {
    "name", "title", "kind", "value", "options", "page", "box", "locked", "placeholder",
}  # fmt: skip
CONFIG = """\
[office]
address = "office@example.gov"
[mailbox]
url = "maildir:mailbox"
[outgoing]
url = "dir:sent"
[database]
url = "sqlite:///intake.db"
[files]
url = "file:files"
[trust]
authserv_ids = ["mx.example.gov"]
agency_domains = ["example.gov"]
"""


def refused(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    assert done.returncode == code, done.stderr
    assert done.stderr.startswith("intake-mailbot: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    for word in words:
        assert word in done.stderr


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(CONFIG)
    return file


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bogus"], "No such command"),
        (["mail", "show", "first"], "a whole number is needed; see"),
        (["read"], "FILE..."),
        (["read", "nowhere.docx"], "nowhere.docx cannot be read"),
        (["read", "."], "is a folder"),
        (["read", "--form", "nowhere", COMPLETE], 'No office is called "nowhere"'),
        (["check", COMPLETE, "--with", "nowhere.pdf"], "nowhere.pdf cannot be read"),
        (["check", COMPLETE, "--on", "2026-02-30"], "--on 2026-02-30 is no day"),
        (["inspect", "."], "is a folder"),
        (["forms", "validate", "nowhere"], 'No office is called "nowhere"'),
        (["--config", "nowhere.toml", "poll"], "There is no settings file"),
        (["poll"], "There is no config.toml"),
        (["cases", "export", "--format", "xml"], "'--format': 'xml' is not one of"),
    ],
)
def test_wrong_words_are_2_and_one_sentence(words, said: str, tmp_path: Path):
    refused(run(*words, cwd=tmp_path), 2, said)


def test_an_unknown_key_names_the_key_the_line_and_the_mend(config: Path):
    config.write_text(CONFIG.replace("agency_domains", "agency_domain"))
    refused(run("--config", config, "poll"), 2, "line 13", "agency_domain", "agency_domains")


def test_before_there_is_a_database_lists_say_so(config: Path):
    refused(run("--config", config, "cases", "list"), 3, "intake-mailbot db upgrade")
    assert run("--config", config, "db", "check").returncode == 1
    assert run("--config", config, "db", "upgrade").returncode == 0
    assert run("--config", config, "db", "check").returncode == 0
    empty = run("--config", config, "cases", "export")
    assert (empty.returncode, json.loads(empty.stdout)) == (0, [])
    refused(run("--config", config, "cases", "show", "EP-1"), 2, "there is no case EP-1")
    refused(run("--config", config, "mail", "show", 7), 2, "there is no mail 7")
    refused(run("--config", config, "outbox", "discard", 7), 2, "there is no reply 7")


@pytest.mark.parametrize(
    "variables",
    [
        {"MAILBOX__URL": "imaps://u@127.0.0.1:9", "MAILBOX__PASSWORD": "x"},
        {"DATABASE__URL": "postgresql+psycopg://u@127.0.0.1:9/db"},
    ],
    ids=["mailbox", "database"],
)
def test_what_cannot_be_reached_is_3(config: Path, variables: dict[str, str]):
    named = {f"INTAKE_MAILBOT_{name}": value for name, value in variables.items()}
    refused(run("--config", config, "poll", **named), 3)
    assert run("--config", config, "doctor", **named).returncode == 1


def test_a_file_that_is_no_database_is_said_with_its_mend(config: Path):
    (config.parent / "intake.db").write_text("no database at all, but some other file" * 20)
    refused(run("--config", config, "cases", "list"), 3, "file is not a database", "mend url")
    done = run("--config", config, "doctor")
    assert (done.returncode, done.stderr) == (1, "")
    assert "✗ database" in done.stdout


def test_poll_that_returns_and_holds_is_done(config: Path):
    for name in ("02", "09"):
        [mail] = [path for path in fixtures.mails() if path.name.startswith(name)]
        inbox = config.parent / "mailbox"
        for part in ("new", "cur", "tmp"):
            (inbox / part).mkdir(parents=True, exist_ok=True)
        (inbox / "new" / f"{name}.sample").write_bytes(mail.read_bytes())
    done = run("--config", config, "poll")
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 new" in done.stdout
    return_and_hold = run("--config", config, "mail", "list", "--json")
    rows = json.loads(return_and_hold.stdout)
    assert [row["state"] for row in rows] == ["done", "held"]
    assert run("--config", config, "mail", "retry", 2).returncode == 0
    assert run("--config", config, "poll").returncode == 0
    after = json.loads(run("--config", config, "mail", "list", "--json").stdout)
    assert [(row["state"], row["tracking_number"]) for row in after] == [
        (row["state"], row["tracking_number"]) for row in rows
    ]
    assert len(json.loads(run("--config", config, "cases", "export").stdout)) == 2


def test_read_and_check_say_what_is_wrong_by_1():
    broken, good = FORMS / "word-encrypted.docx", COMPLETE
    done = run("read", broken, good, "--json")
    assert (done.returncode, done.stderr) == (1, "")
    failed, read = json.loads(done.stdout)
    assert failed["error"]["kind"] == "encrypted"
    assert read["form"] == "ct_cep"
    office = load_office("ct_cep")
    assert set(read["fields"]) == {field.id for field in office.form.values}
    assert run("check", good, "--json").returncode == 0
    returned = run("check", FORMS / "word-missing-fields.docx", "--json")
    assert returned.returncode == 1
    [sheet] = json.loads(returned.stdout)
    assert sheet["verdict"] == "return"
    assert {"field", "rule", "severity", "message", "mend"} == set(sheet["findings"][0])


@pytest.mark.parametrize("command", ["read", "check", "inspect"])
def test_a_file_that_is_not_there_stops_no_other(command: str, tmp_path: Path):
    done = run(command, "gone.docx", COMPLETE, tmp_path, "--json", cwd=tmp_path)
    assert done.returncode == 2
    gone, good, folder = json.loads(done.stdout)
    assert (gone["file"], folder["file"]) == ("gone.docx", str(tmp_path))
    assert "gone.docx cannot be read" in gone["error"]["message"]
    assert "error" not in good
    said = done.stderr.splitlines()
    assert [line.startswith("intake-mailbot: ") for line in said] == [True, True]
    assert "gone.docx cannot be read" in said[0]
    assert "is a folder" in said[1]


def test_what_comes_with_a_form_counts_as_in_one_mail(tmp_path: Path):
    def verdict(*words: object) -> tuple[str, set[str]]:
        done = run("check", *words, "--on", "2026-11-20", "--json")
        [sheet] = json.loads(done.stdout)
        assert done.returncode == (1 if sheet["verdict"] == "return" else 0), done.stderr
        return sheet["verdict"], {one["rule"] for one in sheet["findings"]}

    unsigned, signed = FORMS / "word-unsigned-copy.docx", FORMS / "pdf-signed-print.pdf"
    assert verdict(unsigned)[0] == "return"
    assert verdict(unsigned, "--with", signed)[0] == "accept"
    promising = FORMS / "word-promised-attachment.docx"
    assert verdict(promising)[0] == "return"
    assert verdict(promising, "--with", FORMS / "diagram.pdf")[0] == "accept"
    other_profile = FORMS / "word-complete.docx"
    assert verdict(promising, "--with", other_profile)[0] == "return"
    (tmp_path / "page.png").write_bytes(
        bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de")
    )
    assert verdict(FORMS / "word-unsigned.docx", "--with", tmp_path / "page.png")[0] == "hold"


def test_who_signed_a_copy_with_other_words_is_told_with_the_names_of_both_files(tmp_path: Path):
    answers = complete("Permit Portal", "Example Agency", "Lee Moe", "11/19/2026")
    other = answers | {"agency": "Other Agency"}
    one, two = tmp_path / "one.docx", tmp_path / "two.docx"
    one.write_bytes(fill_word(answers, {"it_manager_signature": 3}))
    two.write_bytes(fill_word(other, {"business_sponsor_signature": 5}))
    done = run("check", one, "--with", two, "--on", "2026-11-20", "--json")
    [sheet] = json.loads(done.stdout)
    assert sheet["verdict"] == "hold"
    said = "It stands on two.docx, which says something else than one.docx: "
    told = sheet["signatures"]["business_sponsor_signature"]["reason"]
    assert told == f"{said}“Agency / Business Unit Name”."


@pytest.mark.xdist_group("scans")
def test_a_reason_that_many_places_share_is_said_once():
    done = run("check", FORMS / "scan-fax.tif", "--on", "2026-11-23")
    lines = [line.strip() for line in done.stdout.splitlines()]
    shared = [line.partition(" places: ") for line in lines if " places: " in line]
    assert shared
    for number, _, reason in shared:
        assert done.stdout.count(reason) == 1
        assert int(number.removeprefix("? ")) >= 4
    assert "I Requestor's Name" in lines


def test_a_form_is_named_by_the_path_of_its_folder():
    folder = load_office("ct_cep").folder
    done = run("read", COMPLETE, "--form", folder, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0]["form"] == "ct_cep"


def test_inspect_lists_every_control():
    done = run("inspect", COMPLETE, "--json")
    assert done.returncode == 0
    [sheet] = json.loads(done.stdout)
    assert set(sheet) == {"file", "source", "controls"}
    assert {
        "name",
        "title",
        "kind",
        "value",
        "options",
        "page",
        "box",
        "locked",
        "placeholder",
    } == (set(sheet["controls"][0]))


@pytest.mark.parametrize("command", ["", "run", "cases", "cases export"])
def test_every_command_has_help(command: str):
    done = run(*command.split(), "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage" in done.stdout
