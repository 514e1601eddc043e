from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.settings import Envelope, SignIn, load_settings
from intake_mailbot.settings.urls import ImapUrl, MaildirUrl, SmtpUrl

from .conftest import MINIMAL


def test_an_address_and_two_urls_are_enough(folder):
    settings = folder.load()
    [office], [mailbox] = settings.offices, settings.mailboxes
    assert (office.key, office.forms, office.name) == ("ct_cep", ("ct_cep",), "intake@example.gov")
    assert office.time_zone == ZoneInfo("America/New_York")
    assert (office.digest.at, office.digest.days) == (time(18), frozenset(range(5)))
    assert office.closing_time is None
    assert mailbox.offices == ("ct_cep",)
    assert mailbox.outgoing.envelope is Envelope.OFFICE
    assert settings.trust.internal_header is None
    assert settings.database.shown == f"sqlite:///{folder.path}/var/intake.db"
    assert settings.files.url == f"file:{folder.path}/var/files"


def test_the_file_named_on_the_command_goes_before_the_variable_and_the_folder(folder, tmp_path):
    folder.write()
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(MINIMAL.replace("intake@", f"{name}@"))
    environ = {"INTAKE_MAILBOT_CONFIG": "two.toml"}
    by_option = load_settings(Path("one.toml"), environ, tmp_path)
    assert by_option.offices[0].address == "one@example.gov"
    assert load_settings(None, environ, tmp_path).offices[0].address == "two@example.gov"
    assert load_settings(None, {}, tmp_path).offices[0].address == "intake@example.gov"


def test_relative_paths_start_at_the_folder_of_the_file(folder, tmp_path):
    folder.write()
    settings = load_settings(folder.path / "config.toml", {}, Path("/"))
    assert settings.mailboxes[0].url == MaildirUrl(tmp_path / "var/mailbox")


def test_without_a_file_variables_alone_may_do(tmp_path):
    environ = {
        "INTAKE_MAILBOT_OFFICE__ADDRESS": "intake@example.gov",
        "INTAKE_MAILBOT_MAILBOX__URL": "maildir:m",
        "INTAKE_MAILBOT_OUTGOING__URL": "dir:s",
    }
    settings = load_settings(None, environ, tmp_path)
    assert settings.source is None
    assert settings.mailboxes[0].url == MaildirUrl(tmp_path / "m")


def test_variables_go_before_the_file(folder):
    settings = folder.load(
        DATABASE__URL="postgresql://bot@db.example.gov/intake",
        OFFICE__PLANNERS="a@example.gov, b@example.gov",
        TRUST__AGENCY_DOMAINS='["Example.GOV", "@ct.gov", " .vermont.gov "]',
        MAILBOX__ANSWER_MAIL_BEFORE_START="true",
        MAILBOX__POLL_SECONDS="2.5",
        DIGEST__DAYS="sat-mon",
    )
    assert settings.database.shown == "postgresql+psycopg://bot@db.example.gov/intake"
    assert settings.offices[0].planners == ("a@example.gov", "b@example.gov")
    assert settings.trust.agency_domains == ("example.gov", "ct.gov", "vermont.gov")
    assert settings.mailboxes[0].answer_mail_before_start is True
    assert settings.mailboxes[0].poll_seconds == 2.5
    assert settings.offices[0].digest.days == {5, 6, 0}


def test_other_variables_of_ours_are_left_alone(folder):
    assert folder.load(VERSION="1", CONFIG="")


def test_a_server_is_named_with_its_user_port_and_folder(folder):
    settings = folder.load(
        MAILBOX__URL="imap+starttls://best%40example.gov@mail.example.gov/Work%20Intake",
        MAILBOX__PASSWORD="secret",
        OUTGOING__URL="smtp+starttls://relay.example.gov",
    )
    url = settings.mailboxes[0].url
    assert url == ImapUrl("best@example.gov", "mail.example.gov", 143, True, "Work Intake")
    assert str(url) == "imap+starttls://best%40example.gov@mail.example.gov:143/Work%20Intake"
    assert settings.mailboxes[0].outgoing.url == SmtpUrl(None, "relay.example.gov", 587, True)


def test_a_user_that_is_an_address_may_be_written_as_it_is(folder):
    settings = folder.load(MAILBOX__URL="imaps://b@x.gov@[::1]:1993", MAILBOX__PASSWORD="s")
    url = settings.mailboxes[0].url
    assert url == ImapUrl("b@x.gov", "::1", 1993, False)
    assert str(url) == "imaps://b%40x.gov@[::1]:1993/INBOX"


def test_a_password_comes_from_the_environment_or_a_file_and_is_never_shown(folder):
    (folder.path / "secret").write_text("hunter2\n")
    url = 'url = "imaps://u@h"\npassword_file = "secret"'
    text = MINIMAL.replace('url = "maildir:var/mailbox"', url)
    by_file = folder.load(text).mailboxes[0].password
    by_variable = folder.load(text, MAILBOX__PASSWORD="hunter3").mailboxes[0].password
    assert by_file is not None
    assert by_variable is not None
    assert by_file.get_secret_value() == "hunter2"
    assert by_variable.get_secret_value() == "hunter3"
    empty = folder.load(text, MAILBOX__PASSWORD="").mailboxes[0].password
    assert empty == by_file
    assert "hunter" not in repr(folder.load(text, DATABASE__URL="postgresql://u:hunter4@h/d"))


def test_the_password_of_postgres_is_put_in_and_not_shown(folder):
    settings = folder.load(
        DATABASE__URL="postgresql+psycopg://bot@/intake?host=/run/pg", DATABASE__PASSWORD="p@ss"
    )
    assert "p%40ss" in settings.database.url.get_secret_value()
    assert "p%40ss" not in settings.database.shown
    assert "p@ss" not in repr(settings)


def test_a_sign_in_by_token_command_needs_no_password(folder):
    settings = folder.load(
        MAILBOX__URL="imaps://u@h", MAILBOX__AUTH="token-command", MAILBOX__TOKEN_COMMAND='["t"]'
    )
    assert settings.mailboxes[0].auth is SignIn.TOKEN_COMMAND
    assert settings.mailboxes[0].password is None
    assert settings.mailboxes[0].token.token_command == ("t",)


@pytest.mark.parametrize(
    ("auth", "said"),
    [
        ("microsoft365", "tenant is missing: microsoft365 needs it"),
        ("google", "service_account_file is missing: google needs it"),
        ("token-command", "token_command is missing: token-command needs it"),
    ],
)
def test_what_a_sign_in_by_token_lacks_is_named(folder, auth, said):
    with pytest.raises(SettingsError, match=f"mailbox.*{said}"):
        folder.load(MAILBOX__URL="imaps://u@h", MAILBOX__AUTH=auth, MAILBOX__PASSWORD="p")


def test_an_application_without_a_secret_hears_of_both_kinds(folder):
    with pytest.raises(SettingsError, match=r"client secret .* \(or certificate_file\) is missing"):
        folder.load(MAILBOX__URL="imaps://u@h", MAILBOX__AUTH="microsoft365")


def test_forms_are_ids_or_paths(folder):
    settings = folder.load(OFFICE__FORMS="./forms/ours,ct_cep")
    assert settings.offices[0].forms == (str(folder.path / "forms/ours"), "ct_cep")
    assert settings.offices[0].key == "ours"


CERTIFICATES = """\
Authority of Example State
-----BEGIN CERTIFICATE-----
b25l
-----END CERTIFICATE-----
-----BEGIN CERTIFICATE-----
dHdv
-----END CERTIFICATE-----
"""


def test_the_rest_is_read_as_it_is_meant(folder):
    (folder.path / "ca.pem").write_text(CERTIFICATES)
    more = """
[trust]
internal_header = "X-MS-Exchange-Organization-AuthAs: Internal"
signature_roots = ["ca.pem"]
[files]
url = "s3://bucket/prefix"
"""
    text = MINIMAL.replace(
        "[mailbox]", 'closing_time = "16:30"\nclosed_on = [2026-11-27]\n[mailbox]'
    )
    settings = folder.load(text, more, OUTGOING__ENVELOPE="null", MAILBOX__CA_FILE="ca.pem")
    assert settings.trust.internal_header == ("X-MS-Exchange-Organization-AuthAs", "Internal")
    assert settings.trust.signature_roots.certificates == (b"one", b"two")
    assert settings.mailboxes[0].ca_file == folder.path / "ca.pem"
    assert settings.files.url == "s3://bucket/prefix"
    assert settings.offices[0].closing_time == time(16, 30)
    assert settings.offices[0].closed_on == {date(2026, 11, 27)}
    assert settings.mailboxes[0].outgoing.envelope is Envelope.NULL


SEVERAL = """\
[office]
address = "intake@example.gov"
planners = ["p@example.gov"]
[digest]
at = "17:00"
days = "mon"
[offices.ct_cep]
name = "One"
[offices.cdt_esd]
forms = ["x"]
time_zone = "America/Los_Angeles"
digest = { at = "12:00" }
[mailbox]
poll_seconds = 5
[[mailboxes]]
name = "box-one"
url = "imaps://u@h"
[[mailboxes]]
name = "two"
url = "maildir:two"
offices = ["cdt_esd"]
[outgoing]
url = "smtps://u@h"
[outgoings.two]
url = "dir:two"
"""


def test_several_offices_take_what_they_leave_out_from_the_common_one(folder):
    settings = folder.load(SEVERAL, MAILBOXES__BOX_ONE__PASSWORD="s", OUTGOING__PASSWORD="t")
    one, two = settings.offices
    assert (one.key, one.forms, one.name, one.planners) == (
        "ct_cep",
        ("ct_cep",),
        "One",
        ("p@example.gov",),
    )
    assert (two.forms, two.time_zone.key) == (("x",), "America/Los_Angeles")
    assert (one.digest.at, two.digest.at, two.digest.days) == (time(17), time(12), {0})
    assert settings.office("cdt_esd") is two


def test_each_mailbox_has_its_offices_and_its_way_out(folder):
    settings = folder.load(SEVERAL, MAILBOXES__BOX_ONE__PASSWORD="s", OUTGOING__PASSWORD="t")
    one, two = settings.mailboxes
    assert (one.offices, two.offices) == (("ct_cep", "cdt_esd"), ("cdt_esd",))
    assert (one.outgoing.name, two.outgoing.name) == ("outgoing", "two")
    assert {one.poll_seconds, two.poll_seconds} == {5}


@pytest.mark.parametrize(
    "own",
    [
        'outgoing = "r"\n[outgoings.r]\nurl = "dir:r"',
        '[mailboxes.outgoing]\nurl = "dir:r"',
        '[outgoing.m]\nurl = "dir:r"',
    ],
)
def test_a_way_out_may_be_named_or_written_inside(folder, own):
    text = MINIMAL + '[[mailboxes]]\nname = "m"\nurl = "maildir:m"\n' + own + "\n"
    url = folder.load(text).mailboxes[0].outgoing.url
    assert str(url) == f"dir:{folder.path}/r"


def test_a_file_with_a_byte_order_mark_is_read(folder):
    assert folder.load("\ufeff" + MINIMAL)


def test_an_unreadable_file_is_said(tmp_path):
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_settings(None, {}, tmp_path)


def test_inner_tables_and_named_ones_are_set_by_variables_too(folder):
    more = '[[mailboxes]]\nname = "box one"\nurl = "maildir:m"\n[offices.ct_cep]\n'
    settings = folder.load(
        MINIMAL,
        more,
        OFFICES__CT_CEP__DIGEST__AT="06:30",
        OFFICES__NEW_ONE__NAME="New",
        MAILBOXES__BOX_ONE__OUTGOING__URL="dir:own",
    )
    assert settings.offices[0].digest.at == time(6, 30)
    assert [office.key for office in settings.offices] == ["ct_cep", "new_one"]
    assert str(settings.mailboxes[0].outgoing.url) == f"dir:{folder.path}/own"


def test_times_may_be_written_as_toml_times(folder):
    assert folder.load(MINIMAL, "[digest]\nat = 07:15:00\n").offices[0].digest.at == time(7, 15)
