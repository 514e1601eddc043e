import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from intake_mailbot.settings import load_settings
from intake_mailbot.settings.keys import tables_at
from intake_mailbot.settings.schema import NamedMailboxTable, SettingsFile

EXAMPLE = Path(__file__).parents[3] / "config.example.toml"
TEXT = EXAMPLE.read_text("utf-8")
SHORT = (
    "office", "mailbox", "outgoing", "database", "files", "trust", "limits", "service", "digest",
    "retention",
)  # fmt: skip
NEEDED = {("office", "address"), ("mailbox", "url"), ("outgoing", "url")}
SHOWN_OTHERWISE = {
    ("office", "name"),
    ("office", "planners"),
    ("office", "holidays"),
    ("trust", "agency_domains"),
}


def keys_of(table: str) -> list[str]:
    [model] = tables_at((table,))
    return [key for key in model.model_fields if key not in {"password", "digest"}]


def test_the_example_loads_as_it_stands():
    settings = load_settings(EXAMPLE, {}, Path("/"))
    assert settings.offices[0].key == "ct_cep"
    assert str(settings.mailboxes[0].url) == f"maildir:{EXAMPLE.parent / 'var/mailbox'}"


def test_the_examples_for_several_load_too(tmp_path):
    several = TEXT[TEXT.index("# ---- More than one") :]
    tables = "\n".join(re.findall(r"^#     (.*)$", several, re.MULTILINE))
    (tmp_path / "config.toml").write_text(TEXT + tables, "utf-8")
    settings = load_settings(None, {}, tmp_path)
    assert [office.key for office in settings.offices] == ["ct_cep", "cdt_esd"]
    assert [box.outgoing.name for box in settings.mailboxes] == ["outgoing", "relay"]
    for key in NamedMailboxTable.model_fields.keys() - set(keys_of("mailbox")) - {"password"}:
        assert f"#     {key} = " in several


@pytest.mark.parametrize("table", SHORT)
def test_every_key_stands_in_the_example_with_words_before_it(table):
    body = re.search(rf"^\[{table}\]\n(.*?)(?=^\[|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert body
    for key in keys_of(table):
        assert re.search(rf"^(# .+|[a-z_]+ = .+)\n{key} = ", body[1], re.MULTILINE), key


def test_the_example_names_every_table():
    named = {*SHORT, "offices", "mailboxes", "outgoings"}
    assert named == set(SettingsFile.model_fields)


@pytest.mark.parametrize(
    ("table", "key"), [(t, k) for t in SHORT for k in keys_of(t) if (t, k) not in NEEDED]
)
def test_the_values_shown_are_the_defaults(table, key):
    [model] = tables_at((table,))
    shown = tomllib.loads(TEXT)[table]
    if (table, key) in SHOWN_OTHERWISE:
        return
    with_it, without = model.model_validate(shown), model.model_validate(_but(shown, key))
    assert getattr(with_it, key) == getattr(without, key)


def _but(values: dict[str, object], key: str) -> dict[str, object]:
    return {name: value for name, value in values.items() if name != key}


def test_keys_of_tables_are_asked_of_the_schema():
    assert all(issubclass(model, BaseModel) for table in SHORT for model in tables_at((table,)))
