"""The words of a mail, from the office's templates."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    select_autoescape,
)

from form_templates.loader import COMMON
from form_templates.office import Office
from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.domain.judge import for_agency
from intake_mailbot.domain.model import Finding, Severity, Verdict
from intake_mailbot.domain.outcomes import Reply, ReplyKind, TrackedOutcome
from intake_mailbot.domain.rules import unsure
from intake_mailbot.replies.facts import ReplyFacts
from intake_mailbot.replies.looking import looks_of
from intake_mailbot.replies.words import by_section, local_day, long_date, short, wrapped

SUBJECT_LENGTH = 120
"""Subjects longer than this many characters are cut."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A mail's words: a subject on one line, plain text, HTML."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a template knows besides the facts: each attribute is a name in the template."""

    office: Office
    office_name: str
    address: str
    now: datetime
    blanks: tuple[str, ...]


def load_templates(folder: Path) -> None:
    """Compiles the templates in ``folder`` that there are; raises ``SettingsError``."""
    environment = template_environment(folder)
    try:
        for name in environment.list_templates(extensions=["j2"]):
            _template(folder, name)
    except TemplateError as error:
        raise SettingsError(f"the templates in {folder} cannot be used: {error}; mend them") from (
            error
        )


def render(reply: Reply, facts: ReplyFacts, setting: Setting) -> Rendered:
    """Renders the templates named after ``reply.kind``.

    Raises ``SettingsError`` where a template is missing or uses a value that does not exist.
    """
    picked = tuple(_told(facts.outcomes[index], reply.kind) for index in reply.outcomes)
    context = _context(reply, picked, facts, setting)
    folder, kind = setting.office.messages, reply.kind.value
    try:
        text = _template(folder, f"{kind}.txt.j2")
        html = _template(folder, f"{kind}.html.j2")
        subject = "".join(text.blocks["subject"](text.new_context(context)))
        return Rendered(
            short(subject, SUBJECT_LENGTH),
            wrapped(text.render(context)),
            html.render(context | {"subject": short(subject, SUBJECT_LENGTH)}),
        )
    except TemplateNotFound as error:
        raise SettingsError(f"{folder} has no template {error.name}; write one") from error
    except (TemplateError, KeyError) as error:
        raise SettingsError(
            f"the {kind} templates in {folder} cannot be used: {error}; mend them"
        ) from error


def _context(
    reply: Reply, picked: tuple[TrackedOutcome, ...], facts: ReplyFacts, setting: Setting
) -> dict[str, object]:
    said = {field.name: getattr(facts, field.name) for field in fields(facts)}
    known = {field.name: getattr(setting, field.name) for field in fields(setting)}
    form, process = setting.office.form, setting.office.process
    return {
        **said,
        **known,
        "their_subject": facts.subject,
        "kind": reply.kind.value,
        "outcomes": picked,
        "one": picked[0] if picked else None,
        "form": form,
        "form_name": form.short_title or form.title,
        "process": process,
        "contacts": process.contacts,
        "lists": process.lists,
        "Verdict": Verdict,
        "Severity": Severity,
        "ReplyKind": ReplyKind,
        "sections": partial(by_section, form=form),
        "local_day": partial(local_day, now=setting.now),
        "looks": partial(looks_of, form=form),
        "notes": _notes,
        "office_notes": partial(_office_notes, checks={check.id for check in form.checks}),
    }


def _told(one: TrackedOutcome, kind: ReplyKind) -> TrackedOutcome:
    """The outcome with the findings that the mail's receiver is told."""
    if kind is ReplyKind.PLANNER_NOTICE:
        return one
    outcome = one.outcome
    return replace(one, outcome=replace(outcome, judgement=for_agency(outcome.judgement)))


def _office_notes(outcome: TrackedOutcome, checks: set[str]) -> tuple[object, ...]:
    """What the office's own questions remind of, on a profile that is not returned."""
    findings = outcome.outcome.judgement.findings
    return tuple(f for f in findings if f.rule in checks and f.severity is Severity.WARNING)


def _notes(outcome: TrackedOutcome) -> tuple[Finding, ...]:
    """The findings without those about doubt, which a planner is shown by their places."""
    findings = outcome.outcome.judgement.findings
    return tuple(found for found in findings if found.rule != unsure.RULE)


@cache
def template_environment(folder: Path) -> Environment:
    """What reads the templates of one office's ``messages/``, and those that every office has."""
    environment = Environment(
        loader=FileSystemLoader([folder, COMMON]),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["short"] = short
    environment.filters["long_date"] = long_date
    return environment


@cache
def _template(folder: Path, name: str) -> Template:
    return template_environment(folder).get_template(name)
