import contextlib

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.settings import load_settings
from intake_mailbot.settings.lines import line_numbers

from .conftest import MINIMAL


def complaint(folder, text=MINIMAL, more="", **environ):
    with pytest.raises(SettingsError) as caught:
        folder.load(text, more, **environ)
    return str(caught.value).replace(str(folder.path), "…")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("urll = 1", 'line 7: outgoing.urll: there is no such setting: did you mean "url"?'),
        ("[databse]", 'line 7: databse: there is no such setting: did you mean "database"?'),
        ("[zz]\na = 1", "line 7: zz: there is no such setting: known here are office, offices"),
        ('[digest]\n\nat = "6 pm"', "line 9: digest.at: '6 pm' is no time of day: write hours and"),
        ('[digest]\ndays = "someday"', "digest.days: 'someday' are no weekdays: write"),
        ('[digest.only]\n"a@example.gov" = ["Networks"]', "line 8: digest.only.a@example.gov: "),
        ('[digest]\nonly = { "a@example.gov" = ["Networks"] }', "line 8: digest.only.a@example."),
        ('[offices.a]\nplanners = "p@h.gov"', 'offices.a.planners: this must be a list: write'),
        ('[digest]\nonly = "all"', "line 8: digest.only: this must be a table: write [its.name]"),
        ("[database]\nurl = 5", 'line 8: database.url: this must be a text in quotes: write "…".'),
        ('[files]\nshared = "perhaps"', "files.shared: this must be true or false"),
        ('[files]\nurl = "ftp://h/x"', "files.url: 'ftp' is no kind that is known here: write one"),
        ('[files]\nurl = "s3:"', "names no bucket"),
        ('[files]\nurl = "file:"', "no path stands after the colon"),
        ('[database]\nurl = "mysql://h/d"', "line 8: database.url: 'mysql' is no database"),
        ('[database]\nurl = "nonsense"', "database.url: this is no database URL: write sqlite"),
        ('[database]\nurl = "sqlite://"', "a database in memory keeps nothing"),
        ('[database]\npassword = "x"', "secrets do not stand in this file: give it in the"),
        ('[trust]\ninternal_header = "x"', "trust.internal_header: 'x' is no header"),
        ('[trust]\nagency_domains = ["a@b"]', "trust.agency_domains[0]: 'a@b' is no domain"),
        ('[trust]\nsignature_roots = ["no.pem"]', "there is no file …/no.pem: correct the path"),
        ('[trust]\nsignature_roots = ["config.toml"]', "holds no certificate: name a PEM file"),
        ("[limits]\nattempts = 0", "limits.attempts: input should be greater than or equal to 1"),
        ('[offices.a]\ntime_zone = "Mars"', "line 8: offices.a.time_zone: 'Mars' is no time zone"),
        ('[[mailboxes]]\nname = "a"\noffices = ["ct_cpe"]', "line 9: mailboxes[0].offices: 'ct_c"),
        ('[files]\nurl = "file:~nobody-of-this-name/x"', "there is no home for '~nobody"),
        ('password_file = "\\u0000"', "line 7: outgoing.password_file: '\\x00' holds a zero byte"),
        ('ca_file = "no.pem"', "line 7: outgoing.ca_file: there is no file …/no.pem"),
    ],
)  # fmt: skip
def test_each_mistake_is_said_with_its_key_line_and_mend(folder, more, said):
    assert said in complaint(folder, MINIMAL, more + "\n")


def test_a_planner_is_no_mailbox_of_the_bots(folder):
    named = MINIMAL.replace("[mailbox]", 'planners = ["Intake@example.gov"]\n[mailbox]')
    said = complaint(folder, named)
    assert "line 3: office.planners: 'Intake@example.gov' is an office's own address" in said
    assert "name the address of a person" in said


def test_a_mailbox_that_two_tables_watch_is_refused(folder):
    boxes = "".join(
        f'[[mailboxes]]\nname = "{name}"\nurl = "maildir:box"\n' for name in ("one", "two")
    )
    said = complaint(folder, MINIMAL, boxes)
    assert "mailboxes[1].url: the mailbox 'one' watches it already: name all offices there" in said


def boxes(one, two):
    table = '[[mailboxes]]\nname = "{}"\nurl = "{}"\npassword_file = "secret"\n'
    return table.format("one", one) + table.format("two", two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("imaps://u@h.example.gov/inbox", "imaps://u@h.example.gov/INBOX"),
        ("imaps://u@h.example.gov/Inbox", "imaps://u@H.example.gov:993"),
        ("imaps://u@h.example.gov", "imap+starttls://u@h.example.gov"),
        ("maildir:box", "maildir:other/../box"),
        ("maildir:box", "maildir:link"),
    ],
)
def test_a_mailbox_that_two_tables_watch_by_different_words_is_refused(folder, one, two):
    (folder.path / "secret").write_text("s")
    (folder.path / "link").symlink_to(folder.path / "box")
    assert "the mailbox 'one' watches it already" in complaint(folder, MINIMAL, boxes(one, two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("imaps://u@h.example.gov/Work", "imaps://u@h.example.gov/WORK"),
        ("imaps://u@h.example.gov/INBOX/Work", "imaps://u@h.example.gov/INBOX"),
        ("imaps://u@h.example.gov:1993", "imaps://u@h.example.gov:2993"),
        ("imaps://u@h.example.gov", "imaps://v@h.example.gov"),
    ],
)
def test_mailboxes_that_servers_tell_apart_are_two(folder, one, two):
    (folder.path / "secret").write_text("s")
    assert len(folder.load(MINIMAL, boxes(one, two)).mailboxes) == 2


@pytest.mark.parametrize(
    ("domain", "mend"),
    [
        ("*.example.gov", 'write "example.gov", which counts with all below it'),
        ("https://www.example.gov/team", 'write "www.example.gov", which counts with all below it'),
        ("http://Example.gov:80", 'write "example.gov", which counts with all below it'),
        ("mailto:someone@example.gov", "only whole domains are believed, never one address"),
        ("someone@example.gov", "only whole domains are believed, never one address"),
        ("example.gov,other.gov", 'write each in quotes of its own: ["example.gov", "other.gov"]'),
        ("a.gov; b.gov", 'write each in quotes of its own: ["a.gov", "b.gov"]'),
        ("example gov", "write one like example.gov"),
        ("example..gov", "write one like example.gov"),
        ("-.gov", "write one like example.gov"),
        ("beh\u00f6rde.example", 'write "xn--behrde-yxa.example", as mail servers do'),
        (".", "write one like example.gov"),
    ],
)
def test_what_is_no_domain_of_an_agency_is_said_with_what_to_write(folder, domain, mend):
    said = complaint(folder, MINIMAL, f'[trust]\nagency_domains = ["{domain}"]\n')
    assert "line 8: trust.agency_domains[0]: " in said
    assert f"is no domain: {mend}" in said


def test_a_slip_in_the_address_of_a_narrowed_planner_is_said_with_the_planner_meant(folder):
    planners = MINIMAL.replace("[mailbox]", 'planners = ["Planner@example.gov"]\n[mailbox]')
    narrowed = '[digest]\nonly = { "PLANNER@example.gov" = ["Networks"] }\n'
    assert folder.load(planners, narrowed).offices[0].digest.only
    slip = narrowed.replace("PLANNER", "planer")
    told = "'planer@example.gov' is no planner's address of any office"
    assert f'{told}: did you mean "Planner@example.gov"?' in complaint(folder, planners, slip)
    other = narrowed.replace("PLANNER", "crm.lead")
    mend = "add it to planners, or take it out here; planners are Planner@example.gov."
    assert mend in complaint(folder, planners, other)


def test_a_narrowed_planner_may_be_one_of_another_office_that_shares_the_table(folder):
    offices = '[offices.ct_cep]\nplanners = ["a@example.gov"]\n[offices.bc_crm.digest]\nahead = 3\n'
    narrowed = '[digest.only]\n"a@example.gov" = ["Networks"]\n'
    assert folder.load(MINIMAL, offices + narrowed).office("bc_crm").digest.only
    own = '[offices.bc_crm.digest.only]\n"b@example.gov" = ["Networks"]\n'
    said = "line 10: offices.bc_crm.digest.only.b@example.gov: 'b@example.gov' is no planner's"
    assert said in complaint(folder, MINIMAL, offices.partition("[offices.bc")[0] + own)


def test_an_office_cannot_narrow_the_planner_of_another_one(folder):
    offices = (
        '[offices.ct_cep]\nplanners = ["a@example.gov"]\n'
        '[offices.bc_crm]\nplanners = ["b@example.gov"]\n[offices.bc_crm.digest.only]\n'
    )
    said = complaint(folder, MINIMAL, offices + '"A@example.gov" = ["Networks"]\n')
    assert "'A@example.gov' is a planner of ct_cep, not of bc_crm: write it under" in said
    assert "[offices.ct_cep.digest] only, or under [digest] only" in said
    own = folder.load(MINIMAL, offices + '"b@example.gov" = ["Networks"]\n')
    assert own.office("bc_crm").digest.only


def test_of_a_variable_the_table_that_is_wrong_is_said(folder):
    said = complaint(folder, DATABSE__URL="x")
    assert said == 'INTAKE_MAILBOT_DATABSE__URL: there is no such setting: did you mean "database"?'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("intake@example.gov", "nobody", "line 2: office.address: 'nobody' is no mail address"),
        ('address = "intake@example.gov"', "", "missing: set office.address or INTAKE_MAILBOT_OFF"),
        ('url = "maildir:var/mailbox"', "", "line 3: mailbox.url: the mailbox to watch, is"),
        ('url = "dir:var/sent"', "", "outgoing.url: where replies go, is missing"),
        ("maildir:var/mailbox", "imap://u@h", "'imap' sends passwords in the clear: write one of"),
        ("maildir:var/mailbox", "imaps://host", "does not say whose mailbox: write imaps://user@"),
        ("maildir:var/mailbox", "imaps://u@", "names no server"),
        ("maildir:var/mailbox", "imaps://u@h:port", "this imaps URL cannot be read"),
        ("maildir:var/mailbox", "mail", "'mail' is no kind that is known here"),
        ("maildir:var/mailbox", "imaps://u@h", "line 3: mailbox.password: the password is missing"),
        ("dir:var/sent", "smtps://u@h", "outgoing.password: the password is missing"),
        ("dir:var/sent", "smtps://u@h/x", "has a path"),
        ("dir:var/sent", "smtp://h", "'smtp' sends passwords in the clear"),
        ("[mailbox]", "[mailbox", "is not well-formed TOML"),
    ],
)  # fmt: skip
def test_what_is_missing_or_unusable_is_said_with_the_mend(folder, old, new, said):
    assert said in complaint(folder, MINIMAL.replace(old, new))


def test_a_missing_password_is_said_with_both_ways_to_give_it(folder):
    said = complaint(folder, MINIMAL.replace("maildir:var/mailbox", "imaps://u@h"))
    assert "set INTAKE_MAILBOT_MAILBOX__PASSWORD in the environment" in said
    assert "or mailbox.password_file to a file that holds it." in said


def test_a_password_in_a_url_is_refused_and_not_repeated(folder):
    said = complaint(folder, MINIMAL.replace("maildir:var/mailbox", "imaps://u:hunter2@h"))
    assert "a password stands in the URL" in said
    assert "hunter2" not in said


def test_what_a_variable_says_is_complained_of_by_the_variables_name(folder):
    said = complaint(folder, DATABASE__ULR="x")
    assert said.startswith(
        'INTAKE_MAILBOT_DATABASE__ULR: there is no such setting: did you mean "url"'
    )
    assert complaint(folder, DIGEST__AT="noon").startswith("INTAKE_MAILBOT_DIGEST__AT: 'noon'")
    assert "this is no list" in complaint(folder, OFFICE__PLANNERS="[x")
    assert "no mailbox of this name" in complaint(folder, MAILBOXES__X__PASSWORD="x")
    assert "needs a table" in complaint(folder, "office = 1\n", OFFICE__NAME="x")


def test_password_files_must_be_there_and_hold_something(folder):
    text = MINIMAL.replace('maildir:var/mailbox"', 'imaps://u@h"\npassword_file = "secret"')
    assert "line 5: mailbox.password_file: …/secret cannot be read" in complaint(folder, text)
    (folder.path / "secret").write_text("\n")
    assert "secret is empty" in complaint(folder, text)
    (folder.path / "secret").write_bytes(b"\xff")
    assert "it is not UTF-8" in complaint(folder, text)


def test_mailboxes_and_their_ways_out_must_be_defined_once(folder):
    box = '[[mailboxes]]\nname = "m"\nurl = "maildir:m"\n'
    assert "'m' is named twice" in complaint(folder, MINIMAL, box + box)
    said = complaint(folder, MINIMAL, box + 'outgoing = "rely"\n[outgoings.relay]\nurl = "dir:r"\n')
    assert "line 10: mailboxes[0].outgoing: 'rely' is not defined: did you mean \"relay\"?" in said


def test_a_missing_file_is_said_with_the_way_to_one(tmp_path):
    with pytest.raises(SettingsError, match=r"no config\.toml in .*: copy config\.example\.toml"):
        load_settings(None, {}, tmp_path)
    with pytest.raises(SettingsError, match="INTAKE_MAILBOT_CONFIG"):
        load_settings(None, {"INTAKE_MAILBOT_CONFIG": "no.toml"}, tmp_path)
    with pytest.raises(SettingsError, match="--config"):
        load_settings(tmp_path / "no.toml", {}, tmp_path)


def test_lines_are_found_under_long_strings_and_nested_tables():
    text = '[a]\nb = """\nc = 1\n"""\nd.e = 2\n[[f]]\n[f.g]\nh = 3\n[[f]]\n"i" = 4\n'
    lines = line_numbers(text)
    assert lines == {
        ("a",): 1, ("a", "b"): 2, ("a", "d", "e"): 5, ("f", 0): 6, ("f", 0, "g"): 7,
        ("f", 0, "g", "h"): 8, ("f", 1): 9, ("f", 1, "i"): 10,
    }  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_settings_or_one_sentence(folder, text):
    (folder.path / "config.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(SettingsError):
        load_settings(None, {}, folder.path)


def test_the_missing_password_of_a_named_mailbox_is_said_with_its_variable(folder):
    box = '[[mailboxes]]\nname = "box one"\nurl = "imaps://u@h"\n'
    assert "set INTAKE_MAILBOT_MAILBOXES__BOX_ONE__PASSWORD" in complaint(folder, MINIMAL, box)


def test_a_settings_file_that_is_a_folder_is_said(tmp_path):
    with pytest.raises(SettingsError, match="no settings file"):
        load_settings(tmp_path, {}, tmp_path)


TABLES = ["office", "offices", "mailbox", "mailboxes", "outgoing", "outgoings", "digest", "trust"]
KEYS = ["url", "name", "at", "planners", "password", "x", "0"]
WORDS = st.sampled_from([*TABLES, *KEYS])
ODD = ["mailboxes = 1", "mailboxes = [1]", "offices = [1]", "office = 1", "outgoing = 1", ""]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.dictionaries(st.lists(WORDS, min_size=1, max_size=4).map("__".join), st.text(max_size=20)),
    st.sampled_from([*ODD, MINIMAL]),
)
@example({"offices__office": ""}, "offices = [1]")
def test_any_variables_give_settings_or_one_sentence(folder, environ, text):
    with contextlib.suppress(SettingsError):
        folder.load(text, **environ)
