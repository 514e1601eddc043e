"""From the tables of the file to the settings that the product uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.settings import keys
from intake_mailbot.settings.databases import database_settings
from intake_mailbot.settings.document import Document, spelled, variable
from intake_mailbot.settings.model import (
    DigestSettings,
    FilesSettings,
    LimitSettings,
    MailboxSettings,
    OfficeSettings,
    OutgoingSettings,
    RetentionSettings,
    ServiceSettings,
    Settings,
    TokenSettings,
    TrustSettings,
)
from intake_mailbot.settings.people import people
from intake_mailbot.settings.roots import signature_roots
from intake_mailbot.settings.schema import (
    DigestTable,
    MailboxTable,
    NamedMailboxTable,
    OfficeTable,
    OutgoingTable,
    SettingsFile,
    TrustTable,
)
from intake_mailbot.settings.secrets import secret
from intake_mailbot.settings.sign_in import existing, needed_secret, token_settings
from intake_mailbot.settings.urls import (
    ImapUrl,
    SmtpUrl,
    files_url,
    mailbox_url,
    outgoing_url,
    same_mailbox,
)

_T = TypeVar("_T")


@dataclass(frozen=True)
class Resolver:
    """Makes settings of one document's tables; every complaint names the key and its line."""

    document: Document
    file: SettingsFile

    def settings(self) -> Settings:
        """All of it. Raises SettingsError."""
        offices = self._offices()
        return Settings(
            offices=offices,
            mailboxes=self._mailboxes(tuple(office.key for office in offices)),
            database=database_settings(self.document, self.file.database),
            files=FilesSettings(
                self._url(files_url, self.file.files.url, ("files", "url")),
                self.file.files.shared,
            ),
            trust=self._trust(self.file.trust),
            limits=LimitSettings(**self.file.limits.model_dump()),
            retention=RetentionSettings(**self.file.retention.model_dump()),
            service=ServiceSettings(**self.file.service.model_dump()),
            source=self.document.source,
        )

    def _offices(self) -> tuple[OfficeSettings, ...]:
        if not self.file.offices:
            table = self.file.office
            key = Path(table.forms[0]).name
            return (self._office(key, table, ("office",)),)
        return tuple(
            self._office(key, table, ("offices", key)) for key, table in self.file.offices.items()
        )

    def _office(self, key: str, table: OfficeTable, path: keys.Path) -> OfficeSettings:
        if table.address is None:
            raise self._missing((*path, "address"), "the office's mail address, From of replies")
        return OfficeSettings(
            key=key,
            forms=tuple(self._form(form, (*path, "forms")) for form in table.forms),
            name=table.name or table.address,
            address=table.address,
            time_zone=ZoneInfo(table.time_zone),
            planners=people(self.document, self.file, table, (*path, "planners")),
            digest=_digest(table.digest or self.file.digest),
            holidays=table.holidays,
            closed_on=frozenset(table.closed_on),
            closing_time=table.closing_time,
            unsigned_word_is_draft=table.unsigned_word_is_draft,
            contacts=table.contacts,
        )

    def _form(self, form: str, path: keys.Path) -> str:
        """An id stays as it is; what looks like a path is one."""
        if "/" in form or form.startswith(("~", ".")):
            return str(self.document.file(path, form).resolve())
        return form

    def _mailboxes(self, offices: tuple[str, ...]) -> tuple[MailboxSettings, ...]:
        if not self.file.mailboxes:
            outgoing = self._outgoing("outgoing", self.file.outgoing, ("outgoing",))
            return (self._mailbox("mailbox", self.file.mailbox, ("mailbox",), offices, outgoing),)
        made: list[MailboxSettings] = []
        for index, table in enumerate(self.file.mailboxes):
            path: keys.Path = ("mailboxes", index)
            if table.name in {box.name for box in made}:
                raise self.document.error((*path, "name"), f"{table.name!r} is named twice")
            chosen = tuple(
                self._known(office, offices, (*path, "offices")) for office in table.offices
            )
            outgoing = self._outgoing_of(table, path)
            box = self._mailbox(table.name, table, path, chosen or offices, outgoing)
            self._require_own(box, made, path)
            made.append(box)
        return tuple(made)

    def _require_own(
        self, box: MailboxSettings, others: Iterable[MailboxSettings], path: keys.Path
    ) -> None:
        """Raise where another table watches the same mailbox: each mail would be answered twice."""
        for other in others:
            if same_mailbox(other.url, box.url):
                said = f"the mailbox {other.name!r} watches it already: name all offices there"
                raise self.document.error((*path, "url"), said)

    def _mailbox(
        self,
        name: str,
        table: MailboxTable,
        path: keys.Path,
        offices: tuple[str, ...],
        outgoing: OutgoingSettings,
    ) -> MailboxSettings:
        if table.url is None:
            raise self._missing((*path, "url"), "the mailbox to watch")
        url = self._url(mailbox_url, table.url, (*path, "url"))
        signs_in = isinstance(url, ImapUrl)
        needed = needed_secret(table) if signs_in else ""
        return MailboxSettings(
            name=name,
            url=url,
            offices=offices,
            outgoing=outgoing,
            auth=table.auth,
            password=self._password(table.password, table.password_file, path, needed=needed),
            token=token_settings(self.document, table, path) if signs_in else TokenSettings(),
            answer_mail_before_start=table.answer_mail_before_start,
            ca_file=self._ca_file(table.ca_file, path),
            timeout_seconds=table.timeout_seconds,
            poll_seconds=table.poll_seconds,
            largest_megabytes=table.largest_megabytes,
        )

    def _outgoing_of(self, table: NamedMailboxTable, path: keys.Path) -> OutgoingSettings:
        """A mailbox's own way out: named, written inside it, of its own name, or the common one."""
        chosen, named = table.outgoing, self.file.outgoings
        if isinstance(chosen, OutgoingTable):
            return self._outgoing(table.name, chosen, (*path, "outgoing"))
        if chosen and chosen != "outgoing":
            name = self._known(chosen, tuple(named), (*path, "outgoing"))
            return self._outgoing(name, named[name], ("outgoings", name))
        if not chosen and table.name in named:
            return self._outgoing(table.name, named[table.name], ("outgoings", table.name))
        return self._outgoing("outgoing", self.file.outgoing, ("outgoing",))

    def _outgoing(self, name: str, table: OutgoingTable, path: keys.Path) -> OutgoingSettings:
        if table.url is None:
            raise self._missing((*path, "url"), "where replies go")
        url = self._url(outgoing_url, table.url, (*path, "url"))
        signs_in = isinstance(url, SmtpUrl) and url.user is not None
        needed = needed_secret(table) if signs_in else ""
        return OutgoingSettings(
            name=name,
            url=url,
            auth=table.auth,
            password=self._password(table.password, table.password_file, path, needed=needed),
            token=token_settings(self.document, table, path) if signs_in else TokenSettings(),
            ca_file=self._ca_file(table.ca_file, path),
            timeout_seconds=table.timeout_seconds,
            envelope=table.envelope,
        )

    def _trust(self, table: TrustTable) -> TrustSettings:
        name, _, value = table.internal_header.partition(":")
        return TrustSettings(
            authserv_ids=tuple(name.lower() for name in table.authserv_ids),
            agency_domains=table.agency_domains,
            internal_header=(name.strip(), value.strip()) if name else None,
            signature_roots=signature_roots(self.document, table.signature_roots),
        )

    def _password(
        self, given: SecretStr | None, file: str, path: keys.Path, *, needed: str
    ) -> SecretStr | None:
        return secret(self.document, given, file, path, needed=needed)

    def _ca_file(self, text: str, path: keys.Path) -> Path | None:
        return self._existing(text, (*path, "ca_file")) if text else None

    def _existing(self, text: str, path: keys.Path) -> Path:
        return existing(self.document, text, path)

    def _url(self, parse: Callable[[str, Path], _T], text: str, path: keys.Path) -> _T:
        try:
            return parse(text, self.document.base.absolute())
        except ValueError as error:
            raise self.document.error(path, str(error)) from error

    def _known(self, word: str, known: tuple[str, ...], path: keys.Path) -> str:
        if word in known:
            return word
        near = keys.nearest(word, known)
        mend = f'did you mean "{near}"?' if near else f"known are {', '.join(known) or 'none'}"
        raise self.document.error(path, f"{word!r} is not defined: {mend}")

    def _missing(self, path: keys.Path, what: str) -> SettingsError:
        return self.document.error(
            path, f"{what}, is missing: set {spelled(path)} or {variable(path)}"
        )


def inherited(values: Mapping[str, object]) -> dict[str, object]:
    """The file's tables, where keys left out are filled in from the single tables.

    Those are ``[office]``, ``[mailbox]``, ``[outgoing]``, and ``[digest]`` for an office's own.
    An office of the long form has the form of its own name. Tables in ``[outgoing]`` are ways out
    by name, as those in ``[outgoings]``.
    """
    tree = dict(values)
    tree |= _split_outgoing(tree)
    for plural, single in (("offices", "office"), ("outgoings", "outgoing")):
        common, named = tree.get(single), tree.get(plural)
        if isinstance(named, Mapping):
            tree[plural] = {key: _over(common, table) for key, table in named.items()}
            if plural == "offices":
                _own_form(tree[plural], named)
    for place in (tree.get("offices"), {"": tree.get("office")}):
        _digests(place, tree.get("digest"))
    boxes = tree.get("mailboxes")
    if isinstance(boxes, list):
        tree["mailboxes"] = [_over(tree.get("mailbox"), box) for box in boxes]
    return tree


def _digests(offices: object, common: object) -> None:
    for table in offices.values() if isinstance(offices, dict) else ():
        if isinstance(table, dict) and "digest" in table:
            table["digest"] = _over(common, table["digest"])


def _own_form(made: object, named: Mapping[str, object]) -> None:
    if isinstance(made, dict):
        for key, table in named.items():
            if isinstance(table, Mapping) and "forms" not in table:
                made[key]["forms"] = [key]


def _split_outgoing(tree: Mapping[str, object]) -> dict[str, object]:
    outgoing = tree.get("outgoing")
    if not isinstance(outgoing, Mapping):
        return {}
    inner = {key: table for key, table in outgoing.items() if isinstance(table, Mapping)}
    if not inner:
        return {}
    plain = {key: value for key, value in outgoing.items() if key not in inner}
    named = tree.get("outgoings")
    return {
        "outgoing": plain,
        "outgoings": inner | dict(named if isinstance(named, Mapping) else {}),
    }


def _over(common: object, own: object) -> object:
    if isinstance(common, Mapping) and isinstance(own, Mapping):
        return {**common, **own}
    return own


def _digest(table: DigestTable) -> DigestSettings:
    only = {address.lower(): divisions for address, divisions in table.only.items()}
    return DigestSettings(table.at, table.days, table.ahead, table.weekly, only)
